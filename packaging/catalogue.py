"""Bring the gettext catalogues in resources/translations/ up to date with the words in the code.

Takes every sentence marked with `_`, `N_` or `ngettext` (the compiled forms included), adds it to
each language's .po file, keeps what translators wrote, and compiles the .mo file that the program
reads. `catalogue.py --check` writes nothing and exits with 1, naming what is out of date or wrong.
"""

import argparse
import datetime
import io
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
DOMAIN = "hrd_desk"
LANGUAGES = ("ru",)
PRINTED_DOMAIN, PRINTED_LANGUAGES = "publications", ("ar",)
"""Languages that publications speak and the program does not: only what is printed."""
PRINTED = (
    *("publishing/redact.py", "publishing/typesetting.py", "publishing/press.py"),
    *("publishing/entries.py", "publishing/furniture.py", "publishing/digest.py"),
    *("publishing/method.py", "publishing/annex.py", "publishing/cases.py"),
    *("publishing/speech.py", "publishing/wording.py", "publishing/figures.py"),
    *("publishing/point_map.py", "publishing/month_chart.py", "model/field_labels.py"),
    *("publishing/manuscript.py", "publishing/appendix.py", "publishing/submission.py"),
    *("publishing/case_list.py", "publishing/mandates.py", "publishing/orders.py"),
    *("publishing/bar_chart.py", "publishing/heat_table.py", "publishing/map_labels.py"),
)
PRINTED_SCHEMES = (
    *("violation", "right", "hrd-type", "perpetrator-state", "perpetrator-non-state"),
    *("gender", "count-role", "place-precision", "verification", "monitoring-status"),
    *("record-status", "confidentiality"),
)
_PLURALS = {"ngettext": (1, 2), "plural": (1, 2)}
KEYWORDS = {"_": None, "N_": None, "gettext": None, "mark": None, **_PLURALS}
FIELD = re.compile(r"\{(\w+)")
# The same words must give the same file, so the day is not the day of the run.
NO_DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def new_catalogue(language: str | None = None) -> Catalog:
    """Return a catalogue without messages."""
    return Catalog(
        language,
        DOMAIN,
        project="HRD Desk",
        version="main",
        header_comment="# Sentences of HRD Desk; written by packaging/catalogue.py.",
        msgid_bugs_address="see README.md",
        last_translator="see the history of this file",
        language_team="HRD Desk",
        creation_date=NO_DAY,
        revision_date=NO_DAY,
        fuzzy=False,
    )


def words_in_code(root: Path) -> Catalog:
    """Return every marked sentence, with the files it stands in."""
    template = new_catalogue()
    mapping = [("**.py", "python")]
    found = extract_from_dir(root / DOMAIN, mapping, keywords=KEYWORDS, comment_tags=("Shown:",))
    for name, _line, message, comments, _context in sorted(found, key=lambda row: row[:2]):
        place = (Path(DOMAIN, name).as_posix(), 0)
        template.add(message, locations=[place], auto_comments=comments)
    return template


def words_in_print(root: Path, template: Catalog) -> Catalog:
    """Return what publications print: phrases of `template`, and the labels of usual terms."""
    printed = new_catalogue()
    wanted = {Path(DOMAIN, name).as_posix() for name in PRINTED}
    for message in template:
        if message.id and wanted & {name for name, _line in message.locations}:
            printed.add(message.id, locations=message.locations)
    for scheme in PRINTED_SCHEMES:
        file = root / "resources" / "vocabularies" / f"{scheme}.toml"
        terms = tomllib.loads(file.read_text(encoding="utf-8"))["term"] if file.exists() else ()
        for term in terms:
            if term.get("enabled", True):
                place = file.relative_to(root).as_posix()
                printed.add(term["label"]["en"], locations=[(place, 0)])
    return printed


def files_of(root: Path, language: str, domain: str = DOMAIN) -> tuple[Path, Path]:
    """Return the paths of the .po and the .mo file of a language."""
    folder = root / "resources" / "translations" / language / "LC_MESSAGES"
    return folder / f"{domain}.po", folder / f"{domain}.mo"


def updated(source: Path, language: str, template: Catalog) -> Catalog:
    """Return the catalogue of a language with the words of `template`, translations kept."""
    catalogue = new_catalogue(language)
    if source.exists():
        with source.open("rb") as file:
            known = read_po(file, locale=language, domain=DOMAIN)
        for message in [*known, *known.obsolete.values()]:
            if message.id:
                catalogue[message.id] = message
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    return catalogue


def as_files(catalogue: Catalog) -> tuple[bytes, bytes]:
    """Return the content of the .po and of the .mo file."""
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, catalogue, width=100, sort_output=True, include_lineno=False)
    write_mo(compiled, catalogue)
    return text.getvalue(), compiled.getvalue()


def fields_of(text: str | tuple[str, ...] | list[str] | None) -> set[str]:
    """Return the names of the {fields} in a message or in any of its plural forms."""
    return set(FIELD.findall(text if isinstance(text, str) else " ".join(text or ())))


def wrong_translations(catalogue: Catalog) -> Iterator[Message]:
    """Yield translations that name {fields} which the sentence in the code does not have."""
    for message in catalogue:
        if fields_of(message.string) - fields_of(message.id):
            yield message


def wanted_files(root: Path) -> tuple[dict[Path, bytes], list[str]]:
    """Return path and content of every catalogue, and what is wrong in the translations."""
    template = words_in_code(root)
    files: dict[Path, bytes] = {}
    faults: list[str] = []
    domains = [(language, DOMAIN, template) for language in LANGUAGES]
    printed = words_in_print(root, template)
    if any(True for message in printed if message.id):
        domains += [(language, PRINTED_DOMAIN, printed) for language in PRINTED_LANGUAGES]
    for language, domain, words in domains:
        paths = files_of(root, language, domain)
        catalogue = updated(paths[0], language, words)
        files.update(zip(paths, as_files(catalogue), strict=True))
        faults += [
            f"{language}: the translation of {message.id!r} names fields that are not there"
            for message in wrong_translations(catalogue)
        ]
    return files, faults


def main() -> int:
    """Update or check; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, name what is wrong")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout to work on")
    options = parser.parse_args()
    files, faults = wanted_files(options.root)
    for path, content in files.items():
        if path.exists() and path.read_bytes() == content:
            continue
        if options.check:
            faults.append(f"{path.relative_to(options.root)} is out of date; run `make catalogue`")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
