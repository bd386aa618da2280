"""Count the causes of error of the reader into evals/misses.md.

usage: python -m evals.misses [--set train|public|dev] [--out FILE]

The file names types, triggers, rules and document ids, and holds no sentence of an article. It is made on the set to learn from
unless another is asked for: the set to measure on stays unread.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from evals import corpus, run
from evals.alike import (
    ROLES,
    Item,
    claim_likeness,
    event_likeness,
    folded_words,
    identity,
    listed,
    pairs,
    same_text,
    same_victims,
)
from evals.score import Score
from evals.table import markdown

FILE = corpus.ROOT / "evals" / "misses.md"
LONGEST, DOCUMENTS = 25, 4
IDENTIFIED = ("actor", "target", "source")


class Causes:
    """Counts by cause, each with the first few documents it was seen in."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, ...]] = Counter()
        self.seen: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)

    def add(self, doc: str, *cause: str) -> None:
        """Count a cause once more."""
        self.counts[cause] += 1
        if doc not in self.seen[cause] and len(self.seen[cause]) < DOCUMENTS:
            self.seen[cause].append(doc)

    def rows(self, limit: int = LONGEST) -> list[list[object]]:
        """Return the largest causes with their counts and documents."""
        largest = sorted(self.counts.items(), key=lambda row: (-row[1], row[0]))[:limit]
        return [[*cause, count, " ".join(self.seen[cause])] for cause, count in largest]


def trigger(claim: Item) -> str:
    """Return the trigger of a claim's first mention in its folded form, in a few words."""
    mentions = claim["mentions"]
    return " ".join(folded_words(mentions[0].get("trigger") or "")[:4]) if mentions else ""


def why_missed(claim: Item, spare: Iterable[Item], paired: Iterable[Item]) -> str:
    """Return the cause of a missed claim, from the claims read without a partner and with one."""
    if any(event_likeness(claim, other) for other in spare):
        return "read there, under another type"
    if any(claim_likeness(claim, other) for other in paired):
        return "merged into another claim read"
    if any(event_likeness(claim, other) for other in paired):
        return "only another event read there"
    return "nothing read there"


def why_spurious(claim: Item, spare: Iterable[Item], paired: Iterable[Item], told: bool) -> str:
    """Return the cause of a spurious claim, from the gold claims without a partner and with one."""
    if any(event_likeness(other, claim) for other in spare):
        return "told there, under another type"
    if any(claim_likeness(other, claim) for other in paired):
        return "one told claim split in two"
    if any(event_likeness(other, claim) for other in paired):
        return "second event read in a told one"
    return "nothing told there" if told else "no claim in the whole document"


def grouped(rows: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    """Return claims by their document."""
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for doc, claim in rows:
        groups[doc].append(claim)
    return groups


def claim_sections(result: Score, gold: dict[str, Item]) -> dict[str, tuple[list[str], Causes]]:
    """Return the tables about missed and spurious claims by title, each with the heads of its columns."""
    missed, spurious = grouped(result.missed), grouped(result.spurious)
    wanted, found = grouped((doc, one) for doc, one, _ in result.paired), grouped((doc, other) for doc, _, other in result.paired)
    tables = {
        "Missed claims by cause": (["cause"], Causes()),
        "Spurious claims by cause": (["cause"], Causes()),
        "Read under another type": (["gold", "read"], Causes()),
        "Missed with nothing read there, by type": (["type"], Causes()),
        "Missed with nothing read there, by trigger": (["type", "trigger"], Causes()),
        "Spurious with nothing told there, by trigger": (["type", "trigger"], Causes()),
        "Spurious by rule": (["rule"], Causes()),
        "Merged or split, by type": (["what", "type"], Causes()),
    }
    causes = {title: table for title, (_, table) in tables.items()}
    for doc, claim in result.missed:
        cause = why_missed(claim, spurious.get(doc, []), found.get(doc, []))
        causes["Missed claims by cause"].add(doc, cause)
        if cause.startswith("nothing"):
            causes["Missed with nothing read there, by type"].add(doc, claim["type"])
            causes["Missed with nothing read there, by trigger"].add(doc, claim["type"], trigger(claim))
        elif cause.startswith("merged"):
            causes["Merged or split, by type"].add(doc, "merged", claim["type"])
    for doc, claim in result.spurious:
        cause = why_spurious(claim, missed.get(doc, []), wanted.get(doc, []), bool(gold[doc]["claims"]))
        causes["Spurious claims by cause"].add(doc, cause)
        causes["Spurious by rule"].add(doc, claim.get("rule") or "")
        if cause.startswith("no"):
            causes["Spurious with nothing told there, by trigger"].add(doc, claim["type"], trigger(claim))
        elif cause.startswith("one"):
            causes["Merged or split, by type"].add(doc, "split", claim["type"])
    for doc, claims in missed.items():
        for one, other in pairs(claims, spurious.get(doc, []), event_likeness):
            causes["Read under another type"].add(doc, one["type"], other["type"])
    return tables


def slot_sections(result: Score) -> dict[str, tuple[list[str], Causes]]:
    """Return the tables about paired claims: modality, slots, ids."""
    modality, slots, ids = Causes(), Causes(), Causes()
    for doc, one, other in result.paired:
        if one["modality"] != other["modality"]:
            modality.add(doc, one["modality"], other["modality"])
        for role in (*ROLES, "casualties"):
            wanted, found = listed(one.get(role)), listed(other.get(role))
            couples = pairs(wanted, found, same_victims if role == "casualties" else same_text)
            wrong = min(len(wanted), len(found)) - len(couples)
            causes = ["wrong"] * wrong + ["missed"] * (len(wanted) - len(couples) - wrong)
            for cause in causes + ["spurious"] * (len(found) - len(couples) - wrong):
                slots.add(doc, role, cause)
            for a, b in couples if role in IDENTIFIED else ():
                if identity(a) != identity(b):
                    ids.add(doc, role, identity(a) or "OTHER", identity(b) or "OTHER")
    return {
        "Wrong modality in paired claims": (["gold", "read"], modality),
        "Wrong slots in paired claims": (["slot", "what"], slots),
        "Wrong ids of rightly found words": (["slot", "gold", "read"], ids),
    }


def report(name: str, result: Score, gold: dict[str, Item]) -> str:
    """Return the whole file."""
    claims = result.figures.get("claims", {"gold": 0, "predicted": 0, "right": 0})
    parts = [
        f"# Causes of error on the {name} set",
        "Made by `make misses`; do not edit. Triggers are in the scorer's folded form. A table ends after its largest "
        f"{LONGEST} rows; each row names the first {DOCUMENTS} documents.",
        f"{claims['gold']} claims told, {claims['predicted']} read, {claims['right']} right: "
        f"{len(result.missed)} missed, {len(result.spurious)} spurious.",
    ]
    for title, (head, causes) in (claim_sections(result, gold) | slot_sections(result)).items():
        rows = causes.rows()
        parts += [f"## {title}", markdown([*head, "count", "documents"], rows) if rows else "None."]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Run as the module's docstring says."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--set", default="train", choices=tuple(corpus.FOLDERS), help="which set (default: train)")
    options.add_argument("--out", type=Path, default=FILE, help="where to (default: evals/misses.md)")
    args = options.parse_args()
    if not corpus.present(args.set):
        raise SystemExit(f"the {args.set} set is not there; --set public is always")
    gold_set = corpus.load(args.set)
    text = report(args.set, run.run(gold_set), gold_set.gold)
    args.out.write_text(text, encoding="utf-8")
    print(f"{args.out.name}: {text.count('## ')} tables")


if __name__ == "__main__":
    main()
