"""What can be done about an entry of the inbox: each choice named by its result, with a key."""

from dataclasses import dataclass
from enum import StrEnum

from hrd_desk.gui.windows.inbox_facts import ItemFacts
from hrd_desk.gui.windows.inbox_values import brief, side_words
from hrd_desk.i18n import _, grouped, ngettext
from hrd_desk.model.conflicts import ConflictKind, Settlement
from hrd_desk.model.merging import Rule, rule_of
from hrd_desk.storage.frontier import DELETION
from hrd_desk.sync.inbox_entries import InboxKind


class Act(StrEnum):
    """The things that can be done."""

    KEEP = "keep"
    TAKE = "take"
    BOTH = "both"
    EDIT = "edit"
    ASK = "ask"
    ALIKE = "alike"
    OPEN = "open"
    DECIDE = "decide"
    ANSWER = "answer"
    MERGE_FIRST = "merge-first"
    MERGE_SECOND = "merge-second"
    PROPOSE = "propose"
    DIFFERENT = "different"
    ACCEPT_HELD = "accept-held"
    ACCEPT_ALL_HELD = "accept-all-held"
    IMPORT_AGAIN = "import-again"
    SHOW_FOLDER = "show-folder"
    SAY_COPIED = "say-copied"
    PUT_AWAY = "put-away"


