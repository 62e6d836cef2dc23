"""Whatever a record holds, a draft of it stays within what may be said."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.parts import Citation, Count, Place
from hrd_desk.publishing import draft_facts
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.drafting import DRAFT_LANGUAGES, draft_summary
from hrd_desk.publishing.leaks import leak_finder
from hrd_desk.publishing.rules import fields_of_record
from tests.builders import shipped_vocabulary
from tests.publishing.drafted import a_record

_CODES = {
    field: [term.code for term in shipped_vocabulary().walk(scheme) if term.is_selectable]
    for field, scheme in CODED_LISTS.items()
}
_SECRETS = ("Zhanar Qyzmet", "Maly Perelok 7", "Sekretny Khutor", "+7 701 555 01 23")
_DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@st.composite
def dates(draw: st.DrawFn) -> str | None:
    day = draw(_DAYS)
    part = draw(st.sampled_from(["", "%Y", "%Y-%m", "%Y-%m-%d"]))
    if not part:
        return None
    text = day.strftime(part) + draw(st.sampled_from(["", "~", "?", "%"]))
    later = (day + timedelta(days=draw(st.integers(366, 3000)))).strftime(part)
    return draw(st.sampled_from([text, f"{text}/{later}", f"{text}/..", f"../{text}", f"{text}/"]))


@st.composite
def counts(draw: st.DrawFn) -> list[Count]:
    roles = draw(st.lists(st.sampled_from(sorted(draft_facts.ROLES)), unique=True, max_size=4))
    made = []
    for role in roles:
        low = draw(st.none() | st.integers(0, 2000))
        high = draw(st.none() | st.integers(low or 0, 3000))
        words = draw(st.sampled_from(["", "about 20", "some families", "20"]))
        made.append(Count(role=role, minimum=low, maximum=high, words=words))
    return made


@st.composite
def places(draw: st.DrawFn) -> list[Place]:
    names = st.sampled_from(["", "Almaty", "Бишкек", "Town  of \u202e hay..", "St. Anne's, ", "—"])
    open_places = [
        Place(
            locality=draw(names),
            region=draw(names),
            country_code=draw(st.sampled_from(["KZ", "KR", "PH", None])),
            confidentiality=draw(st.sampled_from([None, "public", "internal", "restricted"])),
            precision=draw(st.sampled_from([None, "exact", "online"])),
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    secret = Place(
        address=_SECRETS[1], locality=_SECRETS[2], country_code="KZ", confidentiality="sensitive"
    )
    return [*open_places, secret] if draw(st.booleans()) else open_places


_PHRASES = st.sampled_from(
    [
        *("", "holding a protest", "while covering a rally", "во время митинга", "..."),
        *(f"while meeting {secret}" for secret in _SECRETS),
    ]
)


@st.composite
def records(draw: st.DrawFn) -> Event:
    lists = {
        field: draw(st.lists(st.sampled_from(codes), unique=True, max_size=4))
        for field, codes in _CODES.items()
    }
    record = a_record(
        **lists,
        start_date=draw(dates()),
        end_date=draw(dates()),
        country_code=draw(st.sampled_from(["KZ", "KR", "XX", ""])),
        record_status=draw(st.sampled_from(["draft", "verified", "published", "withdrawn"])),
        verification=draw(st.sampled_from([None, "confirmed", "likely", "unknown"])),
        context=draw(_PHRASES),
        charge=draw(_PHRASES),
        title=_SECRETS[0],
        description=" ".join(_SECRETS),
        remarks="\n".join(_SECRETS),
        places=draw(places()),
    )
    record.counts = draw(counts())
    record.citations = [Citation(source_name=_SECRETS[0], excerpt=_SECRETS[3])]
    return record


@given(records(), st.sampled_from(DRAFT_LANGUAGES), st.booleans())
def test_no_draft_tells_what_it_may_not(record: Event, language: str, own_words: bool) -> None:
    vocabulary = shipped_vocabulary()
    draft = draft_summary(record, vocabulary, language, has_own_words=own_words)
    assert draft == draft_summary(record, vocabulary, language, has_own_words=own_words)
    assert not any(secret in draft.text for secret in _SECRETS)
    assert leak_finder(record, vocabulary, Audience.PUBLIC)(draft.text) is None
    assert not set(draft.used) - set(fields_of_record())
    if not draft.text:
        return
    assert draft.text.endswith(".")
    assert not draft.text.endswith("..")
    assert not re.search(r"\s\s|[,;] ?[.,;]|\( | \)|\(\)|[{}]", draft.text)
    assert draft.text[0] == draft.text[0].upper()


_NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine"]


@given(records(), st.sampled_from(DRAFT_LANGUAGES))
def test_no_draft_holds_a_number_that_the_record_does_not(record: Event, language: str) -> None:
    text = draft_summary(record, shipped_vocabulary(), language).text
    for place in record.places:
        text = text.replace(" ".join(place.locality.split()), "")
    bounds = {bound for count in record.counts for bound in (count.minimum, count.maximum)}
    dates_typed = f"{record.start_date} {record.end_date}"
    known = {int(digits) for digits in re.findall(r"\d+", dates_typed)} | bounds
    plain = re.sub(r"(?<=\d)[,\u00a0](?=\d{3}\b)", "", text)
    assert {int(digits) for digits in re.findall(r"\d+", plain)} <= known
    said = {_NUMBER_WORDS.index(word) + 2 for word in _NUMBER_WORDS if f" {word} " in plain}
    assert said <= bounds
