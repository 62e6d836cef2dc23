"""A drafted summary: what each pattern says word for word, and what no draft may ever do."""


import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import LANGUAGES
from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.parts import Citation, Count, Place, TermUse
from hrd_desk.publishing import draft_english, draft_facts, draft_russian
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.drafting import DRAFT_LANGUAGES, draft_language, draft_summary
from hrd_desk.publishing.leaks import leaked_field, withheld_texts
from hrd_desk.publishing.rules import fields_of_record
from hrd_desk.vocabulary.terms import Term
from tests.builders import shipped_vocabulary
from tests.publishing.drafted import ONE, RECORDS, a_record
from tests.publishing.samples import seed_event

SENTENCES = {
    "1 single arrest": (
        ("On 1 May 2023, a media worker was arrested by the police in Almaty, Kazakhstan."),
        "1 мая 2023 г. работник СМИ был арестован полицией (Almaty, Казахстан).",
    ),
    "2 group and what they were doing": (
        (
            "On 1 May 2023, around 20 pro-democracy defenders holding a protest against "
            "the Government were arrested by the police in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. около 20 защитников демократии были арестованы полицией "
            "(Almaty, Казахстан)."
        ),
    ),
    "2 in Russian": (
        (
            "On 1 May 2023, around 21 pro-democracy defenders were arrested by the "
            "police in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. около 21 защитника демократии были арестованы полицией "
            "(Almaty, Казахстан) во время мирного собрания."
        ),
    ),
    "3 arrest and charge": (
        (
            "On 1 May 2023, a media worker was arrested and charged over “indecent "
            "behaviour” by the police in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. работник СМИ был арестован и обвинен полицией (Almaty, "
            "Казахстан). Обвинение или претензия: «indecent behaviour»."
        ),
    ),
    "4 sentence": (
        (
            "On 1 May 2023, 45 pro-democracy defenders were convicted by the judicial "
            "authorities in Hong Kong, China."
        ),
        (
            "1 мая 2023 г. 45 защитников демократии были осуждены судебными органами "
            "(Hong Kong, Китай)."
        ),
    ),
    "5 summons": (
        (
            "On 1 May 2023, six land rights defenders were charged or summoned over “a "
            "complaint of defamation” by the judicial authorities in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. 6 защитников земельных прав были обвинены или вызваны по "
            "повестке судебными органами (Almaty, Казахстан). Обвинение или претензия: "
            "«a complaint of defamation»."
        ),
    ),
    "6 killing, by whom is not known": (
        (
            "On 1 May 2023, an environmental rights defender was reportedly killed by "
            "unidentified perpetrators in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. защитник экологических прав, по сообщениям, был убит "
            "неустановленными лицами (Almaty, Казахстан)."
        ),
    ),
    "6 killing by a known group": (
        (
            "On 1 May 2023, two environmental rights defenders were killed by an armed "
            "opposition group in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. 2 защитника экологических прав были убиты вооруженной "
            "оппозиционной группой (Almaty, Казахстан)."
        ),
    ),
    "7 physical attack": (
        (
            "On 1 May 2023, three media workers were subjected to physical violence by a "
            "crowd in Almaty, Kazakhstan, while covering a rally."
        ),
        (
            "1 мая 2023 г. 3 работника СМИ подверглись физическому насилию со стороны "
            "толпы (Almaty, Казахстан)."
        ),
    ),
    "8 threats, online": (
        (
            "On 1 May 2023, a woman human rights defender was attacked or harassed "
            "online and threatened with death by anonymous online accounts in Almaty, "
            "Kazakhstan, after publishing a report."
        ),
        (
            "1 мая 2023 г. правозащитница подверглась нападкам или травле в интернете и "
            "угрозам убийством со стороны анонимных аккаунтов (Almaty, Казахстан)."
        ),
    ),
    "9 disappearance": (
        (
            "On 1 May 2023, two indigenous peoples' rights defenders were forcibly "
            "disappeared in Taytay, Philippines."
        ),
        (
            "1 мая 2023 г. 2 защитника прав коренных народов подверглись насильственному "
            "исчезновению (Taytay, Филиппины)."
        ),
    ),
    "10 raid": (
        (
            "On 1 May 2023, one or more non-governmental organisations were subjected to "
            "a raid by the police in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. одна или несколько неправительственных организаций "
            "подверглись рейду или обыску со стороны полиции (Almaty, Казахстан)."
        ),
    ),
    "11 assembly": (
        (
            "On 1 May 2023, between 200 and 300 students were subjected to excessive "
            "force by the police and the armed forces in Almaty, Kazakhstan. At least "
            "five people were injured."
        ),
        (
            "1 мая 2023 г. от 200 до 300 студентов подверглись чрезмерному применению "
            "силы со стороны полиции и вооруженных сил (Almaty, Казахстан). Ранено как "
            "минимум 5 человек."
        ),
    ),
    "12 organisation": (
        (
            "On 1 May 2023, one or more non-governmental organisations were subjected to "
            "closure, de-registration or the sealing of an office by the Government in "
            "Almaty, Kazakhstan. 12 people were affected."
        ),
        (
            "1 мая 2023 г. одна или несколько неправительственных организаций "
            "подверглись закрытию, лишению регистрации или опечатыванию офиса со стороны "
            "правительства (Almaty, Казахстан). Затронуто 12 человек."
        ),
    ),
    "13 travel": (
        (
            "On 1 May 2023, a lawyer was subjected to a travel restriction by the "
            "immigration or border authorities in Kazakhstan."
        ),
        (
            "1 мая 2023 г. юрист подвергся запрету на поездки или выезд со стороны "
            "миграционной или пограничной службы (Казахстан)."
        ),
    ),
    "14 proceedings": (
        (
            "On 1 May 2023, 22 trade unionists were affected by judicial harassment and "
            "denial of a fair trial, by the judicial authorities, in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. 22 профсоюзных активиста были затронуты нарушениями со "
            "стороны судебных органов: судебное преследование, лишение права на "
            "справедливое судебное разбирательство (Almaty, Казахстан)."
        ),
    ),
    "15 release is not coded, so it is not said": (
        "Between 1 and 9 May 2023, a student was detained in Almaty, Kazakhstan.",
        "С 1 по 9 мая 2023 г. студент был задержан (Almaty, Казахстан).",
    ),
    "16 going on": (
        (
            "Since May 2023, an academic has reportedly been placed under surveillance "
            "in Almaty, Kazakhstan."
        ),
        (
            "С мая 2023 г. и позднее ученый или преподаватель, по сообщениям, подвергся "
            "слежке (Almaty, Казахстан)."
        ),
    ),
    "17 period": (
        ("Between 28 April and 3 May 2023, two lawyers were threatened in Kayah State, Myanmar."),
        ("С 28 апреля по 3 мая 2023 г. 2 юриста подверглись угрозам (Kayah State, Мьянма)."),
    ),
    "18 not verified": (
        (
            "On 1 May 2023, at least 13 students were reportedly detained, allegedly by "
            "the police, in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. как минимум 13 студентов, по сообщениям, были задержаны, "
            "предположительно полицией (Almaty, Казахстан)."
        ),
    ),
    "19 several acts on one person": (
        (
            "On 1 May 2023, a blogger or social media activist was threatened with "
            "death, arrested, charged and convicted in Almaty, Kazakhstan."
        ),
        (
            "1 мая 2023 г. блогер или активист в соцсетях подвергся угрозам убийством, "
            "был арестован, обвинен и осужден (Almaty, Казахстан)."
        ),
    ),
    "19 several acts on several people": (
        (
            "On 1 May 2023, at least 21 people (lawyers, students) were reportedly "
            "affected by arrest or detention and killing, allegedly by the armed forces, "
            "in Almaty, Kazakhstan. Reportedly, one person was killed."
        ),
        (
            "1 мая 2023 г. как минимум 21 человек (юристы, студенты), по сообщениям, был "
            "затронут нарушениями, предположительно со стороны вооруженных сил: "
            "задержание или арест, убийство (Almaty, Казахстан). По сообщениям, убит "
            "один человек."
        ),
    ),
    "20 reprisal": (
        (
            "Around 2023, one or more community-based human rights defenders were "
            "subjected to reprisals as a result of communication by suspected state "
            "agents in Almaty, Kazakhstan, in connection with a complaint to the United "
            "Nations."
        ),
        (
            "Около 2023 г. один или несколько общинных правозащитников подверглись "
            "репрессалиям за обращения или передачу сведений со стороны предполагаемых "
            "представителей государства (Almaty, Казахстан)."
        ),
    ),
}


