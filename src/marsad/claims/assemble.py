"""Groups of drafts -> claims: the fullest value of each role, the mentions with every copy of a repeated paragraph."""

from __future__ import annotations

from marsad.claims.attribution import Speech
from marsad.claims.casualties import together
from marsad.claims.drafts import Draft
from marsad.claims.group import Facts, Group
from marsad.claims.scope import scope
from marsad.claims.speakers import is_channel
from marsad.mentions.phrases import Item
from marsad.model import ActorRef, Casualty, Claim, Mention, PlaceRef, Quoted, SourceRef, Span, TimeRef, Voice
from marsad.resolve.actors import ActorResolver
from marsad.resolve.context import Context
from marsad.resolve.places import Located


class Assembler:
    """Builds the records of one article."""

    def __init__(self, text: str, actors: ActorResolver, context: Context) -> None:
        self._text, self._actors, self._context = text, actors, context

    def claim(self, group: Group) -> Claim:
        """The claim of one group of drafts."""
        first = max(group.drafts, key=lambda draft: _lead(draft, group))
        rule = first.frame.id
        return Claim(
            type=group.type, modality=first.judged.modality, scope=scope(group),  # type: ignore[arg-type]
            mentions=[mention for draft in _ordered(group, first) for mention in self._mentions(draft)],
            actor=self._actor_refs(group, "actor"), target=self._actor_refs(group, "target"),
            place=self._places(group, "places"), dest=self._places(group, "dests"), time=self._time(group),
            weapon=self._weapon(group), casualties=self._casualties(group), source=self._source(group), rule=rule,
            cue=self._quoted(first.judged.cue, first.judged.rule) if first.judged.cue is not None else None,
        )  # fmt: skip

    def _mentions(self, draft: Draft) -> list[Mention]:
        start, end = _clause(draft)
        trigger = (draft.item.start, draft.item.end)
        spans = [(0, 0), *((copy, copy) for copy in draft.line.copies)]
        return [
            Mention(
                quote=self._text[start + shift : end + shift], trigger=self._text[trigger[0] + shift : trigger[1] + shift],
                span=(start + shift, end + shift), trigger_span=(trigger[0] + shift, trigger[1] + shift), rule=draft.frame.id,
            )
            for shift, _ in spans
        ]  # fmt: skip

    def _quoted(self, item: Item, rule: str) -> Quoted:
        return Quoted(quote=self._text[item.start : item.end], span=(item.start, item.end), rule=rule)

    def _actor_refs(self, group: Group, role: str) -> list[ActorRef]:
        """Those whom the fullest draft with a listed identity names; else the first named at all."""
        spare: list[ActorRef] = []
        told = [draft for draft in group.drafts if not draft.harm] or group.drafts
        for draft in sorted(told, key=_weight, reverse=True):
            items: list[Item] = getattr(draft.roles, role)
            named = [self._actor_ref(draft, item, role == "actor" and group.type == "PROTEST") for item in reversed(items)]
            refs = list({ref.entity or ref.quote: ref for ref in named}.values())
            if any(ref.id != "OTHER" for ref in refs):
                return refs[::-1][:5]
            spare = spare or refs[::-1]
        return spare[:4] or (self._hurt(group) if role == "target" else [])

    def _hurt(self, group: Group) -> list[ActorRef]:
        """Those who were hurt are the target where no other is named and the words say who they are."""
        for draft in group.drafts:
            hurt = [item for item in draft.roles.victims if not draft.roles.rules.get(id(item), "").startswith("inferred:")]
            refs = [self._actor_ref(draft, item) for item in hurt]
            known = [
                ref for ref, item in zip(refs, hurt, strict=True)
                if ref.id != "OTHER" or item.kind in ("speaker", "person") or self._names(item, group)
            ]  # fmt: skip
            if known:
                return known[:3]
        return []

    @staticmethod
    def _names(item: Item, group: Group) -> bool:
        """Whether the words for those killed in a killing say more than a number."""
        counted = any(unit.quantity is not None and (unit.quantity.noun_i is None or unit.quantity.kinds) for unit in item.units)
        return group.type == "KILLING" and not counted

    def _actor_ref(self, draft: Draft, item: Item, crowd: bool = False) -> ActorRef:
        """The record of one actor. ``crowd``: those without arms who act together are protesters."""
        identity = self._actors.identify(item, self._context)
        if crowd and identity.code in _CROWD and item.classes & {"QUANTNP", "CIVT", "GROUP"}:
            identity = identity._replace(code="PROTESTERS", rule="actor.crowd")
        rule = draft.roles.rules.get(id(item), "")
        return ActorRef(
            quote=self._text[item.start : item.end], span=(item.start, item.end), rule=rule, id=identity.code,
            entity=identity.entity, loaded=identity.loaded, basis=rule if rule.startswith("inferred:") else "stated",
        )  # fmt: skip

    def _places(self, group: Group, role: str) -> list[PlaceRef]:
        found: dict[str, tuple[PlaceRef, int]] = {}
        for draft, facts in sorted(zip(group.drafts, group.facts, strict=True), key=lambda pair: _weight(pair[0]), reverse=True):
            pairs: list[tuple[Item, Located]] = getattr(facts, role)
            for item, located in pairs:
                ref = self.place_ref(located, draft.roles.rules.get(id(item), ""))
                vague = located.row is None and item.kind in ("place_anaphor",)
                found.setdefault(ref.gaz or ref.quote, (ref, _rank(ref) + (7 if vague else 0)))
        if not found:
            return []
        best = min(rank for _, rank in found.values())
        return [ref for ref, rank in found.values() if rank == best or (best <= 1 and rank <= 1)][:7]

    def place_ref(self, located: Located, rule: str) -> PlaceRef:
        """The record of a located place phrase."""
        row = located.row
        return PlaceRef(
            quote=self._text[located.start : located.end], span=(located.start, located.end), rule=rule,
            basis=rule if rule.startswith("inferred:") else "stated",
            gaz=row.gaz if row else None, lat=row.lat if row else None, lon=row.lon if row else None,
            radius_km=(row.radius_km or None) if row else None, prec=located.prec, name_ar=row.ar if row else None,
            name_en=row.en if row else None, site=row.id if row and row.gaz is None else None, candidates=located.candidates,
        )  # fmt: skip

    def _time(self, group: Group) -> TimeRef | None:
        for draft, facts in sorted(zip(group.drafts, group.facts, strict=True), key=lambda pair: pair[0].harm):
            item = draft.roles.time
            if item is not None and facts.interval is not None:
                return TimeRef(
                    quote=self._text[item.start : item.end], span=(item.start, item.end), rule="time.clause",
                    start=facts.interval.start, end=facts.interval.end, time_prec=facts.interval.time_prec,
                    basis=facts.interval.basis,
                )  # fmt: skip
        return None

    def _weapon(self, group: Group) -> Quoted | None:
        for draft in group.drafts:
            if draft.roles.weapon is not None:
                return self._quoted(draft.roles.weapon, "weapon.named")
        return None

    def _casualties(self, group: Group) -> list[Casualty]:
        return [
            Casualty(kind=loss.kind, who=loss.who, min=loss.min, max=loss.max, quote=self._text[loss.start : loss.end],
                     span=(loss.start, loss.end), rule="casualties.victims")
            for loss in together(group.drafts, [facts.casualties for facts in group.facts])
        ]  # fmt: skip

    def _source(self, group: Group) -> SourceRef | None:
        spoken = [(draft.speech, draft.line.headline) for draft in group.drafts if draft.speech is not None]
        voices = [(speech, headline) for speech, headline in spoken if speech.source is not None]
        if not voices:
            return None
        best = max(range(len(voices)), key=lambda n: (*_standing(*voices[n]), -n))
        return self.source_ref(voices[best][0])

    def source_ref(self, speech: Speech) -> SourceRef:
        """The record of who speaks in an act of speech, with the chain it came through."""
        item, chain = speech.source, speech.chain
        assert item is not None
        identity = self._actors.identify(item, self._context)
        voices = [
            Voice(quote=self._text[link.start : link.end], span=(link.start, link.end), role=role,  # type: ignore[arg-type]
                  id=self._actors.identify(link, self._context).code)
            for link, role in chain
        ]  # fmt: skip
        quote, span = self._text[item.start : item.end], (item.start, item.end)
        voices.append(Voice(quote=quote, span=span, role="source", id=identity.code))
        return SourceRef(
            quote=quote, span=span, rule=speech.rule, id=identity.code, entity=identity.entity, loaded=identity.loaded,
            chain=voices,
        )  # fmt: skip


