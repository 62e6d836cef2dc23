"""Notes each file that is written for others in the desk that it comes from."""

import contextlib
from collections.abc import Iterator

from hrd_desk.clock import SystemClock
from hrd_desk.publishing.export_report import report_of
from hrd_desk.publishing.exporting import Noting, Written
from hrd_desk.publishing.holding import refuse_changed
from hrd_desk.publishing.preparing import Prepared
from hrd_desk.storage.database import Database
from hrd_desk.storage.exports import Export, RecordInExport, note_export

_SAID_BY_THE_EXPORT = frozenset(
    {"file", "kind", "audience", "language", "sha256", "pages", "records", "left_out"}
)


def noting_in(database: Database) -> Noting:
    """Return what notes an export in `database`, in the transaction that puts the file there.

    Where the file cannot be written nothing is noted; where nothing can be noted no file is
    written, nor where a record is not any more what it was when the file was made.
    """

    @contextlib.contextmanager
    def noting(prepared: Prepared, written: Written) -> Iterator[None]:
        with database.local_transaction() as session:
            refuse_changed(session, prepared)
            note_export(session, _export(database.author, prepared, written))
            yield

    return noting


def _export(author: str, prepared: Prepared, written: Written) -> Export:
    order, report = prepared.order, report_of(prepared, written)
    return Export(
        made_at_utc=SystemClock().now_utc(),
        author=author,
        file_name=written.path.name,
        kind=str(order.kind),
        audience=str(order.audience),
        language=order.language,
        sha256=written.sha256,
        size_bytes=written.size_bytes,
        pages=written.pages,
        records=tuple(
            RecordInExport(
                record.uid,
                record.revised,
                tuple((line.field, str(line.outcome), line.why) for line in record.lines),
            )
            for record in prepared.records
        ),
        left_out=tuple((left_out.reference, left_out.why) for left_out in prepared.left_out),
        details={name: value for name, value in report.items() if name not in _SAID_BY_THE_EXPORT},
    )
