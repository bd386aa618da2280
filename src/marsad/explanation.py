"""What ``marsad explain`` tells of a report: the words, what every stage made of them, what was tried and what was rejected."""

from __future__ import annotations

from typing import Literal

from marsad.model import Record, Span


class Words(Record, frozen=True, kw_only=True):
    """A piece of the report: its words and their offsets."""

    text: str
    span: Span


class Token(Words, frozen=True, kw_only=True):
    """A token: ``kind`` is word, number or mark."""

    kind: str


class UnitView(Words, frozen=True, kw_only=True):
    """A unit: its classes, the clitics taken off it, what the packs know it as (``CLASS id``), whether it was quoted."""

    classes: list[str]
    clitics: list[str]
    means: list[str]
    quoted: bool


class ItemView(Words, frozen=True, kw_only=True):
    """A noun phrase (``kind`` says which) or a single unit (``kind`` is empty), with the classes that event patterns see."""

    kind: str
    classes: list[str]


class SpeechView(Record, frozen=True, kw_only=True):
    """An act of speech: what carries it (None: carried on from before), who speaks, through whom, the rule, what it covers."""

    verb: Words | None
    source: Words | None
    chain: list[tuple[str, str]]
    rule: str
    covers: Span


class Tried(Record, frozen=True, kw_only=True):
    """A frame of a trigger: it fired, none of its ``when`` was found, an ``unless`` was, or a frame asked before it had fired."""

    frame: str
    type: str
    priority: int
    feature: str
    outcome: Literal["fired", "when", "unless", "lower"]
    patterns: list[str]


class Role(Words, frozen=True, kw_only=True):
    """A noun phrase that a trigger could reach: the slot it stands in, the role it fills ("" for none) and by which rule."""

    slot: str
    role: str
    rule: str


class Cue(Words, frozen=True, kw_only=True):
    """A cue of the sentence and what it does to a trigger: ``governs``, or why it does not."""

    categories: list[str]
    verdict: str


class Trigger(Words, frozen=True, kw_only=True):
    """A word that may name an event: frames tried, roles, cues, speaker, and the claim (from 1) or why it made none."""

    frames: list[Tried]
    roles: list[Role]
    modality: str | None
    modality_rule: str | None
    cues: list[Cue]
    source: Words | None
    claim: int | None
    outcome: str


class Sentence(Words, frozen=True, kw_only=True):
    """A sentence as the stages saw it; ``number`` counts from 1, ``copies`` says how often its paragraph is repeated."""

    number: int
    headline: bool
    copies: int
    tokens: list[Token]
    units: list[UnitView]
    items: list[ItemView]
    speeches: list[SpeechView]
    triggers: list[Trigger]


class Skipped(Words, frozen=True, kw_only=True):
    """A paragraph that was not read: no prose (``kind`` says what), or the copy of another."""

    kind: str
    repeats: bool


class Explanation(Record, frozen=True, kw_only=True):
    """All of one report."""

    id: str
    claims: list[str]
    skipped: list[Skipped]
    sentences: list[Sentence]
