"""Units of a sentence -> items: noun phrases found by the patterns of ``packs/arabic/phrases.toml``, and the units in between."""

from __future__ import annotations

from typing import Any

from marsad.lexicon.files import PACKS, read_toml
from marsad.mentions.units import Unit
from marsad.pattern.alphabet import Alphabet
from marsad.pattern.compile import Pattern, class_names

# The class that an item of each kind of phrase has in the patterns of events.
CLASS_OF = {
    "speaker": "ACTORNP", "person": "ACTORNP", "actor": "ACTORNP", "force": "ACTORNP", "anonymous": "ANONNP", "place": "PLACENP",
    "unknown_place": "PLACENP", "place_anaphor": "PLACENP", "facility": "FACNP", "quantity": "QUANTNP", "victim": "QUANTNP",
    "nation": "ACTORNP", "date": "DATENP",
}  # fmt: skip
_KEEP = frozenset(("W", "B", "L", "K", "DEF", "PRON", "AIR", "ARTY", "ASSET", "MEANS", "FORCE", "GROUP", "SUIC", "BOMB", "CHEM", "WEAPON", "BULLET", "PROP"))


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
        return [value for unit in self.units for value in unit.values(cls)]

    def has(self, cls: str) -> bool:
        """Whether any unit of the phrase has the class."""
        return any(cls in unit.classes for unit in self.units)

    def __repr__(self) -> str:
        return f"<{self.kind or 'unit'} {' '.join(unit.key for unit in self.units)} {' '.join(sorted(self.classes))}>"


class Phraser:
    """Groups units into noun phrases."""

    def __init__(self) -> None:
        rules = read_toml(PACKS / "arabic" / "phrases.toml")["phrase"]
        relevant = frozenset().union(*(class_names(f"{rule['pattern']} {rule['starts']}") for rule in rules))
        self.alphabet = Alphabet(relevant)
        self._patterns = [
            (rule["kind"], frozenset(rule["starts"].split()), Pattern(rule["pattern"], self.alphabet, "arabic/phrases.toml"))
            for rule in rules
        ]
        self._first: dict[str, list[tuple[str, Pattern]]] = {}

    def items(self, units: list[Unit]) -> list[Item]:
        """The items of a sentence, in order; every unit lies in exactly one."""
        code = self.alphabet.code
        string = "".join([code(unit.classes) for unit in units])
        top = max(string, default="")
        found: list[Item] = []
        at = 0
        while at < len(units):
            unit = units[at]
            item = None
            candidates = self._first.get(string[at])
            if candidates is None:
                candidates = self._first[string[at]] = self._starters(unit.classes)
            for kind, pattern in candidates:
                match = pattern.regex(top).match(string, at)
                if match is not None and match.end() > at and self._fits(kind, units[at : match.end()]):
                    item = Item(kind, units[at : match.end()])
                    item.classes = self._classes(kind, item)
                    break
            if item is None:
                item = Item("", [unit])
                if unit.date is not None:
                    item.kind = "date"
            found.append(item)
            at += len(item.units)
        return found

    def _starters(self, classes: frozenset[str]) -> list[tuple[str, Pattern]]:
        """Patterns that can begin with a unit of these classes."""
        return [(kind, pattern) for kind, starts, pattern in self._patterns if starts & classes]

    def _fits(self, kind: str, units: list[Unit]) -> bool:
        """Whether a phrase of this kind may be made of these units."""
        if kind == "place":
            return any(_place_stands(units, n) for n, unit in enumerate(units) if "PLACE" in unit.classes)
        if kind in _HEADED and "SAY" in units[0].classes and (len(units) == 1 or "DEF" in units[1].classes):
            return False  # the letters of "student of the ..." are those of "demanded"
        if kind in ("actor", "speaker", "person") and len(units) == 1 and "ACTOR" in units[0].classes:
            flagged = all("cue" in actor.flags for actor in units[0].values("ACTOR"))
            return not flagged or units[0].quoted
        return True

    def _classes(self, kind: str, item: Item) -> frozenset[str]:
        kept = frozenset().union(*(unit.classes for unit in item.units)) & _KEEP - {"W", "B", "L", "K"}
        extra = {CLASS_OF[kind]} | (item.units[0].classes & {"W", "B", "L", "K"})
        extra |= _people(item)
        if any(unit.quantity is not None for unit in item.units):
            extra.add("QUANTNP")
        if kind in ("actor", "place") and any(value.kind == "country" for value in item.values("PLACE")):
            extra |= {"ACTORNP", "PLACENP"}
        if "PLACE" in item.units[0].classes and kind == "actor" and len(item.units) == 1:
            extra.add("PLACENP")
        return frozenset(kept | extra)


_HEADED = frozenset(("quantity", "victim", "force", "actor"))
_CIVILIANS = frozenset(("CIVILIANS", "JOURNALISTS", "AID_WORKERS", "PROTESTERS"))


def _people(item: Item) -> set[str]:
    """CIVT for civilians, COMB for fighters, by the counted noun or the group's name."""
    who = {unit.quantity.who for unit in item.units if unit.quantity is not None} | set(item.values("VICTIM"))
    if "civilian" in who or _CIVILIANS & set(item.values("GROUP")):
        return {"CIVT"}
    return {"COMB"} if "combatant" in who else set()


def _place_stands(units: list[Unit], n: int) -> bool:
    """A place whose name is also a common word or a personal name stands only after a word that asks for a place."""
    unit = units[n]
    if all("cue" in place.flags for place in unit.values("PLACE")):
        return n > 0 or bool(unit.clitics & {"B"})
    return True