@pytest.mark.parametrize("pattern", RECORDS)
@pytest.mark.parametrize("language", DRAFT_LANGUAGES)
def test_each_pattern_word_for_word(pattern: str, language: str) -> None:
    record = a_record(**RECORDS[pattern])
    draft = draft_summary(record, shipped_vocabulary(), language, has_own_words=True)
    assert draft.text == SENTENCES[pattern][DRAFT_LANGUAGES.index(language)]


def test_all_twenty_patterns_are_in_the_table() -> None:
    assert {int(name.split()[0]) for name in RECORDS} == set(range(1, 21))


def test_the_sentence_of_the_seed_is_drafted_from_its_numbers() -> None:
    seed = seed_event(
        context=(
            "holding a protest against the Government and demanding investigation on the "
            "2022 unrest"
        )
    )
    seed.counts = [Count(role="arrested", minimum=20, maximum=20, words="around 20")]
    draft = draft_summary(seed, shipped_vocabulary(), "en", has_own_words=True)
    assert draft.text == seed.summary


def test_the_seed_as_it_was_coded_says_one_person() -> None:
    assert draft_summary(seed_event(), shipped_vocabulary(), "en").text == (
        "On 1 May 2023, a pro-democracy defender was arrested or detained by the police in "
        "Almaty, Kazakhstan."
    )


