"""``marsad explain``: for each sentence what every stage made of it, which frames were tried, what governs what, and why."""

from __future__ import annotations

import io
import sys

import click
from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from marsad.errors import InputError
from marsad.explain import encode
from marsad.explain import explain as build
from marsad.explanation import Explanation, Sentence, SpeechView, Tried, Trigger, Words
from marsad.sources import read
from marsad.sources.dates import iso_date

_OUTCOMES = {
    "fired": ("fired", "bold green"), "lower": ("holds, but a frame before it fired", "yellow"),
    "when": ("none of its `when` is here", "dim"), "unless": ("its `unless` is here", "red"),
}  # fmt: skip


@click.command("explain")
@click.argument("file", metavar="FILE|-")
@click.option("--published", metavar="DATE", help="Day of publication of articles that carry none (YYYY-MM-DD).")
@click.option("--sentence", "number", type=click.IntRange(1), metavar="N", help="Only the Nth sentence of each report.")
@click.option("--json", "machine", is_flag=True, help="Print one JSON array of explanations.")
def command(file: str, published: str | None, number: int | None, machine: bool) -> None:
    """Show how a report was read: words, classes, frames tried and fired, roles, cues, speakers, and what was rejected and why.

    Ends with code 2 if any input could not be read.
    """
    day = None
    if published is not None:
        try:
            day = iso_date(published)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--published") from error
    out, failed = sys.stdout.buffer, False
    found: list[Explanation] = []
    for item in read(file, day):
        if isinstance(item, InputError):
            click.echo(f"marsad: {item}", err=True)
            failed = True
            continue
        explanation = build(item, number)
        if machine:
            found.append(explanation)
        else:
            out.write(render(explanation, color=sys.stdout.isatty()).encode("utf-8", "replace"))
    if machine:
        out.write(encode(found) + b"\n")
    out.flush()
    if failed:
        sys.exit(2)


def render(explanation: Explanation, width: int | None = None, color: bool = False) -> str:
    """An explanation as text for a terminal; Arabic stands in logical order, paragraphs of it to the right."""
    out = io.StringIO()
    console = Console(file=out, width=width or (None if color else 130), force_terminal=color, highlight=False)
    console.print(Text(f"{explanation.id}: {len(explanation.claims)} claims", style="bold"))
    for number, claim in enumerate(explanation.claims, 1):
        console.print(Text(f"  {number}. {claim}"))
    for part in explanation.skipped:
        console.print(Text(f"  not read ({'a repeated ' if part.repeats else ''}{part.kind}): {part.text[:80]}", style="dim"))
    for sentence in explanation.sentences:
        console.print(_sentence(sentence))
    return out.getvalue()


def _sentence(sentence: Sentence) -> RenderableType:
    notes = " · headline" * sentence.headline + f" · repeated {sentence.copies} times" * bool(sentence.copies)
    parts: list[RenderableType] = [
        Rule(Text(f"sentence {sentence.number}{notes}", style="bold"), align="left"),
        Text(" ".join(sentence.text.split()), justify="right"),
        _units(sentence),
        Text("phrases: " + " | ".join(f"{item.text} [{item.kind}]" for item in sentence.items if item.kind)),
    ]
    parts += [_speech(speech) for speech in sentence.speeches]
    parts += [_trigger(trigger) for trigger in sentence.triggers]
    return Group(*parts)


def _units(sentence: Sentence) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("unit", "clitics", "classes", "in the packs"):
        table.add_column(name, justify="right" if name == "unit" else "left")
    for unit in sentence.units:
        text = f"«{unit.text}»" if unit.quoted else unit.text
        means = ", ".join(unit.means[:6]) + (f" … {len(unit.means) - 6} more" if len(unit.means) > 6 else "")
        table.add_row(Text(text), Text("+".join(unit.clitics)), Text(" ".join(unit.classes)), Text(means, style="dim"))
    return table


def _speech(speech: SpeechView) -> Text:
    who = speech.source.text if speech.source else "nobody known"
    through = "".join(f", {role} {name}" for name, role in speech.chain)
    where = f"{speech.rule}; characters {speech.covers[0]}–{speech.covers[1]}"
    return Text(f"speech: {speech.verb.text if speech.verb else '…'} ← {who}{through} ({where})", style="blue")


def _trigger(trigger: Trigger) -> RenderableType:
    parts: list[RenderableType] = [
        Text.assemble(("trigger ", "bold"), (trigger.text, "bold red"), (f" → {trigger.outcome}", "bold"))
    ]
    parts += [_tried(tried) for tried in trigger.frames]
    for role in trigger.roles:
        why = ", ".join(filter(None, (f"slot {role.slot}" * bool(role.slot), role.rule)))
        parts.append(Text(f"    {role.role or 'unused'}: {role.text} ({why})"))
    if trigger.modality:
        parts.append(Text(f"    {trigger.modality} ({trigger.modality_rule}); source: {_text(trigger.source)}"))
    parts += [Text(f"    cue {cue.text} [{' '.join(cue.categories)}]: {cue.verdict}", style="magenta") for cue in trigger.cues]
    return Group(*parts)


def _tried(tried: Tried) -> Text:
    words, style = _OUTCOMES[tried.outcome]
    patterns = f": {' | '.join(tried.patterns)}" if tried.patterns else ""
    return Text(f"    {tried.frame} (priority {tried.priority}, {tried.feature}): {words}{patterns}", style=style)


def _text(words: Words | None) -> str:
    return words.text if words else "the reporter"
