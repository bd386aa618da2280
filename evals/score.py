"""The scorer: gold annotation against readings, as counts of gold, read and right for every figure.

usage: python -m evals.score GOLD.jsonl PREDICTED.jsonl

A claim read stands for a gold claim of the same type when the trigger of one lies in a mention of the other; claims are paired
one to one, best pairs first. All that stands in an unpaired gold claim is missed, all in an unpaired claim read is spurious: the
figures of slots are end to end. With ``given=True`` slots are counted over paired claims only. Actors outside the codebook's list
count as nobody, gold places without a point are left out on both sides, and a document that was not read holds no claims.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals import corpus
from evals.alike import (
    ROLES,
    Item,
    accusation,
    claim_likeness,
    event_likeness,
    has_point,
    identity,
    listed,
    pairs,
    same_interval,
    same_location,
    same_losses,
    same_state,
    same_text,
    same_victims,
    state_likeness,
)

Figure = dict[str, Any]
Count = tuple[int, int, int]


class Tally(dict[str, Count]):
    """Counts (gold, read, right) by the name of a figure."""

    def add(self, name: str, gold: int, read: int, right: int) -> None:
        """Add to one figure."""
        old = self.get(name, (0, 0, 0))
        self[name] = (old[0] + gold, old[1] + read, old[2] + right)

    def merge(self, other: Mapping[str, Count]) -> None:
        """Add all counts of another tally."""
        for name, count in other.items():
            self.add(name, *count)

    def figures(self) -> dict[str, Figure]:
        """Return precision, recall and F1 for each figure, rounded to four places."""
        return {name: figure(*count) for name, count in self.items()}


def figure(gold: int, read: int, right: int) -> Figure:
    """Return one figure's counts with its precision, recall and F1 (0 where there is nothing to divide by)."""
    precision, recall = right / read if read else 0.0, right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    rates = {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}
    return {"gold": gold, "predicted": read, "right": right, **rates}


@dataclass
class Score:
    """The counts of one or more documents, the claims that found no partner, and the pairs (each with its document's id)."""

    tally: Tally = field(default_factory=Tally)
    types: Tally = field(default_factory=Tally)
    missed: list[tuple[str, Item]] = field(default_factory=list)
    spurious: list[tuple[str, Item]] = field(default_factory=list)
    paired: list[tuple[str, Item, Item]] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, Figure]:
        """Every figure by name."""
        return self.tally.figures()

    @property
    def by_type(self) -> dict[str, Figure]:
        """The claims figure for each event type."""
        return self.types.figures()

    def merge(self, other: Score) -> None:
        """Add the score of other documents."""
        self.tally.merge(other.tally)
        self.types.merge(other.types)
        self.missed += other.missed
        self.spurious += other.spurious
        self.paired += other.paired


def score(gold: Mapping[str, Item], read: Mapping[str, Item], *, given: bool = False) -> Score:
    """Score readings against gold, both by document id."""
    total = Score()
    for name, annotation in gold.items():
        total.merge(score_document(name, annotation, read.get(name, {}), given=given))
    return total


def score_document(name: str, gold: Item, read: Item, *, given: bool = False) -> Score:
    """Score one document."""
    claims, found = gold["claims"], read.get("claims", [])
    couples = pairs(claims, found, claim_likeness)
    result = Score(paired=[(name, *couple) for couple in couples])
    count_claims(result.tally, claims, found, couples)
    for one, other in couples:
        count_slots(result.tally, one, other)
        result.types.add(one["type"], 1, 1, 1)
    taken = {id(claim) for couple in couples for claim in couple}
    result.missed = [(name, claim) for claim in claims if id(claim) not in taken]
    result.spurious = [(name, claim) for claim in found if id(claim) not in taken]
    for _, claim in result.missed:
        result.types.add(claim["type"], 1, 0, 0)
        if not given:
            count_slots(result.tally, claim, {})
    for _, claim in result.spurious:
        result.types.add(claim["type"], 0, 1, 0)
        if not given:
            count_slots(result.tally, {}, claim)
    states, seen = gold.get("control", []), read.get("control", [])
    result.tally.add("control states", len(states), len(seen), len(pairs(states, seen, same_state)))
    result.tally.add("control, place and holder", len(states), len(seen), len(pairs(states, seen, state_likeness)))
    return result


def count_claims(tally: Tally, gold: list[Item], read: list[Item], couples: list[tuple[Item, Item]]) -> None:
    """Count the figures that are about claims as wholes."""
    sizes = len(gold), len(read)
    tally.add("claims", *sizes, len(couples))
    tally.add("claims, any type", *sizes, len(pairs(gold, read, event_likeness)))
    happened = [[claim for claim in side if claim["modality"] == "asserted"] for side in (gold, read)]
    tally.add("asserted events", len(happened[0]), len(happened[1]), len(pairs(happened[0], happened[1], claim_likeness)))
    agreed = [one for one, other in couples if one["modality"] == other["modality"]]
    hedged = [size - len(side) for size, side in zip(sizes, happened, strict=True)]
    tally.add("claims not asserted", hedged[0], hedged[1], sum(claim["modality"] != "asserted" for claim in agreed))
    tally.add("claims with modality", *sizes, len(agreed))
    scopes = [one.get("scope", "event") == other.get("scope", "event") for one, other in couples]
    tally.add("claims with scope", *sizes, sum(scopes))
    accused = [sum(accusation(claim) is not None for claim in side) for side in (gold, read)]
    same = [accusation(one) is not None and accusation(one) == accusation(other) for one, other in couples]
    tally.add("who did it to whom", accused[0], accused[1], sum(same))


def count_slots(tally: Tally, gold: Item, read: Item) -> None:
    """Count the slots of a pair of claims; one of the two is empty for a claim without a partner."""

    def count(wanted: list[Item], found: list[Item], alike: Callable[[Item, Item], float], *names: str) -> None:
        right = len(pairs(wanted, found, alike))
        for name in names:
            tally.add(name, len(wanted), len(found), right)

    sides = {role: (listed(gold.get(role)), listed(read.get(role))) for role in (*ROLES, "casualties")}
    for role in ROLES:
        count(*sides[role], same_text, f"slot:{role}", "slots")
    for role in ("place", "dest"):
        wanted, found = sides[role]
        nowhere = [place for place in wanted if not has_point(place)]
        found = [place for place in found if has_point(place) and not any(same_text(gap, place) for gap in nowhere)]
        count([place for place in wanted if has_point(place)], found, same_location, "value:place located")
    dated = [[time for time in side if time.get("start") or time.get("end")] for side in sides["time"]]
    count(dated[0], dated[1], same_interval, "value:time interval")
    for role in ("actor", "target", "source"):
        known = [[actor for actor in side if identity(actor)] for side in sides[role]]
        count(known[0], known[1], lambda one, other: identity(one) == identity(other), "value:actor id")
    count(*sides["casualties"], same_losses, "value:casualties, any who", "slots")
    count(*sides["casualties"], same_victims, "value:casualties")


def main() -> None:
    """Print the figures of two files as JSON."""
    if len(sys.argv) != 3:
        raise SystemExit("usage: python -m evals.score GOLD.jsonl PREDICTED.jsonl")
    gold, read = (corpus.by_id(corpus.documents(Path(name)), name) for name in sys.argv[1:3])
    result = score(gold, read)
    print(json.dumps({"figures": result.figures, "by_type": result.by_type}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
