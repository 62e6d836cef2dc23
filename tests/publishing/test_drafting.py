"""A drafted summary: what each pattern says word for word, and what no draft may ever do."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import LANGUAGES
from hrd_desk.model.parts import Citation, Count, Place, TermUse
from hrd_desk.publishing import draft_english_words, draft_facts, draft_russian_words
from hrd_desk.publishing.drafting import DRAFT_LANGUAGES, draft_language, draft_summary
from hrd_desk.vocabulary.terms import Term
from tests.builders import shipped_vocabulary
from tests.publishing.drafted import ONE, RECORDS, SENTENCES, a_record
from tests.publishing.samples import seed_event


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
    "202X/..": ("Since the 2020s, a person", "С 2020-х гг. человек"),
    "201X/202X": ("Between the 2010s and the 2020s, a person", "Человек"),
    "20XX": ("In the years 2000–2099, a person", "В 2000–2099 гг. человек"),
    "2023-21/2023-22": ("Between spring and summer 2023, a person", "Человек"),
    "2023-05?/..": ("Probably since May 2023, a person", "Вероятно, с мая 2023 г. человек"),
    "2023-05%/..": (
        "Probably since about May 2023, a person",
        "Вероятно, приблизительно с мая 2023 г. человек",
    ),
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
    "2023-05/..": ("Since May 2023, a person", "С мая 2023 г. человек"),
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
    (1, 2, "1-2"): ("one or two students were", "1 или 2 студента были"),
    (20, 21, "20-21"): ("20 or 21 students were", "от 20 до 21 студента были"),
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
        *("nothing at all", "King of the road", "Beijing protesters", "evening prayers"),
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
    ("Almaty KZ", "Bishkek KG"): "in Almaty, Kazakhstan, and Bishkek, Kyrgyzstan.",
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
    assert (
        set(draft_english_words.DEEDS)
        == set(draft_russian_words.DEEDS)
        == set(draft_facts.DEEDS_IN_TIME)
    )
    assert set(draft_english_words.AGENTS) == set(draft_russian_words.AGENTS) == draft_facts.AGENTS
    assert set(draft_english_words.KINDS) == set(draft_russian_words.KINDS)
    assert draft_facts.KINDS - {"other", "unknown"} < set(draft_english_words.KINDS)
    assert set(draft_russian_words.ROLES) == draft_facts.ROLES
    assert set(DRAFT_LANGUAGES) < set(LANGUAGES)


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


ONE_HARMED = {"affected": ONE}
SPOKEN: dict[str, tuple[dict[str, Any], str, str]] = {
    "an organisation beside people is not said to have been arrested": (
        {"violations": ["arrest-detention"], "hrd_types": ["ngo", "lawyer"], "counts": ONE_HARMED},
        "a lawyer was arrested or detained in",
        "юрист был задержан или арестован (",
    ),
    "organisations are not people": (
        {"violations": ["raid"], "hrd_types": ["ngo", "movement"]},
        (
            "one or more organisations or groups (non-governmental organisations, movements or "
            "informal groups) were subjected to a raid in"
        ),
        (
            "одна или несколько организаций или групп (неправительственные организации, "
            "неформальные группы или движения) подверглись рейду или обыску ("
        ),
    ),
    "a verb is not repeated": (
        {"violations": ["raid", "closure-org"], "hrd_types": ["ngo"], "counts": ONE_HARMED},
        "was subjected to closure, de-registration or the sealing of an office and to a raid in",
        "подверглась закрытию, лишению регистрации или опечатыванию офиса и рейду или обыску (",
    ),
    "a death after two deeds has its own verb": (
        {
            "violations": ["arrest-detention", "torture", "death"],
            "counts": ONE_HARMED,
            "record_status": "draft",
        },
        "was reportedly arrested or detained and tortured, and reportedly died in",
        "по сообщениям, был задержан или арестован, подвергся пыткам и умер (",
    ),
    "one doubt is enough": (
        {
            "violations": ["killing"],
            "perpetrators_state": ["suspected-state"],
            "perpetrators_non_state": ["non-state", "suspected-non-state"],
            "record_status": "draft",
        },
        "allegedly by state agents and a non-state actor or group, in",
        "предположительно представителями государства и негосударственным лицом или группой (",
    ),
    "one woman of two kinds": (
        {"violations": ["raid"], "hrd_types": ["lawyer", "whrd"], "counts": ONE_HARMED},
        "a lawyer and woman human rights defender was",
        "юрист и правозащитница подверглась",
    ),
    "what goes on is said as going on": (
        {"violations": ["arrest-detention"], "counts": ONE_HARMED, "start_date": "2023-05-02/.."},
        "Since 2 May 2023, a person has been arrested or detained in",
        "Со 2 мая 2023 г. человек задержан или арестован (",
    ),
    "a day of a month makes no period with it": (
        {"violations": ["raid"], "start_date": "2023-05-05", "end_date": "2023-05"},
        "In May 2023, one or more",
        "В мае 2023 г. один или",
    ),
    "nobody kills an organisation": (
        {"violations": ["killing"], "hrd_types": ["ngo"], "counts": {"killed": (3, 3, "3")}},
        "three people were killed in",
        "3 человека были убиты (",
    ),
    "an organisation can be affected by an arrest": (
        {"violations": ["raid", "arrest-detention"], "hrd_types": ["movement"]},
        "one or more movements or informal groups were affected by a raid and arrest or",
        "одна или несколько неформальных групп или движений были затронуты нарушениями: рейд",
    ),
    "nobody closes a person": (
        {"violations": ["raid", "closure-org"], "hrd_types": ["lawyer"], "counts": ONE_HARMED},
        "a lawyer was affected by the closure, de-registration or sealing of an office and subjec",
        "юрист был затронут закрытием, лишением регистрации или опечатыванием офиса и подвергся",
    ),
    "a claim is no reason for a death": (
        {"violations": ["killing"], "counts": ONE_HARMED, "charge": "blasphemy."},
        "a person was killed in Almaty, Kazakhstan. Charge or claim: “blasphemy”.",
        "человек был убит (Almaty, Казахстан). Обвинение или претензия: «blasphemy».",
    ),
    "a claim is told beside a list of deeds too": (
        {"violations": ["raid", "legal-charge"], "charge": "«extremism»"},
        "a criminal charge or summons in Almaty, Kazakhstan. Charge or claim: “extremism”.",
        "(Almaty, Казахстан). Обвинение или претензия: «extremism».",
    ),
    "quotation marks around a part of a claim stay": (
        {"violations": ["legal-charge"], "charge": '"A" and "B"'},
        'charged or summoned over “"A" and "B"” in',
        'претензия: «"A" and "B"».',
    ),
    "who dies over a time has died": (
        {"violations": ["raid", "death"], "counts": ONE_HARMED, "start_date": "2023-05/.."},
        "Since May 2023, a person has been subjected to a raid, and has died in",
        "С мая 2023 г. человек подвергается рейду или обыску и умер (",
    ),
    "a place keeps its full stop": (
        {
            "violations": ["killing"],
            "places": [Place(locality="Washington, D.C.", country_code="US")],
        },
        "in Washington, D.C., United States",
        "(Washington, D.C., Соединенные",
    ),
    "what they were doing begins small": (
        {"violations": ["raid"], "context": "Holding a rally"},
        "one or more people holding a rally were",
        "один или несколько человек подверглись",
    ),
    "what people were doing is no part of a list": (
        {"violations": ["raid", "killing"], "context": "Во время митинга"},
        "killing in Almaty, Kazakhstan.",
        "были затронуты нарушениями во время митинга: рейд или обыск, убийство (Almaty",
    ),
    "countries with an article": (
        {"violations": ["raid"], "country_code": "VA", "places": []},
        "to a raid in the Holy See.",
        "(Ватикан).",
    ),
}


@pytest.mark.parametrize("what", SPOKEN)
def test_a_sentence_is_good_language(what: str) -> None:
    fields, *said = SPOKEN[what]
    for language, words in zip(DRAFT_LANGUAGES, said, strict=True):
        record = a_record(**fields)
        draft = draft_summary(record, shipped_vocabulary(), language, has_own_words=True)
        assert words in draft.text


@pytest.mark.parametrize(
    ("country", "told"),
    [
        ("BO", "the Plurinational State of Bolivia"),
        ("IM", "the Isle of Man"),
        ("GS", "South Georgia and the South Sandwich Islands"),
        ("PH", "the Philippines"),
        ("KZ", "Kazakhstan"),
    ],
)
def test_the_articles_of_countries(country: str, told: str) -> None:
    record = a_record(violations=["raid"], country_code=country, places=[])
    assert draft_summary(record, shipped_vocabulary(), "en").text.endswith(f" raid in {told}.")
