"""Who speaks: the noun phrase beside a verb of saying, an "according to" or a colon.

The phrase is cut anew from the units of the sentence: what is nominal between the verb and its complement is the speaker, known to the
packs or not; an apposition after a comma, a date or "in a statement" is none of it.
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.mentions.phrases import Item
from marsad.mentions.units import Unit

_SOURCES = frozenset(("ACTORNP", "ANONNP"))
_PREPOSITIONS = frozenset(("OF", "TO", "IN", "ON", "WITH", "AGAINST", "BY", "BETWEEN", "AFTER", "BEFORE", "CAUSE", "NEAR", "DIR"))
_OPENERS = frozenset(("COMP", "COLON"))
_VERBS = frozenset(("SAY", "SAYWEAK", "SAYMORE", "SAYACC", "SAYQUOTE", "AUX", "LVACT", "LVHAP", "LVUND", "RESULT", "NEG"))
_ENDS = _PREPOSITIONS | _VERBS | {"BAR", "COLON", "COMMA", "DASH", "COMP", "REL", "ASIDE", "RELEASE", "ACCORD", "SAYPART", "SAYN", "REF", "DATE"}
_LONGEST = 12
_CHANNELS = frozenset(("outlet", "agency"))


class Voiced(NamedTuple):
    """A speaker: the phrase, the item after it, and the outlets that it spoke to."""

    item: Item
    end: int
    chain: list[tuple[Item, str]]


def opens(item: Item) -> bool:
    """Whether a complement or a colon stands here."""
    return not item.kind and bool(item.classes & _OPENERS)


def can_speak(item: Item) -> bool:
    """Whether a phrase may be a speaker by its kind."""
    return bool(item.kind and (item.classes & _SOURCES or item.kind == "facility"))


def is_channel(item: Item) -> bool:
    """Whether a phrase names an outlet or a news agency."""
    return any(actor.kind in _CHANNELS for actor in item.values("ACTOR")) or (item.kind != "" and item.has("ORG") and not item.has("NATION"))


def _phrase(units: list[Unit]) -> Item:
    """A speaker made of these units, cut before an outlet that it spoke to."""
    item = Item("speaker", units)
    item.classes = frozenset(("ACTORNP",)) | item.clitics
    return item


def _nominal(item: Item) -> bool:
    classes = item.classes
    if item.kind:
        return item.kind != "date"
    return bool(classes & {"OTHER", "NUM", "NATION", "DEF", "ARMED", "LOC", "WEAPON", "DIRADJ", "QUANT", "TITLE"}) and not classes & (_ENDS | {"TRIG"})


def _told_to(items: list[Item], m: int) -> tuple[Item, str] | None:
    item = items[m]
    return (item, "outlet") if item.kind and "L" in item.clitics and is_channel(item) else None


def _units(items: list[Item]) -> list[Unit]:
    """The units of a speaker's items, up to an outlet that the phrase swallowed ("the activist to agency X")."""
    found: list[Unit] = []
    for item in items:
        for unit in item.units:
            if found and "L" in unit.clitics and ("ORG" in unit.classes or any(a.kind in _CHANNELS for a in unit.values("ACTOR"))):
                return found
            if found and ("ASIDE" in unit.classes or (unit.classes & {"COMMA", "DATE"})):
                return found
            found.append(unit)
    return found


def after(items: list[Item], n: int) -> Voiced | None:
    """The speaker that follows the word at ``n``: before the complement, with dates and "to agency X" passed over."""
    chain: list[tuple[Item, str]] = []
    begin = -1
    m = n + 1
    limit = min(len(items), n + 2 + _LONGEST)
    while m < limit:
        item = items[m]
        told = _told_to(items, m)
        if told is not None:
            chain.append(told)
            if begin >= 0:
                break
        elif begin < 0:
            if opens(item) or (not item.kind and item.classes & {"BAR", "COMMA", "TRIG", "CUE"}):
                return None
            if not item.kind and item.classes & (_PREPOSITIONS | {"RELEASE", "REF"}):
                if "RELEASE" not in item.classes and "REF" not in item.classes:
                    m += 1
            elif item.clitics & {"B", "L", "K"}:
                if item.kind and "ACTORNP" in item.classes and "L" in item.clitics:
                    pass
                else:
                    return None
            elif _nominal(item):
                begin = m
            elif not (item.classes & {"DATE", "DATENP", "AUX"}):
                return None
        elif not _nominal(item) or item.clitics & {"B", "L", "K", "W"}:
            break
        m += 1
    if begin < 0:
        return None
    end = min(m, len(items))
    return _voiced(items, begin, end, chain)


