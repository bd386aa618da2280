"""The straight line: one article in, one reading out, a stage a line."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from marsad import __version__
from marsad.claims.assemble import Assembler
from marsad.claims.attribution import Speaker
from marsad.claims.drafts import Draft, Drafter, Line, in_conflict
from marsad.claims.groups import Grouper
from marsad.control.states import StateFinder
from marsad.events.recovery import across
from marsad.lexicon.build import kept_for_good, lexicon, resting
from marsad.lexicon.files import packs_hash
from marsad.lexicon.world import Place
from marsad.mentions.phrases import Phraser
from marsad.mentions.units import Unitizer
from marsad.model import Article, MadeWith, Reading
from marsad.resolve.actors import ActorResolver
from marsad.resolve.context import Context
from marsad.resolve.places import PlaceResolver
from marsad.text.clean import KEPT, clean
from marsad.text.sentences import sentences
from marsad.text.tokens import tokens


class Reader:
    """The stages with what they share; one per process."""

    def __init__(self) -> None:
        words = lexicon()
        self.unitizer, self.phraser, self.drafter = Unitizer(words), Phraser(), Drafter()
        self.actors, self.places = ActorResolver(words), PlaceResolver()
        self.control = StateFinder(self.phraser, self.actors, self.places)

    def lines(self, text: str, context: Context) -> list[Line]:
        """Sentences of the article's prose as items; a repeated paragraph is read once, its copies are noted as shifts."""
        segments = clean(text)
        copies: dict[int, list[int]] = {}
        for segment in segments:
            if segment.duplicate_of is not None and segment.kind in KEPT:
                original = segments[segment.duplicate_of]
                if text[original.start : original.end] == text[segment.start : segment.end]:
                    copies.setdefault(segment.duplicate_of, []).append(segment.start - original.start)
        found: list[Line] = []
        for number, segment in enumerate(segments):
            if segment.kind not in KEPT or segment.duplicate_of is not None:
                continue
            for sentence in sentences(text, segment):
                units = self.unitizer.units(text, tokens(text, sentence.start, sentence.end))
                if not units:
                    continue
                context.hear(units)
                line = Line(self.phraser.items(units), len(found), sentence.start, sentence.end, segment.kind == "headline")
                line.copies, line.paragraph = copies.get(number, []), number
                line.quote = -1 if sentence.quote_id is None else sentence.quote_id
                found.append(line)
        return found

    def drafts(self, lines: list[Line]) -> list[Draft]:
        """The drafts of all lines; without those that need a report of armed conflict where this is none."""
        speaker = Speaker()
        found = [draft for line in lines for draft in self.drafter.drafts(line, speaker)]
        return [
            draft
            for draft in self.of_conflict(lines, found)
            if draft.frame.type != "CONTROL_CHANGE" or not self.control.is_state(draft.line, draft.at)
        ]

    def of_conflict(self, lines: list[Line], found: list[Draft]) -> list[Draft]:
        """The drafts, or none where the report shows too few signs of armed conflict."""
        return found if found and in_conflict(lines, found) else []

    def read(self, article: Article) -> Reading:
        """Read one article. Nothing made here points back at what made it, so the collector of cycles may rest meanwhile."""
        with resting():
            return self._read(article)

    def _read(self, article: Article) -> Reading:
        context = Context(article, date.fromisoformat(article.published) if article.published else None)
        lines = self.lines(article.text, context)
        known = anchors(lines)
        grouper = Grouper(self.actors, self.places, context, known)
        drafts = self.drafts(lines)
        groups = grouper.groups(drafts)
        across(groups, drafts, lines)
        grouper.refresh(groups)
        assembler = Assembler(article.text, self.actors, context)
        return Reading(
            id=article.id, claims=[assembler.claim(group) for group in groups],
            control=self.control.states(lines, article.text, context, known), notes=None,
            made_with=MadeWith(marsad=__version__, packs=packs_hash()),
        )  # fmt: skip


def anchors(lines: list[Line]) -> list[Place]:
    """Places that the article names beyond doubt: one row for the name, no common word."""
    found: dict[str, Place] = {}
    for line in lines:
        for item in line.items:
            if item.kind == "place":
                rows = item.values("PLACE")
                if len(rows) == 1 and rows[0].kind not in ("country", "admin1", "region"):
                    found.setdefault(rows[0].id, rows[0])
    return list(found.values())[:12]


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The reader of this process."""
    with kept_for_good():
        return Reader()


def read(article: Article) -> Reading:
    """Read one report: claims and control states with the words they come from. Pure: the same article gives the same reading."""
    return reader().read(article)
