"""Drafts -> groups: the drafts of one article that tell one event, by one measure of likeness.

A group starts with its fullest draft and grows in the order of the text. Two drafts that name different places, actors, victims
or numbers stay apart; a draft that names nothing of its own joins the nearest of its type.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from marsad.claims.casualties import losses
from marsad.claims.drafts import HOSTS, Draft
from marsad.claims.group import Facts, Group, chained, tolls
from marsad.lexicon.files import PACKS, read_toml
from marsad.lexicon.world import Place
from marsad.resolve.actors import ActorResolver
from marsad.resolve.context import Context
from marsad.resolve.dates import resolve
from marsad.resolve.places import Located, PlaceResolver, km

_NEAR_KM = 12.0
_YEAR = 400
_BESIDE = 6
_WEAK_REACH, _BREATH = 12, 8
_REFER_LINES = 2
_HARMS = frozenset(("KILLING", "ABDUCTION", "ARREST", "SEXUAL_VIOLENCE"))
_RECENT, _LAST = 60, 8  # how many groups, and drafts of each, a draft is compared with: keeps long texts linear


def _another(draft: Draft) -> bool:
    """Whether the words say that this is another event: "another", "a second", right after the trigger."""
    return any("ANOTHER" in item.classes for item in draft.line.items[draft.at + 1 : draft.at + 3])


def _accused(draft: Draft) -> bool:
    """Whether somebody is accused of the event."""
    return draft.speech is not None and "SAYACC" in draft.line.items[draft.speech.verb].classes


def _passing(draft: Draft) -> bool:
    """Whether the trigger only dates something else: "since the attack on ...", "the anniversary of the battle"."""
    before = draft.line.items[draft.at - 1].classes if draft.at else frozenset()
    return bool(before & {"AFTER", "BEFORE", "MEMORY"})


@lru_cache(maxsize=1)
def likeness_weights() -> dict[str, float]:
    """The weights of likeness, by feature."""
    return read_toml(PACKS / "events" / "likeness.toml")


def _named(places: list[Located]) -> bool:
    """Whether all are places of their own name, known to the packs or not: no "the town", no province."""
    return all(located.rule != "place.anaphor" and located.prec in ("P1", "P2") for located in places)


def _share_words(left: Facts, right: Facts) -> bool:
    """Whether two drafts' place phrases have a word in common."""
    words = {unit.key for item, _ in left.places for unit in item.units}
    return any(unit.key in words for item, _ in right.places for unit in item.units)


def _recovered(draft: Draft) -> bool:
    return any(rule.startswith("inferred:") for rule in draft.roles.rules.values())


def _came_of(harm: Draft, attack: Draft) -> bool:
    """Whether a sentence tells deaths as what came of an attack: "the raid that left ten dead", "died in the raid"."""
    if "injury" in harm.frame.flags or harm.judged.modality != attack.judged.modality:
        return False
    items = harm.line.items
    if attack.at < harm.at:
        return any("RESULT" in item.classes for item in items[max(attack.at + 1, harm.at - 3) : harm.at])
    return attack.at - harm.at <= _BREATH and "CAUSE" in items[attack.at - 1].classes


