"""What one record of a publication withholds and another one tells.

Each record may tell what its own marks allow, so such a file is clean: a witness of one case is
the victim of another, who wants to be known. Whoever reads both may put them together, so the
person is told. Records of one event are one thing to readers: there it stops the file.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _, ngettext
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.cases import Cases
from hrd_desk.publishing.counting import Counting
from hrd_desk.publishing.facts import Facts
from hrd_desk.publishing.orders import BriefKind
from hrd_desk.publishing.withheld import Secret, Secrets

_OF_STATISTICS = frozenset({*CODED_LISTS, "counts"})
"""The fields of which statistics print words; places are numbers there, judged as these are."""

_MOST_DAYS = 3
"""Of a record that is known to a month a town of any day of it is not the other's."""

_NAMED_THERE = "citations"
"""A source that one record of an event names is named of that event."""


@dataclass(frozen=True, slots=True)
class ToldElsewhere:
    """References of two records, and the field that is withheld in one and told in the other."""

    withheld_by: str
    withheld: str
    told_by: str
    told: str


TextsOfRecords = Iterable[tuple[Facts, Iterable[tuple[str, str]]]]
"""What is counted of each record of a file, and its texts that are told, each with its field."""


def told_elsewhere(
    records: TextsOfRecords, secrets: Secrets, found: Collection[Secret]
) -> tuple[ToldElsewhere, ...]:
    """Return where records tell `found`, the withheld texts that stand in a file all the same.

    `records` are read only where something was found, once, and not kept. Raises
    `InvalidInputError` where both records are of one event.
    """
    if not found:
        return ()
    search = _Search(secrets, found)
    for facts, texts in records:
        search.take(facts, texts)
    return tuple(dict.fromkeys(search.results()))


def told_by_cases(cases: Cases) -> TextsOfRecords:
    """Yield the records of a brief with the texts that it can print."""
    are_all = cases.order.kind is not BriefKind.STATISTICS
    for case in cases.cases:
        texts = case.brief.texts()
        yield case.facts, (pair for pair in texts if are_all or pair[0] in _OF_STATISTICS)


class _Search:
    """A search for the records that tell some secrets of others."""

    def __init__(self, secrets: Secrets, found: Collection[Secret]) -> None:
        self._secrets = secrets
        self._found = found
        self._keepers = {one for secret in found for one in secrets.withheld_by(secret)}
        self._facts: list[Facts] = []
        self._hits: list[tuple[Facts, str, Secret]] = []

    def take(self, facts: Facts, texts: Iterable[tuple[str, str]]) -> None:
        hits = [
            (facts, field, secret)
            for field, text in texts
            for secret in dict.fromkeys(self._secrets.found_in(text))
            if secret in self._found
        ]
        self._hits += hits
        if hits or facts.same_as or facts.reference in self._keepers:
            self._facts.append(facts)

    def results(self) -> Iterator[ToldElsewhere]:
        by_reference = {facts.reference: facts for facts in self._facts}
        event_of = {
            record.uid: number
            for number, event in enumerate(Counting(self._facts).events)
            for record in event
        }
        for teller, told, secret in self._hits:
            for reference in self._secrets.withheld_by(secret):
                keeper = by_reference.get(reference)
                if keeper is None or keeper is teller:
                    continue
                one = ToldElsewhere(reference, secret.field, teller.reference, told)
                if event_of[keeper.uid] == event_of[teller.uid]:
                    _refuse(one)
                elif secret.field == "places" and not _may_be_of_one_day(keeper, teller):
                    continue
                yield one


def _may_be_of_one_day(one: Facts, other: Facts) -> bool:
    """Return whether two records can tell of one day; else a town of one is not the other's."""
    if any(facts.first_day is None or not _is_of_days(facts) for facts in (one, other)):
        return False
    return one.days()[0] <= other.days()[1] and other.days()[0] <= one.days()[1]


def _is_of_days(facts: Facts) -> bool:
    first, last = facts.days()
    return (last - first).days < _MOST_DAYS


def _refuse(one: ToldElsewhere) -> None:
    if one.withheld == one.told == _NAMED_THERE:
        return
    sentence = _(
        "“{told}” of {told_by} tells what {withheld_by} withholds from these readers ({withheld}),"
        " and both records are of one event. Reword it, or mark both alike."
    )
    raise InvalidInputError(one.told, _worded(sentence, one))


def as_values(found: Iterable[ToldElsewhere]) -> list[dict[str, str]]:
    """Return what was found in JSON's types."""
    return [asdict(one) for one in found]


def warning_of(found: Sequence[ToldElsewhere]) -> str:
    """Return what to think of before the file is passed on; "" if nothing is told twice."""
    if not found:
        return ""
    sentence = _(
        "“{told}” of {told_by} tells what {withheld_by} withholds from these readers ({withheld})."
        " Whoever reads both may put them together: reword one, mark both alike, or publish them"
        " apart."
    )
    pairs = {(one.withheld_by, one.told_by) for one in found}
    return with_others(_worded(sentence, found[0]), len(pairs) - 1)


def with_others(sentence: str, more: int) -> str:
    """Return a sentence on the first of several, and how many more there are."""
    if not more:
        return sentence
    others = ngettext("So it is with {count} more.", "So it is with {count} more.", more)
    return f"{sentence} {others.format(count=more)}"


def _worded(sentence: str, one: ToldElsewhere) -> str:
    return sentence.format(
        told=field_label(one.told),
        told_by=one.told_by,
        withheld_by=one.withheld_by,
        withheld=field_label(one.withheld),
    )
