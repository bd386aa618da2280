"""Why a report gave these claims and no others: what every stage made of each sentence, what was tried, and what was rejected.

Nothing is computed here that the reader does not compute: a ``Witness`` is the reader itself, and keeps what its stages pass on.
"""

from __future__ import annotations

import re
from typing import Literal, get_args

import msgspec

from marsad.claims.attribution import Speaker, Speech
from marsad.claims.drafts import Draft, Line
from marsad.claims.modality import Judged, judge
from marsad.events.frames import Frame
from marsad.events.slots import scan_right
from marsad.explanation import (
    Cue,
    Explanation,
    ItemView,
    Role,
    Sentence,
    Skipped,
    SpeechView,
    Token,
    Tried,
    Trigger,
    UnitView,
    Words,
)
from marsad.mentions.phrases import Item
from marsad.mentions.units import Unit
from marsad.model import Article, Claim, Modality, Span
from marsad.reading import Reader, reader
from marsad.resolve.context import Context
from marsad.text.clean import KEPT, clean
from marsad.text.tokens import tokens


class Witness(Reader):
    """The reader of this process, keeping the lines and drafts that its stages pass on."""

    def __init__(self) -> None:
        vars(self).update(vars(reader()))
        self.seen: list[Line] = []
        self.made: list[Draft] = []
        self.peaceful: list[Draft] = []

    def lines(self, text: str, context: Context) -> list[Line]:
        """The reader's lines, kept."""
        self.seen = super().lines(text, context)
        return self.seen

    def drafts(self, lines: list[Line]) -> list[Draft]:
        """The reader's drafts, kept."""
        self.made = super().drafts(lines)
        return self.made

    def of_conflict(self, lines: list[Line], found: list[Draft]) -> list[Draft]:
        """The drafts; those dropped with the whole report are kept aside."""
        kept = super().of_conflict(lines, found)
        self.peaceful = [] if kept else found
        return kept


def explain(article: Article, number: int | None = None) -> Explanation:
    """What every stage made of one article; of its sentence ``number`` only, where one is given."""
    witness = Witness()
    reading = witness.read(article)
    text = article.text
    homes = {mention.trigger_span: n for n, claim in enumerate(reading.claims, 1) for mention in claim.mentions}
    drafts = {(draft.line.number, draft.at): draft for draft in witness.made}
    return Explanation(
        id=article.id,
        claims=[_title(claim) for claim in reading.claims],
        skipped=_skipped(text),
        sentences=[_sentence(witness, text, line, drafts, homes) for line in witness.seen if number in (None, line.number + 1)],
    )  # fmt: skip


def _skipped(text: str) -> list[Skipped]:
    return [
        Skipped(
            text=text[part.start : part.end], span=(part.start, part.end), kind=part.kind, repeats=part.duplicate_of is not None
        )
        for part in clean(text)
        if part.kind not in KEPT or part.duplicate_of is not None
    ]  # fmt: skip


def _title(claim: Claim) -> str:
    return f"{claim.type} {claim.modality}: {claim.mentions[0].trigger}"


def _words(text: str, thing: Item | Unit) -> Words:
    return Words(text=text[thing.start : thing.end], span=(thing.start, thing.end))


def _sentence(witness: Witness, text: str, line: Line, drafts: dict[tuple[int, int], Draft], homes: dict[Span, int]) -> Sentence:
    units = [unit for item in line.items for unit in item.units]
    return Sentence(
        text=text[line.start : line.end], span=(line.start, line.end), number=line.number + 1, headline=line.headline,
        copies=len(line.copies),
        tokens=[
            Token(text=text[token.start : token.end], span=(token.start, token.end), kind=token.kind)
            for token in tokens(text, line.start, line.end)
        ],
        units=[_unit(text, unit) for unit in units],
        items=[
            ItemView(text=text[item.start : item.end], span=(item.start, item.end), kind=item.kind, classes=sorted(item.classes))
            for item in line.items
        ],
        speeches=[_speech(text, line, speech) for speech in line.speeches],
        triggers=[
            _trigger(witness, text, line, at, drafts.get((line.number, at)), homes)
            for at, item in enumerate(line.items)
            if any("TRIG" in unit.classes for unit in item.units)
        ],
    )  # fmt: skip


