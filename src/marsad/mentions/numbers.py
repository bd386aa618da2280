"""Numbers in a sentence: digits, number words and their compounds, hedges, ranges and vague quantities.

All words come from ``packs/arabic/numbers*.tsv`` and ``hedges.tsv``; here are only the rules of combination. A sentence without a
number costs one dict look-up a token.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from marsad.mentions.numberwords import (
    LINK,
    LONGEST,
    MANY,
    MANY_FIRST,
    OPEN,
    PRE,
    WORDS,
    Word,
    digits_value,
    phrase_after,
    phrase_before,
    post_hedge,
)  # fmt: skip
from marsad.text.tokens import Token


class Number(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Tokens ``i`` to ``j`` (half-open, hedges and range words included) that name a number.

    ``value`` is the bare number (None for a range or a vague word), ``min``, ``max`` and ``best`` are whole numbers by the
    codebook (None = no bound said). ``hedged``: any hedge or vague word; ``approximate``: about that many;
    ``waw``: a conjunction is attached to its first token.
    """

    i: int
    j: int
    value: float | None
    min: int | None
    max: int | None
    best: int | None
    hedged: bool = False
    approximate: bool = False
    ordinal: bool = False
    percent: bool = False
    waw: bool = False


_STARTS = frozenset(WORDS) | MANY_FIRST
_DASHES = frozenset("-\u2013\u2014~")


class _Raw(NamedTuple):
    i: int
    j: int
    value: float
    vague: bool
    ordinal: bool
    scale: float
    waw: bool
    digits: bool


class _Sum:
    """A number word sequence while it is read: what is complete, what is open, and the scale below which one may go on."""

    def __init__(self, first: Word) -> None:
        self.total, self.cur, self.cap, self.last = 0.0, first.value, float("inf"), first.cls
        self.vague = first.cls in ("vague", "several", "scales")
        self.ordinal = first.cls in ("ordinal", "ordinal11")
        if first.cls in ("scale", "scales", "dual"):
            self.total, self.cur = first.value, 0.0
            self.cap = first.value if first.cls != "dual" else first.value / 2

    def take(self, word: Word, waw: bool) -> bool:
        """Add the word if the grammar lets it follow; False if it starts something else."""
        done = self._joined(word) if waw else self._adjacent(word)
        if done:
            self.last = word.cls
        return done

    def _adjacent(self, word: Word) -> bool:
        cls, value = word.cls, word.value
        if cls in ("scale", "scales") and self.cur > 0 and value < self.cap and not self.ordinal:
            self.total, self.cur, self.cap = self.total + self.cur * value, 0.0, value
        elif cls == "ten" and self.last in ("unit", "one", "ordinal", "ordinal11") and self.cur % 100 < 10:
            self.cur += 10
        elif ((cls == "hundred" and self.last == "unit") or (cls == "vague" and value == 100)) and 3 <= self.cur < 10:
            self.cur *= 100
        elif cls == "vague" and self.last == "several":
            self.cur *= value
        else:
            return False
        return True

    def _joined(self, word: Word) -> bool:
        cls, value = word.cls, word.value
        if self.vague:
            return False
        if cls == "fraction" and self.last in ("scale", "scales", "dual"):
            self.total += value * self.cap
        elif self._adds(cls):
            self.cur += value
        elif cls in ("hundred", "hundreds", "digits") and self.cur == 0 and self.total and value < self.cap:
            self.cur = value
        elif cls in ("scale", "dual") and self.cur == 0 and self.total and value < self.cap:
            self.total, self.cap = self.total + value, 1000.0
        elif cls != "odd" or self.last == "unit":
            return False
        return True

    def _adds(self, cls: str) -> bool:
        """Whether a fraction, unit or ten may be added to what is open."""
        low, some = self.cur % 100, bool(self.cur or self.total)
        if cls == "fraction":
            return self.last in ("unit", "ten", "digits")
        if cls in ("unit", "ten"):
            return low == 0 and some and self.last not in ("tens", "digits")
        after_unit = self.last in ("unit", "ordinal", "ordinal11", "one") and low < 10
        return cls == "tens" and (after_unit or (low == 0 and self.last != "digits"))


def _word(token: Token) -> Word | None:
    if token.kind != "number":
        return WORDS.get(token.key)
    value = digits_value(token.key)
    return None if value is None else Word("digits", value)


