"""Hold the figures of the reader at their floors.

usage: python -m evals.gate [--update [--allow-regression]]

``floors.json`` pins F1 figures for each set, with the hash of the annotation that they were measured on. The gate fails where a
figure is more than 0.0005 below its floor, or where the annotation is another one. ``--update`` raises floors to what the reader
reaches now and pins the hash; it lowers a floor only with ``--allow-regression``, whose reason belongs into the changelog.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from evals import corpus, run

FLOORS = corpus.ROOT / "evals" / "floors.json"
SLACK = 0.0005
PINNED = (
    "claims",
    "claims with modality",
    "claims not asserted",
    "asserted events",
    "who did it to whom",
    "slots",
    "slot:actor",
    "slot:target",
    "slot:place",
    "slot:time",
    "slot:source",
    "value:actor id",
    "value:place located",
    "value:time interval",
    "value:casualties",
    "control states",
)
Floors = dict[str, dict[str, Any]]


def measured(name: str) -> dict[str, Any]:
    """Return a set's hash and what the reader reaches on it now, in the form of a floor."""
    gold_set = corpus.load(name)
    figures = run.run(gold_set).figures
    return {"sha256": gold_set.sha256, "f1": {key: figures[key]["f1"] for key in PINNED if key in figures}}


def read_floors() -> Floors:
    """Return the pinned floors by set; none where nothing was pinned yet."""
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    return floors


def faults(name: str, floors: Floors, now: dict[str, Any]) -> list[str]:
    """Return what is wrong with a set's figures, one sentence each."""
    floor = floors.get(name)
    if floor is None:
        return [f"{name}: no floor is pinned; pin it with python -m evals.gate --update"]
    if floor["sha256"] != now["sha256"]:
        return [f"{name}: the floors were measured on another annotation; pin it with python -m evals.gate --update"]
    below = {key: least for key, least in floor["f1"].items() if now["f1"].get(key, 0.0) < least - SLACK}
    return [f"{name}: {key} F1 {now['f1'].get(key, 0.0):.4f} is below its floor {least:.4f}" for key, least in below.items()]


def raised(old: dict[str, Any] | None, now: dict[str, Any], *, allow_regression: bool) -> tuple[dict[str, Any], list[str]]:
    """Return the new floor of a set, and the figures whose floor was kept above what is reached now."""
    before: dict[str, float] = old["f1"] if old and not allow_regression else {}
    kept = [key for key, least in before.items() if now["f1"].get(key, 0.0) < least - SLACK]
    figures = {key: max(now["f1"].get(key, 0.0), before.get(key, 0.0)) for key in PINNED if key in now["f1"] or key in before}
    return {"sha256": now["sha256"], "f1": figures}, kept


def main() -> None:
    """Check the floors, or pin them anew."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--update", action="store_true", help="raise the floors to what is reached now, and pin the hashes")
    options.add_argument("--allow-regression", action="store_true", help="with --update: lower floors too")
    args = options.parse_args()
    floors, wrong = read_floors(), []
    for name in (each for each in corpus.FOLDERS if each == "public" or corpus.present(each)):
        now = measured(name)
        if args.update:
            floors[name], kept = raised(floors.get(name), now, allow_regression=args.allow_regression)
            wrong += [f"{name}: {key} is below its floor, which was kept (--allow-regression lowers it)" for key in kept]
        else:
            wrong += faults(name, floors, now)
    if args.update:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    print("\n".join(wrong) or ("the floors are pinned" if args.update else "every figure is at its floor or above"))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
