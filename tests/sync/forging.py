"""Changes that no form writes, sealed and hashed as they must be: who has a desk can make them."""

import uuid
from types import SimpleNamespace
from typing import Any

from hrd_desk.storage.journal.chain import revision_hash
from hrd_desk.storage.journal.recording import SALT_SIZE, Content, seal


def forged(raw: Any, group_number: int, new: str) -> None:
    """Let the last revision have changed another group, to any text, with seal and hash that fit.

    The signature is the desk's own: the file brings its key along.
    """
    (last,) = raw.execute("SELECT max(id) FROM revision").fetchone()
    found = raw.execute(
        "SELECT id, kind, root_uid, uid, base, old, seal FROM change WHERE revision_id = ?", (last,)
    ).fetchall()
    ((change_id, kind, root_uid, uid, base, old, sealed),) = found
    content = Content(kind, root_uid, uid, group_number, base, old, new)
    sealed = seal(sealed[:SALT_SIZE], content)
    raw.execute(
        "UPDATE change SET group_number = ?, new = ?, seal = ? WHERE id = ?",
        (group_number, new, sealed, change_id),
    )
    rows = raw.execute("SELECT * FROM revision WHERE id = ?", (last,))
    names = [column[0] for column in rows.description]
    revision: Any = SimpleNamespace(**dict(zip(names, rows.fetchone(), strict=True)))
    (desk_uid,) = raw.execute("SELECT uid FROM desk WHERE is_own").fetchone()
    fitting = revision_hash(revision, uuid.UUID(bytes=desk_uid), [sealed])
    raw.execute("UPDATE revision SET hash = ? WHERE id = ?", (fitting, last))