DATES = {
    "2023-05-01": ("On 1 May 2023, a person", "1 мая 2023 г. человек"),
    "2023-05": ("In May 2023, a person", "В мае 2023 г. человек"),
    "2023": ("In 2023, a person", "В 2023 г. человек"),
    "2023-21": ("In spring 2023, a person", "Весной 2023 г. человек"),
    "202X": ("In the 2020s, a person", "В 2020-х гг. человек"),
    "2023-05-01~": ("On or about 1 May 2023, a person", "Около 1 мая 2023 г. человек"),
    "2023-05~": ("Around May 2023, a person", "Около мая 2023 г. человек"),
    "2023-05?": ("Probably in May 2023, a person", "Вероятно, в мае 2023 г. человек"),
    "2023-05-02/2023-05-09": (
        "Between 2 and 9 May 2023, a person",
        "Со 2 по 9 мая 2023 г. человек",
    ),
    "2023-04-28/2024-05-03": (
        "Between 28 April 2023 and 3 May 2024, a person",
        "С 28 апреля 2023 г. по 3 мая 2024 г. человек",
    ),
    "2023-04/2023-05": (
        "Between April and May 2023, a person",
        "С апреля по май 2023 г. человек",
    ),
    "2021/2023": ("Between 2021 and 2023, a person", "С 2021 по 2023 г. человек"),
    "2023-05/": ("From May 2023, end not known, a person", "Человек"),
    "../2023-05": ("No later than May 2023, a person", "Не позднее мая 2023 г. человек"),
    "2023-05/..": ("Since May 2023, a person", "С мая 2023 г. и позднее человек"),
}


@pytest.mark.parametrize("edtf", DATES)
def test_a_date_is_told_as_finely_as_it_was_recorded(edtf: str) -> None:
    record = a_record(start_date=edtf, violations=["killing"], counts={"killed": ONE})
    for language, words in zip(DRAFT_LANGUAGES, DATES[edtf], strict=True):
        assert draft_summary(record, shipped_vocabulary(), language).text.startswith(words + " ")


COUNTS = {
    (1, 1, "1"): ("a student was", "студент был"),
    (2, 2, "2"): ("two students were", "2 студента были"),
    (5, 5, "5"): ("five students were", "5 студентов были"),
    (11, 11, "11"): ("11 students were", "11 студентов были"),
    (21, 21, "21"): ("21 students were", "21 студент был"),
    (22, 22, "22"): ("22 students were", "22 студента были"),
    (112, 112, "112"): ("112 students were", "112 студентов были"),
    (1200, 1200, "1200"): ("1,200 students were", "1\u00a0200 студентов были"),
    (21, 21, "about 21"): ("around 21 students were", "около 21 студента были"),
    (1, None, "at least 1"): ("at least one student was", "как минимум один студент был"),
    (5, None, "at least 5"): ("at least five students were", "как минимум 5 студентов были"),
    (None, 7, "up to 7"): ("up to seven students were", "до 7 студентов были"),
    (0, 7, "up to 7"): ("up to seven students were", "до 7 студентов были"),
    (15, 20, "15-20"): ("between 15 and 20 students were", "от 15 до 20 студентов были"),
    (15, 20, "about 15-20"): (
        "around 15 to 20 students were",
        "приблизительно от 15 до 20 студентов были",
    ),
    (None, None, "many"): ("one or more students were", "один или несколько студентов были"),
    (0, 0, "none"): ("one or more students were", "один или несколько студентов были"),
}


