"""The shipped vocabularies are complete, consistent and what the portal's labels resolve to."""

import contextlib
import string
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.data import data_file
from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import LANGUAGES
from hrd_desk.vocabulary.starter import StarterScheme, StarterTerm, read_scheme, starter_schemes

SCHEMES = {scheme.id: scheme for scheme in starter_schemes()}

# Terms, headings that cannot be chosen, and terms seen on the portal (domain study 7.5).
FIGURES = {
    "confidentiality": (4, 0, 0),
    "count-role": (11, 0, 0),
    "counting-unit": (6, 0, 0),
    "country": (249, 0, 23),
    "date-precision": (4, 0, 0),
    "event-link": (9, 0, 0),
    "gender": (5, 0, 3),
    "hrd-type": (36, 4, 22),
    "intervention-type": (8, 0, 0),
    "involvement": (9, 0, 0),
    "monitoring-status": (3, 0, 1),
    "perpetrator-non-state": (17, 1, 7),
    "perpetrator-state": (16, 0, 6),
    "place-precision": (7, 0, 0),
    "record-status": (7, 0, 1),
    "reliability": (6, 0, 0),
    "right": (41, 5, 31),  # four headings of ours, and Freedom of expression, which is the portal's
    "source-connection": (7, 0, 0),
    "source-type": (24, 3, 0),
    "verification": (5, 0, 0),
    "violation": (50, 5, 29),
}

SEED = {
    "country": ["KZ"],
    "gender": ["other"],
    "hrd-type": ["pro-democracy"],
    "monitoring-status": ["pending"],
    "perpetrator-state": ["police"],
    "right": ["expression", "expression-offline", "assembly", "protest", "liberty-security"],
    "violation": ["arrest-detention"],
}

PORTAL_LABELS = {
    "violation": """(Arbitrary) Arrest and Detention · Judicial Harassment ·
        Intimidation and Threats · Violence (physical) · Administrative Harassment ·
        Enactment of repressive legislation and policies · Killing · Death ·
        Restrictions on Movement · Vilification · Denial Fair Trial · Raid ·
        Wounds and Injuries · Censorship · Abduction/Kidnapping ·
        Reprisal as Result of Communication · Online Attack and Harassment · Torture ·
        Surveillance · Death threat · Sexual Violence · Travel Restriction ·
        Use of Excessive Force · Gender Based Harassment · Enforced Disappearance ·
        Deportation · Extrajudicial Killing · Transnational repression""",
    "right": """Freedom of expression · Offline · Online · Right to liberty and security ·
        Right to healthy and safe environment · Freedom of assembly · Right to Protest ·
        Freedom of movement · Right to work · Right to fair trial · Media freedom ·
        Right to protect reputation · Internet freedom · Women's rights · Right to privacy ·
        Right to life · Freedom of association · Land rights · Freedom of Religion and Belief ·
        Right to health · Right to housing · #COVID-19 · SOGI rights ·
        Right to political participation · Right to property · Minority Rights ·
        Right to education · Right to access to funding · Right to information ·
        Right to self-determination · Labour rights""",
    "hrd-type": """Pro-democracy defender · WHRD · Media Worker · Community-based HRD · Student ·
        Blogger/ Social Media Activist · Lawyer · Environmental rights defender · Youth ·
        Family of HRD · Labour rights defender · Minority rights defender · NGO staff ·
        Land rights defender · NGO · Academic · Artist · SOGI rights defender · Public Servant ·
        Freedom of religion/belief activist · Indigenous peoples' rights defender ·
        RTI activist""",
    "perpetrator-state": """Police · Government · Judiciary · Armed forces/ Military ·
        Suspected state · Unknown""",
    "perpetrator-non-state": """Non-state · Suspected non-state · Extremist group ·
        Agricultural business · Corporation (others) · Extractive industries · Unknown""",
    "gender": "Man · Woman · Other (e.g. undefined, organisation, community)",
    "monitoring-status": "Pending",
    "record-status": "Published",
    "country": """Kazakhstan · Korea, Republic of · Lao People's Democratic Republic · Viet Nam ·
        Taiwan · Timor Leste · Indoneia · Vietnam · Laos · Lao PDR · South Korea · Burma""",
}


def portal_labels() -> list[tuple[str, str]]:
    return [
        (scheme, " ".join(label.split()))
        for scheme, labels in PORTAL_LABELS.items()
        for label in labels.split("·")
    ]


def names_of(term: StarterTerm) -> set[str]:
    lists = term.alt_labels.values()
    return {*term.labels.values(), *(label for labels in lists for label in labels)}


def named(scheme: StarterScheme, label: str) -> list[str]:
    wanted = label.strip().casefold()
    return [t.code for t in scheme.terms if wanted in {n.casefold() for n in names_of(t)}]


def term_of(scheme: str, code: str) -> StarterTerm:
    return next(term for term in SCHEMES[scheme].terms if term.code == code)


