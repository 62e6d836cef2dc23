"""Many records for the tests of briefs: the same for the same number, with secrets in each."""

import datetime
import random
from collections.abc import Iterator

from hrd_desk.model.event import Event
from hrd_desk.model.parts import Count, Place
from tests.publishing.samples import a_citation, coded

PLACES = (
    ("Almaty", "Almaty Region", "KZ"),
    ("Astana", "Akmola", "KZ"),
    ("Atyrau", "Atyrau Region", "KZ"),
    ("Mandalay", "Mandalay Region", "MM"),
    ("Bangkok", "", "TH"),
)
STORIES = (
    "On {day}, demonstrators were arrested by the police in {place}.",
    "On {day}, a reporter was questioned for four hours over coverage of a strike.",
    "၂၀၂၃ ခုနှစ်တွင် ရဲများက လူ့အခွင့်အရေး ကာကွယ်သူများကို ဖမ်းဆီးခဲ့သည်။",
    "ตำรวจจับกุมนักปกป้องสิทธิมนุษยชนระหว่างการชุมนุมโดยสงบ",
)
NOTE = "The witness lives in the same building as the officer on duty"
SOURCE = "Interview with Daniyar Fiktivov"
ADDRESS = "Tole Bi street 59"
SECRETS = ("Daniyar", "same building", ADDRESS, "43.2242", "The long story")
"""Each record holds these; no public brief may."""

VIOLATIONS = ("arrest-detention", "judicial-harassment", "intimidation-threats", "surveillance")
RIGHTS = ("assembly", "expression-offline", "expression-online", "liberty-security")


def many_events(count: int, *, confidentiality: str = "public") -> Iterator[Event]:
    """Yield events of January to May 2023 in three countries."""
    chance = random.Random(7)
    for number in range(1, count + 1):
        day = datetime.date(2023, 1, 1) + datetime.timedelta(days=chance.randrange(150))
        place, region, country = chance.choice(PLACES)
        story = chance.choice(STORIES)
        event = Event(
            reference=f"{country}-2023-ALM-{number:04}",
            title=f"Event number {number} in {place}",
            start_date=day.isoformat(),
            country_code=country,
            summary=story.format(day=f"{day.day} {day:%B %Y}", place=place),
            description="The long story of it, with names.",
            remarks=NOTE,
            record_status="verified",
            confidentiality=confidentiality,
        )
        coded(event, "violations", *chance.sample(VIOLATIONS, chance.randint(1, 2)))
        coded(event, "rights", *chance.sample(RIGHTS, chance.randint(1, 3)))
        coded(event, "hrd_types", chance.choice(("pro-democracy", "media-worker", "lawyer")))
        if chance.random() < 0.7:
            coded(event, "perpetrators_state", chance.choice(("police", "judiciary")))
        if chance.random() < 0.7:
            least = chance.randint(1, 30)
            event.counts = [Count(role="affected", minimum=least, maximum=None, words="")]
        event.places = [
            Place(
                is_primary=True,
                locality=place,
                region=region,
                country_code=country,
                address=ADDRESS,
                latitude_deg=43.2242,
                longitude_deg=76.9287,
                precision="exact",
            )
        ]
        event.citations = [
            a_citation(),
            a_citation(source_name=SOURCE, title="", url="", source_type="interview"),
        ]
        yield event
