"""The words around a trigger as slots: what it governs, its subject and light verb, the date of its clause."""

from __future__ import annotations

from typing import NamedTuple

from marsad.events.layout import PEOPLE, PHRASES, SAYING, STOP, Layout, preposition
from marsad.lexicon.inflect import paradigms
from marsad.mentions.phrases import Item

_REACH = 24
_HAPPENING = frozenset(("LVACT", "LVHAP", "TRIG"))
_LIGHT = ("LVUND", "LVSEE", "LVN", "LVHAP", "LVACT", "LVCTL")
SUBJECTS = PEOPLE | {"FACNP"}
SUFFERERS = SUBJECTS | {"PLACENP"}


class Slot(NamedTuple):
    """A noun phrase under a preposition ("nom" for none, "subj" for the subject of a relative clause), and where it stands."""

    name: str
    item: Item
    at: int


def armed(item: Item) -> bool:
    """Whether the words name a means of violence."""
    return item.has("WEAPON") or item.has("BOMB") or item.has("AIR") or item.has("ARTY")


def acts(item: Item) -> bool:
    """Whether a noun phrase names those who act, and not what they own or the people who suffer."""
    if "ACTORNP" not in item.classes or item.classes & {"ASSET", "PLACENP"} or item.has("FACILITY"):
        return False
    if "QUANTNP" in item.classes:
        return item.kind == "quantity"
    return "GROUP" not in item.classes or "UNKNOWN_ARMED" in item.values("GROUP")


def is_plural(item: Item) -> bool:
    """Whether a verb is in the plural: then its subject stands before it or is dropped."""
    table = paradigms()["verb"]
    return item.units[0].key.endswith((table["plural"], table["imperfect"][4][1]))


def _passes(item: Item, trigger: Item, gap: int) -> bool:
    """Whether the scan goes on over another trigger: the second of a joined pair governs the same words."""
    if "F_INJURY" in item.classes and "F_INJURY" in trigger.classes and "TV" not in item.classes and gap <= 4:
        return True
    if "W" not in item.clitics or gap > 3:
        return False
    harm = "F_HARM" in item.classes and "F_HARM" in trigger.classes and not is_plural(trigger)
    return harm or ("TN" in item.classes and "TN" in trigger.classes and "TV" not in item.classes)


class _Scan:
    """The walk to the right of a trigger: the preposition that waits for its noun phrase, and the slots found."""

    __slots__ = ("items", "k", "layout", "prep", "relative", "slots")

    def __init__(self, layout: Layout, k: int) -> None:
        self.layout, self.items, self.k = layout, layout.items, k
        self.prep: str | None = None
        self.relative = False
        self.slots: list[Slot] = []

    def phrase(self, item: Item, n: int) -> None:
        """Put a noun phrase into the slot of its preposition; a joined one shares the slot of the one before."""
        if self.prep == "hit" and item.clitics & {"B", "L"}:
            self.prep = None
        name = self.prep or ("b" if "B" in item.clitics else "l" if "L" in item.clitics else "")
        if not name and "PLACENP" in item.classes and item.units[0].classes & {"NEAR", "DIR"}:
            name = "near"
        if not name and "W" in item.clitics and self.slots:
            name = self._shared(item)
        self.slots.append(Slot(name or "nom", item, n))
        self.prep = None

    def _shared(self, item: Item) -> str:
        """The slot of the phrase that a joined one goes on with: the last of its kind, or the first of two sides over a place."""
        if self.slots[-1].item.classes & item.classes & PHRASES:
            return self.slots[-1].name
        if len(self.slots) > 1 and self.slots[-2].name == "between" and item.classes & self.slots[-2].item.classes & PEOPLE:
            return "between"
        return ""

    def word(self, item: Item, n: int) -> bool:
        """Read a word that is no phrase; whether the walk goes on."""
        classes = item.classes
        if (classes & STOP and not classes & {"LVHAP", "ASSET", "LOC"}) or "ACCORD" in classes:
            return False
        if "COMMA" in classes or "DASH" in classes:
            self.prep = None
            return n in self.layout.soft or not _ends(self.items, n, self.k)
        if "REL" in classes:
            following = self.items[n + 1].classes if n + 1 < len(self.items) else classes
            self.relative, self.prep = True, None
            return not self.slots or bool(following & _HAPPENING)
        if "LVACT" in classes and "TN" not in classes and (self.relative or "PRON" in classes):
            self.prep = "subj"
        elif "LVHAP" in classes and "TN" in self.items[self.k].classes and "W" not in item.clitics and "RESULT" not in classes:
            self.prep = "hit"
        elif "TRIG" in classes:
            return self.trigger(item, n)
        elif ("COMP" in classes or "AUX" in classes) and not self.relative:
            return False
        elif "BULLET" in classes and "B" not in self.items[min(n + 1, len(self.items) - 1)].clitics:
            self.prep = "by"
        elif "WEAPON" in classes or "BOMB" in classes:
            self.slots.append(Slot("b", item, n))
            self.prep = None
        else:
            self.prep = preposition(item) or (None if "DATE" in classes else self.prep)
        return True

    def trigger(self, item: Item, n: int) -> bool:
        """Another trigger ends the walk, but for the second of a joined pair, a general word under "in", and a means."""
        told = "F_GENERIC" in item.classes if self.slots else "DEF" in item.classes and "F_HARM" in self.items[self.k].classes
        general = told and self.prep in ("in", "cause") and "TV" not in item.classes
        if general or _passes(item, self.items[self.k], n - self.k):
            self.prep = None
            return True
        if not (item.has("WEAPON") or item.has("BOMB")) or not (self.prep or item.clitics & {"B"}):
            return False
        self.slots.append(Slot("b", item, n))
        return True