def _voiced(items: list[Item], begin: int, end: int, chain: list[tuple[Item, str]]) -> Voiced | None:
    """The phrase of ``items[begin:end]``; an unknown word speaks only where a complement follows."""
    last = end
    while last > begin + 1 and items[last - 1] in [told for told, _ in chain]:
        last -= 1
    body = items[begin:last]
    known = next((n for n, item in enumerate(body) if can_speak(item)), None)
    if known is None and not _complement(items, end):
        return None
    if known == 0 and len(body) > 1 and not _complement(items, end):
        body = body[:1]
    item = body[0] if len(body) == 1 and body[0].kind and len(_units(body)) == len(body[0].units) else _phrase(_units(body))
    if len(chain) < 1:
        for m in range(end, min(len(items), end + 4)):
            if opens(items[m]) or "BAR" in items[m].classes:
                break
            told = _told_to(items, m)
            if told is not None:
                chain.append(told)
    return Voiced(item, end, chain)


def _complement(items: list[Item], m: int) -> bool:
    """Whether a complement, a colon or a quotation comes within a few items, before another verb."""
    for at in range(m, min(len(items), m + 8)):
        item = items[at]
        if opens(item):
            return True
        if "BAR" in item.classes or (not item.kind and "TV" in item.classes and not item.units[0].quoted):
            return False
        if item.units[0].quoted and at > m and not item.kind:
            return True
    return False


def complement(items: list[Item], n: int) -> bool:
    """Whether the verb at ``n`` opens speech: a complement, a colon or a quotation follows before another verb."""
    return _complement(items, n + 1)


def before(items: list[Item], n: int) -> Voiced | None:
    """The speaker right before the verb at ``n``: a whole noun phrase that begins its clause."""
    if "W" in items[n].clitics:
        return None
    m = n - 1
    while m >= 0 and (items[m].classes & {"DATE", "DATENP"} or (not items[m].kind and items[m].classes & {"AUX", "RELEASE"})):
        m -= 1
    if m >= 0 and "COMMA" in items[m].classes:
        return _before_apposition(items, m)
    end = m + 1
    while m >= 0 and _nominal(items[m]) and not items[m].clitics & {"B", "L", "K"}:
        m -= 1
        if "W" in items[m + 1].clitics:
            break
    begin = m + 1
    if begin >= end or end - begin > _LONGEST:
        return None
    if m >= 0 and not _clause_begins(items, m, begin):
        return None
    body = items[begin:end]
    if not any(can_speak(item) for item in body) and not _complement(items, n + 1):
        return None
    return Voiced(body[0] if len(body) == 1 and body[0].kind else _phrase(_units(body)), end, [])


def _clause_begins(items: list[Item], m: int, begin: int) -> bool:
    """Whether a clause may begin after the item at ``m``."""
    item = items[m]
    if "W" in items[begin].clitics:
        return True
    return not item.kind and bool(item.classes & {"COMP", "COLON", "COMMA", "BAR", "AUX", "TURN", "REPORTED", "CUE", "DASH"})


def _before_apposition(items: list[Item], comma: int) -> Voiced | None:
    """The speaker at the head of a clause, parted from its verb by an apposition between commas."""
    for m in range(comma - 1, max(-1, comma - 9), -1):
        item = items[m]
        if item.classes & {"BAR", "COLON"} or (not item.kind and item.classes & (_VERBS | {"TV", "COMP"})):
            return None
        if "COMMA" in item.classes and m and can_speak(items[m - 1]):
            at = m - 1
            if not items[at].clitics & {"B", "L"} and (at == 0 or _clause_begins(items, at - 1, at)):
                return Voiced(items[at], m, [])
            return None
    return None


def head(items: list[Item], n: int) -> Item | None:
    """The first phrase before ``n`` that may be the subject of its sentence."""
    for m in range(n):
        item = items[m]
        if can_speak(item) and not item.clitics & {"B", "L", "K"} and item.kind != "quantity":
            if m == 0 or items[m - 1].kind or not items[m - 1].classes & _PREPOSITIONS:
                return item
    return None
