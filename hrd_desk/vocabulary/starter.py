"""The vocabularies that a new desk starts with, read from `resources/vocabularies/`.

The files are described in `docs/formats/vocabularies.md`.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from hrd_desk.data import data_file
from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.vocabulary.checked_table import CheckedTable

ORIGINS = ("seed", "observed", "inferred")
"""Where a term was seen: in the sample record, on the portal, or nowhere yet."""

_SCHEME_KEYS = {"id", "field", "hierarchical", "label", "note", "term"}
_TERM_KEYS = {
    *("code", "broader", "selectable", "enabled", "origin", "label", "alt", "also", "scope"),
    *("replaced_by", "match", "portal_events", "evidence"),
}
_SCOPE_KEYS = {"include", "exclude", "count"}
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODES_OF_SCHEME = {"country": re.compile(r"[A-Z]{2}")}


@dataclass(frozen=True, slots=True)
class StarterTerm:
    """One coded term as shipped; `position` counts from 1 in display order, parents first.

    `search_words` lead to it and are no names of it; desks keep no copy of them.
    """

    code: str
    broader: str | None
    is_selectable: bool
    is_enabled: bool
    origin: str
    labels: Mapping[str, str]
    alt_labels: Mapping[str, tuple[str, ...]]
    scope_notes: Mapping[str, str]
    replaced_by: str | None
    matches: Mapping[str, object]
    position: int
    portal_events: int | None
    evidence: str
    search_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StarterScheme:
    """One list of terms as shipped; `field` says which field of which record it codes."""

    id: str
    field: str
    is_hierarchical: bool
    labels: Mapping[str, str]
    note: str
    terms: tuple[StarterTerm, ...]


@cache
def starter_schemes() -> tuple[StarterScheme, ...]:
    """Return every shipped vocabulary, sorted by id; read once."""
    paths = data_file("vocabularies").iterdir()
    texts = (path.read_text("utf-8") for path in paths if path.name.endswith(".toml"))
    return tuple(sorted(map(read_scheme, texts), key=lambda scheme: scheme.id))


@cache
def search_words(scheme: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words by which people look for the terms of a list, by code; none for others."""
    file = data_file("vocabularies", f"{scheme}.toml")
    text = file.read_text("utf-8") if file.is_file() else ""
    terms = read_scheme(text).terms if "\nalso" in text else ()  # the countries have none
    return {term.code: term.search_words for term in terms if term.search_words}


@cache
def shipped_digest() -> str:
    """Return a digest of all shipped vocabularies; it differs when any file does."""
    paths = sorted(data_file("vocabularies").iterdir(), key=lambda path: path.name)
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def read_scheme(text: str) -> StarterScheme:
    """Return the vocabulary written in `text`, the content of one TOML file.

    Raises `InvalidInputError`, which names vocabulary and term, for anything that
    `docs/formats/vocabularies.md` does not allow.
    """
    head = CheckedTable(_("A vocabulary file"), _parse(text))
    scheme_id = head.text("id")
    head = CheckedTable(scheme_id, head.values)
    head.refuse_other_keys(_SCHEME_KEYS)
    _refuse_other_shape(head, "id", _CODE)
    terms = tuple(_read_terms(scheme_id, head.tables("term")))
    _refuse_repeated_codes(scheme_id, terms)
    _refuse_bad_links(scheme_id, "broader", {term.code: term.broader for term in terms})
    _refuse_bad_links(scheme_id, "replaced_by", {term.code: term.replaced_by for term in terms})
    return StarterScheme(
        id=scheme_id,
        field=head.text("field"),
        is_hierarchical=head.claim("hierarchical", default=False),
        labels=head.labels("label"),
        note=head.optional_text("note") or "",
        terms=terms,
    )


def _parse(text: str) -> dict[str, object]:
    # Besides its own error tomllib lets through those of int() and of deep nesting.
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        sentence = _("A vocabulary file is not valid TOML: {reason}.")
        raise InvalidInputError("file", sentence.format(reason=error)) from error


def _read_terms(scheme_id: str, tables: Iterable[Mapping[str, object]]) -> Iterator[StarterTerm]:
    shape = _CODES_OF_SCHEME.get(scheme_id, _CODE)
    for position, values in enumerate(tables, start=1):
        code = values.get("code")
        name = code if isinstance(code, str) else f"#{position}"
        table = CheckedTable(f"{scheme_id} > {name}", values)
        table.refuse_other_keys(_TERM_KEYS)
        _refuse_other_shape(table, "code", shape)
        yield _read_term(table, position)


def _read_term(table: CheckedTable, position: int) -> StarterTerm:
    origin = table.optional_text("origin") or "inferred"
    if origin not in ORIGINS:
        raise table.wrong_value("origin")
    return StarterTerm(
        code=table.text("code"),
        broader=table.optional_text("broader"),
        is_selectable=table.claim("selectable", default=True),
        is_enabled=table.claim("enabled", default=True),
        origin=origin,
        labels=table.labels("label"),
        alt_labels=table.label_lists("alt"),
        scope_notes=table.texts("scope", _SCOPE_KEYS),
        replaced_by=table.optional_text("replaced_by"),
        matches=table.matches("match"),
        position=position,
        portal_events=table.optional_count("portal_events"),
        evidence=table.optional_text("evidence") or "",
        search_words=table.text_list("also") if "also" in table.values else (),
    )


def _refuse_other_shape(table: CheckedTable, key: str, shape: re.Pattern[str]) -> None:
    value = table.text(key)
    if shape.fullmatch(value):
        return
    if shape is _CODE:
        sentence = _(
            "{place}: the {key} {value} may hold small letters, digits, single hyphens; change it."
        )
    else:
        sentence = _("{place}: the {key} {value} must be two capital letters; change it.")
    raise InvalidInputError(key, sentence.format(place=table.place, key=key, value=value))


def _refuse_repeated_codes(scheme_id: str, terms: Iterable[StarterTerm]) -> None:
    seen: set[str] = set()
    for term in terms:
        if term.code in seen:
            sentence = _("{scheme} > {code}: two terms have this code; give one of them another.")
            raise InvalidInputError("code", sentence.format(scheme=scheme_id, code=term.code))
        seen.add(term.code)


def _refuse_bad_links(scheme_id: str, key: str, links: Mapping[str, str | None]) -> None:
    """Refuse a link to a code that does not exist, and a chain of links that comes back."""
    sound: set[str] = set()
    for code, target in links.items():
        if target is not None and target not in links:
            sentence = _("{scheme} > {code}: {key} names {target}, which is no term of this list.")
            raise InvalidInputError(
                key, sentence.format(scheme=scheme_id, code=code, key=key, target=target)
            )
    for code in links:
        chain: set[str] = set()
        step: str | None = code
        while step is not None and step not in sound:
            if step in chain:
                sentence = _("{scheme} > {code}: following {key} leads back to the same term.")
                raise InvalidInputError(key, sentence.format(scheme=scheme_id, code=step, key=key))
            chain.add(step)
            step = links[step]
        sound |= chain
