"""Drafts of claims: one trigger of one sentence, with the roles, the modality and the speech that its own sentence gives."""

from __future__ import annotations

from marsad.claims.attribution import Speaker, Speech, governing, speeches, spoken_dates
from marsad.claims.modality import Judged, judge
from marsad.events.frames import Frame
from marsad.events.layout import Layout
from marsad.events.recovery import within
from marsad.events.roles import Roles, recover
from marsad.events.slots import clause_time
from marsad.lexicon.build import Lexicon
from marsad.mentions.phrases import Item
from marsad.pattern.alphabet import Alphabet
from marsad.pattern.compile import TRIGGER, Pattern, class_names

_GOVERNS = frozenset(
    ("IN", "ON", "OF", "TO", "CAUSE", "AFTER", "BEFORE", "WITH", "AGAINST", "BY", "NEAR", "LVACT", "LVHAP", "LVUND", "LVSEE", "TRIG", "NUM", "C_DENIED")
)
HOSTS = frozenset(("AIRSTRIKE", "SHELLING", "EXPLOSION", "SUICIDE_ATTACK", "CHEMICAL_ATTACK", "CLASH", "CIVILIAN_ATTACK", "TORTURE"))


class Line:
    """A sentence being read: its items, what is spoken in it, where it stands."""

    __slots__ = (
        "copies", "dated", "end", "headline", "items", "layout", "number", "paragraph", "quote", "speeches", "start", "string",
    )  # fmt: skip

    def __init__(self, items: list[Item], number: int, start: int, end: int, headline: bool) -> None:
        self.items, self.number, self.start, self.end, self.headline = items, number, start, end, headline
        self.speeches: list[Speech] = speeches(items)
        self.dated = spoken_dates(items, self.speeches)
        self.layout = Layout(items)
        self.string = ""
        self.copies: list[int] = []
        self.paragraph, self.quote = 0, -1


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
        """Whether the trigger is a noun with the article or a pronoun: it may speak of an event told before."""
        return self.feature in ("noun+def", "noun+object") or "DEF" in self.item.classes

    @property
    def harm(self) -> bool:
        """Whether the trigger tells only that people were hurt."""
        return "harm" in self.frame.flags


def part_of_speech(items: list[Item], at: int, features: list[str]) -> str:
    """Noun or verb, for a form that is both ("qasf", "qasafa"): a noun after a preposition, a light verb or another noun's trigger.

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

    def __init__(self, lexicon: Lexicon) -> None:
        frames = [frame for event_type in lexicon.event_types.values() for frame in event_type.frames]
        sources = [source for frame in frames for source in (*frame.when, *frame.unless)]
        self._alphabet = Alphabet(frozenset().union(*(class_names(source) for source in sources)) | {"BAR"})
        self._patterns: dict[str, Pattern] = {}
        self._frames: dict[int, list[tuple[Frame, str]]] = {}

    def _holds(self, source: str, string: str) -> bool:
        pattern = self._patterns.get(source)
        if pattern is None:
            pattern = self._patterns[source] = Pattern(source, self._alphabet, "events")
        return pattern.search(string) is not None

    def _senses(self, item: Item) -> list[tuple[Frame, str]]:
        entries = item.units[0].entries
        found = self._frames.get(id(entries))
        if found is None:
            found = [(entry.value, entry.feature) for entry in entries if entry.cls == "TRIG"]
            found.sort(key=lambda sense: (-sense[0].priority, sense[1].endswith("+object")))
            self._frames[id(entries)] = found
        return found

    def choose(self, line: Line, at: int) -> tuple[Frame, str] | None:
        """The frame of the trigger at ``at``: the highest in priority whose conditions hold, or None."""
        string = line.string[:at] + TRIGGER + line.string[at + 1 :]
        for frame, feature in self._senses(line.items[at]):
            if frame.when and not any(self._holds(source, string) for source in frame.when):
                continue
            if any(self._holds(source, string) for source in frame.unless):
                continue
            features = {other: None for same, other in self._senses(line.items[at]) if same is frame}
            return frame, feature if len(features) == 1 else part_of_speech(line.items, at, list(features))
        return None

    def drafts(self, line: Line, speaker: Speaker) -> list[Draft]:
        """The drafts of one line, in order of their triggers."""
        speaker.hear(line.items, line.speeches)
        code = self._alphabet.code
        line.string = "".join([code(item.classes) for item in line.items])
        found: list[Draft] = []
        for at, item in enumerate(line.items):
            if item.kind or "TRIG" not in item.classes:
                continue
            sense = self.choose(line, at)
            if sense is None:
                continue
            if sense[1].startswith("imperfect") and "state" in sense[0].flags and not line.headline and not item.clitics & {"S"}:
                continue
            judged = judge(line.items, at, sense[1])
            if judged.modality == "purpose":
                continue
            speech = governing(line.speeches, at)
            found.append(Draft(line, at, sense[0], sense[1], judged, speech))
        within(found)
        return found
