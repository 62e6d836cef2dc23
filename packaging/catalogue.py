"""Bring the gettext catalogues in resources/translations/ up to date with the words in the code.

Takes every sentence marked with `_`, `N_` or `ngettext` (the compiled forms included), adds it to
each language's .po file, keeps what translators wrote, and compiles the .mo file that the program
reads. `catalogue.py --check` writes nothing and exits with 1, naming what is out of date, missing
or wrong.
"""

import argparse
import datetime
import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
DOMAIN = "hrd_desk"
LANGUAGES = ("ru", "ar")
_PLURALS = {"ngettext": (1, 2), "plural": (1, 2)}
KEYWORDS = {"_": None, "N_": None, "gettext": None, "mark": None, **_PLURALS}
FIELD = re.compile(r"\{(\w+)")
KEY = re.compile(r"&\w")
NUMBERS = {"count", "n", "records"}
"""Fields that hold the number of a plural."""

MOST_SHARED_FORMS, FORMS_OF_ONE_NUMBER = 3, 3
"""Russian has three forms, each for many numbers; the first three of six stand for one each."""

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


def files_of(root: Path, language: str) -> tuple[Path, Path]:
    """Return the paths of the .po and the .mo file of a language."""
    folder = root / "resources" / "translations" / language / "LC_MESSAGES"
    return folder / f"{DOMAIN}.po", folder / f"{DOMAIN}.mo"


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


def fields_of(text: str) -> set[str]:
    """Return the names of the {fields} in a sentence."""
    return set(FIELD.findall(text.replace("{{", "")))


def forms_of(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """Return a sentence as a list of its plural forms; of one form if it has no plural."""
    return [text] if isinstance(text, str) else list(text or ())


def fault_of(message: Message, *, demands_all: bool) -> str:
    """Return what is wrong with a translation, "" if nothing is.

    Each form tells what the sentence in the code tells; a form that stands for one number alone
    (of six: none, one, two) may leave the number out.
    """
    said, told = forms_of(message.id), forms_of(message.string)
    if not all(told):
        return "is missing" if demands_all or any(told) else ""
    fields = fields_of(said[-1])
    if any(fields_of(form) - fields for form in told):
        return "names fields that are not there"
    lone = set(range(FORMS_OF_ONE_NUMBER)) if len(told) > MOST_SHARED_FORMS else set()
    needed = [fields - NUMBERS if place in lone else fields for place in range(len(told))]
    if any(want - fields_of(form) for want, form in zip(needed, told, strict=True)):
        return "leaves out fields"
    if any(bool(KEY.search(form)) != bool(KEY.search(said[0])) for form in told):
        return "and the sentence do not both mark a key with &"
    return ""


def wanted_files(root: Path, *, demands_all: bool) -> tuple[dict[Path, bytes], list[str]]:
    """Return path and content of every catalogue, and what is wrong in the translations."""
    template = words_in_code(root)
    files: dict[Path, bytes] = {}
    faults: list[str] = []
    for language in LANGUAGES:
        paths = files_of(root, language)
        catalogue = updated(paths[0], language, template)
        files.update(zip(paths, as_files(catalogue), strict=True))
        found = ((message, fault_of(message, demands_all=demands_all)) for message in catalogue)
        faults += [
            f"{language}: the translation of {message.id!r} {fault}"
            for message, fault in found
            if message.id and fault
        ]
    return files, faults


def main() -> int:
    """Update or check; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, name what is wrong")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout to work on")
    options = parser.parse_args()
    files, faults = wanted_files(options.root, demands_all=options.check)
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
