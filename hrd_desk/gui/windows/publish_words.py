"""What kinds of publications and readers are called on the screen."""

from hrd_desk.i18n import N_
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.orders import BriefKind

KINDS = {
    BriefKind.EVENT: N_("One event"),
    BriefKind.DIGEST: N_("Digest"),
    BriefKind.STATISTICS: N_("Statistics"),
    BriefKind.SUBMISSION: N_("Submission to the UN"),
    BriefKind.CASE_LIST: N_("Case list"),
}
AUDIENCES = {
    Audience.PUBLIC: (
        N_("The public"),
        N_("No finer place than the town, and only sources that are marked as public."),
    ),
    Audience.GOVERNMENT: (
        N_("A government"),
        N_("As for the public, with the charge or claim."),
    ),
    Audience.PARTNER: (
        N_("A partner"),
        N_("With the context, and with exact places that are marked as public."),
    ),
    Audience.INTERNAL: (
        N_("Inside the organisation"),
        N_("With status and places in full, unless they are marked. Do not pass it on."),
    ),
}
