"""One event of one article: its drafts, and what they name, resolved."""

from __future__ import annotations

from itertools import pairwise

from marsad.claims.casualties import Loss
from marsad.claims.drafts import HOSTS, Draft
from marsad.mentions.phrases import Item
from marsad.resolve.dates import Interval
from marsad.resolve.places import Located

_CHAIN = 4


def chained(drafts: list[Draft]) -> dict[int, Draft]:
    """Drafts that only go on with the one before ("a raid by bombers that hit ..."): id of the draft -> the draft that leads.

    Two triggers of strikes or fights in one sentence, a few items apart, with no comma, joining "and" or new verb between, tell
    one act: the more special frame leads.
    """
    leaders: dict[int, Draft] = {}
    for a, b in pairwise(drafts):
        if a.line is not b.line or b.at - a.at > _CHAIN or a.harm or b.harm or a.judged.modality != b.judged.modality:
            continue
        if a.frame.type != b.frame.type and not {a.frame.type, b.frame.type} <= HOSTS:
            continue
        between = a.line.items[a.at + 1 : b.at + 1]
        if any("W" in item.clitics or item.classes & {"COMMA", "BAR", "AND"} for item in between):
            continue
        head = leaders.get(id(a), a)
        if b.frame.priority > head.frame.priority and id(a) not in leaders:
            leaders[id(a)] = b
        else:
            leaders[id(b)] = head
    return leaders


class Facts:
    """What a draft names, resolved: for comparing and for output."""

    __slots__ = ("actors", "casualties", "dests", "ids", "interval", "parties", "places", "targets")

    def __init__(self) -> None:
        self.actors: list[tuple[Item, str]] = []
        self.targets: list[tuple[Item, str]] = []
        self.parties: tuple[set[str], set[str]] = set(), set()
        """The codes of those who act, and of those it is done to, that are known."""
        self.places: list[tuple[Item, Located]] = []
        self.dests: list[tuple[Item, Located]] = []
        self.casualties: list[Loss] = []
        self.interval: Interval | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is named."""
        return not (self.actors or self.targets or self.places or self.dests or self.casualties or self.interval)


Toll = tuple[str, int | None, int | None]


def tolls(facts: Facts) -> set[Toll]:
    """Kind and figures of the casualties that can tell one event from another: more than one person."""
    return {
        (loss.kind, loss.min, loss.max)
        for loss in facts.casualties
        if loss.min is not None and (loss.min > 1 or loss.max is None)
    }


def _crowd(item: Item) -> bool:
    return "REINF" in item.classes and not item.classes & {"WAR", "COMB"}


def _fighter(item: Item) -> bool:
    """Whether those named bear arms."""
    return "COMB" in item.classes or ("FORCE" in item.classes and "CIVT" not in item.classes and not _crowd(item))


def _unarmed(item: Item) -> bool:
    """Whether those named are civilians, a crowd, or someone of an office that bears no arms."""
    return "CIVT" in item.classes or _crowd(item) or (item.kind in ("speaker", "person") and "WAR" not in item.classes)


class Group:
    """Drafts that tell one event."""

    __slots__ = ("by_line", "drafts", "facts", "generic", "shooting", "tolls", "type")

    def __init__(self, draft: Draft, facts: Facts) -> None:
        self.type = draft.frame.type
        self.drafts: list[Draft] = []
        self.facts: list[Facts] = []
        self.by_line: dict[int, list[Draft]] = {}
        self.tolls: set[Toll] = set()
        self.generic = self.shooting = True
        """Whether all its words would do for any attack; or for any attack and shooting."""
        self.add(draft, facts)

    def settle(self) -> None:
        """An attack told in general words, or mere shooting, is one on civilians if civilians are hit and no fighters named."""
        if self.type != "CLASH" or not (self.generic or self.shooting):
            return
        hit = [item for draft in self.drafts for item in (*draft.roles.target, *draft.roles.victims)]
        if self.generic:
            civil = any("CIVT" in item.classes for item in hit) and not any(item.classes & {"COMB", "FORCE"} for item in hit)
        else:
            civil = any(_unarmed(item) for item in hit) and not any(_fighter(item) for item in hit)
        if civil:
            self.type = "CIVILIAN_ATTACK"

    def add(self, draft: Draft, facts: Facts) -> None:
        """Take a draft in."""
        self.drafts.append(draft)
        self.facts.append(facts)
        self.by_line.setdefault(draft.line.number, []).append(draft)
        self.tolls |= tolls(facts)
        flags = draft.frame.flags
        self.generic = self.generic and ("generic" in flags or "anaphor" in flags or draft.harm)
        self.shooting = self.shooting and ("generic" in flags or "anaphor" in flags or "fire" in flags or draft.harm)
