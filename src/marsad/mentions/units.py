"""Tokens of a sentence -> units: phrases of the packs, dates, quantities, numbers, marks and plain words, each with its classes.

Quotes and brackets are transparent: they make no unit, but a unit remembers that it was quoted. Units carry offsets into the raw text
without the conjunctions and prepositions attached to their first word.
"""

from __future__ import annotations

from typing import Any

from marsad.lexicon.build import Lexicon
from marsad.lexicon.inflect import paradigms
from marsad.lexicon.trie import Entry
from marsad.mentions.dates import DateMention, find_dates
from marsad.mentions.numbers import find_numbers
from marsad.mentions.quantities import Quantity, find_quantities
from marsad.text.tokens import Token

_QUOTES = frozenset("«»“”„\"'‘’()[]{}<>*_|…")
_MARKS = {".": "BAR", "!": "BAR", "?": "BAR", "؟": "BAR", "؛": "BAR", ";": "BAR", ":": "COLON", "،": "COMMA", ",": "COMMA"}  # noqa: RUF001
_NONE: frozenset[str] = frozenset()
_ATTACHED = 0x64B, 0x652


class Unit:
    """One unit: offsets, token range, classes with their code point, and what it means."""

    __slots__ = ("classes", "clitics", "code", "date", "end", "entries", "i", "j", "key", "np", "quantity", "quoted", "start")

    def __init__(self, start: int, end: int, i: int, j: int, key: str) -> None:
        self.start, self.end, self.i, self.j, self.key = start, end, i, j, key
        self.classes: frozenset[str] = _NONE
        self.clitics: frozenset[str] = _NONE
        self.code = ""
        self.entries: list[Entry] = []
        self.date: DateMention | None = None
        self.quantity: Quantity | None = None
        self.np: Any = None
        self.quoted = False

    def values(self, cls: str) -> list[Any]:
        """Values of the entries of one class."""
        return [entry.value for entry in self.entries if entry.cls == cls]

    def __repr__(self) -> str:
        return f"<{self.key} {' '.join(sorted(self.classes))}>"
