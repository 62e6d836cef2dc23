"""Faces written into the file: the glyphs that were drawn, their widths, what they stand for."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count, groupby
from typing import Any, NamedTuple

import uharfbuzz as hb

from hrd_desk.publishing.faces import Face
from hrd_desk.publishing.file_writer import stream
from hrd_desk.publishing.typefaces import FontFile

_DROPPED_TABLES = (
    *("GSUB", "GPOS", "GDEF", "name", "post", "DSIG", "STAT", "BASE", "JSTF", "MATH", "kern"),
    *("COLR", "CPAL", "SVG ", "CBDT", "CBLC", "vhea", "vmtx", "VORG", "meta"),
)
"""What pages do not need: the glyphs are chosen and placed already."""

_MAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
_MAP_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_MAP_SECTION = 100


_Drawn = tuple[tuple[int, int, str], ...]
"""Number in the file, glyph, and the text that it stands for, by number."""


def embed(document: Any, face: Face, tag: str, numbers: set[int]) -> None:
    """Add `face` to the fonts of `document`, the archival one, with the glyphs of `numbers` alone.

    Pages call it by `tag`.
    """
    font = _font(face.file, tuple((number, *face.pair(number)) for number in sorted(numbers)))
    program = document.write_stream(font.program)
    descriptor = document.written(font.descriptor.format(program))
    places = f"/CIDToGIDMap {document.write_stream(font.places)} " if font.places else ""
    descendant = document.written(font.descendant.format(places, descriptor))
    text_map = document.write_stream(font.text_map)
    fonts = document.idToObject["BasicFonts"].dict
    fonts[tag] = document.written(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{font.name} /Encoding /Identity-H "
        f"/DescendantFonts [{descendant}] /ToUnicode {text_map} >>"
    )


class _Font(NamedTuple):
    """Some glyphs of a font as they stand in a file: streams, and dictionaries to be filled in."""

    name: str
    program: bytes
    places: bytes
    text_map: bytes
    descriptor: str
    descendant: str


@lru_cache(maxsize=16)  # the next preview of the same records draws the same
def _font(file: FontFile, drawn: _Drawn) -> _Font:
    told = repr((file.name, [(number, (glyph, text)) for number, glyph, text in drawn]))
    digest = hashlib.sha256(told.encode()).digest()
    name = "".join(chr(ord("A") + byte % 26) for byte in digest[:6]) + f"+{file.name}"
    program = _program(file, frozenset(glyph for _number, glyph, _text in drawn) | {0})
    ascent, descent = (round(extent) for extent in file.extents)
    is_cubic = file.has_cubic_outlines
    kind = "CIDFontType0" if is_cubic else "CIDFontType2"
    return _Font(
        name,
        program.packed,
        b"" if is_cubic else stream(b"", _glyph_map(drawn, program.places)),
        stream(b"", _text_map(drawn)),
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 "
        f"/FontBBox [-500 {descent} 1500 {ascent}] /ItalicAngle 0 /Ascent {ascent} "
        f"/Descent {descent} /CapHeight 700 /StemV 80 /FontFile{3 if is_cubic else 2} {{}} >>",
        f"<< /Type /Font /Subtype /{kind} /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) "
        f"/Ordering (Identity) /Supplement 0 >> {{}}/FontDescriptor {{}} /DW 1000 "
        f"/W [{_widths(file, drawn)}] >>",
    )


class _Program(NamedTuple):
    """A font of some glyphs alone as a stream of the file, and their places in it by old ones."""

    packed: bytes
    places: dict[int, int]


@lru_cache(maxsize=16)  # many documents draw the same letters, in another order
def _program(file: FontFile, glyphs: frozenset[int]) -> _Program:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(sorted(glyphs))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    is_cubic = file.has_cubic_outlines
    if is_cubic:
        wanted.flags |= hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    wanted.drop_table_tag_set.update(
        int.from_bytes(table.encode("ascii"), "big") for table in _DROPPED_TABLES
    )
    plan = hb.SubsetPlan(file.face, wanted)
    content = bytes(plan.execute().blob.data)
    told = b"/Subtype /OpenType" if is_cubic else b"/Length1 %d" % len(content)
    return _Program(stream(told, content), dict(plan.old_to_new_glyph_mapping))


def _widths(file: FontFile, drawn: _Drawn) -> str:
    advances = {number: file.advance(glyph) for number, glyph, _text in drawn}
    return " ".join(
        f"{run[0]} [{' '.join([str(advances[number]) for number in run])}]"
        for run in _consecutive(list(advances))
    )


def _consecutive(numbers: Sequence[int]) -> Iterator[list[int]]:
    for _key, run in groupby(zip(numbers, count(), strict=False), lambda pair: pair[0] - pair[1]):
        yield [number for number, _place in run]


def _glyph_map(drawn: _Drawn, places: dict[int, int]) -> bytes:
    content = bytearray(2 * (drawn[-1][0] + 1 if drawn else 1))
    for number, glyph, _text in drawn:
        content[2 * number : 2 * number + 2] = places[glyph].to_bytes(2, "big")
    return bytes(content)


def _text_map(drawn: _Drawn) -> bytes:
    told = [
        f"<{number:04x}> <{text.encode('utf-16-be').hex()}>\n"
        for number, _glyph, text in drawn
        if text
    ]
    parts = [_MAP_HEAD]
    for start in range(0, len(told), _MAP_SECTION):
        section = told[start : start + _MAP_SECTION]
        parts += [f"{len(section)} beginbfchar\n", *section, "endbfchar\n"]
    return "".join([*parts, _MAP_FOOT]).encode("ascii")
