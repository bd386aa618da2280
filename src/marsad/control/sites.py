"""Which place: the phrase that a match is attached to, "in X" after it, the topic of the sentence, or the place told before."""

from __future__ import annotations

from typing import NamedTuple

from marsad.control.nodes import Node, Told
from marsad.lexicon.inflect import paradigms
from marsad.lexicon.world import Place
from marsad.mentions.phrases import Item
from marsad.resolve.context import Context
from marsad.resolve.places import Located, PlaceResolver

_BACK = 3  # lines before in which "the town" may have been named
_NEAR = 4  # names before that are looked through for the same type word
_LINKS = frozenset(("IN", "NEAR", "DIR"))
_ADJECTIVES = frozenset(("DIRADJ", "NATION", "OTHER", "CS_MAIN"))
_OF_HOLDER = frozenset(("OTHER", "NATION", "GROUP", "QUANTNP"))
_PREPOSITIONS = frozenset(("IN", "OF", "TO", "ON", "NEAR", "DIR", "WITH", "BETWEEN", "AGAINST"))
_WIDE = frozenset(("country", "admin1", "region"))


class Site(NamedTuple):
    """A located place with how it was found."""

    located: Located
    basis: str


def _links(node: Node) -> bool:
    """Whether a node may stand between a place and what is said of it: "in", "near", an adjective, another place."""
    classes = node.classes
    if "CS_PLACE" in classes or (classes & _LINKS and not node.item.kind):
        return True
    return bool(classes & _ADJECTIVES and "DEF" in classes and not classes & {"W", "CS_STOP", "TV"})


class Sites:
    """Finds the places of states in one article."""

    def __init__(self, places: PlaceResolver, context: Context, anchors: list[Place], too_wide: frozenset[str]) -> None:
        self._places, self._context, self._anchors, self._too_wide = places, context, anchors, too_wide
        self._ending = paradigms()["noun"]["feminine"]

    def _locate(self, item: Item) -> Located:
        return self._places.locate(item, self._context, self._anchors)

    def of(self, nodes: list[Node], n: int, told: Told, after: int) -> Site | None:
        """The place that ``nodes[n]`` names or means; ``after``: where the match ends, for a name that follows it."""
        node = nodes[n]
        if "CS_NAMED" in node.classes:
            return Site(self._locate(node.item), "stated")
        if node.item.has("DIRADJ") and {"LOC", "DEF"} <= node.item.units[0].classes:
            return Site(Located(None, "P1", node.item.start, node.item.end, [], "place.area"), "stated")
        if "CS_MANY" in node.classes:
            return self.after(nodes, after)
        if n + 2 < len(nodes) and nodes[n + 1].classes & {"OTHER", "NEAR"} and nodes[n + 2].classes >= {"CS_NAMED", "B"}:
            return Site(self._locate(nodes[n + 2].item)._replace(prec="P2"), "inferred:control.around")
        if n and "CS_COPULA" in nodes[n - 1].classes:
            return self.topic(nodes, n)
        return self._told(nodes, n, told)

    def _told(self, nodes: list[Node], n: int, told: Told) -> Site | None:
        """The last place named before that the type word of ``nodes[n]`` fits."""
        item = nodes[n].item
        named = [node.item for node in told.before(nodes, n, _BACK) if "CS_NAMED" in node.classes]
        for asked in (*item.values("LOC"), *item.values("CS_EXTENT")):
            prec, _, kinds = asked.partition(":")
            wanted = frozenset(filter(None, kinds.split(",")))
            if not wanted and "DEF" not in item.classes:
                continue  # "an area that ..." may be any
            same = [other for other in named[:_NEAR] if asked in other.values("LOC")]
            for other in (*same, *named):
                if other in same or self._fits(other, prec, wanted):
                    return Site(self._locate(other), "inferred:control.told-before")
        return None

    def _fits(self, item: Item, prec: str, wanted: frozenset[str]) -> bool:
        row = self._locate(item).row
        if row is None:
            return False
        return row.kind in wanted if wanted else row.kind not in _WIDE or (prec == "P5" and row.kind == "region")

    def attached(self, nodes: list[Node], start: int) -> int:
        """The place phrase right before ``start``: of "X in Y, which ..." the first; a comma may stand between. -1: none."""
        n = start - 1
        if n > 0 and "COMMA" in nodes[n].classes:
            n -= 1
        best, last, skipped = -1, n, 0
        masculine = "CS_MASC" in nodes[start].classes
        while n >= 0 and last - n < 9:
            classes = nodes[n].classes
            if "CS_PLACE" in classes:
                if masculine and self._feminine(nodes[n].item):
                    return -1  # what the relative speaks of is not that place, but something in it
                if best >= 0 and "CS_NAMED" in nodes[best].classes and "CS_NAMED" not in classes:
                    break
                best, skipped = n, 0
                if "B" not in classes and (n == 0 or not nodes[n - 1].classes & _LINKS):
                    break
            elif not _links(nodes[n]):
                break
            else:
                skipped += 1
                if skipped > 3:
                    break
            n -= 1
        return best

    def _feminine(self, item: Item) -> bool:
        """Whether the type word of a place is feminine by its ending."""
        first = item.units[0]
        return "LOC" in first.classes and first.key.endswith(self._ending)

    def subject(self, nodes: list[Node], n: int) -> bool:
        """Whether no preposition governs the place at ``n``, so that it can be what a verb speaks of."""
        if nodes[n].classes & {"B", "L"}:
            return False
        return not (n and not nodes[n - 1].item.kind and nodes[n - 1].classes & _PREPOSITIONS)

    def joined(self, nodes: list[Node], n: int, back: bool) -> list[int]:
        """Places joined to the one at ``n`` by "and", after it, or before it where ``back``."""
        found = []
        if back:
            while n > 0 and "W" in nodes[n].classes and "CS_NAMED" in nodes[n - 1].classes:
                n -= 1
                found.append(n)
            return found
        while n + 1 < len(nodes) and {"W", "CS_NAMED"} <= nodes[n + 1].classes:
            n += 1
            found.append(n)
        return found

    def after(self, nodes: list[Node], end: int) -> Site | None:
        """The place of "in X" or "b-X" right after the match, adjectives of the holder left out."""
        n = end
        while n < len(nodes) and n - end < 2 and nodes[n].classes & _OF_HOLDER and "DEF" in nodes[n].classes:
            n += 1
        if n < len(nodes) and nodes[n].classes & {"IN", "NEAR"} and not nodes[n].item.kind:
            n += 1
        elif n >= len(nodes) or "B" not in nodes[n].classes:
            return None
        if n >= len(nodes) or "CS_NAMED" not in nodes[n].classes:
            return None
        located = self._locate(nodes[n].item)
        if located.row is not None and located.row.kind in self._too_wide:
            return None
        return Site(located, "stated")

    def topic(self, nodes: list[Node], start: int) -> Site | None:
        """The first named place of the sentence before ``start`` that no preposition governs."""
        for n in range(start):
            if "CS_NAMED" in nodes[n].classes and self.subject(nodes, n):
                return Site(self._locate(nodes[n].item), "inferred:control.topic")
        return None
