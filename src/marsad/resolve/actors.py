"""From a noun phrase to an identity: the actor of the packs that the words can mean, at that date, in that theatre."""

from __future__ import annotations

from typing import NamedTuple

from marsad.lexicon.build import Lexicon
from marsad.lexicon.world import Actor, Person
from marsad.mentions.phrases import Item
from marsad.resolve.context import Context


class Identity(NamedTuple):
    """Codebook id, finer identity of the packs (or None), whether the words take sides, and the rule that decided."""

    code: str
    entity: str | None
    loaded: bool
    rule: str


_ORGANISED = frozenset(("armed_group", "party", "coalition", "council"))
OTHER = Identity("OTHER", None, False, "actor.words")


def _valid(actor: Actor | Person, day: str) -> bool:
    return not day or ((not actor.start or actor.start <= day) and (not actor.end or day[: len(actor.end)] <= actor.end))


class ActorResolver:
    """Chooses among the actors that share a name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._actors = lexicon.actors
        self._by_country = {nation.country: nation for nation in lexicon.nations}

    def choose(self, candidates: list[Actor], context: Context) -> Actor:
        """The candidate that best fits country and date; the first listed where nothing tells them apart."""
        if len(candidates) == 1:
            return candidates[0]
        return max(candidates, key=lambda actor: (_valid(actor, context.day) + 2 * context.score(actor.country)))

    def identify(self, item: Item, context: Context) -> Identity:
        """Who the phrase means; OTHER where the words give no listed identity."""
        people: list[Person] = []
        groups: list[str] = []
        for unit in item.units:
            actors = unit.values("ACTOR")
            if actors:
                actor = self.choose(actors, context)
                if actor.kind not in ("outlet", "agency") or len(item.units) == 1:
                    loaded = any(entry.value is actor and entry.feature == "loaded" for entry in unit.entries)
                    return Identity(actor.code, actor.id, loaded, "actor.name")
            people += unit.values("PERSON")
            groups += unit.values("GROUP")
        found = self._by_person(people, context) or self._by_nation(item) or self._by_group(item, groups)
        return self._by_anaphor(item, context) or found if found is OTHER else found

    def _by_anaphor(self, item: Item, context: Context) -> Identity | None:
        """"The organisation", "the movement": the last armed group or party named before it."""
        if item.kind != "force" or "DEF" not in item.units[0].classes or not item.has("ORG") or len(item.units) > 2:
            return None
        for start, actors in reversed(context.named):
            if start < item.start:
                actor = self.choose(actors, context)
                if actor.kind in _ORGANISED:
                    return Identity(actor.code, actor.id, False, "actor.anaphor")
        return None

    def _by_person(self, people: list[Person], context: Context) -> Identity | None:
        fitting = [person for person in people if _valid(person, context.day)] or people
        for person in fitting:
            actor = self._actors.get(person.actor)
            if actor is not None:
                return Identity(actor.code, actor.id, False, "actor.person")
        return None

    def _by_nation(self, item: Item) -> Identity | None:
        office = item.kind in ("speaker", "anonymous")
        civilian = not office and (any(map(item.has, ("VICTIM", "GROUP", "FACILITY"))) or item.kind in ("quantity", "victim", "nation"))
        for unit in item.units:
            for nation in unit.values("NATION"):
                if not civilian or "combatant" in item.values("VICTIM"):
                    return Identity(nation.code, nation.actor or None, False, "actor.nation")
            for place in unit.values("PLACE"):
                nation = self._by_country.get(place.country or place.adm1) if place.kind == "country" else None
                if nation is not None:
                    return Identity(nation.code, nation.actor or None, False, "actor.country")
        return None

    def _by_group(self, item: Item, groups: list[str]) -> Identity:
        if groups:
            return Identity(groups[0] or "OTHER", None, False, "actor.group")
        who = set(item.values("VICTIM"))
        for unit in item.units:
            if unit.quantity is not None:
                who.add(unit.quantity.who)
        if "civilian" in who:
            return Identity("CIVILIANS", None, False, "actor.victims")
        return OTHER
