"""Who speaks: the noun phrase beside a verb of saying, an "according to" or a colon.

The phrase is cut anew from the units of the sentence: what is nominal between the verb and its complement is the speaker, known
to the packs or not; an apposition after a comma, a date or "in a statement" is none of it.
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.mentions.phrases import Item
from marsad.mentions.units import Unit

_PAPERS = frozenset(("REPORT", "PAPER"))
_SOURCES = frozenset(("ACTORNP", "ANONNP"))
_PREPOSITIONS = frozenset(("OF", "TO", "IN", "ON", "WITH", "AGAINST", "BY", "BETWEEN", "AFTER", "BEFORE", "CAUSE", "NEAR", "DIR"))
_OPENERS = frozenset(("THAT", "COLON"))
_VERBS = frozenset(("SAY", "SAYWEAK", "SAYMORE", "SAYACC", "SAYQUOTE", "AUX", "LVACT", "LVHAP", "LVUND", "RESULT", "NEG"))
_ENDS = (
    _PREPOSITIONS
    | _VERBS
    | {
        "BAR",
        "COLON",
        "COMMA",
        "DASH",
        "COMP",
        "REL",
        "ASIDE",
        "RELEASE",
        "ACCORD",
        "SAYPART",
        "SAYN",
        "REF",
        "DATE",
        "THAT",
        "PARTICLE",
        "TURN",
        "AUTHOR",
    }
)
_EVENTFUL = frozenset(("TRIG", "SAY", "LVACT", "LVHAP", "LVUND", "RESULT", "REL"))
_LONG = 8
_LONGEST = 12
_WORDS = frozenset(("OTHER", "NUM", "NATION", "DEF", "ARMED", "LOC", "WEAPON", "DIRADJ", "QUANT", "TITLE"))
_ATTACHED, _ATTACHED_FREE = frozenset(("B", "L", "K")), frozenset(("B", "K"))
_COUNTED = frozenset(("quantity", "victim", "place", "unknown_place", "place_anaphor"))
_WITNESSES = frozenset(("monitor", "agency", "outlet", "ngo", "igo", "court"))
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
    """Whether a phrase may be a speaker by its kind; a report or its author's paper speaks too."""
    if item.kind == "":
        return bool(item.classes & _PAPERS)
    return bool(item.classes & _SOURCES) or item.kind == "facility"


def is_channel(item: Item) -> bool:
    """Whether a phrase names an outlet or a news agency."""
    return any(actor.kind in _CHANNELS for actor in item.values("ACTOR")) or (
        item.kind != "" and item.has("ORG") and not item.has("NATION")
    )


def _phrase(units: list[Unit]) -> Item:
    """A speaker made of these units, cut before an outlet that it spoke to."""
    item = Item("speaker", units)
    item.classes = frozenset(("ACTORNP",)) | item.clitics
    return item


def _nominal(item: Item) -> bool:
    """Whether the item may be part of a speaker's name or title."""
    classes = item.classes
    if item.kind:
        return item.kind != "date" and "TRIG" not in item.units[0].classes
    return bool(classes & _WORDS) and not classes & (_ENDS | {"TRIG"})


def _told_to(item: Item) -> bool:
    """Whether the item is the outlet that a source spoke to."""
    return bool(item.kind) and "L" in item.clitics and is_channel(item)


def _units(items: list[Item]) -> list[Unit]:
    """The units of a speaker's items, up to an outlet that the phrase swallowed ("the activist to agency X")."""
    found: list[Unit] = []
    for item in items:
        for unit in item.units:
            if found and _names_outlet(unit):
                return found
            if found and unit.classes & {"ASIDE", "DATE"}:
                return found
            found.append(unit)
    return found


def _names_outlet(unit: Unit) -> bool:
    """Whether the unit is "to agency X"."""
    return "L" in unit.clitics and ("ORG" in unit.classes or any(a.kind in _CHANNELS for a in unit.values("ACTOR")))


def _swallowed(items: list[Item]) -> list[tuple[Item, str]]:
    """The outlet within a speaker's phrase ("the activist to agency X"), with the name after its head word."""
    for item in items:
        for n, unit in enumerate(item.units):
            if n and _names_outlet(unit):
                size = 2 if any(a.kind in _CHANNELS for next_ in item.units[n + 1 : n + 2] for a in next_.values("ACTOR")) else 1
                return [(_phrase(item.units[n : n + size]), "outlet")]
    return []


