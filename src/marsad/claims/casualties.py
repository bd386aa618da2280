"""Victims of a draft -> casualties: kind by the trigger, numbers and class of people by the words."""

from __future__ import annotations

from typing import NamedTuple

from marsad.claims.drafts import Draft
from marsad.mentions.phrases import Item
from marsad.model import CasualtyKind, Who

_KIND: dict[str, CasualtyKind] = {
    "ABDUCTION": "captured", "ARREST": "captured", "DISPLACEMENT": "displaced", "KILLING": "killed",
}  # fmt: skip


class Loss(NamedTuple):
    """People hurt: the phrase they stand in, and what it says."""

    kind: CasualtyKind
    who: Who
    min: int | None
    max: int | None
    start: int
    end: int
    item: Item


def _who(item: Item) -> Who:
    for unit in item.units:
        if unit.quantity is not None and unit.quantity.who in ("civilian", "combatant"):
            return unit.quantity.who  # type: ignore[return-value]
    values = item.values("VICTIM")
    for who in ("civilian", "combatant"):
        if who in values:
            return who  # type: ignore[return-value]
    groups = item.values("GROUP")
    if any(code in ("CIVILIANS", "JOURNALISTS", "AID_WORKERS", "PROTESTERS") for code in groups):
        return "civilian"
    if "UNKNOWN_ARMED" in groups or item.has("FORCE") or (item.kind in ("actor", "speaker", "person") and item.has("ACTOR")):
        return "combatant"
    return "unknown"


def losses(draft: Draft) -> list[Loss]:
    """The casualties that a draft's own victims make; a count with a kind of its own counts under any trigger."""
    kind: CasualtyKind | None = "injured" if "injury" in draft.frame.flags else _KIND.get(draft.frame.type)
    named = draft.roles.victims or (draft.roles.target if kind in ("captured", "displaced") else [])
    return [loss for item in named for loss in _of_item(kind, item)]


def _of_item(kind: CasualtyKind | None, item: Item) -> list[Loss]:
    """What one phrase counts: a count of several kinds gives one loss for each."""
    for unit in item.units:
        quantity = unit.quantity
        if quantity is not None:
            if quantity.subset:
                return []
            kinds = quantity.kinds or ((kind,) if kind else ())
            return [
                Loss(own, _who(item), quantity.min, quantity.max, unit.start, item.end, item)  # type: ignore[arg-type]
                for own in kinds
            ]
        if unit.number is not None and not unit.number.ordinal:
            return [Loss(kind, _who(item), unit.number.min, unit.number.max, unit.start, item.end, item)] if kind else []
    if kind and item.kind in ("person", "speaker"):
        return [Loss(kind, _who(item), 1, 1, item.start, item.end, item)]
    return []
