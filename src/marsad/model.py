"""The records of Marsad: frozen structs, and nothing that computes.

Offsets are code points into ``Article.text``, half-open. ``text[span]`` equals the quote of every quoted record. The JSON of
``Reading`` is the format of the codebook (docs/codebook.md, section 5) with these additions on each item: ``span``, ``rule`` (the
id of the rule that found it) and ``basis`` (``stated``, ``inferred:RULE`` or ``metadata``).
"""

from __future__ import annotations

from typing import Literal

import msgspec

Span = tuple[int, int]

EventType = Literal[
    "CLASH", "AIRSTRIKE", "SHELLING", "EXPLOSION", "SUICIDE_ATTACK", "CHEMICAL_ATTACK", "CIVILIAN_ATTACK", "KILLING",
    "ABDUCTION", "TORTURE", "SEXUAL_VIOLENCE", "CIVILIAN_COERCION", "DESTRUCTION", "CONTROL_CHANGE", "WITHDRAWAL", "SIEGE",
    "DEPLOYMENT", "CLEARANCE", "ARREST", "RELEASE", "DISPLACEMENT", "AGREEMENT", "SUPPORT", "PROTEST",
]  # fmt: skip
Modality = Literal["asserted", "denied", "possible", "predicted", "planned", "conditional", "threatened", "demanded"]
Precision = Literal["P1", "P2", "P3", "P4", "P5", "P6", "P7"]
CasualtyKind = Literal["killed", "injured", "captured", "missing", "displaced"]
Who = Literal["civilian", "combatant", "unknown"]
StateKind = Literal["held", "contested", "encircled", "last_stronghold", "lost"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all output records: frozen, built by keyword."""


class Article(Record, frozen=True, kw_only=True):
    """One report as it came. ``published`` is an ISO date or None; ``text`` starts with the headline where there is one."""

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    theatre: str | None = None


class Quoted(Record, frozen=True, kw_only=True):
    """Words of the report that a field was read from."""

    quote: str
    span: Span
    rule: str
    basis: str = "stated"


class ActorRef(Quoted, frozen=True, kw_only=True):
    """An actor, target or source. ``id`` is from the codebook's list; ``entity`` is the pack's finer identity, or None."""

    id: str
    entity: str | None = None
    loaded: bool = False


class Voice(Record, frozen=True, kw_only=True):
    """One link of a chain of attribution, outer to inner: who passed the word on, and through which channel."""

    quote: str
    span: Span
    id: str
    role: Literal["source", "outlet", "channel"]


class SourceRef(ActorRef, frozen=True, kw_only=True):
    """The innermost claimant, with the chain through which the word came (outer first, the claimant itself last)."""

    chain: list[Voice] = []


class PlaceRef(Quoted, frozen=True, kw_only=True):
    """A place of a claim. ``gaz`` is ``gn:<id>``, a p-code, ``macro:<slug>`` or None; areas have a label point and a radius."""

    gaz: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    prec: Precision
    name_ar: str | None = None
    name_en: str | None = None
    site: str | None = None
    candidates: list[str] = []


class TimeRef(Quoted, frozen=True, kw_only=True):
    """When it happened: inclusive ISO dates, either of which may be unknown; ``time_prec`` T0 to T8 (docs/data-model.md)."""

    start: str | None
    end: str | None
    time_prec: str | None = None


class Casualty(Quoted, frozen=True, kw_only=True):
    """People killed, injured, captured, missing or displaced: ``min`` and ``max`` as the words give them."""

    kind: CasualtyKind
    who: Who
    min: int | None
    max: int | None


class Mention(Record, frozen=True, kw_only=True):
    """A clause that tells the event, and the word or fixed phrase in it that names the event."""

    quote: str
    trigger: str
    span: Span
    trigger_span: Span
    rule: str


class Claim(Record, frozen=True, kw_only=True):
    """One event as one claimant puts it, with one degree of certainty, in one report."""

    type: EventType
    modality: Modality
    scope: Literal["event", "aggregate"]
    mentions: list[Mention]
    actor: list[ActorRef]
    target: list[ActorRef]
    place: list[PlaceRef]
    dest: list[PlaceRef]
    time: TimeRef | None
    weapon: Quoted | None
    casualties: list[Casualty]
    source: SourceRef | None
    rule: str
    cue: Quoted | None = None


class ControlState(Record, frozen=True, kw_only=True):
    """Who is said to hold a place: a state, not a change. ``area_km2`` where the words give the size of the area held."""

    place: PlaceRef
    holder: ActorRef | None
    kind: StateKind
    modality: Modality
    source: SourceRef | None
    quote: str
    span: Span
    rule: str
    basis: str = "stated"
    area_km2: float | None = None


class MadeWith(Record, frozen=True, kw_only=True):
    """What a reading was made with: the program's version and one hash over all packs."""

    marsad: str
    packs: str


class Reading(Record, frozen=True, kw_only=True):
    """All that was read from one article."""

    id: str
    claims: list[Claim]
    control: list[ControlState]
    notes: str | None
    made_with: MadeWith