def after(items: list[Item], n: int, free: bool = False) -> Voiced | None:
    """The speaker that follows the word at ``n``: before the complement, with dates and "to agency X" passed over.

    ``free``: after "according to", where an unknown name and "to" before it will do.
    """
    begin, told = _begin(items, n, free)
    if begin < 0:
        return None
    end = begin + 1
    limit = min(len(items), begin + _LONGEST)
    while end < limit and _goes_on(items, begin, end):
        end += 1
    if end < len(items) and "AUTHOR" in items[end].classes and (author := after(items, end, free=True)) is not None:
        return author
    chain = [(told, "outlet")] if told is not None else _swallowed(items[begin:end]) or _later_outlet(items, end)
    return _voiced(items, begin, end, chain, free)


def _goes_on(items: list[Item], begin: int, at: int) -> bool:
    """Whether the item at ``at`` still belongs to the speaker that begins at ``begin``."""
    item, first = items[at], items[begin]
    if not _nominal(item) or item.clitics & {"W", "K"}:
        return False
    if item.clitics & {"B", "L"}:
        return item.kind != "" and can_speak(first) and not is_channel(item) and _open_ahead(items, at + 1)
    if first.kind == "" and first.classes & _PAPERS and not (item.kind or "DEF" in item.classes):
        return False
    return item.kind not in ("actor", "nation", "quantity", "victim") or items[at - 1].kind not in ("actor", "nation", "force")


def _begin(items: list[Item], n: int, free: bool) -> tuple[int, Item | None]:
    """Where the subject after ``n`` begins (-1: there is none), and the outlet that is named before it."""
    told: Item | None = None
    for m in range(n + 1, min(len(items), n + 6)):
        item = items[m]
        classes = item.classes
        if _told_to(item) or ("L" in item.clitics and not free and _open_ahead(items, m + 1) and _nominal(items[m + 1])):
            told = item
        elif classes & {"DATE", "DATENP"} or (not item.kind and classes & {"RELEASE", "AUX"}):
            continue
        else:
            return (m if _may_begin(items, m, free) else -1), told
    return -1, told


def _may_begin(items: list[Item], m: int, free: bool) -> bool:
    """Whether a speaker may begin at ``m``: counted people and places only where a complement follows."""
    item = items[m]
    if opens(item) or not _nominal(item) or item.clitics & (_ATTACHED_FREE if free else _ATTACHED):
        return False
    if "RELEASE" in items[m - 1].classes and not can_speak(item):
        return False
    return item.kind not in _COUNTED or free or _uncounted(item) or _open_ahead(items, m + 1)


def _uncounted(item: Item) -> bool:
    """Whether people are named without a number ("activists")."""
    return item.kind == "quantity" and all(unit.number is None for unit in item.units)


def _later_outlet(items: list[Item], end: int) -> list[tuple[Item, str]]:
    for m in range(end, min(len(items), end + 8)):
        if opens(items[m]) or "BAR" in items[m].classes:
            break
        if _told_to(items[m]):
            return [(items[m], "outlet")]
    return []


def _voiced(items: list[Item], begin: int, end: int, chain: list[tuple[Item, str]], free: bool) -> Voiced | None:
    """The phrase of ``items[begin:end]``; an unknown word speaks only where a complement follows."""
    body = items[begin:end]
    ahead = _open_ahead(items, end)
    if not can_speak(body[0]) and not ahead and not (free and _free(items, begin, end)):
        return None
    if not ahead and not free:
        body = body[:1]
    if end + 1 < len(items) and "COMMA" in items[end].classes and _titled(body) and _named(items[end + 1]):
        last = end + 2
        while last < len(items) and _named(items[last]) and last - end < 5:
            last += 1
        if items[end + 1].kind == "person" or (last < len(items) and (opens(items[last]) or "COMMA" in items[last].classes)):
            body, end = items[begin:last], last
    units = _units(body)
    whole = len(body) == 1 and body[0].kind and len(units) == len(body[0].units)
    return Voiced(body[0] if whole else _phrase(_short(body, units)), end, chain)


def _free(items: list[Item], begin: int, end: int) -> bool:
    """Whether an unknown word after "according to" names someone: a name, or "the network" alone between marks."""
    first = items[begin]
    if "DEF" not in first.classes:
        return "L" not in first.clitics
    return end - begin == 1 and (end >= len(items) or bool(items[end].classes & {"COMMA", "BAR"}))


def _titled(body: list[Item]) -> bool:
    return body[0].kind in ("speaker", "actor", "anonymous") and body[-1].kind != "person"


def _named(item: Item) -> bool:
    """Whether the item may be a person's name or a part of it."""
    return item.kind == "person" or (
        not item.kind and "OTHER" in item.classes and not item.clitics and not item.classes & (_ENDS | {"W_MAYBE"})
    )


def _short(body: list[Item], units: list[Unit]) -> list[Unit]:
    """A long title with the name at its end is cut to the name."""
    if len(units) <= _LONG:
        return units
    name = [unit for item in body if item.kind == "person" for unit in item.units]
    return name or units[-3:]


