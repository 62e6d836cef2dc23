"""What a command says: results on stdout, everything else on stderr."""

import contextlib
import errno
import json
import os
import re
import sys
from collections.abc import Iterator
from typing import Any

import typer

from hrd_desk.i18n import _, reason_of
from hrd_desk.publishing.cleaning import cleaned

REFUSED = frozenset(
    {
        *(errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT),
        *(errno.ENAMETOOLONG, errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE, errno.ELOOP),
    }
)
"""What a system says of a path that a person named, or of its disk; anything else is a bug."""

_HALF = re.compile("[\ud800-\udfff]")
_LINE_WITHIN = re.compile(r"(?<![.!?؟:])\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


def open_missing_streams() -> None:
    """Let a process that was started without stdin, stdout or stderr read and write nothing.

    The first files that are opened would take their places, and messages would go into them.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free: this one
        if getattr(sys, name) is None:
            mode = "w" if number else "r"
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115  for the whole process, by its number


@contextlib.contextmanager
def output_errors() -> Iterator[None]:
    """End the process with a sentence and status 1 where its output cannot be written."""
    try:
        yield
    except OSError as error:
        if error.errno not in REFUSED or error.filename is not None:
            raise
        sentence = _("The output cannot be written: {reason}. Free some space, or write elsewhere.")
        say(sentence.format(reason=reason_of(error)))
        # What is left of it would be tried once more at the end, and fail with a trace.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise SystemExit(1) from error


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
