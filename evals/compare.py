"""Compare two revisions of the reader on the same articles.

usage: python -m evals.compare A B [--set public|train|dev|all] [--resamples N]

A and B are git revisions, or "." for the work tree as it is. Each is checked out into a temporary work tree and reads the
articles in a process of its own; this tree's scorer judges both. A paired bootstrap over articles gives the gain of B over A
in F1, its 95 % interval, and the share of resamples in which there is a gain.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from evals import corpus
from evals.score import Tally, figure, score_document
from evals.table import aligned

FIGURES = ("claims", "claims with modality", "slots")
SEED = 1
Counts = Sequence[tuple[int, ...]]  # one tuple a document: gold, read by A, right in A, read by B, right in B


@contextlib.contextmanager
def tree(revision: str) -> Iterator[Path]:
    """Give the folder of a revision's sources, in a work tree that is removed afterwards."""
    if revision == ".":
        yield corpus.ROOT
        return
    with tempfile.TemporaryDirectory(prefix="marsad-compare-") as folder:
        path = Path(folder) / "tree"
        add = ["git", "worktree", "add", "--quiet", "--detach", str(path), revision]
        if subprocess.run(add, cwd=corpus.ROOT).returncode:
            raise SystemExit(f"cannot check out {revision!r}: git says why above")
        try:
            yield path
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", path], cwd=corpus.ROOT, check=True)


def readings(revision: str, docs: dict[str, corpus.Document]) -> dict[str, corpus.Document]:
    """Return what a revision reads in some documents, by document id."""
    with tree(revision) as folder, tempfile.TemporaryDirectory() as scratch:
        given, found = Path(scratch) / "docs.jsonl", Path(scratch) / "read.jsonl"
        given.write_text("".join(json.dumps(doc, ensure_ascii=False) + "\n" for doc in docs.values()), encoding="utf-8")
        script = corpus.ROOT / "evals" / "predict.py"
        environment = os.environ | {"PYTHONPATH": str(folder / "src")}
        subprocess.run([sys.executable, "-P", script, given, found], env=environment, cwd=scratch, check=True)
        return corpus.by_id(corpus.documents(found), revision)


def tallies(gold: dict[str, corpus.Document], read: dict[str, corpus.Document]) -> list[Tally]:
    """Return the counts of each document apart, in the order of the gold."""
    return [score_document(name, annotation, read.get(name, {})).tally for name, annotation in gold.items()]


def f1(gold: int, read: int, right: int) -> float:
    """Return F1 from counts."""
    return 2 * right / (gold + read) if gold + read else 0.0


def gains(counts: Counts, resamples: int) -> list[float]:
    """Return the gain of B over A in F1 in each of many resamples of the documents, with a fixed seed."""
    draw, found = random.Random(SEED), []
    columns = list(zip(*counts, strict=True))
    for _ in range(resamples):
        pick = itemgetter(*draw.choices(range(len(counts)), k=len(counts)), 0)  # a last one, dropped, keeps this a tuple
        gold, read_a, right_a, read_b, right_b = (sum(pick(column)) - column[0] for column in columns)
        found.append(f1(gold, read_b, right_b) - f1(gold, read_a, right_a))
    return found


def compare(one: list[Tally], other: list[Tally], resamples: int) -> list[list[object]]:
    """Return a row for each figure: F1 of A and of B, the gain, its 95 % interval, and the share of resamples with a gain."""
    rows: list[list[object]] = []
    for name in FIGURES:
        nothing = (0, 0, 0)
        counts = [(*a.get(name, nothing), *b.get(name, nothing)[1:]) for a, b in zip(one, other, strict=True)]
        gold, read_a, right_a, read_b, right_b = map(sum, zip(*counts, strict=True))
        a, b = figure(gold, read_a, right_a)["f1"], figure(gold, read_b, right_b)["f1"]
        spread = sorted(gains(counts, resamples))
        low, high = spread[int(0.025 * resamples)], spread[int(0.975 * resamples)]
        share = sum(gain > 0 for gain in spread) / resamples
        rows.append([name, a, b, f"{b - a:+.4f}", f"{low:+.4f} … {high:+.4f}", f"{share:.3f}"])
    return rows


def main() -> None:
    """Run as the module's docstring says."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("A", help='a git revision, or "." for the work tree')
    options.add_argument("B", help='a git revision, or "." for the work tree')
    options.add_argument("--set", default="all", choices=(*corpus.FOLDERS, "all"), help="which set (default: all that are there)")
    options.add_argument("--resamples", type=int, default=10_000, help="how many resamples (default: 10,000)")
    args = options.parse_args()
    sets = corpus.chosen(args.set)
    gold = {name: row for each in sets for name, row in each.gold.items()}
    docs = {name: row for each in sets for name, row in each.docs.items()}
    one, other = (tallies(gold, readings(revision, docs)) for revision in (args.A, args.B))
    print(f"{len(gold)} articles ({', '.join(each.name for each in sets)}), {args.resamples} resamples")
    print(aligned(["F1", args.A, args.B, "gain", "95 % interval", "P(gain > 0)"], compare(one, other, args.resamples)))


if __name__ == "__main__":
    main()
