"""The finder with the words of control in the lexicon, whether or not the loader reads them yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import pytest

from marsad.claims.attribution import Speaker
from marsad.claims.drafts import Line
from marsad.control.states import StateFinder
from marsad.lexicon.build import lexicon
from marsad.lexicon.files import PACKS, read_tsv
from marsad.model import Article, ControlState
from marsad.reading import Reader, anchors
from marsad.resolve.context import Context


class Desk:
    """A reader, the finder, and the lines and states of a text."""

    def __init__(self) -> None:
        for row in read_tsv(PACKS / "arabic" / "words_control.tsv"):
            lexicon()._add_row(row, row["class"], row["value"])
        self.reader = Reader()
        self.finder = StateFinder(self.reader.phraser, self.reader.actors, self.reader.places)

    def _lines(self, text: str) -> tuple[list[Line], Context]:
        context = Context(Article(id="x", text=text), date(2016, 5, 4))
        lines = self.reader.lines(text, context)
        speaker = Speaker()
        for line in lines:
            line.headline = False  # an example is a sentence of a report's body
            speaker.hear(line.items, line.speeches)
        return lines, context

    def lines(self, text: str) -> list[Line]:
        return self._lines(text)[0]

    def states(self, text: str) -> list[ControlState]:
        lines, context = self._lines(text)
        return self.finder.states(lines, text, context, anchors(lines))


@lru_cache(maxsize=1)
def _desk() -> Desk:
    return Desk()


@pytest.fixture
def desk() -> Desk:
    return _desk()


@pytest.fixture
def states(desk: Desk) -> Callable[[str], list[ControlState]]:
    return desk.states
