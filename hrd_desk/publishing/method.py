"""How the numbers of a publication came about and what it leaves out: part of every one of them."""

from collections.abc import Iterator, Sequence

from hrd_desk.i18n import N_
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.cases import Cases
from hrd_desk.publishing.documents import Block, Heading, Points
from hrd_desk.publishing.rules import GRAINS, PUBLIC, Grain

SELECTION_BIAS = N_(
    "The numbers count what was documented, not what happened. Events that nobody reported are"
    " missing, places and groups with more observers show more of them, and a rise can mean better"
    " reporting."
)


PEOPLE = N_("People are the sum of the smallest numbers recorded, so there were at least as many.")


def method_blocks(cases: Cases, silent: Sequence[str] | None = None) -> Iterator[Block]:
    """Yield the section about counting and the one about what is left out.

    `silent` says what may be told of events without a number of people; None: everything.
    """
    speech = cases.speech
    yield Heading(speech.say(N_("How this was counted")))
    yield Points(tuple(_counting_rules(cases, silent)))
    yield Heading(speech.say(N_("What is left out, and why")))
    yield Points(tuple(_left_out(cases)))


def _counting_rules(cases: Cases, silent: Sequence[str] | None) -> Iterator[str]:
    speech, counting = cases.speech, cases.counting
    yield speech.say(SELECTION_BIAS)
    yield speech.say(
        N_(
            "An event is what one record tells of. Records that continue or repeat another one are"
            " counted with it, as one event: {records} in all tell of {events}."
        ),
        records=speech.plural("{count} record", "{count} records", len(counting.records)),
        events=speech.plural("{count} event", "{count} events", counting.total),
    )
    yield speech.say(
        N_(
            "Each kind of violation is counted once for each event. Many events have several, as"
            " they have several rights, groups and perpetrators, so the numbers of one table can"
            " come to more than the events. Such numbers are never added up."
        )
    )
    yield _people_words(cases, silent)
    yield speech.say(
        N_(
            "An event counts for the month of its first day. Where a field is empty or says"
            " “unknown”, the event is counted as not known, never as none. Percentages are rounded"
            " and may not add up to 100."
        )
    )
    if cases.earlier is not None:
        yield speech.say(
            N_(
                "The year before is counted by the same rules, of the records as they are now. A"
                " difference between two years can come from what was documented, and how well,"
                " as much as from what happened; the newer year is often not complete."
            )
        )


def _people_words(cases: Cases, silent: Sequence[str] | None) -> str:
    speech = cases.speech
    people = cases.counting.people("affected")
    if people.unknown and silent is not None:
        return " ".join((speech.say(PEOPLE), *silent))
    if people.unknown:
        return speech.say(
            N_(
                "People are the sum of the smallest numbers recorded, so there were at least as"
                " many. No number of people affected is recorded for {events}."
            ),
            events=speech.plural("{count} event", "{count} events", people.unknown),
        )
    return speech.say(
        N_(
            "People are the sum of the smallest numbers recorded, so there were at least as"
            " many. Every event has a number of people affected."
        )
    )


def _left_out(cases: Cases) -> Iterator[str]:
    speech, audience = cases.speech, cases.order.audience
    yield from cases.left_out_words()
    if GRAINS[audience][PUBLIC] is Grain.LOCALITY:
        yield speech.say(
            N_(
                "Places are told no finer than the town or village, or less exactly where that"
                " could point at somebody; coordinates are rounded to 0.1 degree, about 11 km."
            )
        )
    if audience is not Audience.INTERNAL:
        yield speech.say(
            N_(
                "Only sources that anyone can read are named. Interviews and other sources that"
                " could be harmed are known to us and stay unnamed."
            )
        )
        yield speech.say(
            N_(
                "Records that are not released for these readers, or about which a question is"
                " open, are not in it and are not counted."
            )
        )
    elif cases.withheld_records:
        yield speech.plural(
            "{count} record is not in it, because of its mark or an open question.",
            "{count} records are not in it, because of their marks or open questions.",
            cases.withheld_records,
        )
