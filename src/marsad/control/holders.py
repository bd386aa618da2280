"""Who holds: the item that the words give, or the one named before that a pronoun or "the organisation" means."""

from __future__ import annotations

from typing import NamedTuple

from marsad.claims.drafts import Line
from marsad.control.nodes import Node, Told
from marsad.lexicon.inflect import paradigms
from marsad.mentions.phrases import Item
from marsad.resolve.actors import ActorResolver, Identity
from marsad.resolve.context import Context
from marsad.text.normalise import key

_OWN_NAME = frozenset(("actor", "person", "anonymous"))  # "his forces", "the forces" name nobody
_BACK = 4  # lines before that a pronoun may reach


class Holder(NamedTuple):
    """The item that names the holder, who it is, and how it was found."""

    item: Item
    identity: Identity
    basis: str


class Holders:
    """Finds holders in one article."""

    def __init__(self, actors: ActorResolver, context: Context, text: str, never: frozenset[str]) -> None:
        self._actors, self._context, self._text, self._never = actors, context, text, never
        self._article = paradigms()["noun"]["article"]

    def _head(self, item: Item) -> str:
        unit = item.units[0]
        word = key(self._text[unit.start : unit.end]).split()
        return word[0].removeprefix(self._article) if word else ""

    def named(self, line: Line, nodes: list[Node], n: int, told: Told) -> Holder | None:
        """The holder that ``nodes[n]`` names, or means; None where it holds no places or is not known to be one."""
        item = nodes[n].item
        identity = self._actors.identify(item, self._context)
        if identity.code in self._never:
            return None
        if "ORG" in item.units[0].classes and not any(unit.values("ACTOR") for unit in item.units):
            meant = self._meant(self._head(item), nodes, n, told)
            if meant is not None or not item.kind:
                return meant
        if identity.code != "OTHER":
            return Holder(item, identity, "stated")
        return Holder(item, identity, "stated") if item.kind in _OWN_NAME else None

    def _meant(self, head: str, nodes: list[Node], n: int, told: Told) -> Holder | None:
        """The last actor named whose name, or one of whose names, begins with ``head``."""
        for node in told.before(nodes, n, _BACK + 4):
            for unit in node.item.units:
                for actor in unit.values("ACTOR"):
                    if any(key(name).split()[0].removeprefix(self._article) == head for name in actor.names):
                        identity = self._actors.identify(node.item, self._context)
                        if identity.entity == actor.id and identity.code not in self._never and identity.code != "OTHER":
                            return Holder(node.item, identity, "inferred:control.same-kind")
        return None

    def last(self, line: Line, nodes: list[Node], n: int, told: Told) -> Holder | None:
        """The last one named before ``nodes[n]`` who can hold a place and is not only a speaker."""
        speakers = {id(speech.source) for speech in line.speeches}
        for node in told.before(nodes, n, _BACK):
            item = node.item
            if "CS_HOLDER" not in node.classes or id(item) in speakers or item.kind in ("speaker", "person"):
                continue
            identity = self._actors.identify(item, self._context)
            if identity.code not in self._never and identity.code != "OTHER":
                return Holder(item, identity, "inferred:control.last-named")
        return None