_CROWD = frozenset(("OTHER", "CIVILIANS"))


def _standing(speech: Speech, headline: bool) -> tuple[bool, bool, bool]:
    """What makes one claimant of an event more exact than another: named, no news outlet, told in the body of the report."""
    item = speech.source
    assert item is not None
    anonymous = item.kind == "anonymous" or item.has("ANON") or item.has("REPORT") or item.has("PAPER")
    return not anonymous, not is_channel(item), not headline


def _fullness(draft: Draft) -> int:
    roles = draft.roles
    return sum(map(bool, (roles.actor, roles.target, roles.place, roles.time, roles.victims)))


def _lead(draft: Draft, group: Group) -> tuple[bool, bool, int, bool]:
    """What makes a draft speak for its group."""
    return not draft.harm, draft.frame.type == group.type, _fullness(draft), not draft.line.headline


def _rank(ref: PlaceRef) -> int:
    """How fine a place is; what is inferred or not located comes after what is stated."""
    return "P1 P2 P3 P7 P5 P4 P6".split().index(ref.prec) + (8 if ref.basis != "stated" else 0)


def _weight(draft: Draft) -> tuple[bool, int]:
    """Drafts of the event itself before those of its victims, the fuller first; of equals the first in the text."""
    return not draft.harm, _fullness(draft)


def _ordered(group: Group, first: Draft) -> list[Draft]:
    return [first, *(draft for draft in group.drafts if draft is not first)]


def _clause(draft: Draft) -> Span:
    """From the first to the last item that the trigger's roles stand in, within its sentence."""
    roles = draft.roles
    items = [draft.item, *roles.actor, *roles.target, *roles.place, *roles.dest, *roles.victims]
    items += [item for item in (roles.weapon, roles.time) if item is not None]
    inside = [item for item in items if draft.line.start <= item.start and item.end <= draft.line.end]
    return min(item.start for item in inside), max(item.end for item in inside)


def facts_of(group: Group) -> list[Facts]:
    """The facts of a group's drafts."""
    return group.facts