@pytest.mark.parametrize("count", COUNTS)
def test_a_number_is_told_with_its_qualifier(count: tuple[int | None, int | None, str]) -> None:
    record = a_record(violations=["killing"], hrd_types=["student"], counts={"killed": count})
    for language, words in zip(DRAFT_LANGUAGES, COUNTS[count], strict=True):
        assert f" {words} " in draft_summary(record, shipped_vocabulary(), language).text


def test_what_people_typed_is_left_out_until_a_person_asks_for_it() -> None:
    record = a_record(**RECORDS["3 arrest and charge"], context="while visiting Aigul N.")
    draft = draft_summary(record, shipped_vocabulary(), "en")
    assert "indecent" not in draft.text
    assert "Aigul" not in draft.text
    assert {"context", "charge"} <= {line.field for line in draft.unused}
    assert not {"context", "charge"} & set(draft.used)


@pytest.mark.parametrize(
    "context",
    [
        "They were at a rally",
        "while speaking. Then the police came",
        "while " + "walking " * 40,
        "во время митинга",
    ],
)
def test_a_phrase_that_fits_no_sentence_is_left_out(context: str) -> None:
    record = a_record(violations=["killing"], context=context)
    draft = draft_summary(record, shipped_vocabulary(), "en", has_own_words=True)
    assert context.rsplit(maxsplit=1)[-1] not in draft.text
    assert "context" in {line.field for line in draft.unused}


def test_own_words_that_hold_a_withheld_text_are_left_out() -> None:
    record = a_record(violations=["killing"], context="while meeting Dana Sadykova")
    record.citations = [Citation(source_name="Dana Sadykova", source_type="testimony")]
    draft = draft_summary(record, shipped_vocabulary(), "en", has_own_words=True)
    assert "Dana" not in draft.text
    assert "context" in {line.field for line in draft.unused}


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("public", "in Almaty, Kazakhstan."),
        (None, "in Almaty, Kazakhstan."),
        ("restricted", "in Zhetisu, Kazakhstan."),
        ("sensitive", "in Kazakhstan."),
        ("a mark of a later version", "in Kazakhstan."),
    ],
)
def test_a_place_is_told_as_its_mark_allows(mark: str | None, words: str) -> None:
    place = Place(
        address="12 Abai Street",
        district="Medeu",
        locality="Almaty",
        region="Zhetisu",
        country_code="KZ",
        confidentiality=mark,
    )
    draft = draft_summary(
        a_record(violations=["killing"], places=[place]), shipped_vocabulary(), "en"
    )
    assert draft.text.endswith(words)
    assert "Abai" not in draft.text
    assert "Medeu" not in draft.text


PLACES = {
    ("Almaty KZ", "Astana KZ"): "in Almaty and Astana, Kazakhstan.",
    ("Almaty KZ", "Bishkek KG"): "in Almaty, Kazakhstan; Bishkek, Kyrgyzstan.",
    (" PH",): "in the Philippines.",
    ("Seoul KR",): "in Seoul, Republic of Korea.",
    (" KR",): "in the Republic of Korea.",
    ("A KZ", "B KZ", "C KZ", "D KZ"): "in Kazakhstan.",
    ("A KZ", " KZ"): "in Kazakhstan.",
}


@pytest.mark.parametrize("places", PLACES)
def test_several_places_claim_no_single_one(places: tuple[str, ...]) -> None:
    made = [Place(locality=name[:-3], country_code=name[-2:]) for name in places]
    record = a_record(violations=["killing"], places=made)
    assert draft_summary(record, shipped_vocabulary(), "en").text.endswith(PLACES[places])


def test_online_has_no_place() -> None:
    online = [Place(locality="Almaty", country_code="KZ", precision="online")]
    draft = draft_summary(
        a_record(violations=["online-attack"], places=online), shipped_vocabulary(), "en"
    )
    assert "Almaty" not in draft.text
    assert "Kazakhstan" not in draft.text


def test_a_defender_of_womens_rights_is_not_made_a_woman() -> None:
    for genders, words in {("woman",): "woman human", ("man",): "a human", (): "woman h"}.items():
        record = a_record(
            violations=["killing"], hrd_types=["whrd"], genders=genders, counts={"killed": ONE}
        )
        assert words in draft_summary(record, shipped_vocabulary(), "en").text


def test_a_death_is_laid_to_nobody() -> None:
    record = a_record(
        violations=["arrest-detention", "death"],
        perpetrators_state=["police"],
        counts={"affected": ONE, "killed": ONE, "detained": ONE},
    )
    draft = draft_summary(record, shipped_vocabulary(), "en")
    assert draft.text == "On 1 May 2023, a person was detained and died in Almaty, Kazakhstan."
    assert "perpetrators_state" in {line.field for line in draft.unused}


