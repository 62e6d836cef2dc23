"""Everything that a person added to a brief which tells every event: nothing of it is hidden."""

from collections.abc import Iterator

from hrd_desk.publishing.cases import Cases
from hrd_desk.publishing.documents import Block
from hrd_desk.publishing.number_audit import Name
from hrd_desk.publishing.own_tables import OwnTables
from hrd_desk.publishing.report_tables import ReportTables
from hrd_desk.publishing.summed_tables import SummedTables
from hrd_desk.publishing.table_blocks import chart_block, cross_block, event_chart


def own_blocks(cases: Cases) -> Iterator[Block]:
    """Yield the added reports, charts and tables: of events, of violations and of people."""
    yield from ReportTables(cases, 0).blocks(frozenset(), frozenset())
    own, nothing = OwnTables(cases, {}, ()), frozenset[Name]()
    for part, title in own.charts:
        yield chart_block(cases, event_chart(cases, part, title), nothing)
    yield from (cross_block(cases, cross, nothing) for cross in own.crossed)
    sums = SummedTables(cases, 0).blocks(nothing, frozenset())
    yield from (block for _title, block in sums if block is not None)
