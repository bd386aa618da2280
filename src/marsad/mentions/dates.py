"""Dates in a sentence: every token becomes one letter of a small alphabet, phrases are patterns over that string.

The letters are in ``mentions/datewords.py`` and ``packs/arabic/timewords.tsv``. Points and durations are found first, then joined
with the words around them (since, until, between). A sentence without a time word or a number costs one dict look-up a token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from marsad.mentions.datebuild import build
from marsad.mentions.datewords import TimeMatch, TimeUnit, has_time, time_string
from marsad.mentions.numbers import Number
from marsad.mentions.timeexpr import Anaphor, Duration, Expr, Point, Range
from marsad.text.tokens import Token


class DateMention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Tokens ``i`` to ``j`` (half-open) that name a time, what they say, and the rule that read them.

    ``skip``: letters of a conjunction or preposition attached to the first token, which a quote leaves out.
    """

    i: int
    j: int
    expr: Expr
    rule: str
    skip: int = 0


# The patterns. Repeated pieces first; HEAD and TAIL are parts of the day before and after.
_HEAD = r"a?(?:(?P<b>B)[fi]?)?"
_TAIL = r"(?:,?i?(?P<b2>[AB])(?![WTyNO#f]))?"
_WEEK = r"[,(]{0,2}y?(?P<w>W)(?P<wx>[XFC])?\)?"
_MON = r"(?P<m>M)(?:[-/]?M|\(M\)?)?"
_YEAR = r",?f?[Uu]?(?P<y>Y)@?"
_OF = rf"(?:(?P<x>[XFC])|{_YEAR}|f(?:Q(?=u))?(?P<u>u)(?P<ux>[XFC])?)?"
_DUR = r"l?(?:(?P<c>[NYO])l?(?P<cu>[UyPp])|(?P<d>[Dd])|(?P<p>[Pp])l?(?P<c2>N)?|(?P<s>[Uy])(?![WTNO#MYSC]))"
_POINTS = [
    ("date.day", rf"{_HEAD}(?:y?(?P<t>T))?(?:{_WEEK})?[,(]{{0,2}}i?o?y?(?:(?P<n>#)|(?P<dn>[NO])f?U?{_MON}{_OF})\)?{_TAIL}"),
    ("date.two_days", rf"(?:(?P<r>R)|(?P<d1>[NO])&(?P<dn>[NO]))f?U?{_MON}{_OF}"),
    ("date.relative_day", rf"{_HEAD}y?(?P<t>T)(?:{_WEEK})?{_TAIL}"),
    ("date.weekday", rf"{_HEAD}y?(?P<w>W)(?:(?:[-/]|&)?(?P<w2>W))?(?P<wx>[XFC])?{_TAIL}"),
    ("date.day_of_period", r"y?(?P<dn>[NO])f(?P<q>Q)?(?P<u>u)(?P<x>[XFCS])?"),
    ("date.month", rf"(?:(?P<e>E)f?)?(?P<mu>[Uu])?{_MON}{_OF}"),
    ("date.period", r"(?:(?P<e>E)f?)?(?P<q>Q)?(?P<u>u)(?P<x>[XFC])?"),
    ("date.year", r"(?:(?P<e>E)f?)?(?:[UuP]|(?<=[iItGf])|(?<=[EU]))(?P<y>Y)@?"),
    ("date.years", r"P(?P<y1>Y)@?(?:,?&?Y@?)*,?&?(?P<y>Y)@?"),
    ("date.year_range", r"[Uu](?P<y1>Y)@?&(?P<y>Y)@?|(?P<r>R)(?!\.)"),
    ("date.season", rf"(?:(?P<e>E)f?)?(?P<z>Z)(?:(?P<x>[XFC])|{_YEAR})"),
    ("date.named", rf"{_HEAD}(?P<h>H)(?:(?P<x>[XFC])|{_YEAR})?"),
    ("date.now", r"(?P<t>n)"),
    ("date.vague", r"v"),
    ("date.anaphor", r"a?B?y?(?:[TWu]S|[uT]L|J|(?<=I)~)|[VK]~(?:[Uy])|(?P<b2>A)|u?[NO]q?(?P<b3>[AB])(?![WT])"),
    ("date.ago", rf"(?P<way>V)(?P<hd>h)?{_DUR}(?P<anchor>[f*])?"),
    ("date.after", rf"(?P<way>K)(?P<hd>h)?{_DUR}(?P<anchor>[f*])?"),
    ("date.since", rf"(?P<way>I)(?P<hd>h)?{_DUR}"),
    ("date.last", rf"(?P<way>G)?(?P<hd>h)?{_DUR}(?P<dx>[XF])"),
    ("date.during", rf"(?P<way>G)(?P<hd>h)?{_DUR}"),
]
_COMPILED = [(rule, re.compile(pattern)) for rule, pattern in _POINTS]
_STARTERS = frozenset("aByTWNO#REUuPpDdMQYZHnJvVKIGAhl")


