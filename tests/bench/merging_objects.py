"""The same edits made with objects: each record loaded, changed and saved by itself."""

import contextlib
import json
import time
from collections.abc import Sequence

from hrd_desk.storage.events import load_event, save_event
from hrd_desk.storage.opening import OpenDesk
from tests.bench.incoming import Saved
from tests.bench.merging_rows import RolledBackError
from tests.figures import tell

SAMPLE = 300


def tell_objects(desk: OpenDesk, saved: Sequence[Saved], name: str, merged_ms: float) -> None:
    """Tell how much of what objects take for a record the merge takes, `merged_ms` a record."""
    sample = saved[:: max(1, len(saved) // SAMPLE)]
    with contextlib.suppress(RolledBackError), desk.database.transaction("bench") as session:
        begun = time.process_time()
        for one in sample:
            event = load_event(session, one.changes[0].uid)
            session.expunge(event)
            for change in one.changes:
                for column, value in json.loads(change.new or "{}").items():
                    setattr(event, column, value)
            save_event(session, event)
        each_ms = 1000 * (time.process_time() - begun) / len(sample)
        raise RolledBackError
    context = f"behind the staging; {each_ms:.3g} ms an event with objects, {len(sample)} events"
    tell(f"{name}.over-objects", merged_ms / each_ms, "x", context)
