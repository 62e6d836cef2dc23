"""What `find --facets` prints: counts of records by everything they are coded with."""

from collections.abc import Iterator
from typing import Any

from hrd_desk.i18n import _, language
from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.dimensions import TITLES, Dimension
from hrd_desk.storage.event_lists import EventFilter
from hrd_desk.storage.facets import Facet, facets
from hrd_desk.storage.found import found_events
from hrd_desk.vocabulary.vocabulary import Vocabulary


def facets_json(session: Any, vocabulary: Vocabulary, wanted: EventFilter) -> list[dict[str, Any]]:
    """Return the facets of what `wanted` lets through, as `--json` prints them."""
    columns = EventColumns().bring_up(session)
    found = found_events(session, columns, wanted.as_query())
    return [_facet_json(facet, vocabulary) for facet in facets(columns, vocabulary, found)]


def _facet_json(facet: Facet, vocabulary: Vocabulary) -> dict[str, Any]:
    lines = [
        {
            "code": line.group.code,
            "label": line.group.label(vocabulary, language()),
            "depth": line.group.depth,
            "records": line.count,
        }
        | ({"scheme": line.group.scheme} if line.group.scheme else {})
        for line in facet.lines
    ]
    return {"by": facet.dimension.value, "lines": lines, "missing": facet.missing}


def facet_lines(found: list[dict[str, Any]]) -> Iterator[str]:
    """Yield facets as lines: the title, and below it the counts; narrower terms stand further in.

    A record can stand in several lines, so the numbers do not add up.
    """
    for facet in found:
        if not facet["lines"]:
            continue
        yield _(TITLES[Dimension(facet["by"])])
        for line in facet["lines"]:
            yield f"{line['records']:>9,}  {'  ' * line['depth']}{line['label']}"
        if facet["missing"]:
            yield f"{facet['missing']:>9,}  " + _("(not recorded)")
