"""How long a program takes until its first window shows something: `window_time.py PROGRAM...`.

Needs Xvfb and xwininfo, and nothing but Python's own library: it runs in bare systems.
"""

import os
import subprocess
import sys
import time

SCREEN = ":93"
LONGEST_S = 60.0
_LOOK_S = 0.01
"""How often is looked: the grain of the figure."""


def answers() -> bool:
    """Whether the screen is up."""
    return _windows().returncode == 0


def seen() -> bool:
    """Whether a window of ours is on the screen."""
    return "HRD Desk" in _windows().stdout


def _windows() -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["xwininfo", "-root", "-tree"],  # noqa: S607  found in the search path of the bare system
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"DISPLAY": SCREEN},
        check=False,
    )


def main(program: list[str]) -> int:
    """Print the seconds until a window stands on an empty screen."""
    screen = subprocess.Popen(
        ["Xvfb", SCREEN, "-screen", "0", "1366x768x24", "-nolisten", "tcp"],  # noqa: S607
        stderr=subprocess.DEVNULL,
    )
    while not answers():
        if screen.poll() is not None:
            print("Xvfb did not start")
            return 1
        time.sleep(_LOOK_S)
    begun = time.perf_counter()
    environment = os.environ | {"DISPLAY": SCREEN}
    started = subprocess.Popen(program, env=environment, stderr=subprocess.PIPE, encoding="utf-8")
    try:
        while not seen():
            if started.poll() is not None or time.perf_counter() - begun > LONGEST_S:
                said = (
                    started.stderr.read() if started.stderr and started.poll() is not None else ""
                )
                print(f"no window came: {said.strip()[-500:]}")
                return 1
            time.sleep(_LOOK_S)
        print(f"window after {time.perf_counter() - begun:.2f} s")
        return 0
    finally:
        started.kill()
        screen.terminate()
        screen.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
