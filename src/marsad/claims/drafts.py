"""Drafts of claims: one trigger of one sentence, with the roles, the modality and the speech that its own sentence gives."""

from __future__ import annotations

from marsad.claims.attribution import Speaker, Speech, governing, speeches, spoken_dates
from marsad.claims.modality import Judged, judge
from marsad.events.conditions import Conditions
from marsad.events.frames import Frame
from marsad.events.layout import Layout
from marsad.events.recovery import within
from marsad.events.roles import recover
from marsad.events.slots import clause_time
from marsad.mentions.phrases import Item

_GOVERNS = frozenset(
    (
        "IN",
        "ON",
        "OF",
        "TO",
        "CAUSE",
        "AFTER",
        "BEFORE",
        "WITH",
        "AGAINST",
        "BY",
        "NEAR",
        "LVACT",
        "LVHAP",
        "LVUND",
        "LVSEE",
        "TRIG",
        "NUM",
        "C_DENIED",
    )
)
_BRIEF = 3  # sentences of a report that is too short to show more than an armed act and one that bears arms
_WARTIME = frozenset(("SIEGE", "RELEASE", "WITHDRAWAL", "DISPLACEMENT"))
_CONFLICT, _SPREAD = 3, 50  # signs of armed conflict that a report needs: so many, and one for so many phrases
HOSTS = frozenset(
    ("AIRSTRIKE", "SHELLING", "EXPLOSION", "SUICIDE_ATTACK", "CHEMICAL_ATTACK", "CLASH", "CIVILIAN_ATTACK", "TORTURE")
)
_TOLD_OF = HOSTS | _WARTIME | {"CONTROL_CHANGE", "DEPLOYMENT"}


_HEADED = frozenset(("actor", "force", "facility", "quantity", "victim"))
_WITH_OBJECT = frozenset(("perfect+object", "imperfect+object"))
_GIVEN_TO = frozenset(("LVUND", "LVACT", "CAUSE", "RESULT", "CUE", "SAY"))


class Line:
    """A sentence being read: its items, what is spoken in it, where it stands."""

    __slots__ = (
        "_layout", "copies", "dated", "end", "headline", "items", "number", "paragraph", "present", "quote", "speeches", "start",
    )  # fmt: skip

    def __init__(self, items: list[Item], number: int, start: int, end: int, headline: bool) -> None:
        self.items, self.number, self.start, self.end, self.headline = items, number, start, end, headline
        self.speeches: list[Speech] = speeches(items)
        self.dated = spoken_dates(items, self.speeches)
        self._layout: Layout | None = None
        self.present = frozenset().union(
            *{unit.classes for item in items for unit in item.units}, *{item.classes for item in items}
        )
        """The classes of all items and units together."""
        self.copies: list[int] = []
        self.paragraph, self.quote = 0, -1

    @property
    def layout(self) -> Layout:
        """How the sentence hangs together; made when first asked for."""
        if self._layout is None:
            self._layout = Layout(self.items)
        return self._layout


class Draft:
    """One trigger read in its sentence."""

    __slots__ = ("at", "casualties", "feature", "frame", "judged", "line", "merged", "roles", "speech")

    def __init__(self, line: Line, at: int, frame: Frame, feature: str, judged: Judged, speech: Speech | None) -> None:
        self.line, self.at, self.frame, self.feature, self.judged, self.speech = line, at, frame, feature, judged, speech
        self.roles = recover(line.layout, at, frame, feature)
        self.roles.time = clause_time(line.layout, at, line.dated)
        self.casualties: list[tuple[str, Item]] = []
        self.merged = False

    @property
    def item(self) -> Item:
        """The trigger."""
        return self.line.items[self.at]

    @property
    def definite(self) -> bool:
        """Whether the trigger is a noun with the article or a pronoun: it may speak of an event told before.

        Not a noun that takes the article by idiom and governs a complement right after it ("the capture of ...").
        """
        if (
            "govern" in self.frame.flags
            and self.at + 1 < len(self.line.items)
            and self.line.items[self.at + 1].classes & {"ON", "OF"}
        ):
            return False
        return self.feature in ("noun+def", "noun+object") or "DEF" in self.item.classes

    @property
    def harm(self) -> bool:
        """Whether the trigger tells only that people were hurt."""
        return "harm" in self.frame.flags


def _mere_aim(items: list[Item], at: int, sense: tuple[Frame, str], judged: Judged) -> bool:
    """Whether a verbal noun after li- is what something else was done for ("battles to lift the siege"), not what happened.

    Strikes and fights are judged by their modality alone; here only what befalls ("was exposed to arson") is told as fact.
    """
    item = items[at]
    if sense[0].type in HOSTS or judged.modality != "asserted" or "L" not in item.clitics or sense[1].startswith("perfect"):
        return False
    return sense[1].startswith("imperfect") or not any(items[n].classes & _GIVEN_TO for n in range(max(0, at - 2), at))


_VAGUE = frozenset(("generic", "weak", "anaphor", "refer"))


