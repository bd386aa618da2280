"""From a matched date pattern to the record of what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from marsad.mentions.datewords import TimeMatch
from marsad.mentions.numbers import Number
from marsad.mentions.timeexpr import Anaphor, Duration, Point, Range


def _day(m: TimeMatch, name: str) -> int | None:
    value = m.number(name)
    return int(value) if value is not None and 1 <= value <= 31 and value == int(value) else None


def _month_named(m: TimeMatch) -> bool:
    """Whether the month word stands for a month here: names that are other words too need a date word beside them."""
    at = m.match.start("m")
    before = m.match.string[at - 1 : at] if at else ""
    flags = m.units[at].flags
    if ("cue" in flags or "strict" in flags) and not any(m.groups.get(g) for g in ("dn", "r", "x", "y", "u", "mu", "e")):
        return m.match.end() - at > 1 or (before in ("I", "G", "i") and not m.value("m")[1] and "strict" not in flags)
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
    if m.groups.get("b3"):
        hour = next(u.value.value for u in m.units[m.match.start() : m.match.end()] if isinstance(u.value, Number))
        if hour is None or not 1 <= hour <= 24:
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
    first, last = (m.value("r").min, m.value("r").max) if m.groups.get("r") else (m.number("y1"), m.number("y"))
    if not first or not last or not 1900 <= first < last < 2100:
        return None
    return Range(start=Point(year=int(first)), end=Point(year=int(last)))


_BUILD: dict[str, Callable[[TimeMatch, str], Point | Duration | Anaphor | Range | None]] = {
    "date.period": _period, "date.day_of_period": _day_of_period, "date.season": _season, "date.two_days": _two_days,
    "date.anaphor": _anaphor, "date.years": _years, "date.year_range": _years, "date.vague": lambda m, rule: Point(unit="soon"),
    **dict.fromkeys(_WAYS, _duration),
}  # fmt: skip


def build(match: TimeMatch, rule: str) -> Point | Duration | Anaphor | Range | None:
    """The expression behind a match of the pattern of that rule; None where its values do not make one."""
    return _BUILD.get(rule, _point)(match, rule)
