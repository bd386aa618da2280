"""From a place phrase to a gazetteer row with its precision, or to "not known"."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from marsad.lexicon.inflect import paradigms
from marsad.lexicon.world import Place
from marsad.mentions.phrases import Item
from marsad.resolve.context import Context

Prec = Literal["P1", "P2", "P3", "P4", "P5", "P6", "P7"]
_PREC: dict[str, Prec] = {
    "country": "P6", "admin1": "P4", "admin2": "P3", "admin3": "P3", "region": "P5", "sea": "P7", "river": "P7", "border": "P7",
    "road": "P7", "strait": "P7", "lake": "P7",
}  # fmt: skip
_RANK = {
    "city": 6,
    "country": 5,
    "town": 4,
    "admin1": 3,
    "camp": 3,
    "airport": 3,
    "base": 3,
    "quarter": 2,
    "region": 3,
    "village": 1,
}


class Located(NamedTuple):
    """A place phrase read: the row (or None), the precision, start and end of its quote, the runners-up, the rule."""

    row: Place | None
    prec: Prec
    start: int
    end: int
    candidates: list[str]
    rule: str


def km(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres."""
    la, lb = math.radians(a.lat), math.radians(b.lat)
    d = math.sin((la - lb) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(a.lon - b.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(d)))


class PlaceResolver:
    """Chooses among namesakes, by type words, country, rank, and nearness to what the article names beyond doubt."""

    def __init__(self) -> None:
        self._rural = frozenset(paradigms()["place_words"]["rural"])

    def locate(self, item: Item, context: Context, anchors: list[Place]) -> Located:
        """Read a place phrase. Asked anew only when the votes have changed."""
        known = context.located.get(id(item))
        if known is None or known[1] is not anchors:
            known = context.located[id(item)] = item, anchors, self._locate(item, context, anchors)
        return known[2]

    def _locate(self, item: Item, context: Context, anchors: list[Place]) -> Located:
        named = [unit for unit in item.units if unit.values("PLACE")]
        if not named or item.kind == "place_anaphor":  # "the city" is none of the places that are called so
            return self._unknown(item)
        unit = named[-1]
        before = item.units[: item.units.index(unit)]
        wanted, asked = self._asked(before)
        rural = any(word.key in self._rural for word in before)
        candidates: list[Place] = unit.values("PLACE")
        scored = [(0.0, 0)]
        if len(candidates) > 1:
            scored = sorted(
                ((self._score(place, wanted, rural, context, anchors), -n) for n, place in enumerate(candidates)), reverse=True
            )
        best = candidates[-scored[0][1]]
        prec = _PREC.get(best.kind, "P1")
        if asked == "P3" and prec == "P1":
            prec = "P3"
        if prec == "P1" and any("NEAR" in word.classes or "DIR" in word.classes or word.key in self._rural for word in before):
            prec = "P2"
        if prec in ("P4", "P6") and any("DIR" in word.classes for word in before) and not rural:
            prec = "P5" if prec == "P6" else prec
        others = [candidates[-n].id for _, n in scored[1:4]]
        return Located(best, prec, unit.start, unit.end, others, "place.name")

    @staticmethod
    def _asked(before: list) -> tuple[set[str], str]:  # type: ignore[type-arg]
        wanted: set[str] = set()
        asked = ""
        for word in before:
            for value in word.values("LOC"):
                asked, _, kinds = value.partition(":")
                wanted = set(filter(None, kinds.split(",")))
        return wanted, asked

    @staticmethod
    def _score(place: Place, wanted: set[str], rural: bool, context: Context, anchors: list[Place]) -> float:
        score = 3.0 * context.score(place.country) + _RANK.get(place.kind, 1) / 4 + math.log10(place.pop + 1) / 8
        if wanted:
            score += 2.5 if place.kind in wanted else 0.0
        if rural:
            score += 2.0 if place.kind == "admin1" else 0.0
        near = [km(place, anchor) for anchor in anchors if anchor.country == place.country and anchor.id != place.id]
        if near:
            score += 1.0 / (1.0 + min(near) / 30.0)
        return score

    @staticmethod
    def _unknown(item: Item) -> Located:
        """A name after a type word that the packs do not know: quoted, not located."""
        units = [
            unit for unit in item.units if "LOC" not in unit.classes and "NEAR" not in unit.classes and "DIR" not in unit.classes
        ]
        near = any("NEAR" in unit.classes or "DIR" in unit.classes for unit in item.units)
        asked = [value.partition(":")[0] for value in item.values("LOC")]
        prec: Prec = "P2" if near else asked[-1] if asked and asked[-1] in ("P3", "P4", "P5", "P7") else "P1"
        if not units:
            return Located(None, prec, item.start, item.end, [], "place.anaphor")
        keep_all = asked and prec in ("P1", "P7") and len(units[0].key) <= 2
        return Located(None, prec, item.start if keep_all else units[0].start, item.end, [], "place.unknown")
