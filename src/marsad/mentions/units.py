"""Tokens of a sentence -> units: phrases of the packs, dates, quantities, numbers, marks and plain words, each with its classes.

Quotes and brackets are transparent: they make no unit, but a unit remembers that it was quoted. Units carry offsets into the raw
text without the conjunctions and prepositions attached to their first word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from marsad.lexicon.build import Lexicon
from marsad.lexicon.files import PACKS, read_toml, read_tsv
from marsad.lexicon.inflect import paradigms
from marsad.lexicon.trie import Entry, Match
from marsad.mentions.dates import DateMention, find_dates
from marsad.mentions.numbers import Number, find_numbers
from marsad.mentions.personnouns import compile_nouns
from marsad.mentions.quantities import Quantity, find_quantities
from marsad.text.normalise import key
from marsad.text.tokens import Token

_MEANS = frozenset(("AIR", "AIRPOWER", "ARTY", "GUN", "SUIC", "BOMB", "CHEM", "BULLET"))
_THINGS = frozenset(("TRIG", "WEAPON", "LOC", "FACILITY", "ARTY", "BOMB", "AIR", "ASSET"))
_ARMED = frozenset(("WAR",))
_COUNTED = frozenset(("PROTN", "REFUG", "PRISON", "DISPL", "GOODS"))
_NONE: frozenset[str] = frozenset()
_AND = frozenset("W")


_MOST = 200_000  # words that are kept


class _Sense(NamedTuple):
    """What a word or phrase makes of a unit; ``cut`` letters of clitics stand before it."""

    entries: Sequence[Entry]
    clitics: frozenset[str]
    cut: int
    classes: frozenset[str]


class _Word(NamedTuple):
    """A word: what it is alone, the same where it is written with the feminine ending, words that may go on a longer phrase."""

    alone: _Sense
    feminine: _Sense
    following: frozenset[str]


class Unit(msgspec.Struct, eq=False, gc=False):
    """One unit: offsets, token range, the key of its first word, what it means, its classes and the clitics before it."""

    start: int
    end: int
    i: int
    j: int
    key: str
    entries: Sequence[Entry] = ()
    clitics: frozenset[str] = _NONE
    classes: frozenset[str] = _NONE
    date: DateMention | None = None
    quantity: Quantity | None = None
    number: Number | None = None
    quoted: bool = False

    def values(self, cls: str) -> list[Any]:
        """Values of the entries of one class."""
        return [entry.value for entry in self.entries if entry.cls == cls]

    def __repr__(self) -> str:
        return f"<{self.key} {' '.join(sorted(self.classes))}>"


@lru_cache(maxsize=1)
def _marks() -> dict[str, str]:
    return {row["mark"]: row["class"] for row in read_tsv(PACKS / "arabic" / "marks.tsv")}


class _Counting(dict[str, bool]):
    """Whether a character is a letter of a key, by character."""

    def __missing__(self, character: str) -> bool:
        self[character] = counts = bool(key(character))
        return counts


_COUNTS = _Counting()


def skip_letters(text: str, start: int, letters: int) -> int:
    """The offset after ``letters`` letters from ``start`` and their marks; marks and invisible characters count for nothing."""
    at = start
    while letters and at < len(text):
        letters -= _COUNTS[text[at]]
        at += 1
    while start < at < len(text) and not key(text[at]) and not text[at].isspace():
        at += 1
    return at


def opens(tokens: Sequence[Token], n: int) -> bool:
    """Whether the quote or bracket at ``n`` opens what follows: by its form and by which neighbour it touches."""
    mark, after = tokens[n], n + 1 < len(tokens) and tokens[n].end == tokens[n + 1].start
    before = n > 0 and tokens[n - 1].end == mark.start
    category = unicodedata.category(mark.key[:1] or " ")
    if category in ("Pi", "Ps"):
        return after or not before
    return after and not (before and category in ("Pe", "Pf"))


_FEATURES = {
    "perfect": ("TV", "PERF"),
    "imperfect": ("TV", "IMPF"),
    "noun": ("TN",),
    "word": ("TN",),
    "participle": ("TN", "PART"),
}


class Unitizer:
    """Makes units; keeps what it has learned about sets of entries and single words, so that a long run gets faster."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._nouns = compile_nouns(lexicon.victims)
        self._plain_classes = frozenset(read_toml(PACKS / "arabic" / "phrases.toml")["plain"])
        self._classes: dict[tuple[int, frozenset[str], bool], frozenset[str]] = {}
        self._together: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
        self._words: dict[str, _Word] = {}
        self._seen = frozenset(mark for mark, cls in _marks().items() if cls != "CLEAR")
        self._mark_classes = {mark: frozenset((cls,)) for mark, cls in _marks().items()}
        table = paradigms()
        self._article = table["noun"]["article"]
        self._feminine = table["noun"]["feminine_written"]
        self._groups: dict[str, list[Entry]] = {}
        self._kept: dict[int, list[Entry]] = {}
        self._conjunctions = frozenset(table["clitics"]["conjunctions"])
        self._prepositions = {
            form: cls for form, classes, _ in table["clitics"]["before"] if len(form) == 1 for cls in classes.split()
        }
        self._single = {key(row): self._prepositions[row] for row in table["clitics"]["prepositions"]}
        self._attached = self._conjunctions | self._single.keys()

    def units(self, text: str, tokens: list[Token]) -> list[Unit]:
        """The units of one sentence, given its tokens."""
        marks = _marks()
        index = [n for n, token in enumerate(tokens) if token.kind != "mark" or token.key in self._seen]
        words = [tokens[n].key for n in index]
        numbers = find_numbers(tokens)
        dates = {date.i: date for date in find_dates(tokens, numbers)}
        taken = [(date.i, date.j) for date in dates.values()]
        quantities = {q.i: q for q in find_quantities(tokens, self._nouns, numbers, taken) if not q.other}
        by_start = {number.i: number for number in numbers}
        special = dates.keys() | quantities.keys() | by_start.keys()
        found: list[Unit] = []
        known, feminine, attached = self._words, self._feminine, self._attached
        position, pending, size, between = 0, _NONE, len(words), False
        while position < size:
            n = index[position]
            token = tokens[n]
            unit = None
            if n in special or token.kind == "mark":
                unit = self._special(text, tokens, n, dates, quantities, by_start, words, position)
            if unit is None:
                word = known.get(token.key) or self._learn(token.key)
                if word.following and position + 1 < size and words[position + 1] in word.following:
                    unit = self._phrase(text, tokens, index, words, position, word)
                else:
                    entries, clitics, cut, classes = word.feminine if text[token.end - 1] == feminine else word.alone
                    start = skip_letters(text, token.start, cut) if cut else token.start
                    unit = Unit(start, token.end, n, n + 1, token.key, entries, clitics, classes)
            position += 1
            if unit.j > n + 1:
                while position < size and index[position] < unit.j:
                    position += 1
            elif unit.key in attached:
                if unit.key in self._conjunctions and not unit.entries:
                    pending = _AND
                    continue
                if unit.key in self._single:
                    pending = frozenset(self._single[unit.key]) | pending
                    continue
            if pending:
                unit.clitics = self._with(unit.clitics, pending)
                unit.classes = self._with(unit.classes, pending)
                pending = _NONE
            if between:
                found[-1].classes -= {"BETWEEN"} if "COMP" in unit.classes else {"SAY"}
            between = "BETWEEN" in unit.classes and "SAY" in unit.classes
            if n and tokens[n - 1].kind == "mark":
                unit.quoted = marks.get(tokens[n - 1].key) == "CLEAR" and opens(tokens, n - 1)
            found.append(unit)
        return found

    def _with(self, classes: frozenset[str], more: frozenset[str]) -> frozenset[str]:
        """Two sets together; the same object for the same two sets, as sets are told apart faster that way."""
        both = self._together.get((classes, more))
        if both is None:
            both = self._together[classes, more] = classes | more
        return both

    def _special(
        self, text: str, tokens: list[Token], n: int, dates: dict[int, DateMention], quantities: dict[int, Quantity],
        numbers: dict[int, Number], words: list[str], position: int,
    ) -> Unit | None:  # fmt: skip
        token = tokens[n]
        if token.kind == "mark":
            unit = Unit(token.start, token.end, n, n + 1, token.key)
            unit.classes = self._mark_classes[token.key]
            return unit
        if n in dates:
            return self._made(tokens, dates[n].i, dates[n].j, "DATE", text, date=dates[n])
        if n in quantities or n in numbers:
            match = self.lexicon.trie.match(words, position)
            quantity = quantities.get(n)
            if (
                quantity is not None
                and quantity.number is None
                and match is not None
                and any(entry.cls == "SAY" for entry in match[1])
            ):
                return None
            if (
                quantity is not None
                and quantity.noun_i is None
                and n in numbers
                and self._counts_things(words, position, numbers[n])
            ):
                quantity = None
            j = min(quantity.j if quantity else numbers[n].j, len(tokens)) if quantity or n in numbers else n
            if match is None or match[0] <= j - n:
                if quantity is not None:
                    return self._made(tokens, n, j, "QUANT", text, quantity=quantity, number=quantity.number)
                return self._made(tokens, n, j, "NUM", text, number=numbers[n])
        return None

    def _counts_things(self, words: list[str], position: int, number: Number) -> bool:
        """Whether a bare number counts events, means or places: the next word is one."""
        after = position + number.j - number.i
        match = self.lexicon.trie.match(words, after) if after < len(words) else None
        return match is not None and any(entry.cls in _THINGS and entry.feature[:4] in ("noun", "word", "") for entry in match[1])

    def _made(self, tokens: list[Token], i: int, j: int, cls: str, text: str, **fields: Any) -> Unit:
        j = min(j, len(tokens))
        unit = Unit(tokens[i].start, tokens[j - 1].end, i, j, tokens[i].key)
        for name, value in fields.items():
            setattr(unit, name, value)
        if unit.quantity is not None and unit.quantity.noun_i is not None:
            unit.entries = self._group(tokens[unit.quantity.noun_i].key)
        classes = {cls}
        quantity = fields.get("quantity")
        if quantity is not None and quantity.noun_i is not None and quantity.noun_i < len(tokens):
            classes |= self._named([tokens[quantity.noun_i].key], _MEANS | _COUNTED)
        skip = getattr(fields.get("quantity") or fields.get("date"), "skip", 0)
        if skip:
            unit.start = skip_letters(text, unit.start, skip)
            unit.clitics = frozenset().union(*(names for form, names, _ in self.lexicon.trie.clitics if form == unit.key[:skip]))
            classes |= unit.clitics
        unit.classes = frozenset(classes)
        return unit

    def _group(self, word: str) -> list[Entry]:
        """The entries of a counted noun that say which group of people it names."""
        found = self._groups.get(word)
        if found is None:
            starts = self.lexicon.trie.starts(word)
            found = self._groups[word] = [entry for entry in starts[0][2].entries if entry.cls == "GROUP"] if starts else []
        return found

    def _phrase(self, text: str, tokens: list[Token], index: list[int], words: list[str], position: int, word: _Word) -> Unit:
        """The unit of a word that a longer phrase may begin with."""
        i = last = index[position]
        token = tokens[i]
        sense = word.feminine if text[token.end - 1] == self._feminine else word.alone
        match = self.lexicon.trie.match(words, position)
        if match is not None and match[0] > 1:
            last = index[position + match[0] - 1]
            sense = self._read(match, text[tokens[last].end - 1] == self._feminine, words[position : position + match[0]])
        entries, clitics, cut, classes = sense
        start = skip_letters(text, token.start, cut) if cut else token.start
        return Unit(start, tokens[last].end, i, last + 1, token.key, entries, clitics, classes)

    def _learn(self, key: str) -> _Word:
        """What a word is, kept for each word."""
        match, longer = self.lexicon.trie.first(key)
        if match is None:
            alone = feminine = self._plain(key)
        else:
            alone, feminine = self._read(match, False, [key]), self._read(match, True, [key])
        if len(self._words) >= _MOST:
            self._words.clear()
        word = self._words[key] = _Word(alone, feminine, frozenset().union(*[node.next for _, _, node in longer]))
        return word

    def _read(self, match: Match, feminine: bool, words: list[str]) -> _Sense:
        """What a phrase of the packs makes of a unit. ``feminine``: its last letter is the feminine ending as it is written."""
        _, entries, clitics, cut = match
        if feminine:
            entries = self._no_pronouns(entries)
        stem = words[0][cut:]
        at = (id(entries), clitics, stem.startswith(self._article) or "L" in clitics)
        known = self._classes.get(at)
        if known is None:
            known = self._classes[at] = self._classify(entries, clitics, at[2]) | self._inner([stem, *words[1:]], entries)
        return _Sense(entries, clitics, cut, known)

    def _inner(self, words: list[str], entries: Sequence[Entry]) -> frozenset[str]:
        """What the words inside a longer phrase name: aircraft in an air force's name, those who bear arms at its head."""
        if len(words) == 1:
            return _NONE
        armed = any(entry.cls == "ACTOR" for entry in entries) and self._named(words[:1], _ARMED)
        return self._means(words) | (armed or _NONE)

    def _means(self, words: list[str]) -> frozenset[str]:
        """The means of violence that single words name."""
        return self._named(words, _MEANS)

    def _named(self, words: list[str], classes: frozenset[str]) -> frozenset[str]:
        """Those of some classes that single words have."""
        nodes = [self.lexicon.trie.root.next.get(word) for word in words]
        return frozenset(entry.cls for node in nodes if node is not None for entry in node.entries if entry.cls in classes)

    def _no_pronouns(self, entries: list[Entry]) -> list[Entry]:
        """The entries that a word written with the feminine ending can have: none whose last letter is a pronoun."""
        at = id(entries)
        kept = self._kept.get(at)
        if kept is None:
            rest = [entry for entry in entries if not entry.feature.endswith("+object")]
            kept = self._kept[at] = entries if len(rest) == len(entries) or not rest else rest
        return kept

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
        if {entry.cls for entry in entries} <= self._plain_classes:
            classes.add("OTHER")
        if defined:
            classes.add("DEF")
        return frozenset(classes)

    def _plain(self, word: str) -> _Sense:
        """A word that the packs do not know: taken off are only a conjunction or preposition before the article."""
        if word.startswith(self._article):
            return _Sense((), _NONE, 0, frozenset(("OTHER", "DEF")))
        for form, names, article in self.lexicon.trie.clitics:
            if article and word.startswith(form) and len(word) > len(form) + 1:
                cut = len(form) - len(article) if form.endswith(article) else 0
                return _Sense((), names, cut, names | {"OTHER", "DEF"})
        maybe = word[:1] in self._conjunctions and len(word) > 3
        return _Sense((), _NONE, 0, frozenset(("OTHER", "W_MAYBE") if maybe else ("OTHER",)))
