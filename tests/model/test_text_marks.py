"""What is shown as the same, removed and added between two versions of a text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.model.text_marks import Mark, MarkKind, marked

EXAMPLES = [
    ("", "", ""),
    ("as it was", "as it was", "as it was"),
    ("", "written", "+[written]"),
    ("removed", "", "-[removed]"),
    ("12 people arrested", "15 people arrested", "-[12]+[15] people arrested"),
    ("the old man", "the young lady", "the -[old man]+[young lady]"),
    ("She was held.", "She was held. She is free.", "She was held.+[ She is free.]"),
    ("The police came", "police came", "-[The ]police came"),
    (
        "On 1 May 12 people were held in Almaty",
        "On 2 May 12 people were beaten in Almaty",
        "On -[1]+[2] May 12 people were -[held]+[beaten] in Almaty",
    ),
    ("don’t go", "don't go", "don-[’]+[']t go"),
    ("one\ntwo\nthree\n", "one\nthree\n", "one\n-[two\n]three\n"),
    ("one\ntwo", "one two", "one-[\n]+[ ]two"),
    ("около 20 человек", "около 25 человек", "около -[20]+[25] человек"),
    # an accent belongs to its letter, a joiner to its word
    ("le cafe\u0301 noir", "le cafe noir", "le -[cafe\u0301]+[cafe] noir"),
    (
        "\U0001f469\u200d\u2696\ufe0f!",
        "\U0001f469!",
        "-[\U0001f469\u200d\u2696\ufe0f]+[\U0001f469]!",
    ),
    ("می‌خواهم", "می‌خواهد", "-[می‌خواهم]+[می‌خواهد]"),
    # scripts without spaces, by letter clusters
    ("警察は十人を逮捕した", "警察は五人を逮捕した", "警察は-[十]+[五]人を逮捕した"),
    ("ตำรวจจับกุมที่นี่", "ตำรวจจับกุมที่นั่น", "ตำรวจจับกุมที่-[นี่]+[นั่น]"),
    ("ភ្នំពេញ", "ភ្នំពោញ", "ភ្នំ-[ពេ]+[ពោ]ញ"),
    ("မန္တလေး", "မန္ဒလေး", "မ-[န္တ]+[န္ဒ]လေး"),
]

SHOWN = {MarkKind.SAME: "{}", MarkKind.REMOVED: "-[{}]", MarkKind.ADDED: "+[{}]"}


def shown(marks: list[Mark]) -> str:
    return "".join(SHOWN[mark.kind].format(mark.text) for mark in marks)


def text_of(marks: list[Mark], kind: MarkKind) -> str:
    return "".join(mark.text for mark in marks if mark.kind in {MarkKind.SAME, kind})


@pytest.mark.parametrize(("before", "after", "marks"), EXAMPLES)
def test_words_are_marked(before: str, after: str, marks: str) -> None:
    assert shown(marked(before, after)) == marks


PIECES = [
    *("arrested", "arrest", "the", "a", "10", ",", ".", " ", "  ", "\n", "\n\n", "\r\n", "\u00a0"),
    *("é", "e\u0301", "\u0301", "ที่", "\u17d2", "ក", "င", "\u1039", "警", "の", "カ"),
    "\U0001f469\u200d\u2696\ufe0f",
]
LIKE_PROSE = st.lists(st.sampled_from(PIECES)).map("".join)


@given(st.one_of(st.text(), LIKE_PROSE), st.one_of(st.text(), LIKE_PROSE))
def test_the_marks_are_both_texts_to_the_letter(before: str, after: str) -> None:
    marks = marked(before, after)
    assert text_of(marks, MarkKind.REMOVED) == before
    assert text_of(marks, MarkKind.ADDED) == after
    assert all(mark.text for mark in marks)
    kinds = [mark.kind for mark in marks]
    assert all(one != other for one, other in itertools.pairwise(kinds))


@given(st.one_of(st.text(min_size=1), LIKE_PROSE.filter(bool)))
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert marked(text, text) == [Mark(text, MarkKind.SAME)]


def test_a_moved_paragraph_does_not_hide_that_the_others_stayed() -> None:
    before = "First of all.\n\nThen this.\n\nAnd that.\n\nIn the end.\n\n"
    after = "Then this.\n\nAnd that.\n\nIn the end.\n\nFirst of all.\n\n"
    assert shown(marked(before, after)) == (
        "-[First of all.\n\n]Then this.\n\nAnd that.\n\nIn the end.\n\n+[First of all.\n\n]"
    )


def test_a_long_report_is_still_marked_by_words() -> None:
    sentences = [f"On day {day} the police held {day % 7} people. " for day in range(3000)]
    changed = [sentence.replace("held 3", "beat 3") for sentence in sentences]
    marks = marked("".join(sentences), "".join(changed))
    removed = [mark.text for mark in marks if mark.kind is MarkKind.REMOVED]
    assert set(removed) == {"held"}
    assert len(removed) == len([day for day in range(3000) if day % 7 == 3])


def test_what_is_too_long_to_compare_is_marked_whole() -> None:
    before = "Before: " + " ".join(f"a x{number}" for number in range(20_000)) + " end"
    after = "Before: " + " ".join(f"a y{number}" for number in range(20_000)) + " end"
    kinds = [mark.kind for mark in marked(before, after)]
    assert kinds == [MarkKind.SAME, MarkKind.REMOVED, MarkKind.ADDED, MarkKind.SAME]