def shipped_files() -> list[Path]:
    return [f for f in data_file("vocabularies").iterdir() if f.name.endswith(".toml")]


def test_every_vocabulary_is_there_with_all_its_terms() -> None:
    figures = {
        scheme.id: (
            len(scheme.terms),
            sum(not term.is_selectable for term in scheme.terms),
            sum(term.origin != "inferred" for term in scheme.terms),
        )
        for scheme in starter_schemes()
    }
    assert figures == FIGURES
    assert list(figures) == sorted(figures)


def test_a_file_is_called_as_its_vocabulary() -> None:
    for file in shipped_files():
        assert read_scheme(file.read_text("utf-8")).id == file.name.removesuffix(".toml")


def test_terms_of_the_seed_record_are_in_use() -> None:
    seed = {(scheme, code) for scheme, codes in SEED.items() for code in codes}
    assert {
        (scheme.id, term.code)
        for scheme in SCHEMES.values()
        for term in scheme.terms
        if term.origin == "seed"
    } == seed
    assert all(term_of(*key).is_enabled for key in seed)


@pytest.mark.parametrize(("scheme", "label"), portal_labels())
def test_a_label_of_the_portal_names_one_term(scheme: str, label: str) -> None:
    codes = named(SCHEMES[scheme], label)
    assert len(codes) == 1
    assert term_of(scheme, codes[0]).is_enabled


def test_the_portals_twin_is_told_apart_by_its_exact_label() -> None:
    exact = {term.matches.get("uwazi"): term.code for term in SCHEMES["violation"].terms}
    assert exact["Surveillance"] == "surveillance"
    assert exact["Surveillance "] == "surveillance-movement"
    assert named(SCHEMES["violation"], "Surveillance ") == ["surveillance"]
    assert term_of("violation", "transnational-repression").matches["uwazi_variants"] == (
        "Transnational repression ",
    )


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
def test_no_name_belongs_to_two_terms(scheme: StarterScheme) -> None:
    owners = Counter(name for t in scheme.terms for name in {n.casefold() for n in names_of(t)})
    assert [name for name, count in owners.items() if count > 1] == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
def test_everything_has_a_label_in_each_language(scheme: StarterScheme) -> None:
    for labels in (scheme.labels, *(term.labels for term in scheme.terms)):
        assert set(labels) == set(LANGUAGES)
    siblings = Counter((t.broader, lang, s) for t in scheme.terms for lang, s in t.labels.items())
    assert set(siblings.values()) == {1}


@pytest.mark.parametrize(("language", "first", "last"), [("ru", "а", "я"), ("ar", "ء", "ي")])
def test_labels_are_written_in_the_letters_of_their_language(
    language: str, first: str, last: str
) -> None:
    letters = {chr(point) for point in range(ord(first), ord(last) + 1)}
    for scheme in SCHEMES.values():
        for term in scheme.terms:
            label = term.labels[language].lower()
            assert letters & set(label) or (language, term.code) == ("ru", "covid19")


def test_inferred_terms_are_switched_off_but_not_headings_and_our_own_lists() -> None:
    of_the_portal = {
        *("violation", "right", "hrd-type", "gender", "perpetrator-state", "perpetrator-non-state"),
    }
    for scheme in SCHEMES.values():
        in_use = {term.broader for term in scheme.terms if term.is_enabled}
        for term in scheme.terms:
            expected = (
                scheme.id not in of_the_portal
                or term.origin != "inferred"
                or (not term.is_selectable and term.code in in_use)
            )
            assert term.is_enabled == expected, f"{scheme.id} > {term.code}"


def test_a_term_stands_below_its_parent_in_display_order() -> None:
    for scheme in SCHEMES.values():
        assert [term.position for term in scheme.terms] == list(range(1, len(scheme.terms) + 1))
        seen: set[str | None] = {None}
        for term in scheme.terms:
            assert term.broader in seen
            seen.add(term.code)


def test_freedom_of_expression_is_the_parent_of_offline_and_online() -> None:
    children = [term.code for term in SCHEMES["right"].terms if term.broader == "expression"]
    assert children == ["expression-offline", "expression-online"]
    for code in children:
        assert term_of("right", code).matches["uwazi_parent"] == "Freedom of expression"


def test_violations_rights_and_types_say_what_to_code_and_how_to_count() -> None:
    for scheme in ("violation", "right", "hrd-type"):
        for term in SCHEMES[scheme].terms:
            assert "include" in term.scope_notes
            assert "count" in term.scope_notes or not term.is_selectable
    arrest = term_of("violation", "arrest-detention").scope_notes["count"]
    assert "ten days in detention are one" in arrest


