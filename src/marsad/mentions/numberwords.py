"""The words of numbers from the packs, with their clitics, and look-ups of phrases before and after a token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from marsad.lexicon.files import PACKS, read_tsv
from marsad.text.normalise import key


class Word(NamedTuple):
    """One surface of a number word: its class, value, and whether a conjunction or the article is attached."""

    cls: str
    value: float
    waw: bool = False
    al: bool = False


def pack_rows(name: str) -> list[list[str]]:
    """Rows of ``packs/arabic/<name>`` as lists of cells, in the order of the columns."""
    return [list(row.values()) for row in read_tsv(PACKS / "arabic" / name)]


PREFIXES = [(key(p), waw == "1", prep == "1", al == "1") for p, waw, prep, al in pack_rows("numbers_prefixes.tsv")]

ARTICLE = next(p for p, waw, prep, al in PREFIXES if al and not waw and not prep)


def _load_words() -> dict[str, Word]:
    words: dict[str, Word] = {}
    rows = [(key(form), cls, float(value), flags) for form, cls, value, flags in pack_rows("numbers.tsv")]
    for (prefix, waw, _prep, al), (form, cls, value, flags) in product(PREFIXES, rows):
        surface = prefix + form
        if not (al and "noal" in flags) and surface not in flags.removeprefix("not=").split(","):
            words.setdefault(surface, Word(cls, value, waw, al))
    return words


Table = dict[tuple[str, ...], tuple[str, ...]]


class Phrases(Table):
    """Phrases as tuples of keys, each with its cells; ``first`` and ``last``: the longest phrase by its first and last word."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        for phrase in table:
            self.first[phrase[0]] = max(self.first.get(phrase[0], 0), len(phrase))
            self.last[phrase[-1]] = max(self.last.get(phrase[-1], 0), len(phrase))


def load_phrases(name: str, *columns: int) -> Table:
    """Phrases of a pack (first column) as tuples of keys, each with the cells of the named columns."""
    return {tuple(key(row[0]).split()): tuple(row[c] for c in columns) for row in pack_rows(name)}


def _with_clitics(table: Table) -> Phrases:
    found = dict(table)
    for (prefix, _waw, _prep, al), (phrase, cells) in product(PREFIXES, table.items()):
        if not al:
            found.setdefault((prefix + phrase[0], *phrase[1:]), cells)
    return Phrases(found)


WORDS = _load_words()
_PHRASES = load_phrases("numbers_phrases.tsv", 1, 2)
MANY = _with_clitics({p: c for p, c in _PHRASES.items() if c[0] == "several"})
MANY_FIRST = frozenset(p[0] for p in MANY)
LINK = {cls: frozenset(p for p, c in _PHRASES.items() if c[0] == cls) for cls in ("to", "or", "and", "percent")}
OPEN = _with_clitics({p: c for p, c in _PHRASES.items() if c[0] in ("between", "from")})
PRE = _with_clitics({tuple(key(r[0]).split()): (r[1],) for r in pack_rows("hedges.tsv") if r[2] == "pre"})
_POST = Phrases({tuple(key(r[0]).split()): (r[1],) for r in pack_rows("hedges.tsv") if r[2] == "post"})
LONGEST = 5
_LONGEST_NUMBER = 24
_GROUPS = re.compile(r"\d{1,3}(?:[.,\u066c]\d{3})+")


def digits_value(text: str) -> float | None:
    """Value of a digit token (ASCII digits): groups of three are thousands, one other mark is the decimal mark.

    None for a row of digits that is too long to count anything.
    """
    if len(text) > _LONGEST_NUMBER:
        return None
    if text.isdigit():
        return float(text)
    if _GROUPS.fullmatch(text) and not text.startswith("0"):
        return float(re.sub(r"[.,\u066c]", "", text))
    head, *rest = re.split(r"[.,\u066b\u066c]", text)
    return float(f"{head}.{rest[0]}") if len(rest) == 1 else None


def phrase_before(keys: Sequence[str], i: int, table: Phrases) -> tuple[int, tuple[str, ...]] | None:
    """Longest phrase of ``table`` that ends at token ``i``: where it starts, and its cells."""
    for size in range(min(table.last.get(keys[i - 1], 0), i) if i else 0, 0, -1):
        cells = table.get(tuple(keys[i - size : i]))
        if cells is not None:
            return i - size, cells
    return None


def phrase_after(keys: Sequence[str], i: int, table: Phrases) -> tuple[int, tuple[str, ...]] | None:
    """Longest phrase of ``table`` that starts at token ``i``: where it ends, and its cells."""
    left = len(keys) - i
    for size in range(min(table.first.get(keys[i], 0), left) if left > 0 else 0, 0, -1):
        cells = table.get(tuple(keys[i : i + size]))
        if cells is not None:
            return i + size, cells
    return None


def post_hedge(keys: Sequence[str], i: int) -> tuple[int, str] | None:
    """A hedge that follows its number and stands at token ``i``: where it ends, and its kind."""
    hit = phrase_after(keys, i, _POST)
    return (hit[0], hit[1][0]) if hit else None


def pre_hedge(keys: Sequence[str], i: int) -> tuple[int, str] | None:
    """A hedge phrase that stands at token ``i`` before its number or time word: where it ends, and its kind."""
    hit = phrase_after(keys, i, PRE)
    return (hit[0], hit[1][0]) if hit else None
