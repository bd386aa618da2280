"""Tokens of a sentence -> units: phrases of the packs, dates, quantities, numbers, marks and plain words, each with its classes.

Quotes and brackets are transparent: they make no unit, but a unit remembers that it was quoted. Units carry offsets into the raw text
without the conjunctions and prepositions attached to their first word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from marsad.lexicon.build import Lexicon
from marsad.lexicon.files import PACKS, read_tsv
from marsad.lexicon.inflect import paradigms
from marsad.lexicon.trie import Entry
from marsad.mentions.dates import DateMention, find_dates
from marsad.mentions.numbers import Number, find_numbers
from marsad.mentions.quantities import Quantity, compile_nouns, find_quantities
from marsad.text.normalise import key
from marsad.text.tokens import Token

_MEANS = frozenset(("AIR", "ARTY", "SUIC", "BOMB", "CHEM", "BULLET"))
_NONE: frozenset[str] = frozenset()


class Unit:
    """One unit: offsets, token range, classes with their code point, and what it means."""

    __slots__ = ("classes", "clitics", "date", "end", "entries", "i", "j", "key", "number", "quantity", "quoted", "start")

    def __init__(self, start: int, end: int, i: int, j: int, word: str) -> None:
        self.start, self.end, self.i, self.j, self.key = start, end, i, j, word
        self.classes: frozenset[str] = _NONE
        self.clitics: frozenset[str] = _NONE
        self.entries: list[Entry] = []
        self.date: DateMention | None = None
        self.quantity: Quantity | None = None
        self.number: Number | None = None
        self.quoted = False

    def values(self, cls: str) -> list[Any]:
        """Values of the entries of one class."""
        return [entry.value for entry in self.entries if entry.cls == cls]

    def __repr__(self) -> str:
        return f"<{self.key} {' '.join(sorted(self.classes))}>"


@lru_cache(maxsize=1)
def _marks() -> dict[str, str]:
    return {row["mark"]: row["class"] for row in read_tsv(PACKS / "arabic" / "marks.tsv")}


def skip_letters(text: str, start: int, letters: int) -> int:
    """The offset after ``letters`` letters from ``start``; marks and invisible characters count for nothing."""
    at = start
    while letters and at < len(text):
        letters -= bool(key(text[at]))
        at += 1
    return at


_FEATURES = {"perfect": ("TV", "PERF"), "imperfect": ("TV", "IMPF"), "noun": ("TN",), "word": ("TN",), "participle": ("TN", "PART")}


class Unitizer:
    """Makes units; keeps what it has learned about sets of entries and single words, so that a long run gets faster."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._nouns = compile_nouns(lexicon.victims)
        self._classes: dict[tuple[int, frozenset[str], bool], frozenset[str]] = {}
        table = paradigms()
        self._article = table["noun"]["article"]
        self._conjunctions = frozenset(table["clitics"]["conjunctions"])
        self._prepositions = {form: cls for form, classes, _ in table["clitics"]["before"] if len(form) == 1 for cls in classes.split()}
        self._single = {key(row): self._prepositions[row] for row in table["clitics"]["prepositions"]}

    def units(self, text: str, tokens: list[Token]) -> list[Unit]:
        """The units of one sentence, given its tokens."""
        marks = _marks()
        index = [n for n, token in enumerate(tokens) if token.kind != "mark" or marks.get(token.key) not in (None, "CLEAR")]
        words = [tokens[n].key for n in index]
        numbers = find_numbers(tokens)
        dates = {date.i: date for date in find_dates(tokens, numbers)}
        taken = [(date.i, date.j) for date in dates.values()]
        quantities = {q.i: q for q in find_quantities(tokens, self._nouns, numbers, taken) if not q.other}
        by_start = {number.i: number for number in numbers}
        found: list[Unit] = []
        position, pending = 0, _NONE
        while position < len(words):
            n = index[position]
            unit = self._special(text, tokens, n, dates, quantities, by_start, words, position)
            if unit is None:
                unit = self._phrase(text, tokens, index, words, position)
            while position < len(words) and index[position] < unit.j:
                position += 1
            if unit.key in self._conjunctions and not unit.entries and unit.j - unit.i == 1:
                pending = frozenset("W")
                continue
            if unit.key in self._single and unit.j - unit.i == 1:
                pending = frozenset(self._single[unit.key]) | pending
                continue
            if pending:
                unit.clitics |= pending
                unit.classes = unit.classes | pending
                pending = _NONE
            unit.quoted = unit.i > 0 and tokens[unit.i - 1].kind == "mark" and marks.get(tokens[unit.i - 1].key) == "CLEAR"
            found.append(unit)
        return found

    def _special(
        self, text: str, tokens: list[Token], n: int, dates: dict[int, DateMention], quantities: dict[int, Quantity],
        numbers: dict[int, Number], words: list[str], position: int,
    ) -> Unit | None:  # fmt: skip
        token = tokens[n]
        if token.kind == "mark":
            unit = Unit(token.start, token.end, n, n + 1, token.key)
            unit.classes = frozenset((_marks()[token.key],))
            return unit
        if n in dates:
            return self._made(tokens, dates[n].i, dates[n].j, "DATE", text, date=dates[n])
        if n in quantities or n in numbers:
            match = self.lexicon.trie.match(words, position)
            quantity = quantities.get(n)
            if quantity is not None and quantity.number is None and match is not None and any(entry.cls == "SAY" for entry in match[1]):
                return None
            j = quantity.j if quantity else numbers[n].j
            if match is None or match[0] <= j - n:
                if quantity is not None:
                    return self._made(tokens, n, j, "QUANT", text, quantity=quantity, number=quantity.number)
                return self._made(tokens, n, j, "NUM", text, number=numbers[n])
        return None

    def _made(self, tokens: list[Token], i: int, j: int, cls: str, text: str, **fields: Any) -> Unit:
        unit = Unit(tokens[i].start, tokens[j - 1].end, i, j, tokens[i].key)
        for name, value in fields.items():
            setattr(unit, name, value)
        classes = {cls}
        skip = getattr(fields.get("quantity") or fields.get("date"), "skip", 0)
        if skip:
            unit.start = skip_letters(text, unit.start, skip)
            unit.clitics = frozenset().union(*(names for form, names, _ in self.lexicon.trie.clitics if form == unit.key[:skip]))
            classes |= unit.clitics
        unit.classes = frozenset(classes)
        return unit

    def _phrase(self, text: str, tokens: list[Token], index: list[int], words: list[str], position: int) -> Unit:
        token = tokens[index[position]]
        match = self.lexicon.trie.match(words, position)
        if match is None:
            unit = Unit(token.start, token.end, index[position], index[position] + 1, token.key)
            self._plain(unit, text)
            return unit
        length, entries, clitics, cut = match
        last = index[position + length - 1]
        start = skip_letters(text, token.start, cut) if cut else token.start
        unit = Unit(start, tokens[last].end, index[position], last + 1, token.key)
        unit.entries, unit.clitics = entries, clitics
        at = (id(entries), clitics, token.key[cut:].startswith(self._article) or "L" in clitics)
        known = self._classes.get(at)
        if known is None:
            known = self._classify(entries, clitics, at[2]) | self._inner(words[position : position + length])
            self._classes[at] = known
        unit.classes = known
        return unit

    def _inner(self, words: list[str]) -> frozenset[str]:
        """Means that the words inside a longer phrase name: aircraft in the name of an air force."""
        if len(words) < 2:
            return _NONE
        nodes = [self.lexicon.trie.root.next.get(word) for word in words]
        return frozenset(entry.cls for node in nodes if node is not None for entry in node.entries if entry.cls in _MEANS)

    def _classify(self, entries: list[Entry], clitics: frozenset[str], defined: bool) -> frozenset[str]:
        classes = {entry.cls for entry in entries} | clitics
        for entry in entries:
            base, _, rest = entry.feature.partition("+")
            if entry.cls == "TRIG":
                classes.update(_FEATURES.get(base, ()))
                classes.add("T_" + entry.value.family)
                classes.update("F_" + flag.upper() for flag in entry.value.flags)
            elif base == "imperfect":
                classes.add("IMPF")
            if rest == "object":
                classes.add("PRON")
            if entry.cls == "CUE":
                classes.add("C_" + entry.value.category.upper())
        if defined:
            classes.add("DEF")
        return frozenset(classes)

    def _plain(self, unit: Unit, text: str) -> None:
        """A word that the packs do not know: taken off are only a conjunction or preposition before the article."""
        classes = {"OTHER"}
        word = unit.key
        if word.startswith(self._article):
            classes.add("DEF")
        else:
            for form, names, article in self.lexicon.trie.clitics:
                if article and word.startswith(form) and len(word) > len(form) + 1:
                    classes |= names | {"DEF"}
                    unit.clitics = names
                    if form.endswith(article):
                        unit.start = skip_letters(text, unit.start, len(form) - len(article))
                    break
            else:
                if word[:1] in self._conjunctions and len(word) > 3:
                    classes.add("W_MAYBE")
        unit.classes = frozenset(classes)
