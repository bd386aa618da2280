"""Readings for people: one card a claim or control state, with its sentence and the words that each field was read from marked.

Text is printed in logical order, as terminals that know Arabic want it; paragraphs of Arabic are set to the right.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from marsad.cli.labels import label
from marsad.model import ActorRef, Article, Casualty, Claim, ControlState, PlaceRef, Reading, SourceRef, Span, TimeRef
from marsad.text.clean import clean
from marsad.text.sentences import sentences

_STYLES = {
    "trigger": "bold red", "actor": "cyan", "target": "yellow", "place": "green", "dest": "green", "time": "magenta",
    "weapon": "red", "casualties": "red", "source": "blue", "cue": "bold magenta", "holder": "cyan",
}  # fmt: skip

_LINE_END = re.compile("[\n\r\v\f\x85\u2028\u2029]")

Field = tuple[str, str]
Marks = list[tuple[Span, str]]


def render(article: Article, reading: Reading, lang: str, plain: bool, width: int | None = None, color: bool = False) -> str:
    """The cards of one reading as text. ``plain`` draws no boxes and writes the naming word of an event in square brackets."""
    heading = _heading(reading, lang)
    spans = _sentences(article.text)
    if plain:
        blocks = [f"{heading}\n"]
        for title, fields, marks in _cards(reading, lang):
            blocks.append(_plain(title, fields, _quote(article.text, spans, marks), lang))
        return "\n".join(blocks) + "\n"
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, color_system="auto" if color else None, highlight=False)
    console.print(Text(heading, style="bold"))
    for title, fields, marks in _cards(reading, lang):
        console.print(_panel(title, fields, _quote(article.text, spans, marks), lang))
    return out.getvalue() + "\n"


def _heading(reading: Reading, lang: str) -> str:
    if not reading.claims and not reading.control:
        count = label("nothing", lang)
    else:
        count = f"{len(reading.claims)} {label('claims', lang)}, {len(reading.control)} {label('states', lang)}"
    return f"{reading.id}: {count}" + (f" ({reading.notes})" if reading.notes else "")


def _cards(reading: Reading, lang: str) -> Iterator[tuple[str, list[Field], Marks]]:
    for claim in reading.claims:
        yield _title(claim, lang), _claim_fields(claim, lang), _claim_marks(claim)
    for state in reading.control:
        title = f"{label('control', lang)}: {label(state.kind, lang)} · {label(state.modality, lang)}"
        yield title, _state_fields(state, lang), _state_marks(state)


def _title(claim: Claim, lang: str) -> str:
    scope = f" · {label(claim.scope, lang)}" if claim.scope != "event" else ""
    return f"{claim.type} · {label(claim.modality, lang)}{scope} · {label(claim.type, lang)}"


def _claim_fields(claim: Claim, lang: str) -> list[Field]:
    fields = []
    if claim.actor or claim.target:
        names = f"{label('actor', lang)} → {label('target', lang)}"
        fields.append((names, f"{_actors(claim.actor)} → {_actors(claim.target)}"))
    for name, places in (("place", claim.place), ("dest", claim.dest)):
        if places:
            fields.append((label(name, lang), ", ".join(_place(place) for place in places)))
    if claim.time:
        fields.append((label("time", lang), _time(claim.time)))
    if claim.casualties:
        fields.append((label("casualties", lang), ", ".join(_casualty(c, lang) for c in claim.casualties)))
    if claim.weapon:
        fields.append((label("weapon", lang), claim.weapon.quote))
    if claim.source:
        fields.append((label("source", lang), _source(claim.source)))
    if claim.cue:
        fields.append((label("cue", lang), claim.cue.quote))
    return fields


def _state_fields(state: ControlState, lang: str) -> list[Field]:
    fields = [(label("place", lang), _place(state.place))]
    if state.holder:
        fields.append((label("holder", lang), _actors([state.holder])))
    if state.area_km2 is not None:
        fields.append((label("area", lang), f"{state.area_km2:g} km²"))
    if state.source:
        fields.append((label("source", lang), _source(state.source)))
    return fields


def _actors(actors: Sequence[ActorRef]) -> str:
    return ", ".join(f"{a.quote} [{a.entity or a.id}]" for a in actors) or "?"


def _place(place: PlaceRef) -> str:
    known = place.gaz or place.site or "?"
    name = f" {place.name_en}" if place.name_en else ""
    return f"{place.quote} [{known}{name}, {place.prec}]"


def _time(time: TimeRef) -> str:
    if time.start is None and time.end is None:
        return time.quote
    days = time.start if time.start == time.end else f"{time.start or '?'} – {time.end or '?'}"
    return f"{time.quote} [{days}]" if time.quote else f"[{days}]"


def _casualty(casualty: Casualty, lang: str) -> str:
    low, high = casualty.min, casualty.max
    if low == high:
        number = "?" if low is None else str(low)
    elif high is None:
        number = f"≥ {low}"
    else:
        number = f"≤ {high}" if low is None else f"{low}–{high}"
    return f"{number} {label(casualty.kind, lang)} ({label(casualty.who, lang)}): {casualty.quote}"


def _source(source: SourceRef) -> str:
    if source.chain:
        return " ← ".join(f"{voice.quote} [{voice.id}]" for voice in reversed(source.chain))
    return f"{source.quote} [{source.id}]"


def _claim_marks(claim: Claim) -> Marks:
    marks: Marks = [(mention.trigger_span, "trigger") for mention in claim.mentions[:1]]
    for name, items in (("actor", claim.actor), ("target", claim.target), ("place", claim.place), ("dest", claim.dest)):
        marks.extend((item.span, name) for item in items)
    marks.extend((item.span, "casualties") for item in claim.casualties)
    for name, one in (("time", claim.time), ("weapon", claim.weapon), ("source", claim.source), ("cue", claim.cue)):
        if one is not None:
            marks.append((one.span, name))
    return marks


def _state_marks(state: ControlState) -> Marks:
    marks: Marks = [(state.span, ""), (state.place.span, "place")]
    if state.holder:
        marks.append((state.holder.span, "holder"))
    if state.source:
        marks.append((state.source.span, "source"))
    return marks


def _sentences(text: str) -> list[Span]:
    return [(s.start, s.end) for segment in clean(text) for s in sentences(text, segment)]


def _quote(text: str, spans: list[Span], marks: Marks) -> Text:
    """The sentence that holds the first mark, with all marks in it; the words of the mark alone where no sentence holds it."""
    (start, end), _ = marks[0] if marks else ((0, 0), "")
    begin, stop = next(((s, e) for s, e in spans if s <= start < e), (start, end))
    quote = Text(_LINE_END.sub(" ", text[begin:stop]), justify="right")
    for (low, high), name in reversed(marks):
        if name and low < stop and high > begin:
            quote.stylize(_STYLES[name], max(low, begin) - begin, min(high, stop) - begin)
    return quote


def _panel(title: str, fields: list[Field], quote: Text, lang: str) -> Panel:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for name, value in fields:
        table.add_row(Text(name), Text(value))
    return Panel(Group(table, quote), title=Text(title, style="bold"), title_align="right" if lang == "ar" else "left")


def _plain(title: str, fields: list[Field], quote: Text, lang: str) -> str:
    marked = quote.plain
    for span in quote.spans:
        if span.style == _STYLES["trigger"]:
            marked = f"{marked[: span.start]}[{marked[span.start : span.end]}]{marked[span.end :]}"
    lines = [title, *(f"  {name}: {value}" for name, value in fields), f"  {label('text', lang)}: {marked}"]
    return "\n".join(lines) + "\n"
