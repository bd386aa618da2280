"""Control states of an article: who is said to hold, share, lose or be surrounded in which place.

A state is stated, not implied: a match without a place or without the holder that its construction calls for gives none.
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.claims.assemble import Assembler
from marsad.claims.attribution import governing
from marsad.claims.drafts import Line
from marsad.claims.modality import ASSERTED, judge
from marsad.control.holders import Holder, Holders
from marsad.control.nodes import MADE, Node, Noder, Told
from marsad.control.rules import Rule, groups, load_rules
from marsad.control.sites import Site, Sites
from marsad.lexicon.world import Place
from marsad.mentions.phrases import Phraser
from marsad.model import ActorRef, ControlState, Span
from marsad.resolve.actors import ActorResolver
from marsad.resolve.context import Context
from marsad.resolve.places import PlaceResolver

_EVENTS = frozenset(("T_CONTROL_CHANGE", "T_SIEGE"))


class Found(NamedTuple):
    """A rule that matched in a line: first node, node after the last, and where its groups begin."""

    rule: Rule
    start: int
    end: int
    groups: dict[str, int]


class Sentence(NamedTuple):
    """A line with its nodes and what was found in it."""

    line: Line
    nodes: list[Node]
    found: list[Found]


class StateFinder:
    """Finds control states; one per process."""

    def __init__(self, phraser: Phraser, actors: ActorResolver, places: PlaceResolver) -> None:
        self._rules = load_rules()
        self._noder = Noder(phraser, self._rules.adjective_endings)
        self._actors, self._places = actors, places
        self._last: Sentence | None = None

    def sentence(self, line: Line) -> Sentence | None:
        """What the rules find in a line; None, at little cost, where no item has a class that a rule asks for."""
        if self._last is not None and self._last.line is line:
            return self._last
        if self._rules.gate.isdisjoint(line.present):
            return None
        present = line.present | MADE
        if not any([self._asks(rule, line, present) for rule in self._rules.rules]):
            return None
        nodes = self._noder.nodes(line)
        self._last = Sentence(line, nodes, self._matches(line, nodes))
        return self._last

    @staticmethod
    def _asks(rule: Rule, line: Line, present: frozenset[str]) -> bool:
        """Whether a line with these classes can have a match of a rule."""
        if rule.key.isdisjoint(present) or (line.headline and "not_headline" in rule.flags):
            return False
        return rule.pattern.possible(present)

    def _matches(self, line: Line, nodes: list[Node]) -> list[Found]:
        sets = [node.classes for node in nodes]
        present = frozenset().union(*sets)
        taken: set[int] = set()
        found: list[Found] = []
        for rule in self._rules.rules:
            if not self._asks(rule, line, present):
                continue
            for match in rule.pattern.all(rule.pattern.alphabet.string(sets)):
                core = {n for n in range(match.start(), match.end()) if not nodes[n].classes.isdisjoint(self._rules.gate)}
                if core & taken or not core:
                    continue
                taken |= core
                found.append(Found(rule, match.start(), match.end(), groups(match)))
        return sorted(found, key=lambda one: one.start)

    def is_state(self, line: Line, at: int) -> bool:
        """Whether the trigger at item ``at`` tells a situation, which is no event of taking or besieging a place."""
        if _EVENTS.isdisjoint(line.items[at].classes):
            return False
        sentence = self.sentence(line)
        if sentence is None:
            return False
        return any(sentence.nodes[n].at == at for one in sentence.found for n in range(one.start, one.end))

    def states(self, lines: list[Line], text: str, context: Context, anchors: list[Place]) -> list[ControlState]:
        """The control states of an article, in order; each place, holder and kind once."""
        assembler = Assembler(text, self._actors, context)
        rules = self._rules
        holders = Holders(self._actors, context, text, rules.never)
        article = _Article(text, assembler, holders, Sites(self._places, context, anchors, rules.too_wide), Told(self._noder))
        found: list[ControlState] = []
        for line in lines:
            sentence = self.sentence(line)
            if sentence is not None:
                for one in sentence.found:
                    found += article.states(sentence, one)
            article.told.hear(line)
        return _once(found)


class _Article:
    """What is known while one article is read: its text, the resolvers, what was told so far."""

    def __init__(self, text: str, assembler: Assembler, holders: Holders, sites: Sites, told: Told) -> None:
        self.text, self.assembler, self.holders, self.sites, self.told = text, assembler, holders, sites, told

    def states(self, sentence: Sentence, one: Found) -> list[ControlState]:
        """The states of one match: one for each place."""
        if "was" in one.groups:
            return []
        holder = self._holder(sentence, one)
        if holder is None and one.rule.holder not in ("none", "maybe"):
            return []
        return [state for site in self._places(sentence, one) for state in self._state(sentence, one, site, holder)]

    def _holder(self, sentence: Sentence, one: Found) -> Holder | None:
        line, nodes = sentence.line, sentence.nodes
        if "holder" in one.groups:
            return self.holders.named(line, nodes, one.groups["holder"], self.told)
        return self.holders.last(line, nodes, one.start, self.told) if one.rule.holder == "last" else None

    def _places(self, sentence: Sentence, one: Found) -> list[Site]:
        nodes = sentence.nodes
        if "place" in one.groups:
            n = one.groups["place"]
            named = [n, *self.sites.joined(nodes, n, back=False)] if n == one.end - 1 else [n]
            return self._sites(named, nodes, one)
        for way in one.rule.place if "copula" not in one.groups else ("topic", "after"):
            if way in ("before", "before_named", "subject"):
                n = self.sites.attached(nodes, one.start)
                if n < 0 or (way == "before_named" and "CS_NAMED" not in nodes[n].classes):
                    continue
                if way == "subject" and not self.sites.subject(nodes, n):
                    continue
                named = [n, *self.sites.joined(nodes, one.start - 1, back=True)] if "CS_DUAL" in nodes[one.start].classes else [n]
                return self._sites(named, nodes, one)
            site = self.sites.after(nodes, one.end) if way == "after" else self.sites.topic(nodes, one.start)
            if site is not None:
                return [site]
        return []

    def _sites(self, named: list[int], nodes: list[Node], one: Found) -> list[Site]:
        return [site for n in named if (site := self.sites.of(nodes, n, self.told, one.end)) is not None]

    def _state(self, sentence: Sentence, one: Found, site: Site, holder: Holder | None) -> list[ControlState]:
        line, nodes = sentence.line, sentence.nodes
        at = self._trigger(nodes, one)
        judged = ASSERTED
        if "presupposed" not in one.rule.flags:
            first = nodes[one.start]  # a cue inside the match is a word of the construction
            judged = judge(line.items, first.at, "imperfect" if "IMPF" in first.classes else "noun")
            if judged.modality == "purpose":
                return []
        speech = governing(line.speeches, nodes[at].at)
        start, end = self._span(sentence, one, site)
        area = nodes[one.groups["area"]].item.units[0].number if "area" in one.groups else None
        state = ControlState(
            place=self.assembler.place_ref(site.located, one.rule.id),
            holder=self._holder_ref(one.rule, holder),
            kind=one.rule.kind,
            modality=judged.modality,  # type: ignore[arg-type]
            source=self.assembler.source_ref(speech) if speech is not None and speech.source is not None else None,
            quote=self.text[start:end],
            span=(start, end),
            rule=one.rule.id,
            basis=site.basis,
            area_km2=area.value if area is not None else None,
        )
        return [state]

    @staticmethod
    def _span(sentence: Sentence, one: Found, site: Site) -> Span:
        """The words of the match, with the place where it stands in the same sentence."""
        line, nodes = sentence.line, sentence.nodes
        spans = [(nodes[one.start].item.start, nodes[one.end - 1].item.end), (site.located.start, site.located.end)]
        inside = [span for span in spans if line.start <= span[0] and span[1] <= line.end]
        return min(start for start, _ in inside), max(end for _, end in inside)

    def _trigger(self, nodes: list[Node], one: Found) -> int:
        return next(n for n in range(one.start, one.end) if not one.rule.key.isdisjoint(nodes[n].classes))

    def _holder_ref(self, rule: Rule, holder: Holder | None) -> ActorRef | None:
        if holder is None:
            return None
        item, identity = holder.item, holder.identity
        return ActorRef(
            quote=self.text[item.start : item.end], span=(item.start, item.end), rule=rule.id, basis=holder.basis,
            id=identity.code, entity=identity.entity, loaded=identity.loaded,
        )  # fmt: skip


def _once(found: list[ControlState]) -> list[ControlState]:
    """Each state once; "held" is left out where the same holder's last stronghold is that place."""
    kept: dict[tuple[str, str, str], ControlState] = {}
    for state in found:
        kept.setdefault((*_about(state), state.kind), state)
    last = {_about(state) for state in kept.values() if state.kind == "last_stronghold"}
    return [state for state in kept.values() if state.kind != "held" or _about(state) not in last]


def _about(state: ControlState) -> tuple[str, str]:
    return state.place.gaz or state.place.quote, state.holder.id if state.holder is not None else ""
