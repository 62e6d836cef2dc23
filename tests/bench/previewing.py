"""What it takes from a changed choice to the first page of the preview in the publish window.

`python -m tests.bench.previewing [--short]`. The work is that of the window's job: records are
read from an encrypted desk, redacted, set, compared, and the first page is drawn.
"""

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from hrd_desk.gui.windows.publish_work import draft_of, page_images
from hrd_desk.progress import silent
from hrd_desk.publishing.orders import BriefKind, Order, PaperSize
from hrd_desk.storage.event_lists import EventFilter
from hrd_desk.storage.opening import OpenDesk, create_desk
from tests.bench.building import insert_events
from tests.bench.population import Population
from tests.builders import PASSPHRASE, cheap_cost, vocabulary_of
from tests.figures import tell

LONG, SHORT = (10, 1_000, 10_000), (10, 200)
KINDS = (BriefKind.DIGEST, BriefKind.CASE_LIST)
PIXELS_PER_POINT = 1.0


def measure(*, is_short: bool) -> None:
    """Tell milliseconds until the first page is there, for another paper and for other readers."""
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
    return desk


def _measure(desk: OpenDesk, kind: BriefKind, count: int) -> None:
    order = Order(kind=kind, marks_unprintable=True)  # some of the records are Chinese
    _first_page(desk, order)  # what is loaded once
    changes = {
        "paper": replace(order, paper=PaperSize.LETTER),
        "heading": replace(order, heading="Another heading"),
    }
    for name, changed in changes.items():
        wall, cpu = time.perf_counter(), time.process_time()
        pages = _first_page(desk, changed)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        context = f"{count} records, {pages} pages; {1000 * cpu:.0f} ms of processor"
        tell(f"preview.{kind}.{count}.{name}", 1000 * wall, "ms", context)


def _first_page(desk: OpenDesk, order: Order) -> int:
    draft = draft_of(desk.database, EventFilter(), order, silent)
    if draft.refusal is not None:
        raise draft.refusal
    page_images(draft, [0], PIXELS_PER_POINT, silent)
    return len(draft.sizes_pt)


if __name__ == "__main__":
    measure(is_short="--short" in sys.argv[1:])
