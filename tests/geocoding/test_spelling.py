"""Keys: one for each name in any script; skeletons: one for each sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.geocoding.generic_words import (
    stems_of_adjectives,
    stripped_keys,
    without_generic_words,
)
from hrd_desk.geocoding.kinds import Kind
from hrd_desk.geocoding.questions import kinds_meant
from hrd_desk.geocoding.spelling import skeleton, spelling_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Алматы", "almaty"),
        ("ALMATY", "almaty"),
        ("Cox’s Bāzār", "coxs bazar"),
        ("Cox's Bazar", "coxs bazar"),
        ("Ürümqi", "urumqi"),
        ("Hpa-An", "hpa an"),
        ("乌鲁木齐", "wulumuqi"),
        ("烏魯木齊", "wulumuqi"),
        ("서울", "seoul"),
        ("Đà Nẵng", "da nang"),
        ("മധുര", "mdhur"),
        ("Ａｌｍａｔｙ", "almaty"),
        ("  ...  ", ""),
        ("", ""),
    ],
)
def test_a_name_has_one_key_in_latin_letters(name: str, key: str) -> None:
    assert spelling_key(name) == key


@pytest.mark.parametrize(
    ("burmese", "key"),
    [
        ("မန္တလေး", "mantale"),
        ("မြစ်ကြီးနား", "myitkyina"),
        ("ကျောက်ဖြူ", "kyaukhpyu"),
        ("တောင်ကြီး", "taungkyi"),
        ("ထားဝယ်", "htawe"),
        ("မုံရွာ", "monywa"),
        ("ရွှေဘို", "shwebo"),
        ("စစ်တွေ", "sittwe"),
        ("ပုသိမ်", "puthein"),
        ("လားရှိုး", "lasho"),
        ("မြောက်ဦး", "myauku"),
    ],
)
def test_burmese_is_romanised_as_it_is_spoken(burmese: str, key: str) -> None:
    assert spelling_key(burmese) == key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Hpakant", "Phakant"),
        ("Mandalay", "မန္တလေး"),
        ("Myawaddy", "မြဝတီ"),
        ("Zhambyl", "Jambyl", "Джамбул", "Жамбыл"),
        ("Bogra", "Bagura"),
        ("Krong", "Grong"),
        ("Vientiane", "Wientiane"),
    ],
)
def test_ways_to_romanise_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(spelling_key(name)) for name in spellings}) == 1


def test_leading_vowels_of_thai_and_lao_come_after_their_consonant() -> None:
    assert spelling_key("เชียงใหม่").startswith("ch")
    assert spelling_key("ໂພນສະຫວັນ").startswith("ph")
    assert spelling_key("หนองคาย") == "nongkhay"


@pytest.mark.parametrize(
    ("name", "stripped"),
    [
        ("Bacolod City", "bacolod"),
        ("Kota Padang", "padang"),
        ("Kachin State", "kachin"),
        ("和田市", "hetian"),
        ("云南省", "yunnan"),
        ("г. Павлодар", "pavlodar"),
        ("လားရှိုးမြို့", "lasho"),
        ("จังหวัดยะลา", "yala"),
        ("수원시", "suwon"),
    ],
)
def test_generic_words_come_off(name: str, stripped: str) -> None:
    assert stripped in stripped_keys(name)


@pytest.mark.parametrize("key", ["kota", "ban", "the city of", "do", "city"])
def test_a_name_that_is_only_a_generic_word_stays(key: str) -> None:
    assert without_generic_words(key) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kachin State", Kind.ADMIN1),
        ("Алматинская область", Kind.ADMIN1),
        ("广东省", Kind.ADMIN1),
        ("Thatta district", Kind.ADMIN2),
        ("Талгарский район", Kind.ADMIN2),
        ("Bacolod City", Kind.LOCALITY),
    ],
)
def test_generic_words_say_which_kind_is_meant(name: str, kind: Kind) -> None:
    assert kind in kinds_meant(name)


def test_russian_adjectives_lead_back_to_their_names() -> None:
    assert "talgar" in stems_of_adjectives("Талгарский район")
    assert "almaty" in stems_of_adjectives("Алматинская область")
    assert stems_of_adjectives("Алматы") == []


@given(st.text(max_size=40))
def test_any_text_has_a_key_that_is_its_own_key(text: str) -> None:
    key = spelling_key(text)
    assert spelling_key(key) == key
    assert all(letter.isascii() and (letter.isalnum() or letter == " ") for letter in key)
    assert key == key.strip()
    assert skeleton(key).isascii()
