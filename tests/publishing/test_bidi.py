"""The order of letters: Unicode's own test, whole."""

import lzma
import re
from pathlib import Path

import pytest

from hrd_desk.publishing.bidi import (
    levels,
    paragraph_level,
    reads_right_to_left,
    visual_order,
    with_marks,
)
from hrd_desk.publishing.joining import dotted, joined

CASES = Path(__file__).parents[1] / "data" / "BidiCharacterTest-15.0.txt.xz"
BASES = {"0": 0, "1": 1, "2": None}


def test_every_line_of_the_standard_s_own_test_passes() -> None:
    lines = lzma.decompress(CASES.read_bytes()).decode("ascii").splitlines()
    faults = [line for line in lines if not passes(line)]
    assert len(lines) > 91_000
    assert faults == []


def passes(line: str) -> bool:
    codes, asked, base, wanted, order = line.split(";")
    text = "".join(chr(int(code, 16)) for code in codes.split())
    found, found_base = levels(text, BASES[asked])
    wanted_levels = wanted.split()
    kept = [place for place, level in enumerate(wanted_levels) if level != "x"]
    drawn = [kept[place] for place in visual_order([found[place] for place in kept])]
    return (
        found_base == int(base)
        and all(found[place] == int(wanted_levels[place]) for place in kept)
        and drawn == [int(place) for place in order.split()]
    )


def test_only_text_that_needs_it_is_ordered() -> None:
    assert not reads_right_to_left("Қазақстан 2023 — 中国 (12 %) ရန်ကုန်")
    assert reads_right_to_left("Almaty: حرية")
    assert reads_right_to_left("\u2067Almaty\u2069")


def test_a_joiner_stays_inside_its_word_on_a_line_from_left_to_right() -> None:
    text = "said می\u200cخواهم twice"
    assert set(levels(text, 0)[0][5:13]) == {1}


_STEERING = re.compile("[\u200e\u200f\u2066-\u2069]")


def drawn(text: str, base: int) -> str:
    """Return the letters from left to right, without what only steers them."""
    found = levels(text, base)[0]
    return _STEERING.sub("", "".join(text[place] for place in visual_order(found)))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_list_from_left_to_right_stays_one_beside_arabic_words(language: str) -> None:
    source = joined(["قناة", "“اعتقال”", "1 May 2023"], language)
    assert paragraph_level(source) == 0
    assert drawn(source, 0) == "ةانق, ”لاقتعا“, 1 May 2023"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "fields",
    [
        ["Radio Free Asia", "«Kazakh police»", "1 مايو 2023"],
        ["Manila", "National Capital Region", "الفلبين"],
        ["<3", "شرطة", "12–15"],
        ["عربي 12", "Article 144.1 (libel)", "43.2, 76.9"],
    ],
)
def test_marks_keep_fields_in_the_order_of_isolates(language: str, fields: list[str]) -> None:
    base = int(language == "ar")
    for words in (joined(fields, language), dotted(fields, language)):
        marked = with_marks(words, is_right=bool(base))
        assert not re.search("[\u2066-\u2069]", marked)
        assert drawn(marked, base) == drawn(words, base)
