"""How a sentence hangs together around its commas: what a scan may cross, what it must not see.

A pair of commas around a date, a place or the name of a source is an insertion: the clause goes on behind it. A comma before a
joined noun phrase of the same kind goes on with a list. All other commas end what a trigger governs.
"""

from __future__ import annotations

from marsad.mentions.phrases import Item

PEOPLE = frozenset(("ACTORNP", "QUANTNP", "ANONNP"))
PHRASES = frozenset(("ACTORNP", "PLACENP", "FACNP", "QUANTNP", "ANONNP"))
SAYING = frozenset(("SAY", "SAYMORE", "SAYACC", "SAYQUOTE", "SAYPART"))
STOP = frozenset(("BAR", "COLON", "REPORTED", "RESULT")) | SAYING
VERBAL = frozenset(("TV", "LVACT", "LVHAP", "LVUND", "LVSEE", "AUX", "COMP", "BAR", "COLON", "REPORTED", "RESULT")) | SAYING
_AFTER_LIST = frozenset(("DIR", "DIRADJ", "OTHER", "OF", "BY"))
_INSERTION = 7
_CLAUSE = 12

# Prepositions in the order in which they are asked: the more special first.
_PREPOSITIONS = (
    ("BY", "by"), ("AGAINST", "against"), ("TARGETING", "on"), ("BETWEEN", "between"), ("ALLY", "ally"),
    ("WITH", "with"), ("ON", "on"), ("IN", "in"),
    ("TO", "to"), ("ABOUT", "about"), ("OF", "of"), ("NEAR", "near"), ("CAUSE", "cause"), ("AFTER", "after"),
    ("BEFORE", "before"),
)  # fmt: skip
_known: dict[frozenset[str], str | None] = {}


def preposition(item: Item) -> str | None:
    """The name of the preposition that a single unit is, or None."""
    if item.kind:
        return None
    classes = item.classes
    if classes not in _known:
        _known[classes] = next((name for cls, name in _PREPOSITIONS if cls in classes), None)
    return _known[classes]


def _inserted(inside: list[Item]) -> bool:
    """Whether words between commas are a date, a place, an age or a part of a count."""
    first = inside[0].classes
    if "NUM" in first and len(inside) <= 3 and all(not item.kind and item.classes & {"OTHER", "NUM"} for item in inside):
        return True
    if "DATE" in first or preposition(inside[0]) in ("in", "near") or first & {"DIR", "PLACENP"}:
        return True
    if preposition(inside[0]) and any("DATE" in item.classes for item in inside):
        return True
    return any(unit.quantity is not None and unit.quantity.subset for item in inside for unit in item.units)


class Layout:
    """For each item of a sentence: whether it is a comma that ends nothing (``soft``), or passed over (``hidden``)."""

    __slots__ = ("hidden", "items", "soft")

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.soft: set[int] = set()
        self.hidden: set[int] = set()
        commas = [n for n, item in enumerate(items) if not item.kind and item.classes & {"COMMA", "DASH"}]
        for c, comma in enumerate(commas):
            if comma in self.soft:
                continue
            closing = commas[c + 1] if c + 1 < len(commas) else len(items)
            self._insertion(comma, closing)
            self._list(comma)
        self._sources()

    def _insertion(self, start: int, end: int) -> None:
        """Mark the commas around an insertion; hide a source named in it."""
        inside = self.items[start + 1 : end]
        if not inside or end >= len(self.items):
            return
        first = inside[0].classes
        if "REL" in first:
            if len(inside) <= _CLAUSE and not any(item.classes & {"BAR", "COLON", "COMP"} for item in inside):
                self.soft |= {start, end}
            return
        if len(inside) > _INSERTION or any(not item.kind and item.classes & VERBAL for item in inside):
            return
        if any("TRIG" in item.classes and not item.kind for item in inside):
            return
        if "ACCORD" in first:
            self.hidden.update(range(start + 1, end))
            self.soft |= {start, end}
        elif _inserted(inside):
            self.soft |= {start, end}

    def _list(self, comma: int) -> None:
        """A comma before a joined noun phrase of the kind of the one before it."""
        if comma == 0 or comma + 1 >= len(self.items):
            return
        after = self.items[comma + 1]
        before = comma - 1
        while before > 0 and comma - before < 5 and not self.items[before].kind and self.items[before].classes & _AFTER_LIST:
            before -= 1
        held = self.items[before]
        if after.kind and held.kind and "W" in after.clitics and after.classes & held.classes & PHRASES:
            self.soft.add(comma)

    def _sources(self) -> None:
        """Hide a source between a verb and what it governs: "according to" and its noun phrase, another right behind."""
        items = self.items
        for n, item in enumerate(items):
            if item.kind or "ACCORD" not in item.classes or n in self.hidden or n + 2 >= len(items):
                continue
            if items[n + 1].kind and items[n + 2].kind and items[n + 2].classes & PHRASES and "W" not in items[n + 2].clitics:
                self.hidden |= {n, n + 1}

    def governed(self, n: int) -> str | None:
        """The preposition that the noun phrase at ``n`` stands under, over joined noun phrases; "b", "l" for attached ones."""
        items = self.items
        while True:
            item = items[n]
            for clitic, name in (("B", "b"), ("L", "l"), ("K", "k")):
                if clitic in item.clitics:
                    return name
            if n == 0:
                return None
            before = items[n - 1]
            if not before.kind:
                return preposition(before)
            if "W" not in item.clitics or not before.classes & item.classes & PHRASES:
                return None
            n -= 1
