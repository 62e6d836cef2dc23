"""Lists of terms as the thesauri of Uwazi: a column for each language, children below parents."""

import csv
import io
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.i18n import LANGUAGES, _, reason_of
from hrd_desk.storage.desk_folder import refuse_inside_desk
from hrd_desk.vocabulary.term_names import folded
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary
from hrd_desk.whole_files import write_whole

CHILD = "- "
"""Stands before the name of a child, in every language."""


def thesaurus_csv(vocabulary: Vocabulary, scheme: str, languages: Sequence[str]) -> bytes:
    """Return a list as Uwazi takes it in: a column for each language, children below parents.

    Terms that are switched off or replaced are left out; Uwazi knows two levels, and a parent that
    can be coded itself stands beside its children there.
    """
    choices = vocabulary.choices(scheme)
    if not choices:
        sentence = _("The list “{scheme}” has no terms. See `hrd-desk terms`.")
        raise InvalidInputError("scheme", sentence.format(scheme=scheme))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    writer.writerow([_language_name(language) for language in languages])
    groups: dict[str, list[Term]] = {}
    for term in choices:
        heading = vocabulary.find(scheme, term.broader)
        is_group = heading is not None and not heading.is_selectable
        is_shown = heading is not None and is_group and not heading.is_display_group
        groups.setdefault(heading.code if heading is not None and is_shown else "", []).append(term)
    for code, terms in groups.items():
        if code:
            writer.writerow(_labels(vocabulary.term(scheme, code), languages))
        mark = CHILD if code else ""
        for term in terms:
            writer.writerow([mark + label for label in _labels(term, languages)])
    return stream.getvalue().encode("utf-8")


def write_thesaurus(
    vocabulary: Vocabulary, scheme: str, languages: Sequence[str], path: Path
) -> None:
    """Write a list into the file at `path`; raises `HrdDeskError` if it cannot."""
    refuse_inside_desk(path)
    content = thesaurus_csv(vocabulary, scheme, languages)
    try:
        write_whole(path, content)
    except OSError as error:
        sentence = _(
            "The file could not be written there ({reason}). Choose another folder or name."
        )
        raise HrdDeskError(sentence.format(reason=reason_of(error))) from error


def _labels(term: Term, languages: Sequence[str]) -> list[str]:
    exact = term.matches.get("uwazi")
    return [
        str(exact) if exact and language == "en" else term.label(language) for language in languages
    ]


@cache
def language_names() -> Mapping[str, str]:
    """Return the codes of languages by their names in the languages of the program, folded."""
    from babel import Locale  # noqa: PLC0415  slow

    return {
        folded(name): code
        for speech in reversed(LANGUAGES)
        for code, name in Locale(speech).languages.items()
        if len(code) <= 3  # noqa: PLR2004  others are dialects
    }


def _language_name(code: str) -> str:
    from babel import Locale  # noqa: PLC0415  slow

    name = Locale("en").languages.get(code)
    if name is None:
        sentence = _("No language has the code “{code}”. Use codes like en, ru or th.")
        raise InvalidInputError("language", sentence.format(code=code))
    return str(name)
