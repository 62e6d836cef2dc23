"""A publication as one HTML file: nothing outside it is needed, nothing in it is executed."""

import base64
from collections.abc import Iterator
from html import escape

from hrd_desk.publishing.bidi import runs_right_to_left
from hrd_desk.publishing.colours import of_luminance
from hrd_desk.publishing.documents import (
    Fields,
    Heading,
    KeyFigures,
    Points,
    Role,
    TableBlock,
    Text,
)
from hrd_desk.publishing.house import written
from hrd_desk.publishing.logo import logo_bytes, read_logo
from hrd_desk.publishing.manuscript import (
    Illustration,
    Manuscript,
    Sources,
    Worded,
    by_direction,
    is_right,
    plain,
)
from hrd_desk.publishing.orders import House, Order

_LONGEST_SIGN = 24
"""A column of signs that are no longer, such as references, is not broken."""

_ON_DARK = 0.5
"""How light a colour of the organisation is on dark screens."""

_CLASSES = {Role.LEAD: "lead", Role.BODY: "", Role.NOTE: "note", Role.SMALL: "small"}

# No font is embedded: the reader's own have the reader's script.
_STYLE = """
:root { color-scheme: light dark; --ink: #171c24; --soft: #5c636e; --rule: #bfc3c8;
  --brand: #0d4466; --alert: #ba3d12; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a7adb6; --rule: #4a5059;
  --brand: #8cc4e8; --alert: #ff9a73; --paper: #16191d; } }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.5 "Noto Sans", system-ui, sans-serif;
  overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .3rem 0 1rem; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; border-top: 2px solid; padding-top: .5rem; }
h3 { font-size: 1.05rem; color: var(--brand); margin: 1.5rem 0 .3rem; }
h4 { font-size: 1.05rem; margin: 1.5rem 0 .2rem; border-top: 1px solid var(--rule);
  padding-top: .6rem; }
p { margin: .4rem 0; }
.lead { font-size: 1.12rem; }
.note, .small, figcaption, caption, footer { color: var(--soft); font-size: .87rem; }
.kicker { color: var(--soft); margin: 0; }
.mark { color: var(--alert); border: 1px solid; padding: 0 .4rem; font-weight: 600;
  font-size: .8rem; margin-inline-start: .5rem; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; font-size: .93rem;
  font-variant-numeric: tabular-nums; }
caption { text-align: start; padding-bottom: .3rem; }
caption strong { color: var(--ink); display: block; }
th, td { text-align: start; vertical-align: top; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid var(--rule); white-space: pre-line; }
td.whole { white-space: nowrap; }
tbody th { font-weight: 400; color: var(--soft); width: 32%; }
.logo { display: block; margin-bottom: 1rem; }
.drawn { margin: 1.5rem 0; background: #fff; overflow-x: auto; }
.drawn svg { display: block; width: 100%; min-width: 34rem; height: auto;
  font-family: "Noto Sans", sans-serif; }
.count { text-align: end; }
.figures { display: flex; flex-wrap: wrap; gap: 1.5rem; margin: 1.2rem 0;
  border-block: 2px solid; padding: .7rem 0; }
.figures div { flex: 1 1 8rem; }
.figures b { display: block; font-size: 1.7rem; line-height: 1.2; color: var(--brand); }
.figures small { display: block; color: var(--soft); }
a { color: var(--brand); overflow-wrap: anywhere; }
footer { border-top: 1px solid var(--rule); margin-top: 2.5rem; padding-top: .6rem; }
@media print { body { margin: 0; max-width: none; } h2, h3, h4 { break-after: avoid; }
  .drawn svg { min-width: 0; } tr, .figures, .drawn { break-inside: avoid; } }
"""


def web_page(manuscript: Manuscript, order: Order) -> bytes:
    """Return the HTML file of `manuscript`, in UTF-8; the same one gives the same bytes."""
    lines = "\n".join([*_head(manuscript, order), *_body(manuscript, order.house), "</html>", ""])
    return lines.encode("utf-8")


def _head(manuscript: Manuscript, order: Order) -> Iterator[str]:
    metadata = order.metadata
    language = escape(manuscript.language)
    way = "rtl" if runs_right_to_left(manuscript.language) else "ltr"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{language}" dir="{way}">'
    yield '<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    # Should a browser ever find something to fetch or to run here, it must not.
    yield (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
    )
    yield '<meta name="referrer" content="no-referrer">'
    for name, value in (("author", metadata.author), ("keywords", metadata.keywords)):
        if value:
            yield f'<meta name="{name}" content="{escape(value)}">'
    yield f"<title>{escape(plain(manuscript.title))}</title>"
    yield f"<style>{_STYLE}{_house_style(order.house)}</style>\n</head>"


def _house_style(house: House) -> str:
    """Return the two colours of the organisation, lighter on dark screens."""
    chosen = {"brand": house.brand, "alert": house.alert}
    light = "".join(f" --{name}: #{written(colour)};" for name, colour in chosen.items() if colour)
    dark = "".join(
        f" --{name}: #{written(of_luminance(colour, _ON_DARK))};"
        for name, colour in chosen.items()
        if colour
    )
    if not light:
        return ""
    in_dark = f"@media (prefers-color-scheme: dark) {{ :root {{{dark} }} }}"
    return f":root {{{light} }}\n{in_dark}\n"


