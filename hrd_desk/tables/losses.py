"""What a kind of file could not carry, in sentences."""

from collections.abc import Iterator, Mapping

from hrd_desk.i18n import N_, _
from hrd_desk.model.field_labels import field_label

_SENTENCES = {
    "cut": N_("Texts longer than a cell may be, which were cut (take CSV or JSON): {count}."),
    "without-point": N_(
        "Records without coordinates, which are in the file but on no map: {count}."
    ),
    "new-there": N_(
        "Records without an id of that collection, which each import there adds anew: {count}."
    ),
    "formula": N_(
        "Rows with a text that begins like a formula: {count}. Do not open this file in a"
        " spreadsheet."
    ),
    "date": N_("Dates that are not exact, of which only the first or last day is told: {count}."),
    "unix-begin": N_("Dates of 1 January 1970, which Uwazi shows as empty: {count}."),
    "counts": N_("Numbers of people in other roles than “affected”, which are left out: {count}."),
    "range": N_(
        "Numbers of people given as a range or in words, for which one number stands: {count}."
    ),
    "sources": N_("Sources of which only name and address are told: {count}."),
    "places": N_("Records of whose places only the coordinates of the main one are told: {count}."),
    "links": N_("Related events without a title that Uwazi could link to: {count}."),
    "same-label": N_("Terms with the label of another one in the same cell: {count}."),
    "new-term": N_("Uses of terms that the portal may lack and would add: {count}."),
}
_FIELD = N_("Records with “{field}”, for which there is no column: {count}.")
_FIELD_PREFIX = "field:"


def loss_sentences(losses: Mapping[str, int]) -> Iterator[str]:
    """Yield a sentence for each kind of loss, in the language of the screen."""
    for kind, count in losses.items():
        if kind.startswith(_FIELD_PREFIX):
            label = field_label(kind.removeprefix(_FIELD_PREFIX))
            yield _(_FIELD).format(count=count, field=label)
        else:
            yield _(_SENTENCES[kind]).format(count=count)