class _Found(NamedTuple):
    """A point or duration: units ``a`` to ``b`` of the string."""

    a: int
    b: int
    expr: Point | Duration | Anaphor | Range
    rule: str


@lru_cache(maxsize=20_000)
def _matching(codes: str, at: int) -> list[tuple[str, re.Pattern[str]]]:
    """The patterns that match at a letter, the longest match first. None goes over a dot or looks behind more than a letter."""
    hits = [(m.end(), -n) for n, (_, pattern) in enumerate(_COMPILED) if (m := pattern.match(codes, at)) and m.end() > at]
    return [_COMPILED[-n] for _, n in sorted(hits, reverse=True)]


def _points(codes: str, units: list[TimeUnit]) -> list[_Found]:
    """Points and durations, leftmost-longest."""
    found: list[_Found] = []
    at = 0
    while at < len(codes):
        if codes[at] not in _STARTERS:
            at += 1
            continue
        stop = codes.find(".", at + 1) + 1 or len(codes)
        for rule, pattern in _matching(codes[at - 1 if at else 0 : stop], min(at, 1)):
            match = pattern.match(codes, at)
            expr = build(TimeMatch(match, units), rule) if match is not None else None
            if match is not None and expr is not None:
                end = match.end()
                found.append(_Found(at, end, expr, rule))
                at = end
                break
        else:
            at += 1
    return found


_TO = re.compile(r",?&?t|-")
_SINCE_EVENT = re.compile(r"I[.EUuk(),&]{1,8}i$")


def _joined(codes: str, found: list[_Found]) -> list[_Found]:
    """Points with the words around them: since, until, between, before, after, during."""
    out: list[_Found] = []
    k = 0
    while k < len(found):
        item, k = found[k], k + 1
        before = codes[item.a - 1 : item.a]
        gap = codes[item.b : found[k].a] if k < len(found) else "."
        if isinstance(item.expr, Range | Duration):
            more = found[k].expr if k < len(found) and gap != "-" and _TO.fullmatch(gap) else None
            if isinstance(item.expr, Range) and isinstance(more, Point):
                item = _Found(item.a, found[k].b, Range(start=item.expr.start, end=more), "date.between")
                k += 1
            out.append(item)
            continue
        closes = _TO.fullmatch(gap) if before != "b" else gap == "&"
        if closes and not isinstance(found[k].expr, Range | Duration) and (before in ("b", "f", "I", "i") or gap != "-"):
            a = item.a - (before in ("b", "f", "I") and bool(before))
            out.append(_Found(a, found[k].b, Range(start=item.expr, end=found[k].expr), "date.between"))  # type: ignore[arg-type]
            k += 1
        else:
            out.append(_prefixed(codes, item, before))
    return out


def _prefixed(codes: str, item: _Found, before: str) -> _Found:
    assert not isinstance(item.expr, Range)
    event = _SINCE_EVENT.search(codes, 0, item.a) if before == "i" else None
    if before == "I" or event:
        start = event.start() if event else item.a - 1
        return _Found(start, item.b, Range(start=item.expr, since=True), "date.since")
    if before == "t":
        return _Found(item.a - 1, item.b, Range(end=item.expr), "date.until")
    if before == "V" and not isinstance(item.expr, Anaphor):
        return _Found(item.a - 1, item.b, Range(end=item.expr), "date.before")
    if before == "K" and not isinstance(item.expr, Anaphor):
        return _Found(item.a - 1, item.b, Range(start=item.expr), "date.since")
    return _Found(item.a - (before == "G"), item.b, item.expr, item.rule)


def find_dates(tokens: Sequence[Token], numbers: Sequence[Number]) -> list[DateMention]:
    """All mentions of times in one sentence in order, none overlapping. ``numbers``: ``find_numbers`` of these tokens."""
    if not has_time(tokens):
        return []
    codes, units = time_string(tokens, numbers)
    found = []
    for item in _joined(codes, _points(codes, units)):
        first, last = units[item.a], units[item.b - 1]
        found.append(DateMention(i=first.i, j=last.j, expr=item.expr, rule=item.rule, skip=first.skip))
    return found