def scan_right(layout: Layout, k: int) -> list[Slot]:
    """Slots after the trigger at ``k``, up to the end of what it can govern."""
    scan, hidden = _Scan(layout, k), layout.hidden
    for n in range(k + 1, min(len(layout.items), k + _REACH)):
        item = layout.items[n]
        if n in hidden:
            continue
        if item.kind and item.classes & PHRASES:
            scan.phrase(item, n)
        elif not scan.word(item, n):
            break
    return scan.slots


def _ends(items: list[Item], n: int, k: int) -> bool:
    """Whether a lone comma ends what the trigger governs: anything but a date, a place or a relative clause follows."""
    if n + 1 >= len(items):
        return True
    following = items[n + 1]
    if "LVHAP" in following.classes and "TN" in items[k].classes and "W" not in following.clitics:
        return False
    return not items[n + 1].classes & {"DATE", "REL", "IN", "NEAR", "DIR", "BY", "ON", "B"}


def left_subject(layout: Layout, k: int, wanted: frozenset[str] = SUBJECTS) -> Item | None:
    """The noun phrase that stands before the verb at ``k`` as its subject, or None."""
    items, relative = layout.items, False
    for n in range(k - 1, max(-1, k - 16), -1):
        item = items[n]
        classes = item.classes
        if "COLON" in classes and not relative:
            return None
        if n in layout.hidden:
            continue
        if item.kind:
            if n and "ACCORD" in items[n - 1].classes:  # whose word it is, not who did it
                return None
            if classes & wanted and (relative or layout.governed(n) is None) and not _subset(item):
                while "W" in item.clitics and n and items[n - 1].kind and items[n - 1].classes & classes & PEOPLE:
                    n -= 1
                    item = items[n]
                return item
            relative = relative and not classes & PHRASES
        elif "SELF" in classes and "COMP" in classes:  # "that he", not "themselves"
            return speaker_before(layout, n)
        elif "REL" in classes:
            relative = True
        elif classes & STOP or "COMP" in classes:
            return None
        elif ("TV" in classes or "LVACT" in classes) and not _joined(items, n, k):
            if n == 0 or "REL" not in items[n - 1].classes:
                return None
        elif "COMMA" in classes and n not in layout.soft and not relative and n != k - 1:
            return None
    return None


def _subset(item: Item) -> bool:
    return any(unit.quantity is not None and unit.quantity.subset for unit in item.units)


def _joined(items: list[Item], n: int, k: int) -> bool:
    """Whether the verb at ``k`` is joined to the one right before it: they share the subject."""
    return "W" in items[k].clitics and k - n == 1


def speaker_before(layout: Layout, n: int) -> Item | None:
    """The one who says, before the "that he" at ``n``."""
    best: Item | None = None
    for m in range(n - 1, max(-1, n - 12), -1):
        item = layout.items[m]
        if item.kind and item.classes & PEOPLE and layout.governed(m) is None:
            best = item
        elif not item.kind and item.classes & SAYING and best is not None:
            return best
        elif item.classes & {"BAR"}:
            break
    return best


def light_verb(layout: Layout, k: int) -> tuple[str, int] | None:
    """The light verb that governs the noun at ``k``: its class and place, or None."""
    items = layout.items
    for n in range(k - 1, max(-1, k - 14), -1):
        item = items[n]
        if item.kind or n in layout.hidden:
            continue
        classes = item.classes
        for cls in _LIGHT:
            if cls in classes and ("TN" not in classes or "TV" in classes):
                return cls, n
        if classes & STOP or "COMP" in classes or ("COMMA" in classes and n not in layout.soft):
            return None
        if "TRIG" in classes and "W" not in items[k].clitics and not (n == k - 1 and "TV" not in classes):
            return None
    return None


def _bare_number(item: Item) -> bool:
    """Whether a count names no people: it counts the trigger."""
    return item.kind == "quantity" and all(unit.quantity is None or unit.quantity.noun_i is None for unit in item.units)


def subject_between(layout: Layout, at: int, k: int, place: bool) -> Item | None:
    """The subject between a light verb and its noun: a noun phrase under no preposition, not the noun's own number."""
    items = layout.items
    for n in range(at + 1, k):
        item = items[n]
        if place and item.kind and "PLACENP" in item.classes:
            return item
        if item.kind and n not in layout.hidden and item.classes & PHRASES and layout.governed(n) is None:
            counted = _bare_number(item) and (n == k - 1 or (n == k - 2 and preposition(items[k - 1]) == "of"))
            if not counted:
                return item
    return None


def clause_time(layout: Layout, k: int, spoken: set[int]) -> Item | None:
    """The date that belongs to the trigger at ``k``: the nearest in its clause that does not date the saying."""
    items = layout.items
    for n in range(k + 1, len(items)):
        item = items[n]
        if "DATE" in item.classes and n not in spoken:
            return item
        if not item.kind and (item.classes & {"BAR", "COLON"} or _new_clause(layout, n, k)):
            break
    for n in range(k - 1, -1, -1):
        item = items[n]
        if "DATE" in item.classes and n not in spoken:
            return item
        if not item.kind and (
            item.classes & {"BAR", "COLON"} or ("COMP" in item.classes and "SELF" not in item.classes and n < k - 3)
        ):
            break
    return None


def _new_clause(layout: Layout, n: int, k: int) -> bool:
    """Whether the word at ``n`` begins a clause that the date of the trigger at ``k`` would not stand in."""
    items = layout.items
    classes = items[n].classes
    if "TV" in classes:
        return n - k > 1 and "REL" not in items[n - 1].classes and "LVHAP" not in classes
    return "COMP" in classes and "W" not in classes
