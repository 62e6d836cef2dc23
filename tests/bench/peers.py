"""Peers that are measured in an environment of their own, whose Python HRD_DESK_PEERS names."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

VARIABLE = "HRD_DESK_PEERS"


def told_by_peers(name: str, script: str, *arguments: str, asked: str = "") -> dict[str, Any]:
    """Run a script beside this one, `asked` on its stdin; return the JSON object that it prints.

    Empty, with a line that says so for the figures `name`, where the peers are not at hand.
    """
    python = os.environ.get(VARIABLE)
    if not python:
        print(f"{name}: peers left out, {VARIABLE} names no Python that has them")
        return {}
    done = subprocess.run(
        [python, str(Path(__file__).with_name(script)), *arguments],
        input=asked,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        print(f"{name}: peers left out, {python} cannot run them: {done.stderr.strip()[-400:]}")
        return {}
    told: dict[str, Any] = json.loads(done.stdout)
    return told
