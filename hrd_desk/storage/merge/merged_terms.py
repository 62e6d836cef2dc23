"""Uses of terms that were merged meanwhile: what a removal there means for what stands here."""

import uuid

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.storage.merge.record_merge import Chain, Context
from hrd_desk.storage.merge.rows import RowName

MERGE_TERM = "merge-term"
"""The action of a revision that merged two terms."""

_ACTION = """
SELECT r.action FROM change c CROSS JOIN revision r ON r.id = c.revision_id WHERE c.id = ?
"""
_MERGED_INTO_IT = """
SELECT m.uid FROM term t CROSS JOIN term m ON m.scheme = t.scheme AND m.replaced_by = t.code
WHERE t.uid = ?
"""
_USES_OF_MERGE = f"""
SELECT c.uid, c.new IS NOT NULL FROM change c CROSS JOIN revision r ON r.id = c.revision_id
WHERE c.root_uid = ? AND c.kind = 'term-use' AND c.group_number = {EXISTENCE}
AND r.version = ? AND r.action = '{MERGE_TERM}'
"""


def stands_for_another(context: Context, chain: Chain) -> bool:
    """Say whether two desks merged two terms into each other, so that both uses would go."""
    if not _is_merge(context, chain):
        return False
    root, term = chain.name.root_uid, chain.name.uid
    merged = context.connection.run(_MERGED_INTO_IT, (term.bytes,)).scalars()
    uses = (RowName("term-use", root, uuid.UUID(bytes=uid)) for uid in merged)
    return any(context.rows.tombstone(use) is not None for use in uses)


def use_in_its_place(context: Context, chain: Chain) -> RowName | None:
    """Return the use that a merge of terms here made of the removed one alone, if it came so only.

    None where its author merged terms, too, where the use was taken away here by itself, and where
    the one in its place stands for another term as well or was coded besides.
    """
    if _is_merge(context, chain):
        return None
    use, seen = chain.name, set[RowName]()
    # Two terms may have been merged into each other, each by another desk.
    while use not in seen and (version := context.rows.tombstone(use)) is not None:
        seen.add(use)
        changes = context.connection.run(_USES_OF_MERGE, (use.root_uid.bytes, version)).all()
        made = [uuid.UUID(bytes=uid) for uid, is_made in changes if is_made]
        if len(made) != 1 or len(changes) != 2:  # noqa: PLR2004  one use went, one came
            return None
        use = RowName("term-use", use.root_uid, made[0])
        if context.rows.uses(use) == [version]:
            return use
        if context.rows.content(use) is not None:
            return None
    return None


def _is_merge(context: Context, chain: Chain) -> bool:
    action = context.connection.run(_ACTION, (chain.last.change_id,)).scalar()
    return bool(action == MERGE_TERM)
