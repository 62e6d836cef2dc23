"""Two people's changes to one text, and texts that mean the same."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hrd_desk.model.text_merging import MOST_PARAGRAPHS, merge_paragraphs, plain_text

ALIKE = [
    ("caf\u00e9", "cafe\u0301"),
    ("a “right” one", 'a "right" one'),
    ("«митинг»", '"митинг"'),
    ("don’t", "don't"),
    ("O‘zbekiston", "Oʻzbekiston"),
    ("12\u00a0000", "12 000"),
    ("a  b\tc\u202fd", "a b c d"),
    ("a\nb", "a b"),
    ("de\u00adten\u00adtion", "detention"),
    ("e\u00ad\u0301", "\u00e9"),
    ("a ", "a"),
    (" a\n\n", "a"),
    ("a\n\nb", "a\r\n \r\nb"),
    ("a\n\nb", "a  \n\n\n\n  b"),
    ("a\n\nb", "a\n\n\u00ad\n\nb"),
    ("", " \n\n "),
]
DIFFERENT = [
    ("a b", "ab"),
    ("a\n\nb", "a b"),
    ("Arrest", "arrest"),
    ("е", "ё"),
    ("-", "–"),
    ("1.0", "1"),
    ("", "unknown"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_texts_alike(one: str, other: str) -> None:
    assert plain_text(one) == plain_text(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_texts_that_differ(one: str, other: str) -> None:
    assert plain_text(one) != plain_text(other)


@given(st.text())
def test_a_plain_text_is_plain(text: str) -> None:
    assert plain_text(plain_text(text)) == plain_text(text)


MERGED = {
    "one side changed": ("a", "a", "b", "b"),
    "both changed alike": ("a", "b", "b", "b"),
    "different paragraphs": ("a|b|c", "A|b|c", "a|b|C", "A|b|C"),
    "added at either end": ("b", "a|b", "b|c", "a|b|c"),
    "the same added by both": ("a|b|c", "a|x|b|c", "a|x|b|C", "a|x|b|C"),
    "removed and changed": ("a|b|c", "b|c", "a|b|C", "b|C"),
    "removed at either end": ("a|b|c", "b|c", "a|b", "b"),
    "two of three removed alike": ("a|b|c|d|e", "c|d|e", "c|d|E", "c|d|E"),
    "moved away from a change": ("a|b|c|d|e", "b|a|c|d|e", "a|b|c|d|E", "b|a|c|d|E"),
    "cut in two": ("a b|c|d", "a|b|c|d", "a b|c|D", "a|b|c|D"),
    "repeated signs between": ("a|*|b|*|c", "A|*|b|*|c", "a|*|b|*|C", "A|*|b|*|C"),
}
CLASHES = {
    "the same paragraph": ("a", "b", "c"),
    "a text without blank lines": ("a\nb\nc", "A\nb\nc", "a\nb\nC"),
    "touching paragraphs": ("a|b", "A|b", "a|B"),
    "added at the same place": ("a|b", "a|x|b", "a|y|b"),
    "added beside a change": ("a|b|c", "a|x|b|c", "a|B|c"),
    "removed what the other changed": ("a|b|c", "a|c", "a|B|c"),
    "removed what the other moved": ("a|b|c|d", "b|c|d", "b|c|d|a"),
    "moved to two places": ("a|b|c|d|e", "b|a|c|d|e", "b|c|d|e|a"),
    "the same added at two places": ("a|b|c", "x|a|b|c", "a|b|c|x"),
    "one of two alike removed by each": ("a|b|a", "b|a", "a|b"),
    "added where the other moved": ("a|b|c|d", "b|a|c|d", "a|x|b|c|d"),
    "written by both": ("", "a", "b"),
}


def text(letters: str) -> str:
    return letters.replace("|", "\n\n")


@pytest.mark.parametrize(("base", "ours", "theirs", "merged"), MERGED.values(), ids=MERGED.keys())
def test_changes_that_do_not_touch_merge(base: str, ours: str, theirs: str, merged: str) -> None:
    assert merge_paragraphs(text(base), text(ours), text(theirs)) == text(merged)
    assert merge_paragraphs(text(base), text(theirs), text(ours)) == text(merged)


@pytest.mark.parametrize(("base", "ours", "theirs"), CLASHES.values(), ids=CLASHES.keys())
def test_changes_that_touch_clash(base: str, ours: str, theirs: str) -> None:
    assert merge_paragraphs(text(base), text(ours), text(theirs)) is None
    assert merge_paragraphs(text(base), text(theirs), text(ours)) is None


def test_the_blank_lines_stay_as_they_were_typed() -> None:
    base = "  a\r\n\r\nb\n \n\nc\n"
    assert merge_paragraphs(base, base.replace("a", "A"), base.replace("c", "C")) == (
        "  A\r\n\r\nb\n \n\nC\n"
    )


def test_paragraphs_never_run_together() -> None:
    assert merge_paragraphs("a\n\n", "z\n\na", "a\n\nb") == "z\n\na\n\nb"


def test_blank_lines_around_a_text_are_no_change() -> None:
    theirs = text("\n\na|b|C\n\n")
    assert merge_paragraphs(text("a|b|c"), text("A|b|c"), theirs) == text("A|b|C\n\n")


def test_what_only_looks_different_is_no_change() -> None:
    base = "“One”\n\ntwo words\n\nthree"
    theirs = "\n\n“Uno”\n\ntwo  words\n\nthree"
    merged = merge_paragraphs(base, '"One"\n\ntwo words\n\nTHREE', theirs)
    assert merged == "\n\n“Uno”\n\ntwo  words\n\nTHREE"


def test_a_text_of_too_many_paragraphs_is_left_to_a_person() -> None:
    base = [f"paragraph {number}" for number in range(MOST_PARAGRAPHS)]
    ours = ["ours", *base[1:]]
    theirs = [*base[:-1], "theirs"]
    assert merge_paragraphs(*("\n\n".join(side) for side in (base, ours, theirs))) is not None
    theirs += ["one more"]
    assert merge_paragraphs(*("\n\n".join(side) for side in (base, ours, theirs))) is None


# Few different paragraphs: they repeat, move and meet as often as can be.
SEPARATORS = st.sampled_from(["\n\n", "\n \n", "\r\n\r\n", "\n\n\n"])
TANGLED = st.lists(st.tuples(st.sampled_from("abcd*"), SEPARATORS), max_size=6).map(
    lambda parts: "".join(itertools.chain.from_iterable(parts))
)
ANY = st.one_of(TANGLED, TANGLED.map(str.strip), st.text())


def paragraphs(text: str) -> list[str]:
    plain = plain_text(text)
    return plain.split("\n\n") if plain else []


@given(ANY, ANY)
def test_what_one_side_changed_is_taken_to_the_letter(base: str, changed: str) -> None:
    letters = changed if changed.strip() else ""
    assert merge_paragraphs(base, changed, base) == letters
    assert merge_paragraphs(base, base, changed) == letters


@given(ANY, ANY)
def test_what_both_changed_alike_is_taken(base: str, changed: str) -> None:
    merged = merge_paragraphs(base, changed, changed)
    assert merged is not None
    assert plain_text(merged) == plain_text(changed)


@given(ANY, ANY, ANY)
def test_no_side_is_preferred(base: str, ours: str, theirs: str) -> None:
    merged = merge_paragraphs(base, ours, theirs)
    mirrored = merge_paragraphs(base, theirs, ours)
    assert (merged is None) == (mirrored is None)
    assert plain_text(merged or "") == plain_text(mirrored or "")


@given(ANY, ANY, ANY)
def test_merging_once_more_changes_nothing(base: str, ours: str, theirs: str) -> None:
    merged = merge_paragraphs(base, ours, theirs)
    assume(merged is not None)
    assert merged is not None
    for again in (theirs, ours):
        assert plain_text(merge_paragraphs(base, merged, again) or merged) == plain_text(merged)


@given(ANY, ANY, ANY)
def test_no_paragraph_is_lost_or_doubled(base: str, ours: str, theirs: str) -> None:
    merged = merge_paragraphs(base, ours, theirs)
    assume(merged is not None)
    was, here, there, now = map(paragraphs, (base, ours, theirs, merged or ""))
    for part in {*was, *here, *there, *now}:
        changed = {side.count(part) for side in (here, there)} - {was.count(part)}
        assert {now.count(part)} == (changed or {was.count(part)})


@st.composite
def edited_apart(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a text and four copies, each edited by one person; no two edits touch."""
    count = draw(st.integers(1, 13))
    base = [(f"paragraph {number}", draw(SEPARATORS)) for number in range(count)]
    copies = []
    owners = draw(st.lists(st.integers(0, 3), min_size=count // 2 + 1, max_size=count // 2 + 1))
    for owner in range(4):
        copy = list(base)
        for place in reversed([2 * step for step, one in enumerate(owners) if one == owner]):
            new = draw(st.sampled_from(["changed", "removed", "added"]))
            written = [(f"{new} at {place}", draw(SEPARATORS))] if new != "removed" else []
            copy[place : place + (new != "added")] = written
        copies.append("".join(itertools.chain.from_iterable(copy)).rstrip())
    return "".join(itertools.chain.from_iterable(base)).rstrip(), copies


@given(edited_apart(), st.permutations(range(4)))
def test_changes_apart_merge_in_any_order(edited: tuple[str, list[str]], order: list[int]) -> None:
    base, copies = edited
    texts = []
    for delivery in (range(4), order):
        merged: str | None = base
        for number in delivery:
            merged = merge_paragraphs(base, merged or "", copies[number])
            assert merged is not None
        texts.append(merged)
    assert texts[0] == texts[1]
