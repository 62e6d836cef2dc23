"""Characters that no font has, named before anything is written."""

import unicodedata
from collections.abc import Iterable

from hrd_desk.errors import UnprintableError
from hrd_desk.i18n import _
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.scripts import script_of
from hrd_desk.publishing.shaping import Shaper, code_of
from hrd_desk.publishing.typefaces import added_fonts_folder

_ADDABLE = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo", "Yiii"})
"""Scripts of East Asia, whose fonts are too large to ship."""

_NAMED = 5
"""So many characters are named one by one."""


def refuse_unprintable(texts: Iterable[tuple[str, str]], shaper: Shaper) -> None:
    """Raise `UnprintableError` if some character of `texts` is in no font.

    `texts` come with the names of the fields that they are from; the first such field is named.
    """
    for field, text in texts:
        characters = shaper.unprintable(text)
        if characters:
            sentence = unprintable_sentence(field_label(field), characters)
            raise UnprintableError(field, sentence, characters)


def unprintable_sentence(label: str, characters: tuple[str, ...]) -> str:
    """Return what is wrong with a text, known to people as `label`, and what to do."""
    named = ", ".join(map(_named, characters[:_NAMED]))
    if len(characters) > _NAMED:
        named = _("{characters} and {count} more").format(
            characters=named, count=len(characters) - _NAMED
        )
    sentence = _(
        "{field}: no font has {characters}. Change the text, or have such characters printed as "
        "codes, like [{code}]."
    )
    if any(script_of(character) in _ADDABLE for character in characters):
        sentence = _(
            "{field}: no font has {characters}. Fonts for Chinese, Japanese and Korean are not "
            "shipped: put one, such as Noto Sans CJK, into {folder}; or have such characters "
            "printed as codes, like [{code}]."
        )
    return sentence.format(
        field=label,
        characters=named,
        code=code_of(characters[0]),
        folder=added_fonts_folder(),
    )


def _named(character: str) -> str:
    name = unicodedata.name(character, "")
    told = f"{code_of(character)}, {name}" if name else code_of(character)
    shown = f"“{character}” " if character.isprintable() else ""
    return f"{shown}({told})"