def _open_ahead(items: list[Item], m: int) -> bool:
    """Whether a complement, a colon or a quotation comes within a few items, before another verb or event."""
    for at in range(m, min(len(items), m + 10)):
        item = items[at]
        if opens(item) or (item.units[0].quoted and not item.kind):
            return True
        if "BAR" in item.classes or (not item.kind and item.classes & _EVENTFUL):
            return False
    return False


def complement(items: list[Item], n: int, voiced: Voiced | None) -> bool:
    """Whether a complement follows the verb at ``n`` or its speaker at once: only dates and the like between."""
    m = n + 1 if voiced is None or voiced.end <= n else voiced.end
    while m < len(items) and (
        items[m].classes & {"DATE", "DATENP"}
        or (not items[m].kind and items[m].classes & {"RELEASE", "TO", "ON", "COMMA"})
        or _told_to(items[m])
    ):
        m += 1
    if m < len(items) and not items[n].classes & {"BETWEEN", "REF"} and items[m].units[0].quoted and m <= n + 2:
        return True
    return m < len(items) and opens(items[m])


def before(items: list[Item], n: int) -> Voiced | None:
    """The speaker right before the verb at ``n``: a whole noun phrase that begins its clause."""
    if "W" in items[n].clitics:
        return None
    m = n - 1
    helped = False
    while m >= 0 and (items[m].classes & {"DATE", "DATENP"} or (not items[m].kind and items[m].classes & {"AUX", "RELEASE"})):
        helped |= "AUX" in items[m].classes
        m -= 1
    if helped and (far := _after_auxiliary(items, m, n)) is not None:
        return far
    if m >= 0 and "COMMA" in items[m].classes:
        return _before_apposition(items, m)
    end = m + 1
    while m >= 0 and _nominal(items[m]) and not items[m].clitics & {"B", "L", "K"}:
        m -= 1
        if "W" in items[m + 1].clitics:
            break
    begin = m + 1
    if begin >= end or end - begin > _LONGEST or (m >= 0 and not _clause_begins(items, m, begin)):
        return None
    body = items[begin:end]
    if not can_speak(body[0]) and not _open_ahead(items, n + 1):
        return None
    return Voiced(body[0] if len(body) == 1 and body[0].kind else _phrase(_short(body, _units(body))), end, [])


def _after_auxiliary(items: list[Item], m: int, n: int) -> Voiced | None:
    """The subject between "kana" and "qad" and the verb: "had the mission in the region said"."""
    for at in range(m, max(-1, m - 12), -1):
        item = items[at]
        if not item.kind and item.classes & {"TV", "BAR", "COLON", "SAY", "THAT"}:
            return None
        if not item.kind and "AUX" in item.classes:
            voiced = after(items, at)
            return voiced if voiced is not None and can_speak(voiced.item) and voiced.end <= n else None
    return None


def _clause_begins(items: list[Item], m: int, begin: int) -> bool:
    """Whether a clause may begin after the item at ``m``."""
    item = items[m]
    if "W" in items[begin].clitics:
        return True
    return not item.kind and bool(
        item.classes & {"COMP", "THAT", "COLON", "COMMA", "BAR", "AUX", "TURN", "REPORTED", "CUE", "DASH"}
    )


def _before_apposition(items: list[Item], comma: int) -> Voiced | None:
    """The speaker at the head of a clause, parted from its verb by an apposition between commas."""
    near = comma - 1
    while near > 0 and items[near].kind and not items[near].clitics & {"B", "L"} and items[near - 1].kind:
        near -= 1
    if can_speak(items[near]) and (near == 0 or items[near - 1].classes & {"THAT", "TURN", "REPORTED", "COMP"}):
        return Voiced(items[near], comma, [])
    for m in range(comma - 1, max(-1, comma - 9), -1):
        item = items[m]
        if item.classes & {"BAR", "COLON"} or (not item.kind and item.classes & (_VERBS | {"TV", "THAT"})):
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
        governed = m > 0 and not items[m - 1].kind and bool(items[m - 1].classes & _PREPOSITIONS)
        if can_speak(item) and not item.clitics & _ATTACHED and item.kind != "quantity" and not governed:
            return item
    return None


def documents(item: Item) -> bool:
    """Whether the phrase names someone whose trade is to report: a monitor, an agency, an aid body, a spokesman, a source."""
    if item.kind == "anonymous" or item.has("SPEAKER") or item.has("TITLE") or item.has("REPORT") or item.has("PAPER"):
        return True
    return any(actor.kind in _WITNESSES for actor in item.values("ACTOR"))
