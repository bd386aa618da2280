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


_PEOPLE: tuple[Who, ...] = ("civilian", "combatant")


def _who(item: Item) -> Who:
    counted = [unit.quantity.who for unit in item.units if unit.quantity is not None]
    values = item.values("VICTIM")
    for said in (counted, values):
        for who in _PEOPLE:
            if who in said:
                return who
    groups = item.values("GROUP")
    if "OTHER" in groups and any(unit.quantity is not None and unit.quantity.kinds for unit in item.units):
        return "combatant"  # "dead of both sides"
    if any(code in ("CIVILIANS", "JOURNALISTS", "AID_WORKERS", "PROTESTERS") for code in groups):
        return "civilian"
    if "commander" in item.values("SPEAKER") + item.values("TITLE"):
        return "combatant"
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


def together(drafts: list[Draft], told: list[list[Loss]]) -> list[Loss]:
    """The losses of the drafts of one event: of each kind those of one sentence, and no bare plural beside a number.

    "Others" are of the people counted right before them.
    """
    found: dict[tuple[str, int | None, int | None], Loss] = {}
    lines: dict[str, int] = {}
    before: Loss | None = None
    for draft, losses_ in sorted(zip(drafts, told, strict=True), key=lambda pair: (pair[0].line.headline, pair[0].line.number)):
        for loss in losses_:
            if loss.who == "unknown" and before is not None and _others(loss) and 0 < loss.start - before.end < _SAME_SENTENCE:
                loss = loss._replace(who=before.who)
            before = loss
            if (loss.min, loss.max) == _SOME or lines.setdefault(loss.kind, draft.line.number) == draft.line.number:
                found.setdefault((loss.kind, loss.min, loss.max), loss)
    return [loss for loss in found.values() if loss.kind not in lines or (loss.min, loss.max) != _SOME]


def _others(loss: Loss) -> bool:
    """Whether a count names nobody ("four others"): they are of the people named before."""
    return all(unit.quantity is None or unit.quantity.noun_i is None for unit in loss.item.units)


_SOME = (2, None)  # a bare plural: says nothing beside a number of the same kind
_SAME_SENTENCE = 120  # characters between two counts that speak of the same people
