"""The look at the words of a brief before it is set: nothing that was withheld may stand there."""

import re
from collections.abc import Callable, Iterable

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.guarded import Kept, told_regions
from hrd_desk.publishing.withheld import Secrets, may_hold
from hrd_desk.vocabulary.vocabulary import Vocabulary


def refuse_leaks(
    event: Event,
    vocabulary: Vocabulary,
    audience: Audience,
    printed: Iterable[tuple[str, str]],
) -> None:
    """Raise `InvalidInputError` if a withheld text of `event` stands in `printed`.

    `printed` holds texts with the names of the fields they come from. What does not hide a text:
    `hrd_desk.publishing.matching`.
    """
    refuse_kept(event, audience, Kept.of(event, vocabulary, audience), printed)


def refuse_kept(
    event: Event, audience: Audience, kept: Kept, printed: Iterable[tuple[str, str]]
) -> None:
    """Raise `InvalidInputError` if something `kept` of `event` stands in `printed`."""
    if not kept.texts and not kept.points:
        return
    printed = list(printed)
    if not _may_stand(event, audience, kept, [text for _place, text in printed]):
        return
    find_leak = _finder(event, audience, kept)
    for place, text in printed:
        field = find_leak(text)
        if field is not None:
            raise _leak(field, place)


_BETWEEN = "\n|\n"
"""Between texts: no hyphen at the end of one joins it with the next."""


def _may_stand(event: Event, audience: Audience, kept: Kept, texts: list[str]) -> bool:
    """Return whether anything kept can stand in `texts`: in most records nothing does."""
    # No name of a region goes over what stands between: the texts need one look, not one each.
    text = _without_regions(_BETWEEN.join(texts), told_regions(event, audience))
    return may_hold(text, kept)


def leak_finder(
    event: Event, vocabulary: Vocabulary, audience: Audience
) -> Callable[[str], str | None]:
    """Return what names the field whose withheld text stands in a text; None if none does."""
    return _finder(event, audience, Kept.of(event, vocabulary, audience))


def _finder(event: Event, audience: Audience, kept: Kept) -> Callable[[str], str | None]:
    secrets = Secrets(keeps_short_notes=True)
    secrets.keep_all(kept)
    regions = list(told_regions(event, audience))

    def find_leak(text: str) -> str | None:
        text = _without_regions(text, regions)
        return next((secret.field for secret in secrets.found_in(text)), None)

    return find_leak


def _without_regions(text: str, regions: Iterable[str]) -> str:
    for region in regions:  # many a town gave its region the name that may be told
        if _folded(region) in _folded(text):  # slower to look for without regard to capitals
            whole = rf"(?<!\w){re.escape(region)}(?!\w)"
            text = re.sub(whole, " ", text, flags=re.IGNORECASE)
    return text


def _folded(text: str) -> str:
    """Return a text without capitals; an I of Turkish is like any other, as to patterns."""
    return text.casefold().replace("\u0307", "").replace("\u0131", "i")


def _leak(field: str, place: str) -> InvalidInputError:
    sentence = _(
        "The brief was not written: a text withheld from these readers ({withheld}) stands in "
        "“{printed}”. Reword one of them, or mark the withheld one as public."
    )
    words = sentence.format(withheld=field_label(field), printed=field_label(place))
    return InvalidInputError(place, words)