def _read(tokens: Sequence[Token], i: int) -> _Raw | None:
    """The longest number that starts at token ``i``, without hedges."""
    first = _word(tokens[i])
    if first is None or first.cls == "odd":
        return None
    total, j, odd = _Sum(first), i + 1, False
    while j < len(tokens):
        split = (tokens[j].key,) in LINK["and"] and j + 1 < len(tokens)
        word = _word(tokens[j + 1 if split else j])
        if word is None or not total.take(word, word.waw or split):
            break
        odd, j = word.cls == "odd", j + (2 if split else 1)
    value, alone = total.total + total.cur, j == i + 1
    if (first.cls in ("one", "ordinal11") and alone) or (first.cls == "fraction" and total.total == 0):
        return None
    scale = total.cap if total.cur == 0 and total.cap != float("inf") and value != total.cap else 1.0
    return _Raw(i, j, value, total.vague or odd, total.ordinal, scale, first.waw, first.cls == "digits")


def _raws(tokens: Sequence[Token], hits: list[int]) -> list[_Raw]:
    found: list[_Raw] = []
    for i in hits:
        if found and i < found[-1].j:
            continue
        if tokens[i].key in MANY_FIRST:
            hit = phrase_after([t.key for t in tokens[i : i + LONGEST]], 0, MANY)
            raw = _Raw(i, i + hit[0], float(hit[1][1]), True, False, 1.0, False, False) if hit else _read(tokens, i)
        else:
            raw = _read(tokens, i)
        if raw:
            found.append(raw)
    return found


def _range(keys: list[str], a: _Raw, b: _Raw) -> Number | None:
    """``a`` and ``b`` as one range, if the words between and before them say so."""
    opener, gap = phrase_before(keys, a.i, OPEN), tuple(keys[a.j : b.i])
    kind = opener[1][0] if opener else ""
    joined = (b.waw and not gap) or gap in LINK["and"]
    dashed = len(gap) == 1 and gap[0] in _DASHES and a.digits and b.digits
    if dashed:
        dashed = not (keys[a.i - 1 : a.i] == [gap[0]] or keys[b.j : b.j + 1] == [gap[0]])
    if not ((kind == "between" and joined) or gap in LINK["to"] or gap in LINK["or"] or dashed):
        return None
    low = a.value * b.scale if a.value < b.value / b.scale and a.scale == 1 else a.value
    if low >= b.value or a.vague or b.vague or a.ordinal != b.ordinal:
        return None
    i = opener[0] if opener and (kind == "between") == joined and gap not in LINK["or"] else a.i
    return _bounds(
        keys, Number(i=i, j=b.j, value=None, min=int(low), max=int(b.value), best=None, hedged=True, ordinal=a.ordinal, waw=a.waw)
    )


def _plain(keys: list[str], raw: _Raw) -> Number:
    whole = int(raw.value) if raw.value == int(raw.value) else None
    if raw.vague:
        return _bounds(keys, Number(i=raw.i, j=raw.j, value=None, min=whole, max=None, best=None, hedged=True, waw=raw.waw))
    return _bounds(
        keys, Number(i=raw.i, j=raw.j, value=raw.value, min=whole, max=whole, best=whole, ordinal=raw.ordinal, waw=raw.waw)
    )


def hedge(number: Number, kind: str, i: int, j: int) -> Number:
    """The number with a hedge of that kind and the tokens ``i`` to ``j``."""
    low, high, best = number.min, number.max, number.best
    if kind == "approx" or number.ordinal:
        pass
    elif kind in ("gt", "ge"):
        low, high, best = (low + 1 if low is not None and kind == "gt" and number.value is not None else low), None, None
    else:
        low, high, best = None, (high - 1 if high is not None and kind == "lt" else high), None
    about = number.approximate or kind == "approx"
    return replace(
        number, i=i, j=j, min=low, max=high, best=best, hedged=True, approximate=about, waw=number.waw and i == number.i
    )


def _bounds(keys: list[str], number: Number) -> Number:
    """The number with the percent sign after it and the hedges before and after it."""
    for size in (2, 1):
        words = tuple(keys[number.j : number.j + size])
        if len(words) == size and words in LINK["percent"]:
            number = replace(number, j=number.j + size, percent=True)
    before = phrase_before(keys, number.i, PRE)
    if before and not number.ordinal:
        number = hedge(number, before[1][0], before[0], number.j)
    after = post_hedge(keys, number.j)
    return hedge(number, after[1], number.i, after[0]) if after else number


def find_numbers(tokens: Sequence[Token]) -> list[Number]:
    """All numbers of one sentence in order, none overlapping."""
    starts = _STARTS
    hits = [i for i, t in enumerate(tokens) if t.key in starts or t.kind == "number"]
    if not hits:
        return []
    keys, raws, k = [t.key for t in tokens], _raws(tokens, hits), 0
    found: list[Number] = []
    while k < len(raws):
        span = _range(keys, raws[k], raws[k + 1]) if k + 1 < len(raws) else None
        number = span or _plain(keys, raws[k])
        if not found or number.i >= found[-1].j:
            found.append(number)
        k += 2 if span else 1
    return found
