"""Write the golden file of the present format: a bundle of a real desk, and what opens it.

Run once for each format that is released, never for an old one:
`python -m tests.sync.golden.make`. `test_s68_...` reads the files for ever.
"""

import json
import random
import sys
import tempfile
import uuid
from pathlib import Path
from typing import Any

from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation, Count, EventLink, Place
from hrd_desk.storage.stored_files import FileStore, new_attachment
from hrd_desk.storage.terms import add_own_term
from hrd_desk.sync.manifest import FORMAT
from hrd_desk.sync.pairing import own_card
from hrd_desk.sync.sending import send
from tests.sync.catalogue import Site, content, keeper
from tests.sync.identities import paired

GOLDEN = Path(__file__).parent


def main() -> int:
    """Write `format-N-desk.*` beside this script; refuse to replace them."""
    target = GOLDEN / f"format-{FORMAT}-desk"
    if target.with_suffix(".hrdx").exists():
        print(f"{target}.hrdx is there already, and must stay as it is.")  # noqa: T201  a script
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hq, desk = Site.new(folder, "HQ", "hq"), Site.new(folder, "GLD")
        paired([desk.desk], hq.desk)
        uids = _work(desk)
        sent = send(desk.desk, folder)
        target.with_suffix(".hrdx").write_bytes(sent.paths[0].read_bytes())
        target.with_suffix(".hrdcard").write_bytes(own_card(desk.database))
        target.with_suffix(".key").write_text(f"{keeper()}\n")
        expected = {str(uid): written(rows) for uid, rows in content(desk, uids).items()}
        target.with_suffix(".json").write_text(json.dumps(expected, indent=1, sort_keys=True))
        for site in (hq, desk):
            site.desk.close()
    return 0


def written(rows: dict[tuple[str, str], Any]) -> dict[str, Any]:
    """Return the rows of a record under names that JSON can hold."""
    return {f"{kind} {uid}": row for (kind, uid), row in rows.items()}


def _work(desk: Site) -> list[uuid.UUID]:
    """Do a little of everything that travels."""
    with desk.database.transaction("add-term") as session:
        code = add_own_term(session, "violation", None, "en", "Night raid").code
    deleted = desk.log(title="Entered twice")
    desk.delete(deleted, "entered twice")
    uid = desk.log(
        title="Caf\u00e9 raided \N{POLICE CAR}",
        description="First paragraph.\n\nSecond paragraph.",
        violations=["killing", code],
        rights=["protest"],
        start_date="2023-05",
        confidentiality="restricted",
        counts=[Count(role="detained", minimum=2, maximum=5, words="a few")],
        places=[
            Place(
                locality="\u0410\u043b\u043c\u0430\u0442\u044b",
                latitude_deg=43.25,
                longitude_deg=76.95,
            )
        ],
        citations=[Citation(source_name="A newspaper"), Citation(source_name="A witness")],
        links=[EventLink(target_uid=deleted, link_type="precedes")],
    )
    store = FileStore(desk.desk.folder)
    sealed = store.seal([random.Random(68).randbytes(5000)])
    with desk.database.local_transaction() as session:
        store.add(session, sealed)

    def change(event: Event) -> None:
        event.attachments.append(new_attachment(sealed, "raid.bin"))
        event.citations.pop(0)
        event.title = "Caf\u00e9 raided"

    desk.change(uid, change)
    return [uid, deleted]


if __name__ == "__main__":
    sys.exit(main())
