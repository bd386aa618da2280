"""The alphabet of dates: a sentence as a string with one letter a unit.

The letters are explained in ``packs/arabic/timewords.tsv``; M is a month, W a weekday, N a cardinal, O an ordinal, Y a number
that can be a year, R a range of numbers, # a date in figures, a dot any other word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from marsad.mentions.numbers import Number
from marsad.mentions.numberwords import ARTICLE, PRE, PREFIXES, pack_rows, pre_hedge
from marsad.text.normalise import key
from marsad.text.tokens import Token


class _Entry(NamedTuple):
    code: str
    value: Any
    waw: bool
    skip: int
    flags: str


class TimeUnit(msgspec.Struct, frozen=True, gc=False):
    """What stands behind one letter: tokens ``i`` to ``j``, its value, letters of clitics before it, flags of the row."""

    i: int
    j: int
    value: Any
    skip: int = 0
    flags: str = ""


def _rows() -> list[tuple[str, str, Any, str]]:
    rows: list[tuple[str, str, Any, str]] = [(f, c, v, flags) for f, c, v, flags in pack_rows("timewords.tsv")]
    rows += [(form, cls, part, "") for form, cls, part in pack_rows("dayparts.tsv")]
    rows += [(form, "W", int(day), "") for form, day in pack_rows("weekdays.tsv")]
    rows += [(f, "M", (int(n), system == "hijri"), flags) for f, n, system, flags in pack_rows("months.tsv")]
    return rows


def _load() -> tuple[dict[tuple[str, ...], _Entry], dict[str, int]]:
    """All phrases with the clitics that may stand before their first word, and the longest phrase by first word."""
    lexicon: dict[tuple[str, ...], _Entry] = {}
    for form, code, value, flags in _rows():
        first, *rest = key(form).split()
        defined = first.startswith(ARTICLE)
        for prefix, waw, prep, al in PREFIXES:
            if (al != defined and prefix) or (prefix and "bare1" in flags) or (prep and "bare" in flags):
                continue
            word = prefix + first[len(ARTICLE) :] if prefix and defined else first if defined else prefix + first
            skip = (len(prefix) - len(ARTICLE) if prefix.endswith(ARTICLE) else 0) if defined else len(prefix)
            lexicon.setdefault((word, *rest), _Entry(code, value, waw, max(skip, 0), flags))
    longest: dict[str, int] = {}
    for phrase in lexicon:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return lexicon, longest


_LEXICON, _FIRST = _load()
_WORTH = frozenset(_FIRST) | {phrase[0] for phrase in PRE}  # all other words are dots
_ALONE = {phrase[0]: entry for phrase, entry in _LEXICON.items() if _FIRST[phrase[0]] == 1}  # words that begin no longer phrase
_LOOSE = {p[0] for p, e in _LEXICON.items() if len(p) == 1 and e.code in "iKVfGtbIQk"}
# The words without which there is no date (but for figures): of each phrase its first word that is no preposition.
TIME_WORDS = frozenset(
    next((w for w in p if w not in _LOOSE and len(w) > 2), p[-1]) for p, e in _LEXICON.items() if e.code in "TWMAUuDdPpynJvHZ"
)
_FIGURES = re.compile(r"(\d{1,4})[.](\d{1,2})[.](\d{1,4})")
_MARKS = frozenset("-/.")


def has_time(tokens: Sequence[Token]) -> bool:
    """Whether a sentence can hold a date at all: a time word, or figures that may be a date or a year."""
    if not TIME_WORDS.isdisjoint([token.key for token in tokens]):
        return True
    for n in [n for n, token in enumerate(tokens) if token.kind == "number"]:
        after = tokens[n + 1].key if n + 1 < len(tokens) else ""
        if after in _MARKS or len(tokens[n].key) == 4 or tokens[n].key.count(".") == 2:
            return True
    return False


def _ymd(a: int, b: int, c: int) -> tuple[int, int, int] | None:
    """Year, month and day of a date in figures: year first if it stands first, else day before month if that fits."""
    year, month, day = (a, b, c) if a > 31 else (c, b, a)
    if month > 12 >= day:
        month, day = day, month
    year += 2000 if 0 < year < 50 else 1900 if year < 100 else 0
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 and 1000 < year < 2200 else None


def _figures(tokens: Sequence[Token], i: int, dated: bool) -> TimeUnit | None:
    """A date in figures at token ``i``; day and month alone only after a day word (``dated``) or before a bracket."""
    dotted = _FIGURES.fullmatch(tokens[i].key)
    if dotted:
        full = _ymd(int(dotted[1]), int(dotted[2]), int(dotted[3]))
        return TimeUnit(i, i + 1, full) if full else None
    parts, j = [tokens[i]], i + 1
    while j + 1 < len(tokens) and len(parts) < 3 and tokens[j].key in _MARKS and tokens[j].key == tokens[i + 1].key:
        if tokens[j + 1].kind != "number" or tokens[j].start != tokens[j - 1].end or tokens[j + 1].start != tokens[j].end:
            break
        parts, j = [*parts, tokens[j + 1]], j + 2
    if not all(p.key.isdigit() and len(p.key) <= 4 for p in parts) or len(parts) == 1:
        return None
    values = [int(p.key) for p in parts]
    if len(parts) == 3:
        full = _ymd(*values)
        return TimeUnit(i, j, full) if full else None
    if not (1 <= values[0] <= 31 and 1 <= values[1] <= 12):
        return None
    bracket = j < len(tokens) and _LEXICON.get((tokens[j].key,), _NOTHING).code == "("
    return TimeUnit(i, j, (None, values[1], values[0])) if dated or bracket else None


_NOTHING = _Entry(".", None, False, 0, "")
_DOT = TimeUnit(-1, -1, None)
"""Stands behind every dot: no expression begins or ends there."""


def _number_unit(number: Number, figure: bool) -> tuple[str, TimeUnit]:
    unit = TimeUnit(number.i, number.j, number)
    value = number.value
    if number.percent:
        return ".", unit
    if value is None and number.min is not None and number.max is not None:
        return "R", unit
    if number.ordinal:
        return "O", unit
    return ("Y" if value is not None and 1300 <= value < 2200 and not number.hedged and value == int(value) else "N"), unit


def time_string(tokens: Sequence[Token], numbers: Sequence[Number]) -> tuple[str, list[TimeUnit]]:
    """The sentence as a string of classes, and the unit behind each letter."""
    keys, by_start = [t.key for t in tokens], {n.i: n for n in numbers}
    codes: list[str] = []
    units: list[TimeUnit] = []
    i = 0
    while i < len(tokens):
        word = keys[i]
        number = i in by_start or tokens[i].kind == "number"
        if word not in _WORTH and not number:
            codes.append(".")
            units.append(_DOT)
            i += 1
            continue
        alone = None if number else _ALONE.get(word)
        if alone is not None:
            code, unit, waw = (
                alone.code,
                TimeUnit(i, i + 1, alone.value, alone.skip, alone.flags),
                alone.waw and alone.code != "&",
            )
        else:
            code, unit, waw = _next(tokens, keys, by_start, i, "".join(codes[-2:]))
        if waw:
            codes.append("&")
            units.append(TimeUnit(i, i, None))
        codes.append(code)
        units.append(unit)
        i = unit.j
    return "".join(codes), units


def _next(
    tokens: Sequence[Token], keys: list[str], by_start: dict[int, Number], i: int, before: str
) -> tuple[str, TimeUnit, bool]:
    number = by_start.get(i)
    if tokens[i].kind == "number":
        figures = _figures(tokens, i, before[-1:] in ("y", "o", "W", "I") or before in ("Wi", "yi"))
        if figures:
            return "#", figures, False
    entry, width = _NOTHING, 1
    for size in range(min(_FIRST.get(keys[i], 0), len(keys) - i), 0, -1):
        found = _LEXICON.get(tuple(keys[i : i + size]))
        if found:
            entry, width = found, size
            break
    if number and (entry.code in ".fbGtiVKIh&l" or number.j - i > width):
        return (*_number_unit(number, tokens[i].kind == "number"), number.waw)
    if entry.code == ".":
        hedge = pre_hedge(keys, i)
        if hedge:
            return "h", TimeUnit(i, hedge[0], hedge[1]), False
    return entry.code, TimeUnit(i, i + width, entry.value, entry.skip, entry.flags), entry.waw and entry.code != "&"


class TimeMatch:
    """A match with the values of the units behind its groups."""

    def __init__(self, match: re.Match[str], units: list[TimeUnit]) -> None:
        self.match, self.units, self.groups = match, units, match.groupdict()

    def value(self, *names: str) -> Any:
        """Value behind the first of these groups that matched, or None."""
        name = next((n for n in names if self.groups.get(n)), None)
        return self.units[self.match.start(name)].value if name else None

    def number(self, name: str) -> float | None:
        """The plain number behind a group, or None."""
        found = self.value(name)
        return found.value if isinstance(found, Number) else None
