"""`hrd-desk draft`: the sentence on stdout, what it tells and cannot tell on stderr."""

from pathlib import Path

from tests.cli.program import REFERENCE, run

SENTENCE = (
    "On 1 May 2023, a pro-democracy defender was arrested or detained by the police in Almaty, "
    "Kazakhstan."
)


def test_the_sentence_and_what_it_was_drafted_from(desk: Path) -> None:
    ended = run("draft", desk, REFERENCE)
    assert (ended.status, ended.out) == (0, SENTENCE + "\n")
    assert "Drafted from: Country, Initial date, " in ended.err
    assert "Rights concerned: A draft has no place for it." in ended.err


def test_the_record_stays_as_it_was(desk: Path) -> None:
    before = run("show", desk, REFERENCE, "--json").json
    assert run("draft", desk, REFERENCE, "--language", "ru").status == 0
    assert run("show", desk, REFERENCE, "--json").json == before


def test_russian_as_json(desk: Path) -> None:
    told = run("draft", desk, REFERENCE, "--language", "ru", "--json").json
    assert told["text"].startswith("1 мая 2023 г. защитник демократии был задержан или арестован")
    assert told["language"] == "ru"
    assert "violations" in told["used"]
    assert {line["field"] for line in told["unused"]} >= {"genders", "rights"}


def test_a_language_without_words_is_refused_in_a_sentence(desk: Path) -> None:
    ended = run("draft", desk, REFERENCE, "--language", "kk")
    assert (ended.status, ended.out) == (1, "")
    assert "cannot be drafted in “kk”. Choose one of these: en, ru." in ended.err


def test_a_record_that_does_not_say_what_happened(desk: Path) -> None:
    record = '{"title": "Kazakhstan: something", "country": "KZ", "start_date": "2024-01-02"}'
    reference = run("log", desk, "-", stdin=record).out.split()[0]
    ended = run("draft", desk, reference)
    assert (ended.status, ended.out) == (1, "")
    assert "Code at least one violation" in ended.err
