"""From a noun phrase to an identity: the actor of the packs that the words can mean, at that date, in that theatre."""

from __future__ import annotations

from typing import NamedTuple

from marsad.lexicon.build import Lexicon
from marsad.lexicon.inflect import paradigms
from marsad.lexicon.world import Actor, Person
from marsad.mentions.phrases import Item
from marsad.resolve.context import Context
from marsad.text.normalise import key


class Identity(NamedTuple):
    """Codebook id, finer identity of the packs (or None), whether the words take sides, and the rule that decided."""

    code: str
    entity: str | None
    loaded: bool
    rule: str


_ORGANISED = frozenset(("armed_group", "party", "coalition", "council"))
_ARMED = frozenset(("armed_group", "state_forces", "coalition", "police"))
_STATE = frozenset(("state_forces", "police", "government", "intelligence"))
_OWNERS = _ARMED | {"party", "council", "government"}
_REACH = 700  # characters between words for forces and the name that they stand for
OTHER = Identity("OTHER", None, False, "actor.words")
UNPLACED = Identity("OTHER", None, False, "actor.unplaced")
"""For a name shared by several countries ("the army") in an article that names none of them."""


def _valid(actor: Actor | Person, day: str) -> bool:
    return not day or ((not actor.start or actor.start <= day) and (not actor.end or day[: len(actor.end)] <= actor.end))


class ActorResolver:
    """Chooses among the actors that share a name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._actors = lexicon.actors
        self._by_country = {nation.country: nation for nation in lexicon.nations}
        self._article: str = paradigms()["noun"]["article"]
        self._heads: dict[str, frozenset[str]] = {}
        self._troops = {self._first(actor) for actor in lexicon.actors.values() if actor.kind == "state_forces"}
        """First words of names of armies: who is called so ("forces of ...") is no "organisation"."""

    def choose(self, candidates: list[Actor], context: Context) -> Actor:
        """The candidate that best fits country and date; the first listed where nothing tells them apart."""
        if len(candidates) == 1:
            return candidates[0]
        return max(candidates, key=lambda actor: _valid(actor, context.day) + 2 * context.score(actor.country))

    def identify(self, item: Item, context: Context) -> Identity:
        """Who the phrase means; OTHER where the words give no listed identity. Asked anew only when the votes have changed."""
        known = context.identities.get(id(item))
        if known is None:
            known = context.identities[id(item)] = item, self._identify(item, context)
        return known[1]

    def _identify(self, item: Item, context: Context) -> Identity:
        people: list[Person] = []
        groups: list[str] = []
        for unit in item.units:
            actors = unit.values("ACTOR")
            if actors:
                actor = self.choose(actors, context)
                if actor.kind not in ("outlet", "agency") or len(item.units) == 1:
                    if len({other.code for other in actors}) > 1 and actor.country and context.score(actor.country) == 0:
                        return self._local(context) if actor.kind in _STATE else UNPLACED
                    loaded = any(entry.value is actor and entry.feature == "loaded" for entry in unit.entries)
                    return Identity(actor.code, actor.id, loaded, "actor.name")
            people += unit.values("PERSON")
            groups += unit.values("GROUP")
        found = self._by_person(people, context) or self._by_nation(item) or self._by_group(item, groups)
        return self._by_anaphor(item, context) or found if found is OTHER else found

    def _local(self, context: Context) -> Identity:
        """The state where the article plays, for words like "the police" whose known owners all are elsewhere."""
        nation = self._by_country.get(context.votes.most_common(1)[0][0]) if context.votes else None
        return Identity(nation.code, nation.actor or None, False, "actor.local") if nation is not None else UNPLACED

    def _by_anaphor(self, item: Item, context: Context) -> Identity | None:
        """ "The organisation", "the units", "its fighters": the last that the word fits, named before it."""
        whose = next(
            (n for n, unit in enumerate(item.units) if n and "ORG" in unit.classes), int("ASSET" in item.units[0].classes)
        )
        units = item.units[whose:]
        if item.kind != "force" or not 0 < len(units) < 3 or item.has("GROUP"):
            return None
        first = units[0]
        kinds = _ORGANISED if "ORG" in first.classes else _ARMED
        if "PRON" in first.classes:
            kinds = _OWNERS
        elif "DEF" not in first.classes or not (item.has("ORG") or item.has("FORCE")):
            return None
        head = first.key.removeprefix(self._article)
        spare: Actor | None = None
        for start, actors in reversed(context.named):
            if start >= item.start:
                continue
            if item.start - start > _REACH and spare is not None:
                break
            actor = self.choose(actors, context)
            if actor.kind in kinds:
                if kinds is _OWNERS or head in self._heads_of(actor):
                    return Identity(actor.code, actor.id, False, "actor.anaphor")
                if kinds is not _ORGANISED or (actor.kind != "coalition" and not self._trooped(actor)):
                    spare = spare or actor
        return Identity(spare.code, spare.id, False, "actor.anaphor") if spare is not None else None

    def _first(self, actor: Actor) -> str:
        return key(actor.names[0].split()[0]).removeprefix(self._article)

    def _trooped(self, actor: Actor) -> bool:
        return self._first(actor) in self._troops

    def _heads_of(self, actor: Actor) -> frozenset[str]:
        """The first words of an actor's names: what "the movement" can stand for."""
        found = self._heads.get(actor.id)
        if found is None:
            words = (key(name.split()[0]).removeprefix(self._article) for name in actor.names)
            found = self._heads[actor.id] = frozenset(words)
        return found

    def _by_person(self, people: list[Person], context: Context) -> Identity | None:
        fitting = [person for person in people if _valid(person, context.day)] or people
        for person in fitting:
            actor = self._actors.get(person.actor)
            if actor is not None:
                return Identity(actor.code, actor.id, False, "actor.person")
        return None

    def _by_nation(self, item: Item) -> Identity | None:
        office = item.kind in ("speaker", "anonymous")
        civilian = not office and (
            any(map(item.has, ("VICTIM", "GROUP", "FACILITY"))) or item.kind in ("quantity", "victim", "nation")
        )
        for unit in item.units:
            for nation in unit.values("NATION"):
                if not civilian or "COMB" in item.classes:
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
        homes = [value for value in item.values("FACILITY") if value] if item.kind == "facility" else []
        return Identity(homes[0], None, False, "actor.homes") if homes else OTHER
