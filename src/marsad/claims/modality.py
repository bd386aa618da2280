"""How sure, how real: the cue that governs a trigger, by direction, reach, terminators and pseudo-cues (the ConText design)."""

from __future__ import annotations

from typing import NamedTuple

from marsad.mentions.phrases import Item
from marsad.model import Modality


class Judged(NamedTuple):
    """The modality of a trigger, the item that is its cue (None for plain assertion), and the rule."""

    modality: Modality | str
    cue: Item | None
    rule: str


ASSERTED = Judged("asserted", None, "modality.plain")
_NEGATION_REACH = 2


def _ends_scope(item: Item) -> bool:
    classes = item.classes
    return "BAR" in classes or "C_TERMINATE" in classes or ("COLON" in classes)


def judge(items: list[Item], k: int, feature: str) -> Judged:
    """The modality of the trigger at ``k``: "purpose" for a mere aim, which is no claim."""
    item = items[k]
    verb = feature.startswith(("perfect", "imperfect"))
    if verb and "S" in item.clitics:
        return Judged("planned", item, "modality.future")
    if verb and "Q" in item.clitics:
        return ASSERTED
    commas = 0
    for n in range(k - 1, -1, -1):
        cue = items[n]
        if _ends_scope(cue):
            break
        if "COMMA" in cue.classes:
            commas += 1
        if "C_PSEUDO" in cue.classes:
            continue
        if "CUE" in cue.classes:
            found = _governs(cue, k - n, commas, verb)
            if found:
                return Judged(found, cue, f"modality.{found}")
        if "AUX" in cue.classes and "S" in cue.clitics and k - n <= 2:
            return Judged("planned", cue, "modality.future")
    for n in range(k + 1, min(len(items), k + 3)):
        if any(value.direction == "backward" for value in items[n].values("CUE")):
            value = next(value for value in items[n].values("CUE") if value.direction == "backward")
            return Judged(value.category, items[n], f"modality.{value.category}")
    if not verb and "L" in item.clitics and "DEF" not in item.classes and _aims(items, k):
        return Judged("purpose", item, "modality.purpose")
    return ASSERTED


def _governs(cue: Item, distance: int, commas: int, verb: bool) -> str | None:
    for value in cue.values("CUE"):
        if value.category in ("pseudo", "terminate") or value.direction == "backward":
            continue
        reach = value.scope if not commas else value.scope // 2
        if distance <= reach:
            return str(value.category)
    return None


def _aims(items: list[Item], k: int) -> bool:
    """Whether a verbal noun after li- is an aim: not what a verb of undergoing, causing or planning governs."""
    if k == 0:
        return False
    before = items[k - 1].classes
    return not before & {"LVUND", "RESULT", "CAUSE", "CUE", "LVACT", "TRIG", "SAY", "OTHER"}
