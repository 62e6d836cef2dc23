"""`hrd-desk terms DESK [SCHEME]`."""

import difflib
from typing import Annotated, Any

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile
from hrd_desk.cli.terminal import tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.errors import NotFoundError
from hrd_desk.i18n import N_, _, language
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.vocabulary.starter import StarterScheme, starter_schemes
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

Scheme = Annotated[
    str, typer.Argument(metavar="[SCHEME]", help=N_("Which list; without it, the lists there are."))
]
ShowAll = Annotated[
    bool, typer.Option("--all", help=N_("Also headings and terms that are switched off."))
]


def terms(
    desk: DeskPath,
    scheme: Scheme = "",
    show_all: ShowAll = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Print the code and the path of every term of a list, or the lists themselves."""
    schemes = {known.id: known for known in starter_schemes()}
    if scheme and scheme not in schemes:
        raise NotFoundError(_unknown(scheme, list(schemes)))
    with opened(desk, passphrase_file) as open_desk, open_desk.database.snapshot() as session:
        vocabulary = load_vocabulary(session)
    if not scheme:
        _print_schemes(vocabulary, list(schemes.values()), as_json)
        return
    listed = list(vocabulary.walk(scheme)) if show_all else vocabulary.choices(scheme)
    if as_json:
        found = [_term_json(vocabulary, term) for term in listed]
        tell_json({"scheme": scheme, "terms": found})
        return
    width = max((len(term.code) for term in listed), default=0)
    for term in listed:
        path = vocabulary.path_text(scheme, term.code, language())
        tell(f"{term.code:{width}}  {path}{_marks(term)}")


def _unknown(scheme: str, known: list[str]) -> str:
    near = difflib.get_close_matches(scheme, known, 1) or known
    sentence = _("There is no list “{scheme}”. Try {known}.")
    return sentence.format(scheme=scheme, known=", ".join(near))


def _print_schemes(vocabulary: Vocabulary, schemes: list[StarterScheme], as_json: bool) -> None:
    counts = {scheme.id: len(vocabulary.choices(scheme.id)) for scheme in schemes}
    labels = {s.id: s.labels.get(language(), s.labels["en"]) for s in schemes}
    if as_json:
        rows = [{"scheme": name, "label": labels[name], "terms": n} for name, n in counts.items()]
        tell_json({"schemes": rows})
        return
    for name, number in counts.items():
        tell(f"{name:22} {number:4}  {labels[name]}")


def _marks(term: Term) -> str:
    if term.replaced_by is not None:
        return "  " + _("[replaced by {code}]").format(code=term.replaced_by)
    if not term.is_selectable:
        return "  " + _("[heading]")
    return "" if term.is_enabled else "  " + _("[switched off]")


def _term_json(vocabulary: Vocabulary, term: Term) -> dict[str, Any]:
    return {
        "code": term.code,
        "label": term.label(language()),
        "path": vocabulary.path(term, language()),
        "broader": term.broader,
        "is_selectable": term.is_selectable,
        "is_enabled": term.is_enabled,
        "replaced_by": term.replaced_by,
        "origin": term.origin,
    }