def test_crosswalks_of_the_standards() -> None:
    arrest = term_of("violation", "arrest-detention")
    assert arrest.matches["esf"] == ("MT04:030101000000", "MT04:030102000000")
    assert arrest.matches["sdg"] == "arbitrary_detention"
    assert arrest.portal_events == 2097
    assert "hrd_violation_chart.csv" in arrest.evidence
    terms = [term for scheme in SCHEMES.values() for term in scheme.terms]
    assert sum("esf" in term.matches for term in terms) == 153
    assert sum("sdg" in term.matches for term in terms) == 20
    assert sum(term.portal_events is not None for term in terms) == 89


def test_countries_are_found_by_everyday_names_and_codes() -> None:
    for name, code in [("KOR", "KR"), ("Burma", "MM"), ("Киргизия", "KG"), ("США", "US")]:
        assert named(SCHEMES["country"], name) == [code]


HEAD = 'id = "colour"\nfield = "event.colour"\nlabel.en = "Colour"\n'
RED = '[[term]]\ncode = "red"\nlabel.en = "Red"\n'
BLUE = '[[term]]\ncode = "blue"\nlabel.en = "Blue"\n'


def test_a_small_file_is_read_with_its_defaults() -> None:
    scheme = read_scheme(HEAD + RED + BLUE + 'broader = "red"\nreplaced_by = "red"\n')
    red, blue = scheme.terms
    assert (red.is_enabled, red.is_selectable, red.origin) == (True, True, "inferred")
    assert (blue.broader, blue.replaced_by, blue.position) == ("red", "red", 2)


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("id = ", "file", "not valid TOML"),
        ("[" * 5000, "file", "not valid TOML"),
        ('field = "x"\n', "id", "A vocabulary file"),
        (HEAD.replace("label.en", "label.ru"), "label.en", "colour"),
        (HEAD + "note = 3\n", "note", "colour"),
        (HEAD + 'title = "x"\n', "title", "colour"),
        (HEAD + 'term = ["red"]\n', "term", "colour"),
        (HEAD + '[[term]]\nlabel.en = "Red"\n', "code", "colour > #1"),
        (HEAD + '[[term]]\ncode = "red"\n', "label.en", "colour > red"),
        (HEAD + RED + 'label.ru = " "\n', "label.ru", "colour > red"),
        (HEAD + RED.replace("Red", "Red|Pink"), "label.en", "colour > red"),
        (HEAD + RED.replace("Red", "Red "), "label.en", "colour > red"),
        (HEAD + RED + 'alt.en = ["a|b"]\n', "alt.en", "colour > red"),
        (HEAD + RED + 'alt.en = "a"\n', "alt.en", "colour > red"),
        (HEAD + RED + RED, "code", "colour > red"),
        (HEAD + RED.replace('"red"', '"Red_1"'), "code", "colour > Red_1"),
        (HEAD.replace("colour", "country", 1) + RED, "code", "country > red"),
        (HEAD + RED + 'broader = "blue"\n', "broader", "colour > red"),
        (HEAD + RED + 'broader = "red"\n', "broader", "colour > red"),
        (HEAD + RED + 'broader = "blue"\n' + BLUE + 'broader = "red"\n', "broader", "colour > red"),
        (HEAD + RED + 'replaced_by = "blue"\n', "replaced_by", "colour > red"),
        (HEAD + RED + 'replaced_by = "red"\n', "replaced_by", "colour > red"),
        (HEAD + RED + 'enabled = "no"\n', "enabled", "colour > red"),
        (HEAD + RED + "enabeld = false\n", "enabeld", "colour > red"),
        (HEAD + RED + 'origin = "rumour"\n', "origin", "colour > red"),
        (HEAD + RED + 'scope.how = "x"\n', "scope.how", "colour > red"),
        (HEAD + RED + "portal_events = true\n", "portal_events", "colour > red"),
        (HEAD + RED + "match.esf = [4]\n", "match.esf", "colour > red"),
    ],
)
def test_a_wrong_file_is_refused_with_one_sentence(text: str, field: str, words: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        read_scheme(text)
    assert refusal.value.field == field
    assert words in refusal.value.sentence
    assert refusal.value.sentence.endswith(".")


SHIPPED_TEXTS = [f.read_text("utf-8") for f in shipped_files() if f.name != "country.toml"]
PIECES = ["[[term]]\n", "[term]\n", 'code = "x"\n', "broader", '"', "'", "]", "{", "=", "|", "1e9"]


@given(
    text=st.sampled_from(SHIPPED_TEXTS),
    cuts=st.lists(
        st.tuples(
            st.integers(0, 3000),
            st.integers(0, 40),
            st.sampled_from(PIECES) | st.text(string.printable, max_size=8) | st.text(max_size=3),
        ),
        min_size=1,
        max_size=4,
    ),
)
def test_a_damaged_file_is_read_or_refused(text: str, cuts: list[tuple[int, int, str]]) -> None:
    damaged = text[:3000].rsplit("[[term]]", 1)[0]
    for start, length, piece in cuts:
        damaged = damaged[:start] + piece + damaged[start + length :]
    with contextlib.suppress(InvalidInputError):  # the one refusal that a caller must expect
        assert read_scheme(damaged).id
