"""Feed the reader of bundles what three kinds of attackers would: nothing but a refusal may come.

`python -m tests.faults.bundle_fuzz --cases 10000 --seed 1`

One damages sealed files. One can seal for us, as everybody can who has our public key, but cannot
sign. One is a trusted desk turned hostile, whose signature is right. Each case must end in a
`RefusedError` or in exactly what was sent; anything else is a defect or breaks off the run.
"""

import argparse
import copy
import hashlib
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import zstandard

from hrd_desk.sync.bundle_reader import peek, read_part, unpacked_lines
from hrd_desk.sync.envelope import ENVELOPE_BYTES, file_sha256
from hrd_desk.sync.manifest import MAX_CHANGES_BYTES, Manifest, Piece, PieceKind, to_bytes
from hrd_desk.sync.refusals import RefusedError
from hrd_desk.sync.strict_json import read_object
from tests.figures import tell
from tests.sync.bundles import TwoDesks, a_file, chunks_of

if sys.platform != "win32":
    import resource

ACCEPTED = "accepted as sent"
WRONG = "ACCEPTED AS SOMETHING ELSE"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
JUNK: list[Any] = [
    None, True, -1, 0, 1, 2**31, 2**63, 2**200, 1.5, 4.0e400, "", "A" * 100_000, [], {}, [[]] * 50,
    {"a": {"b": []}}, [None], "NaN", "0" * 64,
]  # fmt: skip
TRICKS = [
    "../../etc/passwd", "/etc/passwd", "C:\\Windows\\x", "\\\\host\\share", "CON", "NUL.txt",
    "a\0b", "\u202egnp.exe", "-rf", "x" * 5_000, "a\nb", "%2e%2e%2f", "file:///etc", ".", "..", "~",
]  # fmt: skip
TEXTS = [
    b"", b"null", b"[]", b"{}", b"[" * 200_000, b'{"a":' * 100_000, b"\xff\xfe\x00", b"NaN",
    b'{"format":1,"format":1}', b'{"format":9,"reader":9}', b'{"format":' + b"9" * 5_000 + b"}",
    b" " * 9_000_000,
]  # fmt: skip


@dataclass(slots=True)
class FuzzReport:
    """How the cases of each attacker ended, and what was written `outside` the staging folder."""

    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    outside: list[str] = field(default_factory=list)
    slowest_s: float = 0.0
    seconds: float = 0.0
    grown_mib: float = 0.0

    @property
    def cases(self) -> int:
        """How many cases were tried."""
        return sum(counts.total() for counts in self.outcomes.values())

    @property
    def wrong(self) -> int:
        """How many files were taken for something that was not sent."""
        return sum(counts[WRONG] for counts in self.outcomes.values())


