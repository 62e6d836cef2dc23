"""What becomes of a value that two desks changed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.merge_groups import MergeGroup
from hrd_desk.model.merging import (
    FIELD_STATUSES,
    Merged,
    Rule,
    Side,
    Values,
    is_field_status,
    merge,
    rule_of,
    same_value,
)
from hrd_desk.model.text_merging import plain_text
from hrd_desk.storage.journal.journaled import BY_KIND
from hrd_desk.vocabulary.starter import starter_schemes

HEADQUARTERS, STRICTER, PARAGRAPHS = Rule.HEADQUARTERS, Rule.STRICTER, Rule.PARAGRAPHS
POSITION, LOCAL, VALUE, RELEASE = Rule.POSITION, Rule.LOCAL, Rule.VALUE, Rule.RELEASE

RULES: dict[str, dict[int, Rule]] = {
    "event": {
        **dict.fromkeys((1, 2, 3, 4, 5, 16), VALUE),
        **dict.fromkeys((6, 7, 8, 9, 10), PARAGRAPHS),
        **dict.fromkeys((11, 12, 13), HEADQUARTERS),
        14: Rule.RECORD_STATUS,
        15: STRICTER,
        17: RELEASE,
    },
    "term-use": {},
    "count": {1: VALUE, 2: POSITION},
    "place": {1: VALUE, 2: VALUE, 3: STRICTER, 4: POSITION, 5: VALUE},
    "citation": {
        **dict.fromkeys(range(1, 11), VALUE),
        11: PARAGRAPHS,
        12: STRICTER,
        13: POSITION,
    },
    "event-link": {1: VALUE, 2: PARAGRAPHS, 3: POSITION},
    "attachment": {1: VALUE, 2: VALUE, 3: PARAGRAPHS, 4: STRICTER, 5: POSITION},
    "term": {**dict.fromkeys((1, 2, 3, 4, 6, 7, 8, 9), HEADQUARTERS), 5: LOCAL},
    "conflict": {1: VALUE, 2: VALUE},
    "decision": {1: VALUE},
    "pair": {1: VALUE, 2: VALUE},
}
"""Every group of every journaled class, decided one by one: a new group must be put here."""


def test_every_merge_group_has_a_rule_on_purpose() -> None:
    numbers = {kind: {group.number for group in found.groups} for kind, found in BY_KIND.items()}
    assert {kind: set(rules) for kind, rules in RULES.items()} == numbers
    for kind, rules in RULES.items():
        assert {number: rule_of(kind, number) for number in rules} == rules


def test_what_only_a_newer_version_knows_is_one_value() -> None:
    assert rule_of("event", 99) is VALUE
    assert rule_of("testimony", 1) is VALUE


def test_a_text_that_merges_by_paragraph_stands_in_columns_of_text() -> None:
    merged_by_paragraph = [
        (kind, group)
        for kind, found in BY_KIND.items()
        for group in found.groups
        if rule_of(kind, group.number) is PARAGRAPHS
    ]
    assert {type_of(kind, group) for kind, group in merged_by_paragraph} == {str}


def type_of(kind: str, group: MergeGroup) -> type:
    return BY_KIND[kind].table.c[group.columns[0]].type.python_type


def codes_of(scheme: str) -> list[str]:
    (terms,) = (found.terms for found in starter_schemes() if found.id == scheme)
    return [term.code for term in terms]


def test_the_field_moves_between_draft_and_submitted_alone() -> None:
    codes = set(codes_of("record-status"))
    assert {code for code in codes if is_field_status(code)} == set(FIELD_STATUSES)
    assert codes - set(FIELD_STATUSES) == {
        *("in-review", "returned", "verified", "published", "withdrawn")
    }
    assert not is_field_status(None)


# --- the same or not ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "“One”  day"}, {"title": '"One" day'}),
        ({"labels": {"fr": "de\u0301tention"}}, {"labels": {"fr": "d\u00e9tention"}}),
        ({"alt_labels": {"en": ["in  jail"]}}, {"alt_labels": {"en": ["in jail"]}}),
        ({"latitude_deg": 43}, {"latitude_deg": 43.0}),
        ({"is_primary": 1}, {"is_primary": True}),
        ({"minimum": None}, {"minimum": None}),
        (None, None),
    ],
)
def test_values_that_mean_the_same(one: Values | None, other: Values | None) -> None:
    assert same_value(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "One"}, {"title": "one"}),
        ({"latitude_deg": 43.1}, {"latitude_deg": 43.10000000000001}),
        ({"size_bytes": 2**53 + 1}, {"size_bytes": float(2**53)}),
        ({"minimum": 1}, {"minimum": "1"}),
        ({"alt_labels": {"en": ["a", "b"]}}, {"alt_labels": {"en": ["b", "a"]}}),
        ({"labels": {"en": "a"}}, {"labels": {"en": "a", "fr": "a"}}),
        ({"title": ""}, None),
        ({"title": ""}, {}),
    ],
)
def test_values_that_differ(one: Values | None, other: Values | None) -> None:
    assert not same_value(one, other)


# --- the failure catalogue ------------------------------------------------------------------------


def test_s19_the_same_change_or_other_spaces_and_quotes_are_no_conflict() -> None:
    base = {"title": "Kazakhstan: 20 arrested"}
    ours = {"title": "Kazakhstan: 20 “peaceful” protesters arrested"}
    theirs = {"title": 'Kazakhstan:  20 "peaceful"\u00a0protesters arrested '}
    for rule in Rule:
        assert merge(rule, base, ours, ours) == taken(ours, "ours")
        assert merge(rule, base, ours, theirs) == taken(ours, "ours")
        assert merge(rule, None, ours, theirs) == taken(ours, "ours")


def test_s20_coded_lists_merge_as_sets_because_each_use_is_a_row_without_values() -> None:
    assert BY_KIND["term-use"].groups == ()


def test_s21_a_place_is_never_mixed() -> None:
    base = {"locality": "Almaty", "latitude_deg": 43.2, "longitude_deg": 76.9}
    ours = base | {"locality": "Talgar"}
    theirs = base | {"latitude_deg": 43.3, "longitude_deg": 77.2}
    assert merge(rule_of("place", 1), base, ours, theirs) == clash(ours)


def test_s22_two_dates_of_different_precision_are_one_conflict() -> None:
    base, ours, theirs = ({"start_date": edtf} for edtf in ("2023", "2023-05-01", "2023-05"))
    assert merge(rule_of("event", 4), base, ours, theirs) == clash(ours)


def test_s24_paragraphs_of_different_people_merge_and_touching_ones_wait() -> None:
    rule = rule_of("event", 6)
    base, ours, theirs, touching, merged = (
        {"description": "\n\n".join(letters)} for letters in ("abc", "Abc", "abC", "aBc", "AbC")
    )
    assert merge(rule, base, ours, theirs) == taken(merged, "both")
    assert merge(rule, base, ours, touching) == clash(ours)


def test_s76_nothing_null_unknown_not_applicable_and_withheld_are_five_values() -> None:
    five = [{"words": words} for words in ("", None, "unknown", "not-applicable", "withheld")]
    for one in five:
        assert [other for other in five if same_value(one, other)] == [one]
        for other in five:
            assert merge(VALUE, one, one, other).value == other
            assert merge(VALUE, one, other, one).value == other
    assert merge(VALUE, five[0], five[1], five[2]) == clash(five[1])


# --- each rule ------------------------------------------------------------------------------------


def taken(value: Values, side: Side) -> Merged:
    return Merged(value, is_clash=False, takes=side)


def clash(value: Values, side: Side = "ours") -> Merged:
    return Merged(value, is_clash=True, takes=side)


A, B, C = {"x": "a"}, {"x": "b"}, {"x": "c"}


@pytest.mark.parametrize("rule", sorted(set(Rule) - {LOCAL}))
def test_a_change_of_one_side_is_taken(rule: Rule) -> None:
    assert merge(rule, A, B, A) == taken(B, "ours")
    assert merge(rule, A, A, B) == taken(B, "theirs")


@pytest.mark.parametrize("rule", sorted(set(Rule) - {LOCAL, POSITION}))
def test_two_changes_clash_and_ours_stays(rule: Rule) -> None:
    assert merge(rule, A, B, C) == clash(B)
    assert merge(rule, None, B, C) == clash(B)


def test_the_order_in_a_list_is_never_asked_about() -> None:
    one, two, three = ({"position": number} for number in (1, 2, 3))
    assert merge(POSITION, one, two, three) == taken(two, "ours")
    assert merge(POSITION, None, two, three) == taken(two, "ours")


def test_a_desk_keeps_its_own_choice() -> None:
    on, off = {"is_enabled": 1}, {"is_enabled": 0}
    assert merge(LOCAL, on, on, off) == taken(on, "ours")
    assert merge(LOCAL, None, on, off) == taken(on, "ours")


def test_confidentiality_is_ordered_as_the_list_is() -> None:
    ordered: list[Any] = [None, *codes_of("confidentiality"), "a newer code"]
    for place, mild in enumerate(ordered):
        for strict in ordered[place + 1 :]:
            weaker, stricter = {"confidentiality": mild}, {"confidentiality": strict}
            for base in ({"confidentiality": "another"}, None):
                assert merge(STRICTER, base, weaker, stricter) == clash(stricter, "theirs")
                assert merge(STRICTER, base, stricter, weaker) == clash(stricter)


def test_confidentiality_that_one_side_lowered_is_lowered() -> None:
    base, lower = {"confidentiality": "sensitive"}, {"confidentiality": "public"}
    assert merge(STRICTER, base, base, lower) == taken(lower, "theirs")


@pytest.mark.parametrize("code", ["", 7, True, [], {}])
def test_confidentiality_that_makes_no_sense_is_the_strictest(code: Any) -> None:
    public, senseless = {"confidentiality": "public"}, {"confidentiality": code}
    assert merge(STRICTER, None, public, senseless) == clash(senseless, "theirs")


def summary(text: str, language: str | None) -> Values:
    return {"summary": text.replace("|", "\n\n"), "summary_language": language}


SUMMARIES = {
    "text and language": (("a|b|c", "en"), ("A|b|c", "en"), ("a|b|c", "ru"), ("A|b|c", "ru")),
    "two paragraphs": (("a|b|c", "en"), ("A|b|c", "en"), ("a|b|C", "en"), ("A|b|C", "en")),
    "both named the language": (("a|b|c", None), ("A|b|c", "en"), ("a|b|C", "en"), ("A|b|C", "en")),
    "two languages": (("a|b|c", None), ("a|b|c", "en"), ("a|b|c", "ru"), None),
    "two languages, one text": (("a|b|c", None), ("A|b|c", "en"), ("a|b|c", "ru"), None),
    "texts in two languages": (("a|b|c", "en"), ("A|b|c", "en"), ("a|b|C", "ru"), None),
}


@pytest.mark.parametrize(("base", "ours", "theirs", "both"), SUMMARIES.values(), ids=SUMMARIES)
def test_a_summary_merges_with_its_language(
    base: tuple[str, str | None],
    ours: tuple[str, str | None],
    theirs: tuple[str, str | None],
    both: tuple[str, str | None] | None,
) -> None:
    merged = merge(rule_of("event", 9), summary(*base), summary(*ours), summary(*theirs))
    assert merged == (taken(summary(*both), "both") if both else clash(summary(*ours)))


def test_a_text_that_holds_the_other_change_already_is_no_merge_of_both() -> None:
    base, one, both = ({"note": "\n\n".join(letters)} for letters in ("abc", "Abc", "AbC"))
    assert merge(PARAGRAPHS, base, both, one) == taken(both, "ours")
    assert merge(PARAGRAPHS, base, one, both) == taken(both, "theirs")


def test_a_text_that_is_no_text_is_left_to_a_person() -> None:
    ours, theirs = {"note": "a"}, {"note": ["b"]}
    assert merge(PARAGRAPHS, {"note": ""}, ours, theirs) == clash(ours)


# --- other versions of the program ----------------------------------------------------------------

OLD, NEW = {"locality": "Almaty"}, {"locality": "Almaty", "floor": 3}
MOVED, NEW_MOVED = {"locality": "Talgar"}, {"locality": "Talgar", "floor": 3}


def test_what_an_older_version_leaves_out_stays() -> None:
    assert merge(VALUE, NEW, NEW, MOVED) == taken(NEW_MOVED, "theirs")
    assert merge(VALUE, NEW, NEW_MOVED, OLD) == taken(NEW_MOVED, "ours")
    assert merge(VALUE, NEW, NEW_MOVED, MOVED) == taken(NEW_MOVED, "ours")
    assert merge(VALUE, NEW, MOVED, NEW) == taken(NEW_MOVED, "ours")
    assert merge(VALUE, NEW, MOVED, {"locality": "Kaskelen"}) == clash(NEW_MOVED)


def test_what_a_newer_version_adds_is_taken() -> None:
    assert merge(VALUE, OLD, OLD, NEW) == taken(NEW, "theirs")
    assert merge(VALUE, OLD, MOVED, NEW_MOVED) == taken(NEW_MOVED, "theirs")
    assert merge(VALUE, OLD, OLD, NEW_MOVED) == taken(NEW_MOVED, "theirs")


def test_a_column_that_an_upgrade_added_here_is_no_change() -> None:
    assert merge(VALUE, OLD, NEW, MOVED) == taken(NEW_MOVED, "theirs")
    assert merge(VALUE, OLD, NEW, NEW_MOVED) == taken(NEW_MOVED, "theirs")


def test_a_new_column_that_both_filled_differently_clashes() -> None:
    ours, theirs = OLD | {"floor": 3}, OLD | {"floor": 4}
    assert merge(VALUE, OLD, ours, theirs) == clash(ours)


def test_a_new_column_of_theirs_is_not_mixed_into_a_value_that_clashes() -> None:
    assert merge(VALUE, OLD, MOVED, {"locality": "Kaskelen", "floor": 3}) == clash(MOVED)


def test_a_summary_whose_language_both_created_differently_clashes() -> None:
    ours, theirs = summary("a", None), summary("a", "en")
    assert merge(PARAGRAPHS, None, ours, theirs) == clash(ours)


# --- releases -------------------------------------------------------------------------------------


def released(text: str | None) -> Values:
    return {"description_released": text}


def test_a_release_taken_away_here_and_given_anew_there_is_asked_about_and_does_not_hold() -> None:
    away, anew = released(None), released("2b")
    assert merge(RELEASE, released("1a"), anew, away) == Merged(away, is_clash=True, takes="theirs")
    assert merge(RELEASE, released("1a"), away, anew) == Merged(away, is_clash=True, takes="ours")


def test_a_release_that_only_one_side_changed_is_taken() -> None:
    assert merge(RELEASE, released(None), released(None), released("1a")).value == released("1a")
    assert merge(RELEASE, released("1a"), released("1a"), released(None)).value == released(None)
    assert merge(RELEASE, released("1a"), released(None), released("1a")).value == released(None)


def test_releases_of_two_texts_are_no_question() -> None:
    merged = merge(RELEASE, released(None), released("1a"), released("2b"))
    assert merged == Merged(released("1a"), is_clash=False, takes="ours")


# --- whatever the values --------------------------------------------------------------------------

TEXTS = st.lists(st.sampled_from(["a", "b", "c", "“d”", '"d"']), max_size=4).map("\n\n".join)
CODES = st.sampled_from([None, "public", "internal", "restricted", "sensitive", "newer"])
VALUES = st.one_of(
    st.fixed_dictionaries({"note": TEXTS}),
    st.fixed_dictionaries(
        {"summary": TEXTS, "summary_language": st.sampled_from([None, "en", "ru"])}
    ),
    st.fixed_dictionaries({"confidentiality": CODES}),
    st.fixed_dictionaries({"description_released": st.sampled_from([None, "1a", "2b", "3c"])}),
    st.fixed_dictionaries({"position": st.integers(0, 3)}, optional={"newer": st.integers(0, 1)}),
    st.dictionaries(
        st.sampled_from("xyz"),
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), TEXTS),
            lambda inner: (
                st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2)
            ),
            max_leaves=4,
        ),
    ),
)
ANY_RULE = st.sampled_from(Rule)
ASKING_RULE = st.sampled_from(sorted(set(Rule) - {LOCAL, POSITION, RELEASE}))


@given(ANY_RULE, st.none() | VALUES, VALUES)
def test_identity(rule: Rule, base: Values | None, value: Values) -> None:
    merged = merge(rule, base, value, value)
    assert (merged.is_clash, merged.takes) == (False, "ours")
    assert same_value(merged.value, (base or {}) | value if rule is not LOCAL else value)


@given(ANY_RULE, st.none() | VALUES, VALUES, VALUES)
def test_idempotence(rule: Rule, base: Values | None, ours: Values, theirs: Values) -> None:
    merged = merge(rule, base, ours, theirs)
    again = merge(rule, base, merged.value, theirs)
    assert same_value(again.value, merged.value)
    if not merged.is_clash:
        assert not again.is_clash


@given(ASKING_RULE, st.none() | VALUES, VALUES, VALUES)
def test_symmetry(rule: Rule, base: Values | None, ours: Values, theirs: Values) -> None:
    merged, mirrored = merge(rule, base, ours, theirs), merge(rule, base, theirs, ours)
    assert merged.is_clash == mirrored.is_clash
    if not merged.is_clash:
        assert same_value(merged.value, mirrored.value)


@given(ASKING_RULE, st.none() | VALUES, VALUES, VALUES)
def test_no_value_is_lost(rule: Rule, base: Values | None, ours: Values, theirs: Values) -> None:
    merged = merge(rule, base, ours, theirs)
    start = base or {}
    for side in (ours, theirs):
        for name, value in side.items():
            is_changed = name not in start or not same_value({"": value}, {"": start[name]})
            if is_changed and not merged.is_clash:
                assert holds(merged.value[name], value, start.get(name))


def holds(merged: Any, changed: Any, base: Any) -> bool:
    """Say whether `merged` is what was changed, or has every new paragraph of it."""
    if same_value({"": merged}, {"": changed}):
        return True
    if not (isinstance(merged, str) and isinstance(changed, str) and isinstance(base, str)):
        return False
    now, new, old = (plain_text(text).split("\n\n") for text in (merged, changed, base))
    return all(now.count(part) >= new.count(part) for part in new if part not in old)
