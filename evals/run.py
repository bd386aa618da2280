"""Score the reader on the annotated sets that are there.

usage: python -m evals.run [--set public|train|dev|all] [--json FILE] [--misses N] [--given] [--general]

Prints precision, recall and F1 for every figure, the sets side by side, then by event type. Predictions are kept in evals/out/.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

from evals import corpus, general
from evals.predict import predict
from evals.score import Figure, Score, Tally, figure, score
from evals.table import aligned

SHOWN = (
    ("claims", "claims"),
    ("claims, any type", "any type"),
    ("claims with modality", "with modality"),
    ("claims not asserted", "not asserted"),
    ("asserted events", "asserted events"),
    ("claims with scope", "with scope"),
    ("who did it to whom", "who did it to whom"),
    ("slots", "slots"),
    *((f"slot:{role}", f"  {role}") for role in ("actor", "target", "place", "dest", "time", "weapon", "source")),
    ("value:casualties, any who", "  casualties, any who"),
    ("value:casualties", "  casualties"),
    ("value:actor id", "actor id"),
    ("value:place located", "place located"),
    ("value:time interval", "time interval"),
    ("control states", "control states"),
    ("control, place and holder", "  place and holder"),
)
POOLED = ("train", "dev")  # where figures of few cases are counted together


def run(gold_set: corpus.GoldSet, *, given: bool = False) -> Score:
    """Read a set's articles, keep the readings under evals/out/ and return their score."""
    readings = predict(gold_set.docs.values())
    corpus.OUT.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in readings.values())
    (corpus.OUT / f"{gold_set.name}.jsonl").write_text(lines, encoding="utf-8")
    return score(gold_set.gold, readings, given=given)


def rates(row: Figure | None) -> tuple[object, ...]:
    """Return the three rates of a figure, or blanks where it was not counted."""
    return (row["precision"], row["recall"], row["f1"]) if row else (None, None, None)


def not_asserted_together(scores: dict[str, Score]) -> Figure | None:
    """Return the figure of claims not asserted over the pooled sets, where all of them were run."""
    name = "claims not asserted"
    if any(each not in scores or name not in scores[each].tally for each in POOLED):
        return None
    return figure(*(sum(column) for column in zip(*(scores[each].tally[name] for each in POOLED), strict=True)))


def report(scores: dict[str, Score]) -> str:
    """Return the tables of a run."""
    figures = {name: result.figures for name, result in scores.items()}
    head = ["figure", *(f"{name} {rate}" for name in scores for rate in ("P", "R", "F1"))]
    rows = [[label, *(cell for name in scores for cell in rates(figures[name].get(key)))] for key, label in SHOWN]
    parts = [aligned(head, rows)]
    pooled = not_asserted_together(scores)
    if pooled:
        parts.append("not asserted, train and dev together: " + "  ".join(f"{cell:.3f}" for cell in rates(pooled)))
    by_type = {name: result.by_type for name, result in scores.items()}
    sizes = Tally()
    for result in scores.values():
        sizes.merge(result.types)
    kinds = sorted(sizes, key=lambda kind: (-sizes[kind][0], kind))
    rows = [[kind, sizes[kind][0], *(cell for name in scores for cell in rates(by_type[name].get(kind)))] for kind in kinds]
    parts.append(aligned(["type", "gold", *head[1:]], rows))
    return "\n\n".join(parts)


def misses(scores: dict[str, Score], limit: int) -> str:
    """Return the first claims of each set that found no partner, one a line."""
    lines = []
    for name, result in scores.items():
        for label, rows in (("missed", result.missed), ("spurious", result.spurious)):
            for doc, claim in rows[:limit]:
                first = claim["mentions"][0]
                quote = " ".join(first["quote"].split())[:100]
                lines.append("\t".join((name, label, doc, claim["type"], claim["modality"], first.get("trigger", ""), quote)))
    return "\n".join(lines)


def as_json(sets: list[corpus.GoldSet], scores: dict[str, Score]) -> dict[str, Any]:
    """Return a run as one object."""
    rows = {
        each.name: {"sha256": each.sha256, "figures": scores[each.name].figures, "by_type": scores[each.name].by_type}
        for each in sets
    }
    return {"sets": rows, "not asserted, train and dev": not_asserted_together(scores)}


def main() -> None:
    """Run as the module's docstring says."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--set", default="all", choices=(*corpus.FOLDERS, "all"), help="which set (default: all that are there)")
    options.add_argument("--json", metavar="FILE", help="write the figures there too")
    options.add_argument("--misses", type=int, default=0, metavar="N", help="show the first N missed and spurious claims")
    options.add_argument("--given", action="store_true", help="slots over paired claims only, not end to end")
    options.add_argument("--general", action="store_true", help="count claims in general news instead, where none belong")
    args = options.parse_args()
    if args.general:
        print(general.report())
        return
    sets = corpus.chosen(args.set)
    if not sets:
        raise SystemExit("no annotated set is there: evals/gold/ holds none, and neither does ../shared/gold/")
    for name in corpus.FOLDERS:
        if args.set == "all" and not corpus.present(name):
            print(f"({name}: not there, left out)")
    scores = {each.name: run(each, given=args.given) for each in sets}
    print(report(scores))
    if args.given:
        print("\nSlots and values are over paired claims only (--given); the floors are end to end.")
    if args.misses:
        print("\n" + misses(scores, args.misses))
    if args.json:
        with open(args.json, "w", encoding="utf-8") as out:
            json.dump(as_json(sets, scores), out, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
