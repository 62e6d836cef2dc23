"""The report of a finished file as plain values, to be kept beside it or noted on the desk."""

from typing import Any

from hrd_desk.publishing.exporting import Written
from hrd_desk.publishing.orders import BriefKind
from hrd_desk.publishing.preparing import Prepared
from hrd_desk.publishing.told_elsewhere import as_values


def report_of(prepared: Prepared, written: Written) -> dict[str, Any]:
    """Return the report of a written brief, to be kept with it: plain values, in JSON's types.

    The consents of a submission stand in it; neither passphrase nor any withheld text does.
    """
    order = prepared.order
    report: dict[str, Any] = {
        "file": str(written.path),
        "kind": str(order.kind),
        "audience": str(order.audience),
        "language": order.language,
        "format": str(order.format),
        "sha256": written.sha256,
        "pages": written.pages,
        "is_sealed": bool(order.passphrase),
        "records": [
            {
                "reference": record.reference,
                "disclosure": [
                    {"field": line.field, "outcome": line.outcome, "why": line.why}
                    for line in record.lines
                ],
            }
            for record in prepared.records
        ],
        "left_out": [
            {"reference": left_out.reference, "why": left_out.why} for left_out in prepared.left_out
        ],
        "told_elsewhere": as_values(written.told_elsewhere),
    }
    if order.kind is BriefKind.SUBMISSION:
        consents = order.consents
        report["consents"] = {"letter": consents.to_letter, "report": consents.to_report}
    return report