def _logo(house: House) -> str:
    if not house.logo:
        return ""
    _width_pt, height_pt = read_logo(house.logo).size_pt
    told = base64.b64encode(logo_bytes(house.logo)).decode("ascii")
    return (
        f'<img class="logo" alt="{escape(house.name)}" height="{round(height_pt * 4 / 3)}"'
        f' src="data:image/png;base64,{told}">\n'
    )


def _body(manuscript: Manuscript, house: House) -> Iterator[str]:
    marks = "".join(f'<span class="mark">{escape(mark)}</span>' for mark in manuscript.marks)
    yield f'<body>\n<header>\n{_logo(house)}<p class="kicker">{escape(manuscript.name)}{marks}</p>'
    yield f"<h1{_direction(manuscript.title)}>{escape(manuscript.title)}</h1>"
    if manuscript.kicker:
        yield f'<p class="kicker">{escape(manuscript.kicker)}</p>'
    yield "</header>\n<main>"
    for number, piece in enumerate(manuscript.pieces):
        if isinstance(piece, Illustration):
            from hrd_desk.publishing.picture_files import svg_of  # noqa: PLC0415  loads the fonts

            svg = svg_of(piece.picture, manuscript.language, house, number)
            yield f'<figure class="drawn">{svg}</figure>'
        else:
            yield from _piece(piece)
    yield "</main>"
    if manuscript.foot:
        yield f"<footer>{_words(manuscript.foot)}</footer>"
    yield "</body>"


def _piece(piece: Worded) -> Iterator[str]:
    match piece:
        case Heading():
            tag = f"h{piece.level + 1}"
            yield f"<{tag}{_direction(piece.words)}>{escape(piece.words)}</{tag}>"
        case Text():
            yield _paragraph(piece.words, _CLASSES[piece.role])
        case Points():
            yield "<ul>"
            yield from (f"<li{_direction(item)}>{_words(item)}</li>" for item in piece.items)
            yield "</ul>"
        case KeyFigures():
            yield '<div class="figures">'
            for figure in piece.figures:
                note = f"<small>{escape(figure.note)}</small>" if figure.note else ""
                yield f"<div><b>{escape(figure.number)}</b>{escape(figure.label)}{note}</div>"
            yield "</div>"
        case Fields():
            yield "<table>\n<tbody>"
            for label, words in piece.lines:
                value = f"<td>{_cell(words)}</td>"
                yield f'<tr><th scope="row">{escape(label)}</th>{value}</tr>'
            yield "</tbody>\n</table>"
        case TableBlock():
            yield from _table(piece)
        case Sources():
            yield from _sources(piece)


def _table(table: TableBlock) -> Iterator[str]:
    yield "<table>"
    if table.title:
        subtitle = escape(table.subtitle)
        yield f"<caption><strong>{escape(table.title)}</strong>{subtitle}</caption>"
    kinds = [_kind(table, place) for place in range(len(table.columns))]
    heads = zip(table.columns, kinds, strict=True)
    cells = (f'<th scope="col"{kind}>{escape(column.heading)}</th>' for column, kind in heads)
    yield f"<thead><tr>{''.join(cells)}</tr></thead>\n<tbody>"
    for row in table.rows:
        triples = zip(row, kinds, table.columns, strict=True)
        cells = (
            f"<td{kind}>{_cell(cell, has_headline=column.has_headlines)}</td>"
            for cell, kind, column in triples
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>\n</table>"
    if table.note:
        yield _paragraph(table.note, "small")


def _kind(table: TableBlock, place: int) -> str:
    """Return the attribute of a column: figures, or short signs such as references."""
    if table.columns[place].has_figures:
        return ' class="count"'
    cells = [row[place] for row in table.rows]
    is_whole = all(len(cell) <= _LONGEST_SIGN and " " not in cell for cell in cells)
    return ' class="whole"' if cells and is_whole else ""


def _sources(sources: Sources) -> Iterator[str]:
    if sources.lines:
        kind = "ul" if sources.is_of_entry else "ol"
        yield f"<{kind}>"
        for source in sources.lines:
            words = _words(source.words) if source.words else ""
            if source.url:
                address = escape(source.url)
                link = f'<a href="{address}" rel="noreferrer noopener">{address}</a>'
                words = f"{words}<br>{link}" if words else link
            yield f"<li{_direction(source.words)}>{words}</li>"
        yield f"</{kind}>"
    if sources.note:
        yield _paragraph(sources.note, "note")


def _paragraph(words: str, kind: str) -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f"<p{attribute}{_direction(words)}>{_words(words)}</p>"


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _cell(text: str, *, has_headline: bool = False) -> str:
    """Return the words of a cell, which stands where its column does whichever way they read."""
    parts: list[str] = []
    for part in by_direction(text):
        direction, words = _direction(part), escape(part)
        if has_headline and not parts:
            headline, line_end, rest = words.partition("\n")
            words = f"<strong>{headline}</strong>{line_end}{rest}"
        parts.append(f"<span{direction}>{words}</span>" if direction else words)
    return "\n".join(parts)


def _direction(text: str) -> str:
    """Return the attribute that says how `text` reads; none where it has no letters to tell."""
    reads_right = is_right(text)
    if reads_right is None:
        return ""
    return ' dir="rtl"' if reads_right else ' dir="ltr"'
