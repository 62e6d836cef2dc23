"""Counts in their own field, and counts of people in running text."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.counts_text import numbers_in, read_count

COUNTS = [
    ("20", 20, 20, False),
    ("0", 0, 0, False),
    ("~20", 20, 20, True),
    ("about 20", 20, 20, True),
    ("Around 20 people", 20, 20, True),
    ("nearly 200", 200, 200, True),
    ("about a dozen", 12, 12, True),
    ("a dozen", 12, 12, False),
    ("one dozen", 12, 12, False),
    ("two dozen", 24, 24, False),
    ("half a dozen", 6, 6, False),
    ("one", 1, 1, False),
    ("Twenty", 20, 20, False),
    ("twenty-five", 25, 25, False),
    ("three hundred", 300, 300, False),
    ("15-20", 15, 20, False),
    ("15 – 20", 15, 20, False),
    ("15 to 20", 15, 20, False),
    ("between 15 and 20", 15, 20, False),
    ("20+", 20, None, False),
    ("at least 20", 20, None, False),
    ("20 or more", 20, None, False),
    ("more than 20", 21, None, False),
    ("more than a dozen", 13, None, False),
    ("up to 30", None, 30, False),
    ("fewer than 30", None, 29, False),
    ("dozens", 24, None, True),
    ("several", 3, None, True),
    ("hundreds", 200, None, True),
    ("1,200", 1200, 1200, False),
    ("1 200", 1200, 1200, False),
    ("1.5 million", 1_500_000, 1_500_000, False),
    ("около 20", 20, 20, True),
    ("около двадцати человек", 20, 20, True),
    ("не менее 20", 20, None, False),
    ("более 20", 21, None, False),
    ("до 30", None, 30, False),
    ("от 15 до 20", 15, 20, False),
    ("десятки", 20, None, True),
    ("около десятка", 10, 10, True),
    ("полтора десятка", 15, 15, False),
]
NO_COUNTS = ["", "-5", "−5", "20-15", "many", "fewer than 0", "20.5", "5%", "$5", "1" * 5000]

SEED_DESCRIPTION = """\
Police in Almaty on May 1 detained about a dozen people at an opposition rally called by fugitive \
Kazakh oligarch and opposition politician leader Mukhtar Ablyazov.
About 20 people gathered near the Central Park of Culture and Recreation for the afternoon rally \
before police began making arrests without explanation.
Some demonstrators held signs reading: “There is no road for China on Kazakh land,” while others \
demanded a fair investigation into unprecedented anti-government protests in the Central Asian \
nation in January 2022 that began over a sudden fuel price hike and grew into broader unrest \
against corruption, political stagnation, and widespread injustice. Violent clashes during the \
demonstrations left at least 238 people dead, including 19 law enforcement officers.
Ablyazov, an outspoken critic of the Kazakh government who received political asylum in France \
several years ago, is wanted in Kazakhstan and Russia on suspicion of embezzling some $5 billion.
Demonstrations were held on May 1 in other cities in Kazakhstan after civil activists announced \
peaceful rallies in support of Ukraine.
Applications filed by some activists for peaceful assemblies on May 1 were refused by authorities.
One human rights group reported police surveillance of civil activists in different Kazakh cities, \
and some activists reportedly were detained or summoned to the police department."""
SEED_SUMMARY = (
    "On 1 May 2023, around 20 pro-democracy defenders holding a protest against the Government and "
    "demanding investigation on the 2022 unrest were arrested by the police in Almaty, Kazakhstan."
)

ROLES = [
    ("In May 20 people were arrested.", "20", "arrested"),
    ("Over 2000 people marched to the square.", "Over 2000", "present"),
    ("Dozens of villagers were threatened with eviction.", "Dozens", "threatened"),
    ("A court sentenced three journalists to five years in prison.", "three", "convicted"),
    ("Four students were later charged with rioting.", "Four", "charged"),
    ("Six women took part in the rally.", "Six", "present"),
    ("20 detained activists wrote a letter.", "20", "detained"),
    ("Two farmers have disappeared.", "Two", "disappeared"),
    ("It was the arrest of 15-20 workers that began it.", "15-20", "arrested"),
    ("Five lawyers wrote a letter. Police detained them.", "Five", None),
    ("Около 20 человек собрались у парка.", "Около 20", "present"),
    ("Полиция задержала 12 активистов.", "12", "detained"),
    ("Dozens were arrested on Monday.", "Dozens", "arrested"),
    ("At least 12 were injured and 3 cars burned.", "At least 12", "injured"),
    ("Троих арестовали.", "Троих", "arrested"),
    ("По меньшей мере сорок задержаны.", "По меньшей мере сорок", "detained"),
]
NOT_PEOPLE = [
    "On May 1 protesters gathered.",
    "On 1 May protesters gathered.",
    "May 1, 2023 protesters gathered.",
    "In 2022 activists were arrested.",
    "The 2022 protesters were arrested.",
    "From 2022 activists were watched.",
    "He paid $5 to activists and € 20 people say.",
    "Article 19 defenders spoke.",
    "1. Activists were arrested.\n2) Students too.",
    "A 19-year-old student was killed.",
    "5 percent of workers were injured.",
    "Two groups of activists met three times.",
    "He got 5 years for helping activists.",
    "20 cars burned.",
]


@pytest.mark.parametrize(("text", "minimum", "maximum", "is_approximate"), COUNTS)
def test_counts_are_read(
    text: str, minimum: int | None, maximum: int | None, is_approximate: bool
) -> None:
    count = read_count(text)
    assert (count.minimum, count.maximum, count.words) == (minimum, maximum, text)
    assert count.is_approximate == is_approximate


@pytest.mark.parametrize("text", NO_COUNTS)
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        read_count(text, "affected_count")
    assert refusal.value.field == "affected_count"


def test_the_seed_counts_differ_by_role() -> None:
    mentions = numbers_in(SEED_DESCRIPTION)
    assert [(m.minimum, m.maximum, m.is_approximate, m.verb_role) for m in mentions] == [
        (12, 12, True, "detained"),
        (20, 20, True, "present"),
        (238, None, False, "killed"),
        (19, 19, False, "killed"),
    ]
    assert [SEED_DESCRIPTION[m.start : m.end] for m in mentions] == [
        "about a dozen",
        "About 20",
        "at least 238",
        "19",
    ]


def test_the_seed_summary_speaks_of_arrests() -> None:
    (mention,) = numbers_in(SEED_SUMMARY)
    assert SEED_SUMMARY[mention.start : mention.end] == "around 20"
    assert (mention.minimum, mention.verb_role) == (20, "arrested")


@pytest.mark.parametrize(("text", "words", "role"), ROLES)
def test_the_verb_gives_the_role(text: str, words: str, role: str | None) -> None:
    (mention,) = numbers_in(text)
    assert (text[mention.start : mention.end], mention.verb_role) == (words, role)


@pytest.mark.parametrize("text", NOT_PEOPLE)
def test_other_numbers_are_no_people(text: str) -> None:
    assert numbers_in(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Police detained 12 people and injured 5 others.",
            [(12, "detained"), (5, "injured")],
        ),
        (
            "Two women and three men were arrested.",
            [(2, "arrested"), (3, "arrested")],
        ),
        (
            "20 people, including 5 women, were arrested.",
            [(20, "arrested"), (5, "arrested")],
        ),
    ],
)
def test_each_count_has_its_own_verb(text: str, found: list[tuple[int, str]]) -> None:
    assert [(mention.minimum, mention.verb_role) for mention in numbers_in(text)] == found


WORDS = """
1 20 2023 1,200 1.5 a dozen hundred thousand dozens several about at least more than fewer up to -
– + $ % people activists were arrested killed May и до от около человек десятка ſeveral one both ,
"""
LIKE_PROSE = st.tuples(
    st.sampled_from(["", " ", "\n"]), st.lists(st.sampled_from(WORDS.split()))
).map(lambda parts: parts[0].join(parts[1]))


@given(st.one_of(st.text(), LIKE_PROSE))
def test_any_text_is_a_count_or_refused(text: str) -> None:
    with contextlib.suppress(InvalidInputError):  # the one error that may come
        count = read_count(text)
        assert count.minimum is None or count.maximum is None or count.minimum <= count.maximum
        assert (count.minimum or 0) >= 0
        assert count.words == text.strip()


@given(st.one_of(st.text(), LIKE_PROSE))
def test_mentions_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for mention in numbers_in(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