class Grouper:
    """Resolves and groups the drafts of one article."""

    def __init__(self, actors: ActorResolver, places: PlaceResolver, context: Context, anchors: list[Place]) -> None:
        self._actors, self._places, self._context, self._anchors = actors, places, context, anchors

    def facts(self, draft: Draft) -> Facts:
        """The roles of a draft, resolved."""
        roles, facts = draft.roles, Facts()
        facts.actors = [(item, self._actors.identify(item, self._context).code) for item in roles.actor]
        facts.targets = [(item, self._actors.identify(item, self._context).code) for item in roles.target]
        facts.parties = {code for _, code in facts.actors} - {"OTHER"}, {code for _, code in facts.targets} - {"OTHER"}
        facts.places = [(item, self._places.locate(item, self._context, self._anchors)) for item in roles.place]
        facts.dests = [(item, self._places.locate(item, self._context, self._anchors)) for item in roles.dest]
        facts.casualties = losses(draft)
        if roles.time is not None and roles.time.units[0].date is not None:
            future = draft.judged.modality in ("planned", "predicted", "threatened")
            facts.interval = resolve(roles.time.units[0].date.expr, self._context.published, future=future)
        return facts

    def refresh(self, groups: list[Group]) -> None:
        """Resolve anew the drafts of each group, after roles were recovered from elsewhere."""
        for group in groups:
            group.facts = [
                self.facts(draft) if _recovered(draft) else facts for draft, facts in zip(group.drafts, group.facts, strict=True)
            ]

    def groups(self, drafts: list[Draft]) -> list[Group]:
        """The groups of an article's drafts, in order of their first mention."""
        found: list[Group] = []
        pending: list[tuple[Draft, Facts]] = []
        absorbed = chained(drafts)
        homes: dict[int, Group] = {}
        bare: dict[int, tuple[Draft, Facts]] = {}  # attacks only spoken of; the dead told with one make it an event of its own
        for draft in drafts:
            facts = self.facts(draft)
            if "refer" in draft.frame.flags:
                self._denial(found, draft, facts)
            elif "anaphor" in draft.frame.flags:
                self._anaphor(found, draft, facts)
            elif draft.harm:
                pending.append((draft, facts))
            elif id(draft) not in absorbed and not self._history(facts):
                home = self._place(found, draft, facts)
                if home is not None:
                    homes[id(draft)] = home
                elif draft.frame.type in HOSTS and "weak" not in draft.frame.flags:
                    bare.setdefault(draft.line.number, (draft, facts))
        for draft in drafts:
            home = homes.get(id(absorbed.get(id(draft))))
            if home is not None:
                home.add(draft, self.facts(draft))
        for draft, facts in pending:
            spoken_of = bare.get(draft.line.number)
            if spoken_of is not None and facts.casualties and _came_of(draft, spoken_of[0]) and self._host(found, draft) is None:
                found.append(Group(*bare.pop(draft.line.number)))
            self._harm(found, draft, facts)
        for group in found:
            group.settle()
        found.sort(key=lambda group: min((d.line.number, d.at) for d in group.drafts))
        return found

    def _history(self, facts: Facts) -> bool:
        """Whether the event is dated more than a year before the report: background, not news."""
        published = self._context.published
        if published is None or facts.interval is None or facts.interval.end is None:
            return False
        start = facts.interval.start  # "since 2004": what goes on since long ago is background too
        if start is not None and (published - date.fromisoformat(start)).days > _YEAR:
            return True
        return (published - date.fromisoformat(facts.interval.end)).days > _YEAR

    def _place(self, found: list[Group], draft: Draft, facts: Facts) -> Group | None:
        """Put a draft into the group it fits best, or into a new one; a bare mention that fits none is left out."""
        home = self._of_type(found, draft, facts) or self._of_kind(found, draft, facts)
        if home is not None:
            home.add(draft, facts)
            if draft.frame.priority > 0 and "generic" not in draft.frame.flags and home.generic:
                home.type = draft.frame.type
            return home
        if "weak" in draft.frame.flags and not facts.actors:
            return None
        if draft.definite and not draft.line.headline and (facts.empty or _passing(draft)):
            return self._denial(found, draft, facts)
        found.append(Group(draft, facts))
        return found[-1]

    @staticmethod
    def _anaphor(found: list[Group], draft: Draft, facts: Facts) -> None:
        """A word for any event ("the incident left ten dead") joins the attack told last, in this sentence or the one before."""
        for group in reversed(found[-_RECENT:]):
            last = group.drafts[-1]
            if (
                group.type in HOSTS
                and 0 <= draft.line.number - last.line.number <= 1
                and last.judged.modality == draft.judged.modality
            ):
                group.add(draft, facts)
                return

    def _denial(self, found: list[Group], draft: Draft, facts: Facts) -> Group | None:
        """A denial of the event told last ("denied any part in it"): a claim of that type, by the one who speaks."""
        cue = draft.judged.cue
        if draft.judged.modality != "denied" or cue is None or "SAY" not in cue.classes:
            return None
        told = self._denied(found, draft)
        if told is None:
            return None
        first = told.drafts[0]
        source = draft.speech.source if draft.speech is not None else None
        if source is not None and not draft.roles.actor:
            draft.roles.actor.append(source)  # a capital that speaks is no place here
            draft.roles.rules[id(source)] = "inferred:denier"
        for role in ("target", "place"):
            for item in () if getattr(draft.roles, role) else getattr(first.roles, role):
                draft.roles.add(role, item, "inferred:denied-event")
        found.append(Group(draft, self.facts(draft)))
        found[-1].type, found[-1].generic = told.type, False
        return found[-1]

    @staticmethod
    def _denied(found: list[Group], draft: Draft) -> Group | None:
        """The attack or harm that a denial speaks of: one that somebody was accused of, else the last told."""
        refers, generic = "refer" in draft.frame.flags, "generic" in draft.frame.flags
        near: list[Group] = []
        for group in reversed(found[-_RECENT:]):
            last = group.drafts[-1]
            if not 0 <= draft.line.number - last.line.number <= _REFER_LINES or group.drafts[0].judged.modality == "denied":
                continue
            if (
                group.type == draft.frame.type
                or ((refers or generic) and group.type in HOSTS)
                or (refers and group.type in _HARMS)
            ):
                near.append(group)
        accused = [group for group in near if _accused(group.drafts[-1]) or _accused(group.drafts[0])]
        return max(accused or near, key=lambda group: (group.drafts[-1].line.number, group.drafts[-1].at), default=None)

    def _of_type(self, found: list[Group], draft: Draft, facts: Facts) -> Group | None:
        best: tuple[float, Group] | None = None
        for group in found[-_RECENT:]:
            if group.type != draft.frame.type:
                continue
            likeness = self.likeness(group, draft, facts)
            if likeness > 0 and (best is None or likeness >= best[0]):
                best = likeness, group
        return best[1] if best else None

    def _of_kind(self, found: list[Group], draft: Draft, facts: Facts) -> Group | None:
        """A group of another type of attack that the draft speaks of in general ("the attack"), or that it makes more exact.

        A word for any attack joins the last attack told, when it has the article; a weak word ("it hit ...") the last in its
        sentence; and a general headline takes the type of the exact word that follows.
        """
        if draft.frame.type not in HOSTS or _another(draft):
            return None
        generic, weak = "generic" in draft.frame.flags, "weak" in draft.frame.flags
        for group in reversed(found[-_RECENT:]):
            if group.type not in HOSTS or group.drafts[0].judged.modality != draft.judged.modality:
                continue
            last = group.drafts[-1]
            lines = draft.line.number - last.line.number
            told = zip(group.drafts[-_RECENT:], group.facts[-_RECENT:], strict=True)
            if lines > 2 or not all(self._pair(other, its, draft, facts) >= 0 for other, its in told):
                continue
            if weak and lines == 0 and draft.at - last.at <= _WEAK_REACH:
                return group
            if generic and draft.definite and lines <= 2:
                return group
            if not generic and not weak and group.generic and (last.line.headline or draft.definite) and lines <= 1:
                return group
        return None

    def likeness(self, group: Group, draft: Draft, facts: Facts) -> float:
        """How well a draft fits a group: 0 where something they name speaks against it."""
        if group.drafts[0].judged.modality != draft.judged.modality or _another(draft):
            return 0.0
        weights = likeness_weights()
        score = 0.0
        for other_draft, other in zip(group.drafts[-_LAST:], group.facts[-_LAST:], strict=True):
            one = self._pair(other_draft, other, draft, facts)
            if one < 0:
                return 0.0
            score = max(score, one)
        last = group.drafts[-1]
        near = draft.line.number - last.line.number
        if near <= 1 and draft.definite:
            score += weights["definite"]
        if group.drafts[0].line.headline or (draft.line.headline and near <= 1):
            score += weights["headline"]
        if near == 0:
            score += weights["beside"] if draft.at - last.at <= _BESIDE else weights["sentence"]
        elif near == 1:
            score += weights["following"]
        else:
            score -= weights["distance"] * min(near, 10)
        if draft.frame is last.frame:
            score += weights["frame"]
        if draft.speech is not None and last.speech is not None and draft.speech.source is last.speech.source:
            score += weights["speaker"]
        return max(score, 0.001) if score >= weights["enough"] else 0.0

    def _pair(self, a: Draft, left: Facts, b: Draft, right: Facts) -> float:
        """What two drafts name in common, weighed; below 0 where it speaks against their telling one event."""
        weights = likeness_weights()
        score = self._places_agree(left, right)
        if score < 0:
            return -1.0
        for mine, other in zip(left.parties, right.parties, strict=True):
            if mine and other:
                if not mine & other:
                    return -1.0
                score += weights["party"]
        if left.interval and right.interval and left.interval.start and right.interval.start:
            if left.interval.start != right.interval.start:
                return -1.0
            score += weights["date"]
        for loss in left.casualties:
            for its in right.casualties:
                if loss.kind == its.kind and (loss.min, loss.max) == (its.min, its.max):
                    score += weights["loss"]
        return score

    @staticmethod
    def _places_agree(left: Facts, right: Facts) -> float:
        """1 for a shared place, -1 for places that exclude each other, 0 where a side names none or one may contain the other."""
        mine = [located for _, located in left.places]
        other = [located for _, located in right.places]
        if not mine or not other:
            return 0.0
        fine = False
        for a in mine:
            for b in other:
                if a.row is not None and b.row is not None:
                    if a.row.id == b.row.id or km(a.row, b.row) < _NEAR_KM:
                        return likeness_weights()["place"]
                    if {a.prec, b.prec} <= {"P1", "P2"} or a.prec == b.prec:
                        fine = True
        if fine:
            return -1.0
        if _named(mine) and _named(other) and not _share_words(left, right):
            return -1.0
        return likeness_weights()["coarse"]

    def _harm(self, found: list[Group], draft: Draft, facts: Facts) -> None:
        """Deaths and injuries belong to the strike, blast or clash that they are told with; else they are a KILLING."""
        host = self._host(found, draft) or self._cause_before(found, draft) or self._only_attack(found, draft, facts)
        if host is not None:
            host.add(draft, facts)
            return
        self._same_victims(found, draft, facts)

    @staticmethod
    def _host(found: list[Group], draft: Draft) -> Group | None:
        best: tuple[int, Group] | None = None
        for group in found[-_RECENT:]:
            if group.type not in HOSTS or group.drafts[0].judged.modality != draft.judged.modality:
                continue
            for other in group.by_line.get(draft.line.number, ()):
                if not other.harm:
                    distance = abs(other.at - draft.at) - (3 if other.at > draft.at else 0)
                    if best is None or distance < best[0]:
                        best = distance, group
        return best[1] if best else None

    @staticmethod
    def _cause_before(found: list[Group], draft: Draft) -> Group | None:
        """The attack told last in the sentence before, where this one begins with what came of it ("... and left ten dead")."""
        opening = draft.line.items[: min(draft.at, 4)]
        if not any("RESULT" in item.classes for item in opening):
            return None
        for group in reversed(found[-_RECENT:]):
            last = group.drafts[-1]
            if group.type in HOSTS and draft.line.number - last.line.number == 1:
                return group
        return None

    def _only_attack(self, found: list[Group], draft: Draft, facts: Facts) -> Group | None:
        """The one attack that the report has told so far, a sentence or two before, if nothing speaks against it."""
        told = [group for group in found[-_RECENT:] if group.type in HOSTS and group.drafts[0].line.number <= draft.line.number]
        if len(told) != 1 or told[0].drafts[0].judged.modality != draft.judged.modality or facts.actors:
            return None
        group = told[0]
        if draft.line.number - group.drafts[-1].line.number > 2:
            return None
        if any(
            self._pair(other, its, draft, facts) < 0
            for other, its in zip(group.drafts[-_LAST:], group.facts[-_LAST:], strict=True)
        ):
            return None
        return group

    def _same_victims(self, found: list[Group], draft: Draft, facts: Facts) -> None:
        """Without a host: join the deaths told in the same breath, or those with the same figures; else begin a KILLING."""
        for group in reversed(found[-_RECENT:]):
            last = group.drafts[-1]
            follows = last.harm and last.line is draft.line and draft.at - last.at <= _BREATH
            joined = "W" in draft.item.clitics or "injury" in draft.frame.flags
            if follows and joined and last.judged.modality == draft.judged.modality:
                group.add(draft, facts)
                return
        told = tolls(facts)
        for group in found[-_RECENT:]:
            if told & group.tolls and group.drafts[0].judged.modality == draft.judged.modality:
                group.add(draft, facts)
                return
        if "injury" in draft.frame.flags:
            recent = [
                g
                for g in found[-_RECENT:]
                if g.type in HOSTS | {"KILLING"} and 0 <= draft.line.number - g.drafts[-1].line.number <= 1
            ]
            if recent:
                recent[-1].add(draft, facts)
            return
        if facts.casualties or draft.roles.victims:
            self._place(found, draft, facts)