# --- the attackers --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attackers:
    """Makes cases out of two good bundles."""

    desks: TwoDesks
    chance: random.Random
    good: bytes
    other: bytes
    manifest: Manifest
    pieces: bytes

    @classmethod
    def on(cls, desks: TwoDesks, chance: random.Random) -> "Attackers":
        """Return the attackers of two desks."""
        paths = [
            desks.write(files=[a_file(chance.randbytes(size)) for size in (9_000, 0, 7)])[0].path
            for _number in range(2)
        ]
        manifest, opened = desks.peek(paths[0]), desks.opened(paths[0])
        pieces = opened[ENVELOPE_BYTES + len(to_bytes(manifest)) :]
        return cls(desks, chance, paths[0].read_bytes(), paths[1].read_bytes(), manifest, pieces)

    def damage(self) -> Path:
        """Change a sealed file on its way."""
        path = self.desks.stick / "damaged.hrdx"
        path.write_bytes(self._changed(self.good, self.other))
        return path

    def seal(self) -> Path:
        """Change what is inside, and seal it again without a signing key."""
        path = self.desks.stick / "opened.hrdx"
        path.write_bytes(self.good)
        opened = self.desks.opened(path)
        return self.desks.sealed(self._changed(opened, opened[::-1]))

    def sign(self) -> Path:
        """Sign what no honest desk would."""
        attack = self.chance.choice(
            [self._facts, self._facts, self._names, self._sizes, self._strings, self._bomb,
             self._lines, self._text, self._tail]
        )  # fmt: skip
        return attack()

    def _changed(self, content: bytes, other: bytes) -> bytes:
        while True:
            changed = bytearray(content)
            for _change in range(self.chance.choice((1, 1, 1, 2, 5, 20))):
                self._change(changed, other)
            if changed != content:
                return bytes(changed)

    def _change(self, content: bytearray, other: bytes) -> None:
        place = self.chance.randrange(len(content) + 1)
        length = self.chance.choice((1, 16, 1000))
        kind = self.chance.randrange(6)
        if kind == 0 and place < len(content):
            content[place] ^= 1 << self.chance.randrange(8)
        elif kind == 1:
            content[place : place + length] = self.chance.randbytes(length)
        elif kind == 2:
            del content[place : place + length]
        elif kind == 3:
            content[place:place] = self.chance.randbytes(length)
        elif kind == 4:
            del content[place:]
        else:
            content[place:] = other[self.chance.randrange(len(other)) :]

    def _facts(self) -> Path:
        facts = self._copied()
        for _change in range(self.chance.choice((1, 1, 2, 3))):
            holder, name = self._anywhere(facts)
            holder[name] = copy.deepcopy(self.chance.choice(JUNK))
        return self._signed(facts)

    def _names(self) -> Path:
        facts = self._copied()
        holder, name = self._anywhere(facts)
        if self.chance.random() < 0.5:
            del holder[name]
        elif isinstance(holder, dict):
            holder[self.chance.choice(("path", "__proto__", "Format", "x" * 999))] = holder[name]
            facts["format"] = self.chance.choice((1, 1, 2))
        else:
            holder.append(copy.deepcopy(holder[name]))
        return self._signed(facts)

    def _sizes(self) -> Path:
        facts = self._copied()
        for piece in self.chance.sample(facts["pieces"], 2):
            numbers = (0, 1, piece["size"] + 1, len(self.pieces), 2**31, 2**40, 2**62)
            name = self.chance.choice(("size", "total", "offset"))
            piece[name] = self.chance.choice(numbers)
            if self.chance.random() < 0.5:
                piece["total"] = piece["size"]
        if self.chance.random() < 0.3:
            self.chance.shuffle(facts["pieces"])
        return self._signed(facts)

    def _strings(self) -> Path:
        facts = self._copied()
        trick = self.chance.choice(TRICKS)
        holder, name = self._anywhere(facts, str)
        holder[name] = trick
        facts["acknowledges"]["holds"] |= {trick: 1} if self.chance.random() < 0.2 else {}
        return self._signed(facts)

    def _bomb(self) -> Path:
        unit = self.chance.choice((b"\n", b"{}\n", bytes(64), b"{" * 64))
        text = unit * (self.chance.choice((1_000, 200_000, 40_000_000)) // len(unit))
        said = self.chance.choice((len(text), len(text) - 1, 0, 2**20, MAX_CHANGES_BYTES, 2**50))
        return self._signed_changes(zstandard.ZstdCompressor(1).compress(text), said)

    def _lines(self) -> Path:
        line = self.chance.choice(TEXTS[:-1]).replace(b"\n", b"")
        text = b'{"kind":"event"}\n' + line + b"\n"
        packed = zstandard.ZstdCompressor(1).compress(text)
        if self.chance.random() < 0.2:
            packed = self._changed(packed, packed)
        return self._signed_changes(packed, len(text))

    def _text(self) -> Path:
        if self.chance.random() < 0.3:
            return self.desks.signed(self.chance.choice(TEXTS), self.pieces)
        text = to_bytes(self.manifest)
        return self.desks.signed(self._changed(text, text), self.pieces)

    def _tail(self) -> Path:
        pieces = self._changed(self.pieces, self.pieces)
        return self.desks.signed(to_bytes(self.manifest), pieces)

    def _signed_changes(self, packed: bytes, said: int) -> Path:
        sha256 = hashlib.sha256(packed).hexdigest()
        changes = Piece(PieceKind.CHANGES, sha256, 0, len(packed), len(packed), sha256)
        manifest = replace(
            self.manifest, changes_bytes=said, pieces=(changes, *self.manifest.pieces[1:])
        )
        rest = self.pieces[self.manifest.pieces[0].size :]
        return self.desks.signed(to_bytes(manifest), packed + rest)

    def _signed(self, facts: Any, pieces: bytes | None = None) -> Path:
        is_canonical = self.chance.random() < 0.9
        separators = (",", ":") if is_canonical else (", ", ": ")
        text = json.dumps(facts, sort_keys=True, separators=separators).encode()
        return self.desks.signed(text, self.pieces if pieces is None else pieces)

    def _copied(self) -> dict[str, Any]:
        facts: dict[str, Any] = json.loads(to_bytes(self.manifest))
        return facts

    def _anywhere(self, facts: Any, kind: type = object) -> tuple[Any, Any]:
        places = [
            (holder, name) for holder, name in _places(facts) if isinstance(holder[name], kind)
        ]
        return self.chance.choice(places)


def _places(value: Any) -> list[tuple[Any, Any]]:
    names: list[Any] = []
    if isinstance(value, dict):
        names = list(value)
    elif isinstance(value, list):
        names = list(range(len(value)))
    here = [(value, name) for name in names]
    return here + [place for name in names for place in _places(value[name])]


# --- the receiver ---------------------------------------------------------------------------------


class Staged:
    """A sink that writes each content to a file of the folder `staging`, named by its hash."""

    def __init__(self, staging: Path) -> None:
        self._staging = staging
        self.pieces: list[Piece] = []

    def begin_piece(self, piece: Piece) -> None:
        """Begin the file."""
        self.pieces.append(piece)
        self.path(piece).write_bytes(b"")

    def write(self, data: bytes) -> None:
        """Add to the file."""
        with self.path(self.pieces[-1]).open("ab") as file:
            file.write(data)

    def end_piece(self) -> None:
        """Leave the file as it is."""

    def path(self, piece: Piece) -> Path:
        """Return where a piece lies."""
        return self._staging / f"{piece.sha256}.{piece.offset}"

    def are_as_signed(self) -> bool:
        """Return whether what lies there is what the manifest says."""
        return all(file_sha256(self.path(each)).hex() == each.piece_sha256 for each in self.pieces)

    def changes(self) -> bytes:
        """Return the packed lines, b"" if there are none."""
        packed = [piece for piece in self.pieces if piece.kind is PieceKind.CHANGES]
        return self.path(packed[0]).read_bytes() if packed else b""


class Watch:
    """Notes what is opened for writing outside a folder, while it watches."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder) + os.sep
        self.is_watching = False
        self.outside: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, facts: tuple[Any, ...]) -> None:
        if not self.is_watching or event not in ("open", "os.rename", "os.mkdir", "os.symlink"):
            return
        is_writing = event != "open" or bool(facts[2] & WRITING)
        paths = facts[:2] if event in ("os.rename", "os.symlink") else facts[:1]
        if is_writing and not all(str(path).startswith(self._folder) for path in paths):
            self.outside.append(f"{event} {paths}")


def outcome_of(desks: TwoDesks, path: Path) -> str:
    """Read a part as a receiver does; return how it ended, in a few words."""
    staged = Staged(desks.staging)
    try:
        peek(path, [desks.identity], desks.trust)
        manifest = read_part(path, [desks.identity], desks.trust, staged)
        packed = chunks_of(staged.changes(), 65_536)
        are_objects = all(map(_is_object, unpacked_lines(packed, manifest.changes_bytes)))
    except RefusedError as error:
        return f"refused: {error.code}"
    if not staged.are_as_signed():
        return WRONG
    return ACCEPTED if are_objects else "refused: a line that is no object"


def _is_object(line: bytes) -> bool:
    try:
        read_object(line)
    except ValueError:
        return False
    return True


# --- a run ----------------------------------------------------------------------------------------


def fuzz(seed: int, cases: int) -> FuzzReport:
    """Try so many cases: half damaged files, a quarter of each other kind. The keys are new.

    What is no refusal and no `HrdDeskError` breaks the run off, with the case in its notes.
    """
    report, begun = FuzzReport(), time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="hrd-desk-fuzz-") as folder:
        desks = TwoDesks(Path(folder).resolve())
        attackers, watch = Attackers.on(desks, random.Random(seed)), Watch(desks.staging)
        attacks = {
            "damages the sealed file": attackers.damage,
            "can seal but not sign": attackers.seal,
            "trusted, turned hostile": attackers.sign,
        }
        order = [list(attacks)[kind] for kind in (0, 1, 0, 2)]
        memory = _peak_mib()
        for case in range(cases):
            attacker = order[case % len(order)]
            path = attacks[attacker]()
            try:
                _judge(attacker, path, desks, watch, report)
            except BaseException as error:
                error.add_note(f"{attacker}: seed {seed}, case {case}")
                raise
        report.outside = watch.outside
        report.grown_mib = _peak_mib() - memory
    report.seconds = time.perf_counter() - begun
    return report


def _judge(attacker: str, path: Path, desks: TwoDesks, watch: Watch, report: FuzzReport) -> None:
    begun = time.perf_counter()
    watch.is_watching = True
    outcome = outcome_of(desks, path)
    watch.is_watching = False
    report.slowest_s = max(report.slowest_s, time.perf_counter() - begun)
    report.outcomes.setdefault(attacker, Counter())[outcome] += 1
    for left in (path, *desks.staging.iterdir()):
        left.unlink()


def _peak_mib() -> float:
    return (
        0.0
        if sys.platform == "win32"
        else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    )


def tell_report(report: FuzzReport, seed: int) -> None:
    """Print a table of the outcomes, and the figures."""
    for attacker, counts in report.outcomes.items():
        print(f"{attacker}: {counts.total()} cases")
        for outcome, count in counts.most_common():
            print(f"{count:8d}  {outcome}")
    context = f"seed {seed}, {report.seconds:.0f} s"
    tell("bundle-fuzz.cases", report.cases, "files", context)
    tell("bundle-fuzz.wrong-accepts", report.wrong, "files", context)
    tell("bundle-fuzz.written-outside", len(report.outside), "files", context)
    tell("bundle-fuzz.slowest", report.slowest_s * 1000, "ms", context)
    tell("bundle-fuzz.memory-grown", report.grown_mib, "MiB", context)


def main() -> int:
    """Run from the command line; return 1 if anything wrong was accepted or written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    report = fuzz(wanted.seed, wanted.cases)
    tell_report(report, wanted.seed)
    return int(bool(report.wrong or report.outside))


if __name__ == "__main__":
    sys.exit(main())
