"""One table of a vocabulary file, read with errors that name the vocabulary and the term."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import LANGUAGES, _


@dataclass(frozen=True, slots=True)
class CheckedTable:
    """A parsed TOML table whose values are taken by type.

    `place` stands at the head of every sentence: the vocabulary, or "vocabulary > term". Every
    method raises `InvalidInputError` for a value of another type. `prefix` is what a field's name
    begins with in a table inside the table, such as "label.".
    """

    place: str
    values: Mapping[str, object]
    prefix: str = ""

    def refuse_other_keys(self, allowed: Collection[str]) -> None:
        """Raise for a field that is not among `allowed`, such as a misspelt one."""
        for key in self.values:
            if key not in allowed:
                raise self._refusal(
                    key, _("{place}: no field is called {key}; correct or remove it.")
                )

    def text(self, key: str) -> str:
        """Return the text of `key`, which must be there and not be blank."""
        value = self.optional_text(key)
        if value is None:
            raise self._missing(key)
        return value

    def optional_text(self, key: str) -> str | None:
        """Return the text of `key`, None where the field is left out."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.wrong_value(key)
        if not value.strip():
            raise self._missing(key)
        return value

    def optional_count(self, key: str) -> int | None:
        """Return the whole number of `key`, None where the field is left out."""
        value = self.values.get(key)
        # A TOML boolean is an int to Python.
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
            return value
        raise self.wrong_value(key)

    def claim(self, key: str, *, default: bool) -> bool:
        """Return the true or false of `key`."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong_value(key)
        return value

    def tables(self, key: str) -> Iterator[Mapping[str, object]]:
        """Yield the tables of the list `key`."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.wrong_value(key)
        for table in value:
            if not isinstance(table, dict):
                raise self.wrong_value(key)
            yield table

    def texts(self, key: str, allowed: Collection[str]) -> dict[str, str]:
        """Return the texts of the table `key`, whose fields must be among `allowed`."""
        table = self._table(key)
        table.refuse_other_keys(allowed)
        return {name: table.text(name) for name in table.values}

    def text_list(self, key: str) -> tuple[str, ...]:
        """Return the texts of the list `key`, which must be there."""
        value = self.values.get(key)
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self.wrong_value(key)
        return tuple(value)

    def labels(self, key: str) -> dict[str, str]:
        """Return the label per language; one in the first language of the program must be there."""
        table = self._table(key)
        if LANGUAGES[0] not in table.values:
            raise self._missing(f"{key}.{LANGUAGES[0]}")
        labels = {language: table.text(language) for language in table.values}
        for language, label in labels.items():
            self._refuse_unusable_label(f"{key}.{language}", label)
        return labels

    def label_lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return the alternative labels per language."""
        table = self._table(key)
        lists = {language: table.text_list(language) for language in table.values}
        for language, labels in lists.items():
            for label in labels:
                self._refuse_unusable_label(f"{key}.{language}", label)
        return lists

    def matches(self, key: str) -> dict[str, str | tuple[str, ...]]:
        """Return what other systems call the term: one text or several per system.

        Outer spaces are kept, because the portal has labels that differ by them alone.
        """
        table = self._table(key)
        return {
            system: table.text_list(system) if isinstance(value, list) else table.text(system)
            for system, value in table.values.items()
        }

    def wrong_value(self, key: str) -> InvalidInputError:
        """Return the error for a value of `key` that is of another kind than it must be."""
        return self._refusal(key, _("{place}: the value of {key} is not allowed; correct it."))

    def _missing(self, key: str) -> InvalidInputError:
        return self._refusal(key, _("{place}: the {key} is missing; add it."))

    def _refusal(self, key: str, sentence: str) -> InvalidInputError:
        name = f"{self.prefix}{key}"
        return InvalidInputError(name, sentence.format(place=self.place, key=name))

    def _table(self, key: str) -> "CheckedTable":
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong_value(key)
        return CheckedTable(self.place, value, prefix=f"{key}.")

    def _refuse_unusable_label(self, key: str, label: str) -> None:
        # A pipe separates terms in tables; outer spaces and line breaks make twins nobody can see.
        if "|" in label or label != label.strip() or not label.isprintable():
            sentence = _(
                "{place}: the {key} must be one line without a pipe character or outer spaces;"
                " correct it."
            )
            raise self._refusal(key, sentence)