def _unit(text: str, unit: Unit) -> UnitView:
    means = [f"{entry.cls} {name}".strip() for entry in unit.entries for name in (_name(entry.value),)]
    for number in (unit.quantity, unit.number):
        if number is not None:
            means.append(f"{'QUANT' if number is unit.quantity else 'NUM'} {number.min}..{number.max}")
    if unit.date is not None:
        means.append(f"DATE {_date(unit.date.expr)}")
    return UnitView(
        text=text[unit.start : unit.end], span=(unit.start, unit.end), classes=sorted(unit.classes), clitics=sorted(unit.clitics),
        means=list(dict.fromkeys(means)), quoted=unit.quoted,
    )  # fmt: skip


def _date(expr: object) -> str:
    """The parts of a date expression that say something."""
    if not isinstance(expr, msgspec.Struct):
        return str(expr)
    told = msgspec.structs.asdict(expr).items()
    return " ".join(f"{name}={_date(value)}" for name, value in told if value not in (None, False))


def _name(value: object) -> str:
    """How a row of the packs is called: its id, category or country, the value itself where it is a word."""
    if isinstance(value, str):
        return value
    return next((str(getattr(value, name)) for name in ("id", "category", "actor", "country") if getattr(value, name, "")), "")


def _speech(text: str, line: Line, speech: Speech) -> SpeechView:
    covered = line.items[max(speech.start, 0) : speech.end] or [line.items[speech.verb]]
    return SpeechView(
        verb=_words(text, line.items[speech.verb]) if speech.verb >= 0 else None,
        source=_words(text, speech.source) if speech.source else None,
        chain=[(text[item.start : item.end], role) for item, role in speech.chain], rule=speech.rule,
        covers=(covered[0].start, covered[-1].end),
    )  # fmt: skip


def _trigger(witness: Witness, text: str, line: Line, at: int, draft: Draft | None, homes: dict[Span, int]) -> Trigger:
    item = line.items[at]
    if item.kind:
        return _swallowed(text, item)
    chosen = witness.drafter.choose(line, at)
    feature = draft.feature if draft else chosen[1] if chosen else ""
    judged = draft.judged if draft else judge(line.items, at, feature) if chosen else None
    claim = homes.get((item.start, item.end)) if draft else None
    return Trigger(
        text=text[item.start : item.end], span=(item.start, item.end), frames=tried(witness, line, at),
        roles=_roles(text, line, at, draft), modality=judged.modality if judged else None,
        modality_rule=judged.rule if judged else None, cues=_cues(text, line.items, at, feature, judged) if judged else [],
        source=_words(text, draft.speech.source) if draft and draft.speech and draft.speech.source else None,
        claim=claim, outcome=_outcome(chosen is not None, judged, draft, claim, bool(witness.peaceful)),
    )  # fmt: skip


def _swallowed(text: str, item: Item) -> Trigger:
    """A trigger that a noun phrase took in: it is not asked for an event."""
    unit = next(unit for unit in item.units if "TRIG" in unit.classes)
    return Trigger(
        text=text[unit.start : unit.end], span=(unit.start, unit.end), frames=[], roles=[], modality=None, modality_rule=None,
        cues=[], source=None, claim=None, outcome=f"part of a noun phrase ({item.kind}): {text[item.start : item.end]}",
    )  # fmt: skip


def tried(witness: Reader, line: Line, at: int) -> list[Tried]:
    """Every frame of the trigger at ``at``, in the order in which the drafter asks them, with what came of it."""
    found: list[Tried] = []
    done = False
    senses: dict[Frame, list[str]] = {}
    for frame, feature in witness.drafter._senses(line.items[at]):
        senses.setdefault(frame, []).append(feature)
    for frame, features in senses.items():
        hits = [source for source in frame.unless if witness.drafter.holds((source,), line, at)]
        held = [source for source in frame.when if witness.drafter.holds((source,), line, at)]
        outcome: Literal["fired", "when", "unless", "lower"]
        if frame.when and not held:
            outcome, patterns = "when", list(frame.when)
        elif hits:
            outcome, patterns = "unless", hits
        else:
            outcome, patterns = "lower" if done else "fired", held
            done = True
        found.append(
            Tried(
                frame=frame.id, type=frame.type, priority=frame.priority, feature=" or ".join(dict.fromkeys(features)),
                outcome=outcome, patterns=patterns,
            )
        )  # fmt: skip
    return found


