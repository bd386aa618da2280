"""Items of a sentence as the rules of control see them: phrases taken apart at the words of control, with what each can be."""

from __future__ import annotations

from marsad.claims.drafts import Line
from marsad.mentions.phrases import PHRASED, Item, Phraser
from marsad.mentions.units import Unit

_PLACES = frozenset(("place", "unknown_place", "place_anaphor"))
_HOLDERS = frozenset(("ACTORNP", "ANONNP"))
_STOPS = frozenset(("BAR", "COLON", "COMMA", "REL", "SAY", "SAYMORE", "SAYACC", "SAYQUOTE", "ACCORD"))
MADE = frozenset(("CS_PLACE", "CS_NAMED", "CS_MANY", "CS_SINCE", "CS_HOLDER", "CS_STOP", *PHRASED))
"""Classes that a node may have and no unit of its line has."""
_KEEP_WHOLE = frozenset(("LOC", "PLACE", "ACTOR", "CS_PART", "CS_MANY"))


class Node:
    """An item, or a part of one: the place ``at`` of its item in the line, and its classes with those that the rules ask for."""

    __slots__ = ("at", "classes", "item")

    def __init__(self, item: Item, at: int, classes: frozenset[str]) -> None:
        self.item, self.at, self.classes = item, at, classes


class Told:
    """The lines read so far, as nodes: made only when something asks what was told before."""

    def __init__(self, noder: Noder) -> None:
        self._noder = noder
        self._lines: list[Line] = []
        self._nodes: dict[int, list[Node]] = {}

    def hear(self, line: Line) -> None:
        """Remember a line."""
        self._lines.append(line)

    def before(self, nodes: list[Node], n: int, lines: int) -> list[Node]:
        """Nodes before ``nodes[n]``, the nearest first: of its own line, then of the ``lines`` lines before."""
        found = nodes[:n][::-1]
        for number in range(len(self._lines) - 1, max(-1, len(self._lines) - 1 - lines), -1):
            if number not in self._nodes:
                self._nodes[number] = self._noder.nodes(self._lines[number])
            found += reversed(self._nodes[number])
        return found


def _of_control(unit: Unit) -> bool:
    return not unit.classes & _KEEP_WHOLE and any(cls.startswith("CS_") for cls in unit.classes)


def _since(expr: object) -> bool:
    """Whether a date says since when."""
    return bool(getattr(expr, "since", False)) or getattr(expr, "way", "") == "since"


def _common(unit: Unit) -> bool:
    """Whether the name of a place is here a direction ("the eastern one") or a type word ("the city")."""
    return "DIRADJ" in unit.classes or {"LOC", "DEF"} <= unit.classes


class Noder:
    """Makes the nodes of a line."""

    def __init__(self, phraser: Phraser, adjective_endings: tuple[str, ...]) -> None:
        self._phraser, self._endings = phraser, adjective_endings

    def nodes(self, line: Line) -> list[Node]:
        """The nodes of a line, in order."""
        found: list[Node] = []
        for at, item in enumerate(line.items):
            for part in self._parts(item):
                asked = bool(found) and "IN" in found[-1].classes and not found[-1].item.kind
                found.append(Node(part, at, self._classes(part, asked)))
        return found

    def _parts(self, item: Item) -> list[Item]:
        """An item without words of control is one part; else each such word stands alone and the rest is phrased anew."""
        if len(item.units) == 1:
            return [item]
        cuts = [n for n, unit in enumerate(item.units) if _of_control(unit)]
        if item.kind == "speaker" and not cuts:
            if item.units[0].classes & {"LOC", "GROUP"} and any(unit.values("PLACE") for unit in item.units):
                return self._speaker(item)
            return [item]
        if not cuts:
            return [item]
        found: list[Item] = []
        start = 0
        for cut in [*cuts, len(item.units)]:
            if start < cut:
                found += self._phraser.items(item.units[start:cut])
            if cut < len(item.units):
                found.append(Item("", [item.units[cut]]))
            start = cut + 1
        return found

    def _speaker(self, item: Item) -> list[Item]:
        """What looked like a person in office: a place that begins with its type word, or an adjective of what stands before."""
        if "LOC" not in item.units[0].classes:
            return [Item("", [item.units[0]]), *self._phraser.items(item.units[1:])]
        named = next(n for n, unit in enumerate(item.units) if unit.values("PLACE"))
        place = Item("place", item.units[: named + 1])
        place.classes = frozenset({"PLACENP"}) | (item.units[0].classes & {"W", "B", "L", "DEF"})
        return [place, *(self._phraser.items(item.units[named + 1 :]) if named + 1 < len(item.units) else [])]

    def _classes(self, item: Item, asked: bool) -> frozenset[str]:
        """The classes of an item; ``asked``: "in" stands before it, so that a name that is also a common phrase is a place."""
        classes = set(item.classes)
        phrase = asked and "PLACE" in classes and item.units[0].j - item.units[0].i > 1
        type_word = bool(classes & {"LOC", "CS_EXTENT", "CS_MANY"}) and "TV" not in classes
        if item.kind in _PLACES or (not item.kind and (phrase or type_word)):
            classes.add("CS_PLACE")
            if self._named(item):
                classes.add("CS_NAMED")
        many = [unit for unit in item.units if "CS_MANY" in unit.classes]
        if many and "CS_PLACE" in classes:
            classes.add("CS_MANY")
        if any(unit.date is not None and _since(unit.date.expr) for unit in item.units):
            classes.add("CS_SINCE")
        if self._holds(item):
            classes.add("CS_HOLDER")
        verb = not item.kind and "TV" in classes and "TN" not in classes and not any(cls.startswith("CS_") for cls in classes)
        if verb or classes & _STOPS:
            classes.add("CS_STOP")
        return frozenset(classes)

    def _named(self, item: Item) -> bool:
        if any(unit.values("PLACE") and not _common(unit) for unit in item.units):
            return True
        if item.kind != "unknown_place" or any("CS_MANY" in unit.classes for unit in item.units):
            return False
        names = [unit for unit in item.units if not unit.classes & {"LOC", "NEAR", "DIR"}]
        return bool(names) and not names[0].key.endswith(self._endings)

    @staticmethod
    def _holds(item: Item) -> bool:
        classes = item.classes
        if item.kind in ("place", "unknown_place", "place_anaphor"):
            return "ACTORNP" in classes
        if classes & _HOLDERS or item.has("GROUP"):
            return True
        return not item.kind and "ORG" in classes and "DEF" in classes
