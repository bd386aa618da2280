"""How sure, how real: the cue that governs a trigger, by direction, reach, terminators and pseudo-cues (the ConText design).

From the trigger the words before it are walked leftwards. What parts clauses ends the walk: a new finite verb, a relative, a
word of time or cause, a verb of saying. A noun joined by "and" stays under the cue of the nouns before it. What looks forward
(planned, demanded, threatened, predicted) governs no verb in the perfect.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from marsad.mentions.phrases import Item
from marsad.model import Modality


class Judged(NamedTuple):
    """The modality of a trigger, the item that is its cue (None for plain assertion), and the rule."""

    modality: Modality | str
    cue: Item | None
    rule: str


ASSERTED = Judged("asserted", None, "modality.plain")
_FINITE = frozenset(("TV", "LVACT", "LVHAP", "LVUND", "LVSEE", "RESULT"))
_SAID = frozenset(("SAY", "SAYPART", "SAYMORE", "SAYACC", "SAYQUOTE"))
_FORWARD = frozenset(("planned", "demanded", "threatened", "predicted", "purpose", "attempt", "terms"))
_PLANNED_FOR = {"attempt": lambda classes: "T_CONTROL_CHANGE" in classes, "terms": lambda classes: "T_AGREEMENT" not in classes}
_NO_CUE = frozenset(("pseudo", "terminate"))
_SIDE = frozenset(("AFTER", "REL"))
_MASDAR = frozenset(("planned", "demanded", "threatened", "denied"))  # govern a verbal noun that is written like its verb
_REAL = frozenset(("conditional", "possible"))
_CARRIERS = frozenset(("LVACT", "LVHAP", "LVSEE", "TN", "CUE"))
_BEHIND = frozenset(("denied", "possible", "predicted", "planned"))
_BEFORE_NOUN = frozenset(
    (
        "OF",
        "TO",
        "IN",
        "ON",
        "WITH",
        "AGAINST",
        "BY",
        "AFTER",
        "BEFORE",
        "CAUSE",
        "CUE",
        "LIGHTN",
        "TN",
        "LVACT",
        "LVUND",
        "LVSEE",
        "LVHAP",
        "NEG",
    )
)
_LONGEST = 24
_LIGHT_REACH = 6
_AIM_REACH = 1
_NO_AIM = frozenset(("LVUND", "RESULT", "CAUSE", "CUE", "LVACT", "TRIG", "SAY", "OTHER"))


def judge(items: list[Item], k: int, feature: str) -> Judged:
    """The modality of the trigger at ``k``; "purpose" (a mere aim) and "dropped" (what did not follow) are no claims."""
    item = items[k]
    base = _base(items, k, feature)
    verb = base in ("perfect", "imperfect")
    if verb and "S" in item.clitics:
        return _future(items, k, item) if base == "imperfect" else Judged("dropped", item, "modality.no-verb")
    if verb and "Q" in item.clitics:
        return ASSERTED
    found = _before(items, k, base) or _behind(items, k, verb)
    if found is not None:
        return found
    ahead = None if verb else _predicate(items, k)
    if ahead is not None:
        return _future(items, k, items[ahead])
    if not verb and "L" in item.clitics and "DEF" not in item.classes and _aims(items, k):
        return Judged("purpose", item, "modality.purpose")
    return ASSERTED


def _base(items: list[Item], k: int, feature: str) -> str:
    """Verb or noun: a form that may be both is a noun after a preposition, a cue or a verbal noun."""
    base, item = feature.partition("+")[0], items[k]
    if item.clitics & {"B", "L", "K"}:
        return "noun"
    if base == "perfect" and "TN" in item.classes and k and not items[k - 1].kind and items[k - 1].classes & _BEFORE_NOUN:
        return "noun"
    return base


def _future(items: list[Item], k: int, cue: Item) -> Judged:
    """A verb in the future: under a condition it is conditional, else planned."""
    for n in range(max(0, k - _LONGEST), k):
        for value in items[n].values("CUE"):
            if (
                value.category in ("conditional", "threatened", "predicted")
                and value.direction in ("forward", "both")
                and not _barred(items, n, k)
            ):
                return Judged(value.category, items[n], f"modality.{value.category}")
    return Judged("conditional" if _condition_follows(items, k) else "planned", cue, "modality.future")


def _predicate(items: list[Item], k: int) -> int | None:
    """The future verb of which the verbal noun at ``k`` is the subject ("the campaign against them will go on"), or None."""
    if items[k].clitics & {"B", "L"} or (k and items[k - 1].classes & _BEFORE_NOUN):
        return None
    for n in range(k + 1, min(len(items), k + 12)):
        classes = items[n].classes
        if classes & {"BAR", "COMMA", "REL", "COLON", "COMP"}:
            return None
        if not items[n].kind and ("S" in items[n].clitics and "IMPF" in classes):
            return n
        if not items[n].kind and "TV" in classes and "TN" not in classes:
            return None
    return None


def _condition_follows(items: list[Item], k: int) -> bool:
    """Whether the sentence goes on with a condition ("... if necessary")."""
    for n in range(k + 1, min(len(items), k + 16)):
        if "BAR" in items[n].classes or (not items[n].kind and items[n].classes & _SAID):
            return False
        if any(value.category == "conditional" and value.direction == "both" for value in items[n].values("CUE")):
            return "W" not in items[n].clitics
    return False


def _barred(items: list[Item], n: int, k: int) -> bool:
    return any("BAR" in item.classes or (not item.kind and "COLON" in item.classes) for item in items[n + 1 : k])


def _before(items: list[Item], k: int, base: str) -> Judged | None:
    """The nearest cue before the trigger that governs it, or None."""
    commas, joined, through = 0, "W" in items[k].clitics, False
    for n in range(k - 1, max(-1, k - _LONGEST - 1), -1):
        cue = items[n]
        classes = cue.classes
        if "CUE" in classes and not cue.kind and "LVUND" not in classes and not (cue.clitics & {"B", "K"} and classes & _SAID):
            found = _governs(items, n, k, 0 if joined else commas, base, through)
            if found == "planned" and _condition_follows(items, k):
                found = "conditional"
            if found is not None:
                return Judged(found, cue, f"modality.{found}")
        if (
            "S" in cue.clitics
            and not cue.kind
            and classes & (_FINITE | {"AUX"})
            and (base not in ("perfect", "imperfect") or "AUX" in classes)
        ):
            return _future(items, n, cue)
        if _parts(items, n, base):
            return _under_verb(items, n)
        if "THAT" in classes and not cue.kind:
            if through:
                return None
            through = True
        if "COMMA" in classes:
            commas += 1
            joined = joined or (
                n + 1 < len(items) and "W" in items[n + 1].clitics and bool(items[n + 1].classes & {"TN", "OTHER"})
            )
    return None


def _under_verb(items: list[Item], n: int) -> Judged | None:
    """The cue right before the finite verb at ``n``, which carries the trigger ("if the army carries out a raid")."""
    if items[n].kind or not items[n].classes & _FINITE or "W" in items[n].clitics:
        return None
    for m in range(n - 1, max(-1, n - 4), -1):
        for value in items[m].values("CUE"):
            near = value.category in _REAL if n - m <= 2 else False
            if (near or value.category in _MASDAR) and value.direction in ("forward", "both"):
                return Judged(value.category, items[m], f"modality.{value.category}")
        if not items[m].kind and m < n - 1:
            return None
    return None


def _parts(items: list[Item], n: int, base: str) -> bool:
    """Whether the word at ``n`` parts what follows from the cues before it."""
    item = items[n]
    classes = item.classes
    if "BAR" in classes or "COLON" in classes or "C_TERMINATE" in classes:
        return True
    if item.kind:
        return False
    if classes & _SIDE or ("CAUSE" in classes and "IN" not in classes):
        return True
    if "CUE" not in classes and classes & _SAID:
        return True
    finite = classes & _FINITE and "TN" not in classes and not item.clitics & {"B", "L"}
    if finite and n and not items[n - 1].kind and items[n - 1].classes & {"ON", "TO", "OF", "IN", "BY"}:
        return False
    if finite and ("W" in item.clitics or "PERF" in classes or not classes & {"IMPF", "CUE"}):
        return True
    return bool(finite and base == "perfect")


def _governs(items: list[Item], n: int, k: int, commas: int, base: str, through: bool) -> str | None:
    """The category under which the cue at ``n`` puts the trigger at ``k``, or None."""
    distance = k - n
    for value in items[n].values("CUE"):
        category = str(value.category)
        if category in _NO_CUE or value.direction == "backward":
            continue
        if value.direction == "near" and distance > _near_reach(items, n, base, value.scope):
            continue
        if value.direction == "imperfect" and not _imperfect_follows(items, n, k, base):
            continue
        if category in _FORWARD and base == "perfect":
            continue
        if base == "imperfect" and not through and distance > 2 and category != "conditional":
            continue
        reach = value.scope if category == "denied" else value.scope // (1 + commas)
        if value.direction != "near" and distance > reach:
            continue
        if category in _FORWARD and _elsewhere(items, n, k):
            continue
        if category in _PLANNED_FOR:
            return "planned" if _PLANNED_FOR[category](items[k].classes) else None
        return category
    return None


def _near_reach(items: list[Item], n: int, base: str, scope: int) -> int:
    """How far a particle of negation reaches: to its own verb, or through a light verb to the noun ("carried out no raid")."""
    if base in ("perfect", "imperfect"):
        return 1
    return _LIGHT_REACH if n + 1 < len(items) and items[n + 1].classes & {"LVACT", "LVUND"} and scope > 1 else scope


def _elsewhere(items: list[Item], n: int, k: int) -> bool:
    """Whether another deed stands between the cue and the trigger ("called for an inquiry into the attack")."""
    if not k - 1 - n > 0 or items[k - 1].kind or not items[k - 1].classes & {"IN", "ON", "TO"}:
        return False
    between = items[n + 1 : k - 1]
    if any("LIGHTN" in item.classes or (not item.kind and item.classes & _CARRIERS) for item in between):
        return False
    for before, item in pairwise(items[n : k - 1]):
        led = item.clitics & {"B", "L"} or (not before.kind and before.classes & {"TO", "ON"})
        if led and not item.kind and item.classes & {"OTHER", "DEF"}:
            return True
    return False


def _imperfect_follows(items: list[Item], n: int, k: int, base: str) -> bool:
    """Whether the word after the cue at ``n`` is an imperfect verb: the trigger at ``k`` itself or the verb that governs it."""
    if n + 1 == k:
        return base == "imperfect"
    return base not in ("perfect", "imperfect") and not items[n + 1].kind and "IMPF" in items[n + 1].classes


def _behind(items: list[Item], k: int, verb: bool) -> Judged | None:
    """A cue after the trigger: an adjective of the noun ("the planned withdrawal"), or a denial of it."""
    for n in range(k + 1, min(len(items), k + 5)):
        item = items[n]
        if item.classes & {"BAR", "COMMA"} or (not item.kind and item.classes & _FINITE):
            return None
        for value in item.values("CUE") if "CUE" in item.classes else ():
            if value.category not in _BEHIND or (verb and value.direction != "both"):
                continue
            if value.direction in ("backward", "both") and n - k <= value.scope:
                return Judged(value.category, item, f"modality.{value.category}")
    return None


def _aims(items: list[Item], k: int) -> bool:
    """Whether a verbal noun after li- is an aim: not what a verb of undergoing, causing or planning governs."""
    return k > 0 and not items[k - _AIM_REACH].classes & _NO_AIM
