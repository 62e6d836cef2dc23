"""Faces written into the file: the glyphs that were drawn, their widths, what they stand for."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import count, groupby

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from hrd_desk.publishing.faces import Face

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


def embed(document: pdfdoc.PDFDocument, face: Face, tag: str, numbers: set[int]) -> None:
    """Add `face` to the fonts of `document` under `tag`, with the glyphs of `numbers` alone."""
    drawn = {number: face.pair(number) for number in sorted(numbers)}
    glyphs = {glyph for glyph, _text in drawn.values()} | {0}
    digest = hashlib.sha256(repr((face.name, sorted(drawn.items()))).encode()).digest()
    prefix = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    name = pdfdoc.PDFName(f"{prefix}+{face.name}")
    program, renumbered = _subset(face, glyphs)
    descendant = {
        "Type": pdfdoc.PDFName("Font"),
        "Subtype": pdfdoc.PDFName("CIDFontType0" if _is_cubic(face) else "CIDFontType2"),
        "BaseFont": name,
        "CIDSystemInfo": pdfdoc.PDFDictionary(
            {
                "Registry": pdfdoc.PDFString("Adobe"),
                "Ordering": pdfdoc.PDFString("Identity"),
                "Supplement": 0,
            }
        ),
        "FontDescriptor": document.Reference(_descriptor(document, face, name, program)),
        "DW": 1000,
        "W": _widths(face, drawn),
    }
    if not _is_cubic(face):
        descendant["CIDToGIDMap"] = document.Reference(_glyph_map(drawn, renumbered))
    font = {
        "Type": pdfdoc.PDFName("Font"),
        "Subtype": pdfdoc.PDFName("Type0"),
        "BaseFont": name,
        "Encoding": pdfdoc.PDFName("Identity-H"),
        "DescendantFonts": pdfdoc.PDFArray([document.Reference(pdfdoc.PDFDictionary(descendant))]),
        "ToUnicode": document.Reference(_text_map(drawn)),
    }
    fonts = document.idToObject["BasicFonts"].dict
    fonts[tag] = document.Reference(pdfdoc.PDFDictionary(font))


def _is_cubic(face: Face) -> bool:
    return face.file.has_cubic_outlines


def _subset(face: Face, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
    """Return a font of `glyphs` alone, and their places in it by those in the whole."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(sorted(glyphs))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    if _is_cubic(face):
        wanted.flags |= hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    wanted.drop_table_tag_set.update(
        int.from_bytes(table.encode("ascii"), "big") for table in _DROPPED_TABLES
    )
    plan = hb.SubsetPlan(face.file.face, wanted)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


def _stream(content: bytes | str) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(content=content)
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _descriptor(
    document: pdfdoc.PDFDocument, face: Face, name: pdfdoc.PDFName, program: bytes
) -> pdfdoc.PDFDictionary:
    stream = _stream(program)
    if _is_cubic(face):
        stream.dictionary["Subtype"] = pdfdoc.PDFName("OpenType")
    else:
        stream.dictionary["Length1"] = len(program)
    ascent, descent = (round(extent) for extent in face.file.extents)
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 4,
            "FontBBox": pdfdoc.PDFArray([-500, descent, 1500, ascent]),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": 700,
            "StemV": 80,
            "FontFile3" if _is_cubic(face) else "FontFile2": document.Reference(stream),
        }
    )


def _widths(face: Face, drawn: dict[int, tuple[int, str]]) -> pdfdoc.PDFArray:
    found: list[object] = []
    for run in _consecutive(list(drawn)):
        found += [run[0], pdfdoc.PDFArray([face.advance(drawn[number][0]) for number in run])]
    return pdfdoc.PDFArray(found)


def _consecutive(numbers: Sequence[int]) -> Iterator[list[int]]:
    for _key, run in groupby(zip(numbers, count(), strict=False), lambda pair: pair[0] - pair[1]):
        yield [number for number, _place in run]


def _glyph_map(drawn: dict[int, tuple[int, str]], renumbered: dict[int, int]) -> pdfdoc.PDFStream:
    content = bytearray(2 * (max(drawn, default=0) + 1))
    for number, (glyph, _text) in drawn.items():
        content[2 * number : 2 * number + 2] = renumbered[glyph].to_bytes(2, "big")
    return _stream(bytes(content))


def _text_map(drawn: dict[int, tuple[int, str]]) -> pdfdoc.PDFStream:
    told = [
        f"<{number:04x}> <{text.encode('utf-16-be').hex()}>\n"
        for number, (_glyph, text) in drawn.items()
        if text
    ]
    parts = [_MAP_HEAD]
    for start in range(0, len(told), _MAP_SECTION):
        section = told[start : start + _MAP_SECTION]
        parts += [f"{len(section)} beginbfchar\n", *section, "endbfchar\n"]
    return _stream("".join([*parts, _MAP_FOOT]))
