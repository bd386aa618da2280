"""Fill the READMEs' example with what the program really prints.

usage: python docs/update_readme.py [--check]

The first report of examples/ is read with ``marsad read --plain``; its output takes the place of what stands between the marks
``<!-- example:begin -->`` and ``<!-- example:end -->``. With ``--check`` nothing is written, and the exit code is 1 where a
README shows something else.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.ar.md")
BEGIN, END = "<!-- example:begin -->", "<!-- example:end -->"
PROGRAM = "import sys; from marsad.cli.main import main; sys.exit(main())"


def example() -> str:
    """Return the command and its output as a block of Markdown."""
    reports = sorted((ROOT / "examples").glob("*.txt"))
    if not reports:
        raise SystemExit("examples/ holds no report")
    name = reports[0].relative_to(ROOT).as_posix()
    command = [sys.executable, "-c", PROGRAM, "read", name, "--plain"]
    environment = os.environ | {"PYTHONUTF8": "1", "COLUMNS": "120"}
    output = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    lines = "\n".join(line.rstrip() for line in output.strip("\n").split("\n"))
    return f"```console\n$ marsad read {name} --plain\n{lines}\n```"


def filled(text: str, block: str) -> str:
    """Return a README with the block between its marks; ValueError where a mark is missing."""
    before, mark, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n{block}\n{END}{after}"


def main() -> None:
    """Update the READMEs, or check them."""
    block, stale = example(), []
    for name in READMES:
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        wanted = filled(text, block)
        if text != wanted:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(wanted, encoding="utf-8")
    if "--check" in sys.argv and stale:
        raise SystemExit(f"{', '.join(stale)}: the example is not what the program prints; run python docs/update_readme.py")
    print(f"updated: {', '.join(stale)}" if stale else "the example is what the program prints")


if __name__ == "__main__":
    main()
