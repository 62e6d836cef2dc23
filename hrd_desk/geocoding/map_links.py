"""The point in a link of a map site. No link is ever followed: only what it says is read."""

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _

FIELD = "coordinates"

_SCHEMES = ("http:", "https:", "geo:", "www.", "maps:", "comgooglemaps:", "yandexmaps:")
_NUMBER = r"[+-]?\d{1,3}(?:\.\d+)?"
_PAIR = re.compile(rf"\s*({_NUMBER})\s*[,~ ]\s*({_NUMBER})(?![\d.])")

_IN_PATH = (
    re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})"),  # the pin of a Google place, before the view
    re.compile(rf"/@({_NUMBER}),({_NUMBER})"),
    re.compile(rf"#map=\d+(?:\.\d+)?/({_NUMBER})/({_NUMBER})"),
    re.compile(rf"/(?:place|search|dir|maps)/({_NUMBER}),\+?({_NUMBER})"),
    re.compile(rf"#(?:[\d.]+)/({_NUMBER})/({_NUMBER})"),
)
_TWO_PARAMETERS = (
    *(("mlat", "mlon"), ("lat", "lon"), ("lat", "lng"), ("lat", "long")),
    *(("latitude", "longitude"), ("y", "x")),
)
_ONE_PARAMETER = (
    *("q", "query", "ll", "cbll", "center", "coordinate", "destination", "daddr", "sll", "cp"),
    *("map", "where1", "text", "point", "loc"),
)
_LONGITUDE_FIRST_SITES = ("yandex.", "2gis.", "ya.ru")
_LONGITUDE_FIRST = ("whatshere[point]", "pt", "ll", "m", "point")
_SHIFTED_SITES = ("baidu.", "amap.com", "gaode.", "autonavi.", "map.qq.com")
_SHORT_SITES = ("goo.gl", "maps.app", "g.co", "bit.ly", "osm.org/go", "go.2gis.com", "maps/-/")
_IN_2GIS_PATH = re.compile(rf"/geo/(?:\d+/)?({_NUMBER}),({_NUMBER})")

Pair = tuple[str, str]
"""Latitude and longitude as written."""


def is_link(text: str) -> bool:
    """Return whether a text is an address rather than a name or coordinates."""
    return text.lower().startswith(_SCHEMES) and not any(letter in text.strip() for letter in "\n ")


def read_link(text: str) -> Pair:
    """Return latitude and longitude as they stand in a link.

    Reads OpenStreetMap, Google, Apple, Bing, Yandex, 2GIS, Wikimapia and others that write them
    likewise, and `geo:` (RFC 5870). Raises `InvalidInputError` for a link without them, a short
    link, and sites whose coordinates are shifted by law.
    """
    whole = unquote(text.strip())
    if whole.lower().startswith("geo:"):
        return _of_geo_uri(whole)
    try:
        link = urlsplit(text if "//" in text else f"https://{text}")
        host = (link.hostname or "").lower()
    except ValueError as error:
        raise _wrong(_("The link is damaged. Copy it again from the map.")) from error
    if any(site in host for site in _SHIFTED_SITES):
        sentence = _("Maps of {host} show points shifted by some hundred metres; use another map.")
        raise _wrong(sentence.format(host=host))
    found = _pair(link, whole, host)
    if found is not None:
        return found
    if any(site in whole.lower() for site in _SHORT_SITES):
        raise _wrong(
            _(
                "A short link does not say where it leads. Open it, then copy the long address"
                " or the coordinates."
            )
        )
    raise _wrong(_("The link holds no coordinates. Copy them from the map themselves."))


def _wrong(sentence: str) -> InvalidInputError:
    return InvalidInputError(FIELD, sentence)


def _of_geo_uri(text: str) -> Pair:
    path, _question, query = text[len("geo:") :].partition("?")
    named = dict(parse_qsl(query)).get("q", "")
    for part in (named, path):
        match = _PAIR.match(part)
        if match is not None:
            return match[1], match[2]
    raise _wrong(_("The link holds no coordinates. Copy them from the map themselves."))


def _pair(link: SplitResult, whole: str, host: str) -> Pair | None:
    parameters = dict(parse_qsl(link.query)) | dict(parse_qsl(link.fragment.lstrip("?/")))
    if any(site in host for site in _LONGITUDE_FIRST_SITES):
        return _longitude_first(parameters, whole)
    for pattern in _IN_PATH[:1]:
        match = pattern.search(whole)
        if match is not None:
            return match[1], match[2]
    named = _named_pair(parameters)
    if named is not None:
        return named
    for pattern in _IN_PATH[1:]:
        match = pattern.search(whole)
        if match is not None:
            return match[1], match[2]
    return None


def _named_pair(parameters: dict[str, str]) -> Pair | None:
    for latitude, longitude in _TWO_PARAMETERS:
        pair = parameters.get(latitude, ""), parameters.get(longitude, "")
        if all(re.fullmatch(_NUMBER, part) for part in pair):
            return pair
    for name in _ONE_PARAMETER:
        match = _PAIR.match(parameters.get(name, "").removeprefix("loc:"))
        if match is not None:
            return match[1], match[2]
    return None


def _longitude_first(parameters: dict[str, str], whole: str) -> Pair | None:
    for name in _LONGITUDE_FIRST:
        match = _PAIR.match(parameters.get(name, ""))
        if match is not None:
            return match[2], match[1]
    match = _IN_2GIS_PATH.search(whole)
    return None if match is None else (match[2], match[1])