def in_conflict(lines: list[Line], drafts: list[Draft]) -> bool:
    """Whether a report is about armed conflict at all: it names those who bear arms, weapons or armed acts often enough.

    Events that peace knows too (an agreement, an arrest, a march, help) are claims only in such a report.
    """
    armed = sum("WAR" in item.classes for line in lines if "WAR" in line.present for item in line.items)
    means = sum("BOMB" in item.classes for line in lines if "BOMB" in line.present for item in line.items)
    attacks = sum(draft.frame.type in HOSTS and not draft.frame.flags & _VAGUE for draft in drafts)
    acts = attacks + sum(draft.frame.type in _WARTIME or "truce" in draft.frame.flags for draft in drafts)
    size = sum(len(line.items) for line in lines)
    if len(lines) <= _BRIEF:
        party = any(item.has("ACTOR") for line in lines if "WAR" in line.present for item in line.items if "WAR" in item.classes)
        return armed > 0 and (acts > 0 or (party and any(draft.frame.type in _TOLD_OF for draft in drafts)))
    return (armed > 0 or attacks >= _CONFLICT) and armed + means + acts >= max(_CONFLICT, size / _SPREAD)


def part_of_speech(items: list[Item], at: int, features: list[str]) -> str:
    """Noun or verb, for a form that is both ("qasf", "qasafa"): a noun after a preposition, a light verb or another trigger noun.

    A verb stands at the head of its clause before its subject, after "qad", a relative or a subject of its own.
    """
    verbs = [feature for feature in features if feature.startswith(("perfect", "imperfect"))]
    nouns = [feature for feature in features if feature not in verbs]
    if not verbs or not nouns:
        return features[0]
    item = items[at]
    following = items[at + 1].classes if at + 1 < len(items) else frozenset()
    before = items[at - 1].classes if at else frozenset()
    if item.clitics & {"B", "L", "K"} or before & _GOVERNS:
        return nouns[0]
    if before & {"REL", "AUX", "COMP"} and not before & {"DEF"}:
        return verbs[0]
    head = not at or bool(before & {"BAR", "COMMA", "COLON", "DASH", "DATENP", "DATE"}) or "W" in item.clitics
    if following & {"ACTORNP", "ANONNP", "QUANTNP"} and "L" not in following and (head or before & {"ACTORNP"}):
        return verbs[0]
    return verbs[0] if before & {"ACTORNP"} and following & {"PLACENP", "FACNP", "ASSET"} else nouns[0]


class Drafter:
    """Finds the triggers of a line and chooses the frame of each."""

    def __init__(self) -> None:
        self._conditions = Conditions()
        self._frames: dict[int, list[tuple[Frame, str]]] = {}

    def holds(self, sources: tuple[str, ...], line: Line, at: int) -> bool:
        """Whether one of some conditions holds around the trigger at ``at``."""
        return self._conditions.hold(sources, line.items, at, line.present)

    def _senses(self, item: Item) -> list[tuple[Frame, str]]:
        entries = item.units[0].entries
        found = self._frames.get(id(entries))
        if found is None:
            found = [(entry.value, entry.feature) for entry in entries if entry.cls == "TRIG"]
            found.sort(key=lambda sense: (-sense[0].priority, sense[1].endswith("+object")))
            self._frames[id(entries)] = found
        return found

    def _may_trigger(self, item: Item) -> bool:
        """A unit with a trigger, or a noun phrase whose head is one of a frame that allows it ("reinforcements of the army")."""
        if item.kind:
            return (
                item.kind in _HEADED
                and "TRIG" in item.units[0].classes
                and any("head" in frame.flags for frame, _ in self._senses(item))
            )
        return "TRIG" in item.classes

    def choose(self, line: Line, at: int) -> tuple[Frame, str] | None:
        """The frame of the trigger at ``at``: the highest in priority whose conditions hold, or None."""
        item = line.items[at]
        senses = self._senses(item)
        for frame, feature in senses:
            if item.kind and "head" not in frame.flags:
                continue
            if frame.when and not self.holds(frame.when, line, at):
                continue
            if frame.unless and self.holds(frame.unless, line, at):
                continue
            features = {other: None for same, other in senses if same is frame}
            return frame, feature if len(features) == 1 else part_of_speech(line.items, at, list(features))
        return None

    def drafts(self, line: Line, speaker: Speaker) -> list[Draft]:
        """The drafts of one line, in order of their triggers."""
        speaker.hear(line.items, line.speeches, line.quote)
        found: list[Draft] = []
        if "TRIG" not in line.present:
            return found
        for at, item in enumerate(line.items):
            if "TRIG" not in item.units[0].classes or not self._may_trigger(item):
                continue
            sense = self.choose(line, at)
            if sense is None:
                continue
            if "S" in item.clitics and not sense[1].startswith("imperfect"):
                continue
            if "relative" in sense[0].flags and sense[1] in _WITH_OBJECT and at and "REL" in line.items[at - 1].classes:
                continue  # "the land that it took": what is told of the land is another thing
            if sense[1].startswith("imperfect") and "state" in sense[0].flags and not line.headline and not item.clitics & {"S"}:
                continue
            judged = judge(line.items, at, sense[1])
            if judged.modality in ("purpose", "dropped") or _mere_aim(line.items, at, sense, judged):
                continue
            speech = governing(line.speeches, at)
            found.append(Draft(line, at, sense[0], sense[1], judged, speech))
        within(found)
        return found
