"""Two terms that were merged into each other would both be gone: neither could be coded."""

import uuid

from hrd_desk.storage.merge.raw_sql import RawSql


def closes_circle(connection: RawSql, term_uid: uuid.UUID, into: str | None) -> bool:
    """Return whether the term with the code `into` was merged, in the end, into this term."""
    own = connection.run("SELECT scheme, code FROM term WHERE uid = ?", (term_uid.bytes,)).first()
    if own is None or into is None:
        return False
    scheme, code = own
    seen: set[str] = set()
    step: str | None = into
    while step is not None and step not in seen:
        if step == code:
            return True
        seen.add(step)
        step = connection.run(
            "SELECT replaced_by FROM term WHERE scheme = ? AND code = ?", (scheme, step)
        ).scalar()
    return False
