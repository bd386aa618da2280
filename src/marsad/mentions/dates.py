"""Dates in a sentence: every token becomes one letter of a small alphabet, phrases are patterns over that string.

The letters are in ``mentions/datewords.py`` and ``packs/arabic/timewords.tsv``. Points and durations are found first, then joined with
the words around them (since, until, between). A sentence without a time word or a number costs one dict look-up a token.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec

from marsad.mentions.datewords import TIME_WORDS, TimeMatch, TimeUnit, time_string
from marsad.mentions.numbers import Number
from marsad.mentions.timeexpr import Anaphor, Duration, Expr, Point, Range
from marsad.text.tokens import Token


class DateMention(msgspec.Struct, frozen=True, kw_only=True):
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
    ("date.year", r"(?:(?P<e>E)f?)?(?:[UuP]|(?<=[iItGfb])|(?<=[EU]))(?P<y>Y)@?"),
    ("date.years", r"P(?P<y1>Y)@?(?:,?&?Y@?)*,?&?(?P<y>Y)@?"),
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


def _day(m: TimeMatch, name: str) -> int | None:
    value = m.number(name)
    return int(value) if value is not None and 1 <= value <= 31 and value == int(value) else None


def _month_named(m: TimeMatch) -> bool:
    """Whether the month word stands for a month here: names that are other words too need a date word beside them."""
    at = m.match.start("m")
    before = m.match.string[at - 1 : at] if at else ""
    if m.units[at].flags == "cue" and not any(m.groups.get(g) for g in ("dn", "r", "x", "y", "u", "mu", "e")):
        return m.match.end() - at > 1 or (before in ("I", "G", "i") and not m.value("m")[1])
    return before != "k" or m.match.end() - at > 1


def _point(m: TimeMatch, rule: str) -> Point | None:
    """The point behind a match, or None where its values do not make one."""
    g, month, hijri = m.groups, None, False
    year = m.number("y")
    fields: dict[str, Any] = {"part": m.value("b", "b2"), "edge": m.value("e"), "when": m.value("x", "wx")}
    if g.get("m"):
        if not _month_named(m) or (g.get("mu") and m.value("mu") != "month"):
            return None
        month, hijri = m.value("m")
        fields["year_when"] = (m.value("ux") or "current") if g.get("u") else None
    if g.get("dn") and (fields.setdefault("day", _day(m, "dn")) is None):
        return None
    if g.get("n"):
        full = m.value("n")
        year, month, fields["day"] = full
    if g.get("t") and not g.get("n") and not month:
        fields["offset"] = 0 if rule == "date.now" else int(m.value("t"))
    if g.get("h"):
        fields["name"] = m.value("h")
    if g.get("w2"):
        fields["weekday_to"] = m.value("w2")
    return Point(weekday=m.value("w"), month=month, hijri=hijri, year=int(year) if year else None, **fields)


def _period(m: TimeMatch, rule: str) -> Point | None:
    unit, when = m.value("u"), m.value("x")
    if not (m.groups.get("q") or when or m.groups.get("e")) or unit in ("hour", "minute", "day", "weekend"):
        return None
    return Point(unit=unit, when=when or "current", edge=m.value("e"))


def _day_of_period(m: TimeMatch, rule: str) -> Point | None:
    day = _day(m, "dn")
    if day is None or m.value("u") != "month" or m.value("x") == "":
        return None
    return Point(unit="month", when=m.value("x") if m.value("x") in ("past", "before", "future") else "current", day=day)


def _season(m: TimeMatch, rule: str) -> Point | None:
    year = m.number("y")
    return Point(unit=m.value("z"), year=int(year) if year else None, when=m.value("x"), edge=m.value("e"))


def _two_days(m: TimeMatch, rule: str) -> Range | None:
    point = _point(m, rule)
    if m.groups.get("r"):
        days = m.value("r")
        first, last = days.min, days.max
    else:
        first, last = _day(m, "d1"), _day(m, "dn")
    if point is None or first is None or last is None or not 1 <= first < last <= 31:
        return None
    low, high = (msgspec.structs.replace(point, day=d) for d in (first, last))
    return Range(start=low, end=high)


def _anaphor(m: TimeMatch, rule: str) -> Anaphor | None:
    code = m.match.group()
    if m.groups.get("b3") and m.value("b3") is None:
        return None
    return Anaphor(part=m.value("b2", "b3"), shift=1 if code.endswith("L") else 0)


_WAYS = {"date.ago": "ago", "date.after": "after", "date.since": "since", "date.last": "last", "date.during": "during"}
_BOUNDS = {"gt": "more", "ge": "more", "le": "less", "lt": "less", "approx": "about"}


def _duration(m: TimeMatch, rule: str) -> Duration | None:
    unit, count, bound = m.value("cu", "d", "p", "s"), None, _BOUNDS.get(m.value("hd") or "")
    number = m.value("c", "c2")
    if isinstance(number, Number):
        if number.ordinal and not m.groups.get("dx"):
            return None
        count = number.value
        bound = bound or ("about" if number.approximate else "more" if number.hedged and number.max is None and count else None)
    elif m.groups.get("d"):
        count = 2.0
    elif m.groups.get("s"):
        count = 1.0
    way = "next" if m.value("dx") == "future" else _WAYS[rule]
    if rule == "date.last" and not (m.groups.get("d") or m.groups.get("p") or number or m.groups.get("way")):
        return None
    if rule == "date.last" and m.groups.get("s") and not m.groups.get("way"):
        return None
    return Duration(unit=unit, count=count, way=way, bound=bound, anchored=bool(m.groups.get("anchor")) or way == "after")


def _years(m: TimeMatch, rule: str) -> Range | None:
    first, last = m.number("y1"), m.number("y")
    return Range(start=Point(year=int(first)), end=Point(year=int(last))) if first and last and first < last else None


_BUILD: dict[str, Callable[[TimeMatch, str], Point | Duration | Anaphor | Range | None]] = {
    "date.period": _period, "date.day_of_period": _day_of_period, "date.season": _season, "date.two_days": _two_days,
    "date.anaphor": _anaphor, "date.years": _years, "date.vague": lambda m, rule: Point(unit="soon"), **dict.fromkeys(_WAYS, _duration),
}  # fmt: skip


def _points(codes: str, units: list[TimeUnit]) -> list[_Found]:
    """Points and durations, leftmost-longest."""
    found: list[_Found] = []
    at = 0
    while at < len(codes):
        if codes[at] not in _STARTERS:
            at += 1
            continue
        hits = [(m.end(), -n, m) for n, (_, pattern) in enumerate(_COMPILED) if (m := pattern.match(codes, at)) and m.end() > at]
        for end, rank, match in sorted(hits, key=lambda h: h[:2], reverse=True):
            rule = _COMPILED[-rank][0]
            expr = _BUILD.get(rule, _point)(TimeMatch(match, units), rule)
            if expr is not None:
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
    """All mentions of times in one sentence in order, none overlapping. ``numbers``: what ``find_numbers`` gave for these tokens."""
    if not any(t.key in TIME_WORDS for t in tokens) and not any((n.value and n.value > 1900) or (n.i and not n.hedged) for n in numbers):
        return []
    codes, units = time_string(tokens, numbers)
    found = []
    for item in _joined(codes, _points(codes, units)):
        first, last = units[item.a], units[item.b - 1]
        found.append(DateMention(i=first.i, j=last.j, expr=item.expr, rule=item.rule, skip=first.skip))
    return found