def test_an_own_term_is_told_by_the_term_above_it() -> None:
    vocabulary = shipped_vocabulary()
    own = Term(scheme="violation", code="own-1", broader="raid", labels={"en": "Night raid"})
    own.id, own.position, own.is_selectable, own.origin = 9999, 999, True, "own"
    own.replaced_by = None
    record = a_record()
    record.term_uses = [TermUse.of(own)]
    assert "a raid" in draft_summary(record, vocabulary, "en").text
    own.broader = None
    draft = draft_summary(record, vocabulary, "en")
    assert draft.text == ""
    assert [line.field for line in draft.unused if line.field == "violations"]


def test_without_a_violation_nothing_is_drafted_and_nothing_was_used() -> None:
    draft = draft_summary(a_record(hrd_types=["student"]), shipped_vocabulary(), "en")
    assert (draft.text, draft.used) == ("", ())
    assert "violations" in {line.field for line in draft.unused}


@pytest.mark.parametrize(
    ("verification", "status", "is_told_flat"),
    [
        (None, "draft", False),
        (None, "verified", True),
        (None, "published", True),
        ("confirmed", "draft", True),
        ("possible", "published", False),
        ("unknown", "verified", False),
        (None, "withdrawn", False),
    ],
)
def test_reportedly_and_allegedly_until_verified(
    verification: str | None, status: str, is_told_flat: bool
) -> None:
    record = a_record(
        violations=["killing"],
        perpetrators_state=["police"],
        verification=verification,
        record_status=status,
    )
    english = draft_summary(record, shipped_vocabulary(), "en").text
    russian = draft_summary(record, shipped_vocabulary(), "ru").text
    for word, text in (
        ("reportedly", english),
        ("allegedly by", english),
        ("по сообщениям", russian),
        ("предположительно", russian),
    ):
        assert (word not in text) == is_told_flat


def test_both_languages_word_the_same_codes() -> None:
    assert set(draft_english.DEEDS) == set(draft_russian.DEEDS) == set(draft_facts.DEEDS_IN_TIME)
    assert set(draft_english.AGENTS) == set(draft_russian.AGENTS) == draft_facts.AGENTS
    assert set(draft_english.KINDS) == set(draft_russian.KINDS)
    assert draft_facts.KINDS - {"other", "unknown"} < set(draft_english.KINDS)
    assert set(draft_russian.ROLES) == draft_facts.ROLES
    assert DRAFT_LANGUAGES == LANGUAGES


@pytest.mark.parametrize(
    ("scheme", "worded"),
    [
        ("violation", set(draft_facts.DEEDS_IN_TIME) | {"other", "unknown"}),
        ("hrd-type", draft_facts.KINDS),
        ("perpetrator-state", draft_facts.AGENTS),
        ("perpetrator-non-state", draft_facts.AGENTS),
        ("count-role", draft_facts.ROLES),
    ],
)
def test_every_shipped_term_has_words(scheme: str, worded: set[str]) -> None:
    terms = shipped_vocabulary().walk(scheme)
    assert {term.code for term in terms if term.is_selectable} <= worded


def test_the_language_of_a_draft() -> None:
    assert draft_language("ru-KZ", "en") == draft_language("RU", "en") == "ru"
    assert draft_language(None, "ru") == draft_language(" ", "ru") == "ru"
    with pytest.raises(InvalidInputError, match="kk"):
        draft_language("kk", "en")


def test_another_process_drafts_the_same() -> None:
    script = (
        "from tests.publishing.drafted import RECORDS, a_record\n"
        "from tests.builders import shipped_vocabulary\n"
        "from hrd_desk.publishing.drafting import draft_summary\n"
        "for fields in RECORDS.values():\n"
        "    for language in ('en', 'ru'):\n"
        "        draft = draft_summary(a_record(**fields), shipped_vocabulary(), language,\n"
        "                              has_own_words=True)\n"
        "        print(ascii((draft.text, draft.used, [u.field for u in draft.unused])))\n"
    )
    root = Path(__file__).parents[2]
    prints = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=root,
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(prints) == 1
    first = SENTENCES["1 single arrest"][0]
    assert ascii(first) in prints.pop().decode()


# --- whatever a record holds ---------------------------------------------------------------------

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
    names = st.sampled_from(["", "Almaty", "Бишкек", "Town  of \u202e two..", "St. Anne's, ", "—"])
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
    withheld = list(withheld_texts(record, vocabulary, Audience.PUBLIC))
    assert leaked_field(draft.text, withheld) is None
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
