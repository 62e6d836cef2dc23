"""The fonts of publications: those we ship, those a person added, and which of them has what."""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from hrd_desk.data import data_file

REGULAR, BOLD, ITALIC = "Regular", "Bold", "Italic"
MAIN = "NotoSans"

_ADDED_FONTS = (".ttf", ".otf", ".ttc", ".otc")
_SYSTEM_FOLDERS = (
    "/usr/share/fonts/opentype/noto",
    "/usr/share/fonts/noto-cjk",
    "/usr/share/fonts/google-noto-cjk",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
_SYSTEM_FONTS = re.compile(
    r"(NotoSans(Mono)?CJK-Regular|PingFang|Hiragino Sans GB|AppleSDGothicNeo|msyh|msjh|meiryo"
    r"|malgun)\.tt[cf]",
    re.IGNORECASE,
)
"""Chinese, Japanese and Korean as systems have them: too large to ship."""

_LANGUAGE_MARKS = {
    "zh-Hant": re.compile(r"(CJK|Sans|Serif|Fang)(TC|HK)|Traditional|JhengHei", re.IGNORECASE),
    "zh": re.compile(r"(CJK|Sans|Serif|Fang)(SC|CN|GB)|Simplified|YaHei", re.IGNORECASE),
    "ja": re.compile(r"(CJK|Sans|Serif)JP|Japanese|Meiryo|Hiragino(Kaku|Min)", re.IGNORECASE),
    "ko": re.compile(r"(CJK|Sans|Serif)KR|Korean|Malgun|SDGothic", re.IGNORECASE),
}
"""How names of fonts say for which language their Chinese characters are drawn."""


def added_fonts_folder() -> Path:
    """Return the folder in which a person may put further fonts; it need not exist."""
    import platformdirs  # noqa: PLC0415  asked for where no shipped font has a letter

    return platformdirs.user_data_path("hrd-desk", appauthor=False) / "fonts"


@dataclass(frozen=True)
class FontFile:
    """An opened font: its outlines, its measures in thousandths of the size, its characters."""

    name: str
    face: Any
    is_of_signs: bool = False
    """Whether it is for no script: its letters are as high as they are, whatever it asks for."""

    @cached_property
    def font(self) -> Any:
        """What HarfBuzz shapes with."""
        return hb.Font(self.face)

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that the font has a glyph for."""
        return frozenset(self.face.unicodes)

    @cached_property
    def scale(self) -> float:
        """Thousandths of the size per font unit."""
        return 1000 / float(self.face.upem)

    @cached_property
    def extents(self) -> tuple[float, float]:
        """How far letters reach above and, as a negative number, below the base line."""
        told = self.font.get_font_extents("ltr")
        return told.ascender * self.scale, told.descender * self.scale

    @cached_property
    def has_cubic_outlines(self) -> bool:
        """Whether the outlines are in the CFF format, which PDF numbers in another way."""
        return "CFF " in self.face.table_tags

    def advance(self, glyph: int) -> int:
        """Return how far the glyph moves the pen by itself, in thousandths of the size."""
        units: int = self.font.get_glyph_h_advance(glyph)
        return round(units * self.scale)

    def has(self, character: str) -> bool:
        """Return whether the font has a glyph for the character."""
        return ord(character) in self.characters

    def has_all(self, text: str) -> bool:
        """Return whether the font has a glyph for each character of `text`."""
        return all(ord(character) in self.characters for character in text)


@dataclass(frozen=True)
class Family:
    """A shipped family: the scripts it is for, the languages it is preferred in."""

    name: str
    scripts: frozenset[str]
    languages: frozenset[str]
    weights: frozenset[str]

    def file(self, weight: str) -> FontFile:
        """Return the family's font of `weight`; the regular one where it has no such."""
        weight = weight if weight in self.weights else REGULAR
        return _shipped(self.name, weight, is_of_signs=not self.scripts)


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """Return the shipped families in their order."""
    listed = json.loads(data_file("fonts", "MANIFEST.json").read_bytes())
    return tuple(
        Family(
            entry["name"],
            frozenset(entry["scripts"]),
            frozenset(entry["languages"]),
            frozenset(entry["weights"]),
        )
        for entry in listed["families"]
    )


@cache
def _shipped(name: str, weight: str, *, is_of_signs: bool = False) -> FontFile:
    folder = data_file("fonts") if name == MAIN else data_file("fonts", "scripts")
    blob = hb.Blob.from_file_path(str(folder / f"{name}-{weight}.ttf"))
    return FontFile(f"{name}-{weight}", hb.Face(blob), is_of_signs)


def added_fonts(folder: Path) -> tuple[FontFile, ...]:
    """Return the fonts of `folder`, then the system's own for Chinese, Japanese and Korean."""
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    found = [path for path in paths if path.suffix.lower() in _ADDED_FONTS]
    for system in map(Path, _SYSTEM_FOLDERS):
        if system.is_absolute() and system.is_dir():
            found += sorted(path for path in system.iterdir() if _SYSTEM_FONTS.match(path.name))
    return tuple(font for path in found for font in _fonts_of(path, path.stat().st_mtime_ns))


@lru_cache(maxsize=64)
def _fonts_of(path: Path, _changed_ns: int) -> tuple[FontFile, ...]:
    """Open a file once, and again when it has become another."""
    blob = hb.Blob.from_file_path(str(path))
    # A file that is no font has no faces: it is passed over.
    count = hb.Face(blob).count if len(blob) else 0
    faces = (hb.Face(blob, index) for index in range(count))
    usable = (face for face in faces if face.glyph_count and face.unicodes)
    return tuple(FontFile(_name_of(face, path), face) for face in usable)


def _name_of(face: Any, path: Path) -> str:
    name = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem
    plain = re.sub(r"[^A-Za-z0-9-]", "", name)
    return plain or hashlib.sha256(path.name.encode()).hexdigest()[:8]


@lru_cache(maxsize=1_000)
def _ordered(language: str, script: str) -> tuple[tuple[Family, ...], tuple[Family, ...]]:
    """Return the families in the order in which a letter of `script` is looked for in them.

    Those of other scripts stand apart: signs of a script (a danda, an Arabic comma) may stand
    anywhere.
    """
    own = [family for family in families() if script and script in family.scripts]
    own.sort(key=lambda family: language not in family.languages)
    main = [family for family in families() if family.name == MAIN and family not in own]
    general = [family for family in families() if not family.scripts]
    others = [family for family in families() if family.scripts and family not in own]
    last = [family for family in others if family not in main]
    return (*own, *main, *general), tuple(last)


@cache
def _characters_of_all(weight: str) -> frozenset[int]:
    """Return the code points that any shipped font has."""
    fonts = {family.file(name) for family in families() for name in (weight, REGULAR)}
    return frozenset().union(*(font.characters for font in fonts))


def _first_of(families: tuple[Family, ...], cluster: str, weight: str) -> FontFile | None:
    for family in families:
        font = family.file(weight)
        if font.has_all(cluster):
            return font
        plain = family.file(REGULAR)
        if plain is not font and plain.has_all(cluster):
            return plain
    return None


class Choice:
    """Which font a character is set in, for one language."""

    def __init__(self, language: str = "en", folder: Path | None = None) -> None:
        self.language = language
        self._folder = folder
        self._added_fonts: tuple[FontFile, ...] | None = None

    @property
    def main(self) -> FontFile:
        """The font of everything that every font has."""
        return _shipped(MAIN, REGULAR)

    def font_for(self, cluster: str, script: str, weight: str) -> FontFile | None:
        """Return the first font that has all of `cluster`, a letter and its marks; None if none."""
        near, far = _ordered(self.language, script)
        found = _first_of(near, cluster, weight)
        # Thousands of Chinese characters are in none of them.
        if found is None and _characters_of_all(weight).issuperset(map(ord, cluster)):
            found = _first_of(far, cluster, weight)
        if found is not None:
            return found
        for font in self._added():
            if font.has_all(cluster):
                return font
        return None

    def _added(self) -> tuple[FontFile, ...]:
        if self._added_fonts is None:
            mark = _LANGUAGE_MARKS[self._region()]
            fonts = added_fonts(self._folder or added_fonts_folder())
            self._added_fonts = tuple(
                sorted(fonts, key=lambda font: mark.search(font.name) is None)
            )
        return self._added_fonts

    def _region(self) -> str:
        """Return whose shapes of Chinese characters are wanted; the mainland's if nothing is."""
        if self.language.startswith(("zh-Hant", "zh-TW", "zh-HK")):
            return "zh-Hant"
        language = self.language.partition("-")[0]
        return language if language in _LANGUAGE_MARKS else "zh"
