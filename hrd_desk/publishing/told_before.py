"""Whether a file could be subtracted from one that its readers may have already.

Small numbers are judged over one file. Two files of nearly the same records tell together what
stands in the few by which they differ, also where each of them hides it.
"""

from sqlalchemy.orm import Session

from hrd_desk.i18n import ngettext
from hrd_desk.model.moment_words import moment_day_words
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.orders import BriefKind
from hrd_desk.publishing.preparing import Prepared
from hrd_desk.storage.exports import exports_of_size

_WITH_NUMBERS = (BriefKind.DIGEST, BriefKind.STATISTICS)
_OUTSIDE = tuple(audience for audience in Audience if audience is not Audience.INTERNAL)


def warning_of_earlier(session: Session, prepared: Prepared) -> str:
    """Return what to think of before `prepared` is passed on beside an earlier file, or "".

    The newest file with numbers for readers outside that has the same records but for fewer than
    those whose numbers are hidden here; a record that was changed since counts as another one.
    """
    order, smallest = prepared.order, prepared.order.smallest_count
    if order.kind not in _WITH_NUMBERS or order.audience not in _OUTSIDE:
        return ""
    now = {record.uid: record.revised for record in prepared.records}
    if len(now) < smallest:
        return ""  # the file itself tells about so few
    sizes = range(len(now) - smallest + 1, len(now) + smallest)
    for name, made_at_utc, then in exports_of_size(session, _WITH_NUMBERS, _OUTSIDE, sizes):
        others = {uid for uid in now.keys() | then.keys() if now.get(uid) != then.get(uid)}
        if 0 < len(others) < smallest:
            sentence = ngettext(
                "“{name}” of {day} has the numbers of the same records but for {count} that is new,"
                " gone or changed. Whoever has both files can subtract one from the other, and"
                " learn what each hides of it. If that file was passed on, wait until more has"
                " changed.",
                "“{name}” of {day} has the numbers of the same records but for {count} that are"
                " new, gone or changed. Whoever has both files can subtract one from the other, and"
                " learn what each hides of them. If that file was passed on, wait until more has"
                " changed.",
                len(others),
            )
            day = moment_day_words(made_at_utc)
            return sentence.format(name=name, day=day, count=len(others))
    return ""
