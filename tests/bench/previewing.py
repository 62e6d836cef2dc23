"""What it takes from a changed choice to the first page of the preview in the publish window.

`python -m tests.bench.previewing [--short]`. The work is that of the window's job: records are
read from an encrypted desk and redacted (`first`) or were kept (the other choices); the first two
pages are set, compared and drawn. `rest` makes the file.
"""

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from hrd_desk.gui.windows.publish_drafts import Drafts
from hrd_desk.gui.windows.publish_work import Draft, page_images
from hrd_desk.progress import silent
from hrd_desk.publishing.orders import BriefKind, Grouping, Order, PaperSize, Stamp
from hrd_desk.storage.event_lists import EventFilter
from hrd_desk.storage.opening import OpenDesk, create_desk
from tests.bench.building import insert_events
from tests.bench.population import Population
from tests.builders import PASSPHRASE, cheap_cost, vocabulary_of
from tests.figures import tell

LONG, SHORT = (10, 1_000, 10_000), (10, 1_000)
KINDS = (BriefKind.DIGEST, BriefKind.CASE_LIST)
PIXELS_PER_POINT = 1.0


def measure(*, is_short: bool) -> None:
    """Tell milliseconds until the first pages are there, and from there to the whole file."""
    for count in SHORT if is_short else LONG:
        with tempfile.TemporaryDirectory() as folder, _desk(Path(folder), count) as desk:
            for kind in KINDS:
                _measure(desk, kind, count)


def _desk(folder: Path, count: int) -> OpenDesk:
    desk, _words = create_desk(folder / "preview.hrdesk", PASSPHRASE, "PRE", cost=cheap_cost())
    made = Population(vocabulary_of(desk)).events(1, count)
    with desk.database.transaction("bench") as session:
        insert_events(session, made)
        session.execute(text("UPDATE event SET confidentiality = 'public'"))
        # In one region, as a desk of one country has them. Two decimals: counts such as "2,992"
        # are like exact degrees, and the file would be refused.
        for column, base_deg in (("latitude_deg", 43), ("longitude_deg", 77)):
            inside = f"{base_deg} + round(abs({column}) - floor(abs({column})), 2)"
            session.execute(text(f"UPDATE place SET {column} = {inside}"))  # noqa: S608  ours
    return desk


def _measure(desk: OpenDesk, kind: BriefKind, count: int) -> None:
    order = Order(kind=kind, marks_unprintable=True)  # some of the records are Chinese
    _first_page(Drafts(desk.database), order)  # what is loaded once
    drafts = Drafts(desk.database)
    _timed(f"preview.{kind}.{count}.first", drafts, order, count)
    changes = {
        "paper": replace(order, paper=PaperSize.LETTER),
        "heading": replace(order, heading="Another heading"),
        "grouping": replace(order, grouping=Grouping.VIOLATION),
        "stamp": replace(order, stamps=frozenset({Stamp.DRAFT})),
    }
    for name, changed in changes.items():
        draft = _timed(f"preview.{kind}.{count}.{name}", drafts, changed, count)
    wall, cpu = time.perf_counter(), time.process_time()
    made = drafts.finish(draft, silent)
    if made.refusal is not None:
        raise made.refusal
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    context = f"{len(made.sizes_pt)} pages; {1000 * cpu:.0f} ms of processor"
    tell(f"preview.{kind}.{count}.rest", 1000 * wall, "ms", context)


def _timed(name: str, drafts: Drafts, order: Order, count: int) -> Draft:
    wall, cpu = time.perf_counter(), time.process_time()
    draft = _first_page(drafts, order)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    tell(name, 1000 * wall, "ms", f"{count} records; {1000 * cpu:.0f} ms of processor")
    return draft


def _first_page(drafts: Drafts, order: Order) -> Draft:
    draft = drafts.begin(EventFilter(), order, silent)
    if draft.refusal is not None:
        raise draft.refusal
    page_images(draft, list(range(len(draft.sizes_pt))), PIXELS_PER_POINT, silent)
    return draft


if __name__ == "__main__":
    measure(is_short="--short" in sys.argv[1:])
