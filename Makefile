# For developers; everything goes through the one script that also serves users.
DESK := ./packaging/desk.sh
PY := $(or $(HRD_DESK_VENV),.venv)/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup run test forms fix bench faults monkey catalogue pictures figures packages

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*  ## /\1\t/p' $(MAKEFILE_LIST) | while IFS='	' read -r name words; do \
		printf '  make %-10s %s\n' "$$name" "$$words"; done

setup:
	@$(DESK) setup

run:  ## set everything up and open HRD Desk
	@$(DESK) run

test:  ## style, types, imports, forms, tests; ARGS="tests/model -k dates" goes to pytest
	@$(DESK) test $(ARGS)

forms: setup  ## compile ui/*.ui into hrd_desk/gui/generated
	@$(PY) packaging/compile_forms.py

fix: setup  ## format the code and mend what ruff can mend
	@$(PY) -m ruff check --fix; $(PY) -m ruff format

bench: setup  ## measure; prints one FIGURE a line
	@$(PY) -m tests.bench $(ARGS)

faults: setup  ## break things on purpose: kills, full disks, flipped bytes
	@$(PY) -m tests.faults $(ARGS)

monkey: setup  ## ten minutes of random keys and clicks over every window; ARGS="--seed 7"
	@$(PY) -m tests.faults.monkey $(ARGS)

catalogue: forms  ## gather new sentences for translators and compile the translations
	@$(PY) packaging/catalogue.py

pictures: setup  ## photograph every window in every language, light and dark, at 100 and 200 %; ARGS="--language ru"
	@$(PY) -m tests.screens $(or $(PICTURES),/tmp/hrd-desk-pictures) $(ARGS)

figures: setup  ## short bench and faults; writes figures.json
	@$(PY) packaging/figures.py

packages:  ## a wheel and a Debian package in dist/; see docs/packages.md
	@./packaging/packages.sh all
