"""What a command says: results on stdout, everything else on stderr."""

import json
import re
import sys
from typing import Any

import typer

from hrd_desk.publishing.cleaning import cleaned

_HALF = re.compile("[\ud800-\udfff]")
_LINE_WITHIN = re.compile(r"(?<![.!?؟:])\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


def tell(text: str = "") -> None:
    """Print a line of the result; characters that would command the terminal are left out."""
    typer.echo(cleaned_line(text))


def say(sentence: str) -> None:
    """Print a message to the person on stderr."""
    typer.echo(cleaned_line(sentence), err=True)


def tell_json(document: Any) -> None:
    """Print the one JSON document of a command with `--json`."""
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
    text = json.dumps(document, ensure_ascii=encoding != "utf8", indent=1)
    # Names of files may hold bytes that are no UTF-8; escaped they are valid JSON.
    typer.echo(_HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text))


def cleaned_line(text: str) -> str:
    """Return `text` without control characters, its indentation kept."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    return indent + cleaned(text)


def in_lines_of_sentences(text: str) -> str:
    """Return sentences without ends of lines but behind a sentence: a name may hold others."""
    return _LINE_WITHIN.sub(" ", text)