SETTLEMENTS = {Act.KEEP: Settlement.SHOWN, Act.TAKE: Settlement.WAITING}


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what it does, its key and words; `column` is the one it stands below, if any."""

    act: Act
    key: str
    words: str
    column: int | None = None


def choices(facts: ItemFacts, selected: int = 0) -> list[Choice]:
    """Return what can be done about an entry on this desk.

    `selected` is how many questions are chosen with it in the list, 0 if it is alone.
    """
    found = _own_choices(facts, selected)
    if facts.is_event:
        found.append(Choice(Act.OPEN, "O", _("Open the record")))
    if facts.is_event and facts.is_headquarters and facts.item.kind is not InboxKind.DUPLICATE:
        found.append(Choice(Act.DECIDE, "D", _("Decide…")))
    return found


def _own_choices(facts: ItemFacts, selected: int) -> list[Choice]:
    kind = facts.item.kind
    if facts.detail is not None:
        return _question_choices(facts, selected)
    if kind is InboxKind.DUPLICATE:
        return _pair_choices(facts)
    if kind in (InboxKind.FILE, InboxKind.FORKED):
        return _file_choices(facts)
    if kind is InboxKind.HELD and facts.is_headquarters and facts.is_ripe:
        return _held_choices(facts)
    if kind is InboxKind.QUERY:
        return [Choice(Act.ANSWER, "A", _("Answer…"))]
    return []


def _held_choices(facts: ItemFacts) -> list[Choice]:
    name = facts.item.reference or facts.item.title
    words = _("Accept {record} without the missing step…").format(record=name)
    if not name:
        words = _("Accept this record without the missing step…")
    found = [Choice(Act.ACCEPT_HELD, "1", words)]
    count = len(facts.ripe)
    if count > 1:
        every = ngettext(
            "Accept all {count} record that waited long enough…",
            "Accept all {count} records that waited long enough…",
            count,
        )
        found.append(Choice(Act.ACCEPT_ALL_HELD, "2", every.format(count=grouped(count))))
    return found


# --- questions ------------------------------------------------------------------------------------


def _question_choices(facts: ItemFacts, selected: int) -> list[Choice]:
    detail = facts.detail
    if detail is None or not detail.may_settle or detail.is_settled:
        return []
    if detail.kind is ConflictKind.CHECK:
        found = [Choice(Act.KEEP, "1", _("The record is right as it is"))]
    else:
        keep, take = side_choices(facts)
        found = [Choice(Act.KEEP, "1", keep, 1), Choice(Act.TAKE, "2", take, 2)]
        if facts.both is not None:
            found.append(Choice(Act.BOTH, "3", _("Keep both texts…"), 0))
        if _may_be_written(facts):
            found.append(Choice(Act.EDIT, "E", _("Write another value…")))
    if facts.is_headquarters:
        found.append(Choice(Act.ASK, "A", _("Ask the field…")))
    alike = _alike_words(len(facts.alike), selected)
    return [*found, Choice(Act.ALIKE, "L", alike)] if alike else found


def _may_be_written(facts: ItemFacts) -> bool:
    """Return whether a third value makes sense beside the two."""
    detail = facts.detail
    if detail is None or detail.shown is None or detail.waiting is None or _is_deletion(facts):
        return False
    return rule_of(detail.row_kind, detail.group_number) is not Rule.RELEASE


def _alike_words(alike: int, selected: int) -> str:
    count = selected or alike
    if count <= 1:
        return ""
    words = (
        ngettext("The {count} selected…", "The {count} selected…", count)
        if selected
        else ngettext("All {count} alike…", "All {count} alike…", count)
    )
    return words.format(count=grouped(count))


def side_choices(facts: ItemFacts) -> tuple[str, str]:
    """Return the words of the two sides, as results: "Use “12 arrested” (ALM)"."""
    detail = facts.detail
    assert detail is not None  # noqa: S101  questions have one
    shown_code, waiting_code = (code or "?" for code in facts.codes)
    if _is_deletion(facts):
        is_waiting = bool((detail.waiting or {}).get("deleted_version"))
        keep = _("Keep the record") if is_waiting else _("Leave it deleted")
        take = _("Delete the record ({desk})") if is_waiting else _("Bring it back ({desk})")
        return keep, take.format(desk=waiting_code)
    shown, waiting = (brief(side_words(facts.rows, column)) for column in (1, 2))
    if shown == waiting:
        shown = waiting = ""
    if detail.kind is ConflictKind.STRICTER:
        keep, take = _("Keep “{value}”"), _("Use “{value}”")
        return keep.format(value=shown), take.format(value=waiting)
    return (
        _keep_form(shown, is_gone=detail.shown is None).format(value=shown, desk=shown_code),
        _take_form(waiting, is_gone=detail.waiting is None, is_new=detail.shown is None).format(
            value=waiting, desk=waiting_code
        ),
    )


def _is_deletion(facts: ItemFacts) -> bool:
    detail = facts.detail
    return detail is not None and detail.row_kind == "event" and detail.group_number == DELETION


def _keep_form(value: str, *, is_gone: bool) -> str:
    if is_gone:
        return _("Leave it out ({desk})")
    return _("Keep “{value}” ({desk})") if value else _("Keep the value shown ({desk})")


def _take_form(value: str, *, is_gone: bool, is_new: bool) -> str:
    if is_gone:
        return _("Remove it ({desk})")
    if not value:
        return _("Use the value that waits ({desk})")
    return _("Put in “{value}” ({desk})") if is_new else _("Use “{value}” ({desk})")


# --- pairs and files ------------------------------------------------------------------------------


def _pair_choices(facts: ItemFacts) -> list[Choice]:
    different = Choice(Act.DIFFERENT, "3", _("They are two events"))
    if len(facts.references) != len(("one", "other")):
        return []
    if not facts.is_headquarters:
        words = _("Propose to merge them")
        return [Choice(Act.PROPOSE, "1", words), different]
    keep = _("Keep {reference}, merge the other into it")
    one, other = (keep.format(reference=reference) for reference in facts.references)
    return [
        Choice(Act.MERGE_FIRST, "1", one, 0),
        Choice(Act.MERGE_SECOND, "2", other, 1),
        different,
    ]


def _file_choices(facts: ItemFacts) -> list[Choice]:
    found = []
    if facts.is_own_copy:
        words = _("This desk is the copy: make it a desk of its own…")
        found = [Choice(Act.SAY_COPIED, "1", words)]
    elif facts.file is not None:
        found = [
            Choice(Act.IMPORT_AGAIN, "1", _("Take it in again")),
            Choice(Act.SHOW_FOLDER, "2", _("Show in folder")),
        ]
    return [*found, Choice(Act.PUT_AWAY, "3", _("Remove from this list"))]
