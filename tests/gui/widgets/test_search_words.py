"""Terms are found by the words of reports and of the street, whatever their ending or a slip."""

import pytest

from hrd_desk.gui.widgets.term_search import TermSearch
from hrd_desk.vocabulary.starter import starter_schemes
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import shipped_vocabulary

FIRST = 5
"""So many rows are seen at a glance."""

WORDS = {
    "violation": {
        "arrest-detention": "задержание, задержали, СИЗО, bail, house arrest, домашний арест, "
        "اعتقال",
        "judicial-harassment": "SLAPP, fined, bail, допрос, повестка, уголовное дело, sentenced, "
        "приговор, summoned, interrogated",
        "excessive-force": "беспредел, teargas, tear gas, rubber bullets, разгон, водомет",
        "violence-physical": "beaten up, beaten, избили, stabbed, acid attack, нападения",
        "torture": "пытки, пытали, электрошок, waterboarding, تعذيب",
        "online-attack": "cyberattack, DDoS, doxxing, doxing, phishing, взлом, хакеры, тролли",
        "vilification": "red-tagging, smear campaign, иноагент, клевета, تشهير",
        "raid": "обыск, обыски, search of home, burglary, изъяли технику, مداهمة",
        "intimidation-threats": "угрозы, угрожали, arson, поджог, травля, blackmail, تهديد",
        "death-threat": "death threats, угрожали убийством, threatened with death",
        "surveillance": "Pegasus, spyware, слежка, прослушка, wiretap",
        "censorship": "website blocked, блокировка сайта, internet shutdown, отключение интернета",
        "administrative-harassment": "fired, уволен, отчислен, freeze of bank account, проверка, "
        "deregistration, лишение лицензии, ликвидация организации, dismissed from job",
        "denial-fair-trial": "closed trial, не пустили адвоката, denied lawyer",
        "abduction-kidnapping": "похитили, kidnapped, увезли, اختطاف",
        "enforced-disappearance": "missing, пропал без вести, исчез",
        "killing": "shot dead, убит, убили, застрелили, قتل",
        "travel-restriction": "travel ban, запрет на выезд, no-fly, стоп-лист",
        "deportation": "exile, выдворили, экстрадиция",
    },
    "hrd-type": {
        "media-worker": "журналист, журналисты, журналистов, photographer, оператор, صحفي",
        "labour": "union leader, trade unionist, профсоюз, профсоюзный лидер",
        "blogger": "youtuber, блогеров, телеграм-канал",
        "whrd": "feminist, феминистка, women's rights",
        "forb": "monk, priest, священник, имам",
        "family": "mother of, жена, родственники",
        "land": "farmer, фермеры",
        "student": "студенты, студентов, школьник, طالب",
        "lawyer": "attorney, адвокаты, محامي",
        "pro-democracy": "protester, оппозиционер, politician, демонстранты",
        "ngo": "charity, общественный фонд, НКО",
    },
    "perpetrator-state": {
        "police": "OMON, ОМОН, полицея, полицией, спецназ, gendarmerie, Rosgvardia, شرطة",
        "military": "soldiers, солдаты, junta, Tatmadaw, الجيش",
        "government": "акимат, мэрия, mayor, tax office, barangay",
        "judiciary": "prosecutor, прокуратура, суд, следователь",
        "suspected-state": "plainclothes, в штатском",
    },
    "perpetrator-non-state": {
        "extremist-group": "Taliban, террористы, ultranationalists",
        "corporation-other": "employer, работодатель, media, СМИ, landlord",
        "extractive": "mining company, рудник",
        "unknown": "unknown person, неизвестные, مجهول",
        "non-state": "thugs, титушки, gang",
    },
    "right": {
        "expression-online": "post, репост, tweet",
        "assembly": "митинги, шествие",
        "healthy-environment": "water, вода, climate, экология",
        "housing": "eviction, выселение",
        "labour": "strike, забастовка, salary",
        "political-participation": "elections, выборы",
        "media-freedom": "СМИ, press",
        "life": "killing, убийство",
    },
    "source-type": {
        "social-media": "фейсбук, TikTok, телеграм",
        "news": "news site, новости, RFE/RL",
        "court-record": "приговор, протокол, police report",
        "medical": "medical certificate, справка",
        "witness-testimony": "свидетель, очевидец",
    },
}
ENDINGS_AND_SLIPS = (
    ("violation", "torure", "torture"),
    ("violation", "survelance", "surveillance"),
    ("violation", "judical harrasment", "judicial-harassment"),
    ("hrd-type", "jornalist", "media-worker"),
    ("hrd-type", "studnet", "student"),
    ("hrd-type", "журналсит", "media-worker"),
    ("perpetrator-state", "plice", "police"),
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return shipped_vocabulary()


@pytest.mark.parametrize("screen", ["en", "ru"])
@pytest.mark.parametrize("scheme", WORDS)
def test_the_words_of_reports_lead_to_their_term(
    vocabulary: Vocabulary, scheme: str, screen: str
) -> None:
    search = TermSearch(vocabulary, scheme, screen)
    missed = [
        f"{word}: {code}"
        for code, words in WORDS[scheme].items()
        for word in words.split(", ")
        if code not in [match.term.code for match in search.matches(word)[:FIRST]]
    ]
    assert missed == []


@pytest.mark.parametrize(("scheme", "typed", "code"), ENDINGS_AND_SLIPS)
def test_a_slip_of_the_finger_brings_what_is_similar(
    vocabulary: Vocabulary, scheme: str, typed: str, code: str
) -> None:
    matches = TermSearch(vocabulary, scheme, "en").matches(typed)
    assert code in [match.term.code for match in matches[:FIRST]]
    assert all(match.aside == "similar" for match in matches)


def test_what_has_nothing_to_do_with_a_list_finds_nothing(vocabulary: Vocabulary) -> None:
    for scheme in ("violation", "hrd-type", "perpetrator-state", "right"):
        for typed in ("zxqvbn", "крокодил", "the of and", "0000", "bicycle"):
            assert TermSearch(vocabulary, scheme, "en").matches(typed) == [], (scheme, typed)


def test_a_term_that_the_desk_does_not_offer_is_told_and_its_parent_found(
    vocabulary: Vocabulary,
) -> None:
    search = TermSearch(vocabulary, "violation", "en")
    assert [row.term.code for row in search.unused("Pegasus")] == ["spyware"]
    assert search.matches("Cellebrite")[0].term.code == "surveillance"
    state = TermSearch(vocabulary, "perpetrator-state", "ru")
    assert [row.term.code for row in state.unused("ФСБ")] == ["intelligence"]
    assert "switched off" in state.unused("ФСБ")[0].note


def test_search_words_are_no_names_and_stay_out_of_desks(vocabulary: Vocabulary) -> None:
    for scheme in starter_schemes():
        for term in scheme.terms:
            names = {name.casefold() for group in term.alt_labels.values() for name in group}
            names |= {label.casefold() for label in term.labels.values()}
            words = [word.casefold() for word in term.search_words]
            assert not names & set(words), (scheme.id, term.code)
            assert len(words) == len(set(words)), (scheme.id, term.code)
            stored = vocabulary.term(scheme.id, term.code)
            held = {name for group in stored.alt_labels.values() for name in group}
            assert held == {name for group in term.alt_labels.values() for name in group}
