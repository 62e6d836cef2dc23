"""Records that an export leaves out, said reason by reason."""

from collections.abc import Iterable

from hrd_desk.cli.terminal import say
from hrd_desk.i18n import _, ngettext

_MOST_NAMED = 20


def say_left_out(left_out: Iterable[tuple[str, str]], unnamed: int = 0) -> None:
    """Say which records are not in a file, and why; those of one reason together.

    `left_out` are pairs of reference and reason, `unnamed` counts records beyond them.
    """
    references: dict[str, list[str]] = {}
    for reference, why in left_out:
        references.setdefault(why, []).append(reference)
    for why, named in references.items():
        if len(named) == 1:
            say(_("{reference} is not in it: {why}").format(reference=named[0], why=why))
            continue
        sentence = ngettext(
            "{count} record is not in it: {why}", "{count} records are not in it: {why}", len(named)
        )
        say(sentence.format(count=len(named), why=why))
        say("  " + ", ".join(named[:_MOST_NAMED]) + (" …" if len(named) > _MOST_NAMED else ""))
    if unnamed:
        sentence = ngettext("{count} more is not in it.", "{count} more are not in it.", unnamed)
        say(sentence.format(count=unnamed))