def _roles(text: str, line: Line, at: int, draft: Draft | None) -> list[Role]:
    """The roles of a draft, then what stood in a slot and filled none."""
    if draft is None:
        return []
    roles = draft.roles
    slots = {id(slot.item): slot.name for slot in scan_right(line.layout, at)}
    filled = [(name, item) for name in ("actor", "target", "victims", "place", "dest") for item in getattr(roles, name)]
    filled += [(name, item) for name, item in (("weapon", roles.weapon), ("time", roles.time)) if item is not None]
    used = {id(item) for _, item in filled}
    idle = [("", slot.item) for slot in scan_right(line.layout, at) if id(slot.item) not in used]
    return [
        Role(
            text=text[item.start : item.end], span=(item.start, item.end), slot=slots.get(id(item), ""), role=name,
            rule=roles.rules.get(id(item), f"{name}.near" if name else ""),
        )
        for name, item in filled + idle
    ]  # fmt: skip


def _cues(text: str, items: list[Item], at: int, feature: str, judged: Judged) -> list[Cue]:
    """All cues of the sentence: the one that governs the trigger, and why the others do not."""
    return [
        Cue(
            text=text[item.start : item.end], span=(item.start, item.end),
            categories=sorted({cue.category for cue in item.values("CUE")}), verdict=_verdict(items, n, at, feature, judged),
        )
        for n, item in enumerate(items)
        if "CUE" in item.classes or item is judged.cue
    ]  # fmt: skip


def _verdict(items: list[Item], n: int, at: int, feature: str, judged: Judged) -> str:
    """What the cue at ``n`` does to the trigger at ``at``; why nothing is found by asking with fewer words between."""
    cue = items[n]
    if cue is judged.cue:
        return "governs"
    if "C_PSEUDO" in cue.classes:
        return "pseudo: looks like a cue, is none"
    if "C_TERMINATE" in cue.classes:
        return "no cue: ends the reach of others"
    if n >= at:
        return "stands after the trigger"
    if judged.cue is not None and any(item is judged.cue for item in items[n + 1 : at + 1]):
        return "a nearer cue governs"
    lost = next((m for m in range(n + 1, at + 1) if judge([*items[:m], *items[at:]], m, feature).cue is not cue), at)
    if lost == n + 1:
        return "does not govern this form of the trigger"
    commas = sum("COMMA" in item.classes for item in items[n + 1 : lost])
    reach = max((value.scope for value in cue.values("CUE")), default=0) // (1 + commas)
    if lost - n > reach:
        return f"too far: {at - n} items, reaches {reach}"
    return f"terminated by {' '.join(unit.key for unit in items[lost - 1].units)}"


def _outcome(fired: bool, judged: Judged | None, draft: Draft | None, claim: int | None, peaceful: bool) -> str:
    if claim is not None:
        return f"claim {claim}"
    if not fired:
        return "no frame fired"
    if draft is not None:
        if draft.harm and not draft.roles.victims:
            return "tells only that people were hurt, names none, and no event takes it"
        return "left out among the drafts of the report: background, or a bare mention that fits no event"
    if judged is not None and judged.modality not in get_args(Modality):
        return f"{judged.modality}: no claim"
    if peaceful:
        return "frame fired, but the report shows too few signs of armed conflict: nothing in it is read as a claim"
    return "frame fired, but its form tells no event here"


def frames_at(sentence: str) -> list[str]:
    """Ids of the frames drafted at the word in square brackets. Raises ValueError where there is not exactly one such word."""
    match = re.fullmatch(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)", sentence)
    if match is None:
        raise ValueError("an example has its trigger, and nothing else, in square brackets")
    start, end = match.end(1), match.end(1) + len(match[2])
    drafts = drafts_of(match[1] + match[2] + match[3])
    return [draft.frame.id for draft in drafts if draft.item.start < end and start < draft.item.end]


def drafts_of(sentence: str) -> list[Draft]:
    """The drafts of one sentence that stands alone."""
    stages = reader()
    units = stages.unitizer.units(sentence, tokens(sentence))
    line = Line(stages.phraser.items(units), 0, 0, len(sentence), False)
    return stages.drafter.drafts(line, Speaker())


def encode(explanations: list[Explanation]) -> bytes:
    """The JSON of explanations, for machines."""
    return msgspec.json.format(msgspec.json.encode(explanations), indent=1)
