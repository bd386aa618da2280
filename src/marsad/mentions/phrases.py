"""Units of a sentence -> items: noun phrases found by the patterns of ``packs/arabic/phrases.toml``, and the units in between."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from marsad.lexicon.files import PACKS, read_toml
from marsad.mentions.units import Unit
from marsad.pattern.alphabet import Alphabet
from marsad.pattern.compile import Pattern

_Matcher = Callable[[str, int], re.Match[str] | None]
# The class that an item of each kind of phrase has in the patterns of events.
CLASS_OF = {
    "speaker": "ACTORNP", "person": "ACTORNP", "actor": "ACTORNP", "force": "ACTORNP", "anonymous": "ANONNP", "place": "PLACENP",
    "unknown_place": "PLACENP", "place_anaphor": "PLACENP", "facility": "FACNP", "quantity": "QUANTNP", "victim": "QUANTNP",
    "nation": "ACTORNP", "date": "DATENP",
}  # fmt: skip
PHRASED = frozenset((*CLASS_OF.values(), "CIVT", "COMB", "DEAD", "WAR"))
"""Classes that a phrase may have and none of its units has."""
_KEEP = frozenset((
    "W", "B", "L", "K", "DEF", "PRON", "AIR", "ARTY", "ASSET", "MEANS", "FORCE", "GROUP", "SUIC", "BOMB", "CHEM",
    "WEAPON", "BULLET", "PROP", "WAR", "HOME", "ARMS", "BUILD", "GOODS", "AIDN", "REINF", "PRISON", "CELL", "NOWHERE",
    "PROTN", "DISPL", "MEDIA", "CORPSE", "REFUG", "AIRPOWER", "GUN", "HOLY", "PARTY", "BARR", "PREMISE",
))  # fmt: skip
_CLITICS = frozenset(("W", "B", "L", "K"))
_INNER = _KEEP - _CLITICS
_MOST = 100_000  # phrases whose classes are kept


class Item:
    """A noun phrase, or a single unit, of a sentence; what the event patterns see as one code point."""

    __slots__ = ("classes", "clitics", "end", "kind", "start", "units")

    def __init__(self, kind: str, units: list[Unit]) -> None:
        self.kind, self.units = kind, units
        self.start, self.end = units[0].start, units[-1].end
        self.clitics = units[0].clitics
        self.classes = units[0].classes

    def values(self, cls: str) -> list[Any]:
        """Values of all entries of one class, over all units."""
        return [entry.value for unit in self.units for entry in unit.entries if entry.cls == cls]

    def has(self, cls: str) -> bool:
        """Whether any unit of the phrase has the class."""
        for unit in self.units:  # noqa: SIM110 (asked very often)
            if cls in unit.classes:
                return True
        return False

    def __repr__(self) -> str:
        return f"<{self.kind or 'unit'} {' '.join(unit.key for unit in self.units)} {' '.join(sorted(self.classes))}>"


class Phraser:
    """Groups units into noun phrases."""

    def __init__(self) -> None:
        rules = read_toml(PACKS / "arabic" / "phrases.toml")["phrase"]
        self.alphabet = Alphabet([rule["pattern"] for rule in rules])
        self._patterns = [
            (rule["kind"], frozenset(rule["starts"].split()), Pattern(rule["pattern"], self.alphabet, "arabic/phrases.toml"))
            for rule in rules
        ]
        self._first: dict[frozenset[str], list[tuple[str, _Matcher]]] = {}
        self._known: dict[tuple[Any, ...], frozenset[str]] = {}

    def items(self, units: list[Unit]) -> list[Item]:
        """The items of a sentence, in order; every unit lies in exactly one."""
        string = self.alphabet.string([unit.classes for unit in units])
        found: list[Item] = []
        at = 0
        while at < len(units):
            unit = units[at]
            candidates = self._first.get(unit.classes)
            if candidates is None:
                candidates = self._first[unit.classes] = self._starters(unit.classes)
            item = self._phrase(candidates, units, string, at) if candidates else None
            if item is None:
                item = Item("date" if unit.date is not None else "", [unit])
            found.append(item)
            at += len(item.units)
        return found

    def _phrase(self, candidates: list[tuple[str, _Matcher]], units: list[Unit], string: str, at: int) -> Item | None:
        """The noun phrase that begins at ``at``, by the first of the patterns that matches."""
        width = self.alphabet.width
        begin = at * width
        for kind, matcher in candidates:
            match = matcher(string, begin)
            if match is None:
                continue
            inside = units[at : match.end() // width]
            if inside and self._fits(kind, inside, units[at - 1] if at else None):
                item = Item(kind, inside)
                item.classes = self._classes(kind, item)
                return item
        return None

    def _starters(self, classes: frozenset[str]) -> list[tuple[str, _Matcher]]:
        """Patterns that can begin with a unit of these classes."""
        return [(kind, pattern.regex.match) for kind, starts, pattern in self._patterns if starts & classes]

    def _fits(self, kind: str, units: list[Unit], before: Unit | None) -> bool:
        """Whether a phrase of this kind may be made of these units."""
        if kind == "place":
            asked = before is not None and "IN" in before.classes and not any(unit.classes >= _TYPE for unit in units)
            listed = before is not None and "PLACE" in before.classes and "W" in units[0].clitics
            return asked or listed or any(_place_stands(units, n) for n, unit in enumerate(units) if "PLACE" in unit.classes)
        if kind in _HEADED and "SAY" in units[0].classes and (len(units) == 1 or "DEF" in units[1].classes):
            return False  # the letters of "student of the ..." are those of "demanded"
        if kind in ("actor", "speaker", "person") and len(units) == 1 and "ACTOR" in units[0].classes:
            flagged = all("cue" in actor.flags for actor in units[0].values("ACTOR"))
            return not flagged or units[0].quoted
        return True

    def _classes(self, kind: str, item: Item) -> frozenset[str]:
        """The classes of a phrase; kept for phrases without counts."""
        at: tuple[Any, ...] = (kind,)
        for unit in item.units:
            if unit.quantity is not None:
                return self._gathered(kind, item)
            at += (id(unit.entries), unit.classes)  # lists of entries stay for good
        known = self._known.get(at)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[at] = self._gathered(kind, item)
        return known

    def _gathered(self, kind: str, item: Item) -> frozenset[str]:
        first = item.units[0]
        found = set().union(*[unit.classes for unit in item.units]) & _INNER
        found |= first.classes & _CLITICS
        found.add(CLASS_OF[kind])
        found |= _people(item)
        if any(actor.kind in _ARMED for actor in item.values("ACTOR")):
            found.add("WAR")
        if any([unit.quantity is not None for unit in item.units]):
            found.add("QUANTNP")
            if any(unit.quantity is not None and unit.quantity.number is None and _bands(unit) for unit in item.units):
                found.add("ACTORNP")
        if (kind == "actor" or len(item.units) == 1) and any(value.kind == "country" for value in item.values("PLACE")):
            found |= {"ACTORNP", "PLACENP"}
        if "PLACE" in first.classes and kind == "actor" and len(item.units) == 1:
            found.add("PLACENP")
        return frozenset(found)


_ARMED = frozenset(("armed_group", "state_forces", "coalition"))
_TYPE = frozenset(("LOC", "DEF"))  # "the town": a name only behind a word that asks for one
_SHORT = 3  # letters of a place name that may be chance behind an attached preposition
_HEADED = frozenset(("quantity", "victim", "force", "actor"))
_CIVILIANS = frozenset(("CIVILIANS", "JOURNALISTS", "AID_WORKERS", "PROTESTERS"))


def _people(item: Item) -> set[str]:
    """CIVT for civilians, COMB for fighters, by the counted noun or the group's name; DEAD where that noun says so (bodies)."""
    who = {unit.quantity.who for unit in item.units if unit.quantity is not None} | set(item.values("VICTIM"))
    dead = {"DEAD"} if any(unit.quantity is not None and "killed" in unit.quantity.kinds for unit in item.units) else set()
    if "civilian" in who or _CIVILIANS & set(item.values("GROUP")):
        return dead | {"CIVT"}
    return dead | {"COMB"} if "combatant" in who else dead


def _bands(unit: Unit) -> bool:
    """Whether a count without a number means armed people, who can act."""
    return (
        unit.quantity is not None and unit.quantity.who == "combatant" and not unit.quantity.kinds and unit.quantity.max is None
    )


def _place_stands(units: list[Unit], n: int) -> bool:
    """A place whose name is also a common word or a personal name stands only after a word that asks for a place."""
    unit = units[n]
    if unit.clitics and unit.end - unit.start <= _SHORT and unit.j - unit.i == 1:
        return False
    if all("cue" in place.flags for place in unit.values("PLACE")):
        if unit.classes >= _TYPE:
            return n > 0 and "LOC" in units[n - 1].classes
        return n > 0 or "B" in unit.clitics
    return True
