"""`hrd-desk --self-check`: try every binary part, and prove that a desk is encrypted.

Each check runs in a process of its own: a part that crashes is then one line of the report.
"""

import subprocess
import sys

from hrd_desk.cli.part_checks import PARTS
from hrd_desk.cli.terminal import say, tell
from hrd_desk.i18n import _

LONGEST_SECONDS = 120
LONGEST_DETAIL = 300


def self_check(names: list[str]) -> int:
    """Return the exit status after one line for each part: 1 if any failed.

    With the name of one part, check that part in this process; an error is then raised.
    """
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        sentence = _("There is no part “{name}” to check. The parts are: {parts}.")
        say(sentence.format(name=unknown[0], parts=", ".join(PARTS)))
        return 2
    if len(names) == 1:
        # Nothing of a desk is at hand here, and the reason is what the report is for.
        sys.excepthook = sys.__excepthook__
        tell(PARTS[names[0]]())
        return 0
    failed = [name for name in names or PARTS if not _is_sound(name)]
    if failed:
        say(
            _("These parts failed: {parts}. Set HRD Desk up again.").format(parts=", ".join(failed))
        )
    return 1 if failed else 0


def _is_sound(name: str) -> bool:
    is_frozen = getattr(sys, "frozen", False)  # then the program is its own interpreter
    start = [sys.executable] if is_frozen else [sys.executable, "-P", "-m", "hrd_desk"]
    command = [*start, "--self-check", name]
    try:
        done = subprocess.run(  # noqa: S603  this program, no input of anybody's
            command, capture_output=True, encoding="utf-8", timeout=LONGEST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        tell(f"FAILED {name} no answer in {LONGEST_SECONDS} s")
        return False
    said = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    detail = said[-1][:LONGEST_DETAIL] if said else f"ended with {done.returncode}"
    tell(f"{'ok' if done.returncode == 0 else 'FAILED'} {name} {detail}")
    return done.returncode == 0
