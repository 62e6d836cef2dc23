"""Words shaped: the right font for each letter, the right glyph in the right place, kept.

A word is a piece of text between two places where a line may end. Nothing that was typed is ever
read as markup: text comes in, glyphs go out.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb

from hrd_desk.publishing.faces import Face
from hrd_desk.publishing.letter_pairs import (
    LetterPairs,
    Measured,
    measured_pairs,
    script_of_letters,
)
from hrd_desk.publishing.pieces import (
    Piece,
    Word,
    blank_piece,
    hard_piece,
    move,
    plain_piece,
    reach_of,
    simple_word,
)
from hrd_desk.publishing.scripts import (
    COMMON,
    language_of,
    needs_glyph,
    script_of,
    stays_with_letter,
)
from hrd_desk.publishing.typefaces import REGULAR, Choice, FontFile

_BLANKS = " \n\t"
_FEATURES = {"kern": True, "liga": True}
_MOST_WORDS = 50_000


class NoGlyphError(Exception):
    """A character came through that no font has; `Shaper.unprintable` names them before."""

    def __init__(self, character: str) -> None:
        super().__init__(f"no font has {code_of(character)}")
        self.character = character


def code_of(character: str) -> str:
    """Return the code point of a character as Unicode writes it."""
    return f"U+{ord(character):04X}"


class _Run(NamedTuple):
    """Text of one font and one script."""

    text: str
    face: Face
    script: str

    def continues(self, face: Face, script: str) -> bool:
        """Return whether text in `face` and `script` can be shaped together with this."""
        return face is self.face and (script == self.script or COMMON in {script, self.script})


class _Words(dict[str, Word]):
    """Shaped words by their texts."""

    def __init__(self, shape: Callable[[str], Word]) -> None:
        super().__init__()
        self._shape = shape

    def __missing__(self, text: str) -> Word:
        word = self[text] = self._shape(text)
        return word


class Shaper:
    """Shapes the words of one document and keeps them."""

    def __init__(self, language: str = "en", fonts_folder: Path | None = None) -> None:
        self.language = language
        self._folder = fonts_folder
        self._choice = Choice(language, fonts_folder)
        self._siblings = {language: self}
        self._faces: dict[str, Face] = {}
        self._chosen: dict[tuple[str, str, str], Face | None] = {}
        self._printable: set[str] = set()
        self._words: dict[tuple[str, bool], _Words] = {}
        self._blanks: dict[tuple[int, Face], Piece] = {}
        self._pairs: dict[tuple[str, str], LetterPairs | None] = {}
        self._buffer = hb.Buffer()
        self._buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        self._buffer.flags |= hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES

    def for_text(self, text: str) -> "Shaper":
        """Return the shaper of the same document for the language that `text` is seen to be in."""
        language = language_of(text, self.language)
        found = self._siblings.get(language)
        if found is None:
            found = self._siblings[language] = Shaper(language, self._folder)
            found._faces = self._faces
        return found

    def words(self, weight: str, *, is_right: bool) -> dict[str, Word]:
        """Return the words of this weight and direction by text: one not kept yet is shaped."""
        key = weight, is_right
        kept = self._words.get(key)
        if kept is None:
            shape = partial(self._shaped, weight=weight, is_right=is_right)
            kept = self._words[key] = _Words(shape)
        if len(kept) > _MOST_WORDS:
            kept.clear()
        return kept

    def word(self, text: str, weight: str, *, is_right: bool = False) -> Word:
        """Return `text` shaped; it has one direction, and white space at its end alone."""
        return self.words(weight, is_right=is_right)[text]

    def unprintable(self, text: str) -> tuple[str, ...]:
        """Return the characters of `text` that no font has, each once, in their order."""
        if text.isascii() and text.isprintable():
            return ()
        if self._printable.issuperset(text):
            return ()
        characters = [c for c in dict.fromkeys(text) if c not in _BLANKS and needs_glyph(c)]
        lacking = [c for c in characters if self._face(_shown(c), script_of(c), REGULAR) is None]
        self._printable.update(set(text).difference(lacking))
        return tuple(lacking)

    def marked(self, text: str) -> str:
        """Return `text` with each character that no font has as its code in brackets."""
        codes = {ord(c): f"[{code_of(c)}]" for c in self.unprintable(text)}
        return text.translate(codes) if codes else text

    # --- which font ---------------------------------------------------------------------------

    def _face(self, cluster: str, script: str, weight: str) -> Face | None:
        key = (cluster, script, weight)
        if key not in self._chosen:
            file = self._choice.font_for(cluster, script, weight)
            self._chosen[key] = None if file is None else self._face_of(file)
        return self._chosen[key]

    def _latin(self, weight: str) -> Face:
        found = self._face("a", "Latn", weight)
        assert found is not None  # noqa: S101  shipped
        return found

    def _face_of(self, file: FontFile) -> Face:
        return self._faces.setdefault(file.name, Face(file))

    def _runs(self, text: str, weight: str) -> list[_Run]:
        """Return `text` in runs of one font and one script."""
        if text.isascii() and text.isprintable():
            return [_Run(text, self._latin(weight), "Latn")] if text else []
        runs: list[_Run] = []
        for part in self._parts(text, weight):
            before = runs[-1] if runs else None
            face, script = self._face_and_script(part, before, weight)
            if before and before.continues(face, script):
                runs[-1] = _Run(before.text + part, face, before.script or script)
            else:
                runs.append(_Run(part, face, script))
        return runs

    def _parts(self, text: str, weight: str) -> Iterator[str]:
        """Yield letters with what sits on them; one by one where no font has them together."""
        for cluster in _clusters(text):
            shown = _shown(cluster)
            if len(shown) < 2 or self._face(shown, _script(cluster), weight):  # noqa: PLR2004
                yield cluster
            else:
                yield from cluster

    def _face_and_script(self, part: str, before: _Run | None, weight: str) -> tuple[Face, str]:
        script, shown = _script(part), _shown(part)
        # After an emoji or a sign that only a special font has, plain text is plain again.
        if before and not script and before.script and before.face.file.has_all(shown):
            return before.face, before.script
        face = self._face(shown, script, weight)
        if face is None:
            raise NoGlyphError(shown[0])
        return face, script

    # --- which glyphs -------------------------------------------------------------------------

    def _shaped(self, text: str, weight: str, *, is_right: bool) -> Word:
        core = text.rstrip(_BLANKS)
        blanks = len(text) - len(core)
        if blanks:
            blanks -= text.count("\n")
        found = None if is_right else self._of_pairs(core, weight)
        if found is not None:
            return simple_word(found, self._blank(blanks, found.face) if blanks else None)
        runs = self._runs(core, weight)
        ordered = reversed(runs) if is_right else runs
        pieces = [piece for run in ordered for piece in self._pieces(run, is_right=is_right)]
        width = sum(piece.width for piece in pieces)
        space = 0.0
        if blanks:
            blank = self._blank(blanks, runs[-1].face if runs and runs[-1].script else None)
            space = blank.width
            pieces.insert(0 if is_right else len(pieces), blank)
        face = pieces[0].face if pieces else None
        is_plain = all(piece.face is face and piece.plain is not None for piece in pieces)
        return Word(
            tuple(pieces),
            width,
            space,
            face if is_plain else None,
            "".join(piece.plain or "" for piece in pieces) if is_plain else "",
            reach_of(pieces),
        )

    def _of_pairs(self, text: str, weight: str) -> Piece | None:
        """Return a word that pairs of letters make; None for any other."""
        script = script_of_letters(text)
        if script is None:
            return None
        key = weight, script
        pairs = self._pairs[key] if key in self._pairs else self._pairs_of(*key)
        word = pairs.word(text) if pairs is not None else None
        if pairs is None or word is None:
            return None
        plain, width, numbers = word
        return Piece(pairs.face, width, numbers, plain, (), 0.0, 0.0)

    def _main_face(self, weight: str, script: str) -> Face | None:
        face = self._face("a" if script == "Latn" else "\u0430", script, weight)
        return face if face is not None and face.is_main else None

    def _pairs_of(self, weight: str, script: str) -> LetterPairs | None:
        if (weight, script) not in self._pairs:
            face = self._main_face(weight, script)
            self._pairs[weight, script] = None
            if face is not None:
                measure = partial(self._measured, face, script)
                known = measured_pairs(face.file, self.language, script)
                self._pairs[weight, script] = LetterPairs(face, known, measure)
        return self._pairs[weight, script]

    def _measured(self, face: Face, script: str, letters: str) -> Measured | None:
        """Return what the first of one or two letters needs; None where they are joined."""
        if not face.file.has_all(letters):
            return None
        placed = self._placed(_Run(letters, face, script), is_right=False)
        is_plain = len(placed) == len(letters) and all(
            info.codepoint and info.cluster == index and not (place.x_offset or place.y_offset)
            for index, (info, place) in enumerate(placed)
        )
        if not is_plain:
            return None
        info, place = placed[0]
        advance = place.x_advance * face.file.scale
        way: list[str] = []
        move(way, face.advance(info.codepoint) - advance)
        return info.codepoint, "".join(way), advance

    def _blank(self, count: int, face: Face | None) -> Piece:
        if face is None or not face.file.has(" "):
            face = self._face_of(self._choice.main)
        found = self._blanks.get((count, face))
        if found is None:
            found = self._blanks[count, face] = blank_piece(count, face)
        return found

    def _placed(self, run: _Run, *, is_right: bool) -> list[tuple[Any, Any]]:
        """Return the glyphs of a run with their places, as HarfBuzz tells them."""
        buffer = self._buffer
        buffer.clear_contents()
        buffer.add_str(run.text)
        if run.script:
            buffer.script = run.script
        else:
            buffer.guess_segment_properties()
        buffer.direction = "rtl" if is_right else "ltr"
        buffer.language = self.language
        hb.shape(run.face.file.font, buffer, _FEATURES)
        return list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))

    def _pieces(self, run: _Run, *, is_right: bool) -> Iterator[Piece]:
        placed = self._placed(run, is_right=is_right)
        lacking = _lacking(run.text, placed)
        if lacking and len(run.text) > 1:
            # Letters that the font has, in an order that no language has: each by itself.
            letters = reversed(run.text) if is_right else run.text
            for letter in letters:
                alone = self._runs(letter, REGULAR)[0]
                yield from self._pieces(alone, is_right=is_right)
        elif lacking:
            raise NoGlyphError(lacking)
        elif placed:  # text that only steers has no glyphs
            piece = None if is_right else plain_piece(run.text, run.face, placed)
            yield piece or hard_piece(run.text, run.face, placed, is_right=is_right)


def _lacking(text: str, placed: Sequence[tuple[Any, Any]]) -> str:
    """Return the first character that got no glyph, "" if all have one."""
    clusters = (info.cluster for info, _place in placed if not info.codepoint)
    return next((text[cluster] for cluster in clusters if needs_glyph(text[cluster])), "")


def _clusters(text: str) -> Iterator[str]:
    """Yield each letter with what sits on it."""
    start = 0
    for index, character in enumerate(text):
        if index > start and not stays_with_letter(character):
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def _shown(cluster: str) -> str:
    """Return what a font must have for `cluster`; HarfBuzz makes every width of space of one.

    The space of Ogham is a line that one sees.
    """
    return "".join(
        " " if unicodedata.category(character) == "Zs" and character != "\u1680" else character
        for character in cluster
        if needs_glyph(character)
    )


def _script(cluster: str) -> str:
    return next(filter(None, map(script_of, filter(needs_glyph, cluster))), COMMON)
