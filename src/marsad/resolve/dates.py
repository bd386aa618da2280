"""The calendar days that a date phrase comes to.

``mentions/dates.py`` reads phrases into small records (``mentions/timeexpr.py``); ``resolve`` turns one into days, given the date
of publication. Nothing is defaulted: without a publication date whatever needs one stays open; ``basis`` says what was inferred.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from marsad.mentions.timeexpr import Anaphor, Duration, Expr, Point, Range

DAYS = {"minute": 0.0, "hour": 1 / 24, "day": 1.0, "week": 7.0}
MONTHS = {"month": 1, "year": 12, "decade": 120}
SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9}
NAMED = {"christmas": (12, 25), "newyear": (1, 1), "newroz": (3, 21), "labour": (5, 1)}


class Interval(msgspec.Struct, frozen=True, kw_only=True):
    """Inclusive ISO dates, either may be unknown; ``time_prec`` T0-T8; ``basis``: stated, inferred:RULE, unresolved:REASON."""

    start: str | None
    end: str | None
    time_prec: str | None
    basis: str


Days = tuple[date | None, date | None, str]
_NONE = "T8"


def resolve(expr: Expr, published: date | None, anchor: date | None = None, future: bool = False) -> Interval:
    """The days of ``expr``. ``anchor``: the day an anaphor refers to; ``future``: the clause tells what is to come."""
    if published and not 100 < published.year < 9900:
        published = None
    if isinstance(expr, Range):
        start, end, basis = _range(expr, published, anchor, future)
    else:
        start, end, basis = _single(expr, published, anchor, future)
    if start and end and start > end:
        start, end, basis = None, None, "unresolved:contradiction"
    prec = _precision(expr, start, end)
    return Interval(start=start.isoformat() if start else None, end=end.isoformat() if end else None, time_prec=prec, basis=basis)


def _precision(expr: Expr, start: date | None, end: date | None) -> str:
    if isinstance(expr, Range) and expr.since and start:
        return "T7"
    if isinstance(expr, Duration) and expr.way == "since" and start:
        return "T7"
    if start is None or end is None:
        return _NONE if start is end else "T6" if start is None else "T7"
    width = (end - start).days + 1
    if width == 1:
        return "T0" if isinstance(expr, Point | Anaphor) and expr.part not in (None, "day") else "T1"
    return "T2" if width < 7 else "T3" if width <= 8 else "T4" if width <= 31 else "T5"


def _range(expr: Range, published: date | None, anchor: date | None, future: bool) -> Days:
    end = _single(expr.end, published, anchor, future) if expr.end else (None, None, "stated")
    start = _single(expr.start, published, anchor, future) if expr.start else (None, None, "stated")
    first, last = start[0], end[1]
    if isinstance(expr.start, Point) and isinstance(expr.end, Point) and expr.start.year is None and expr.start.month and last:
        year = last.year if expr.start.month <= last.month else last.year - 1
        first = _calendar(replace(expr.start, year=year, when=None))[0]
    if expr.since and expr.end is None:
        last = published if first else None
    basis = start[2] if start[2] != "stated" else end[2]
    return first, last, "inferred:since" if expr.since and last and basis == "stated" and expr.end is None else basis


def _single(expr: Point | Duration | Anaphor, published: date | None, anchor: date | None, future: bool) -> Days:
    if isinstance(expr, Anaphor):
        day = anchor + timedelta(expr.shift) if anchor else None
        return day, day, "inferred:anchor" if anchor else "unresolved:anaphor"
    if isinstance(expr, Duration):
        return _duration(expr, published, future)
    return _point(expr, published, future)


def _back(day: date, unit: str, count: float) -> date | None:
    """``count`` units before ``day``, counted by the calendar for months and years."""
    if unit in DAYS:
        return day - timedelta(int(count * DAYS[unit] + 0.999)) if abs(count) < 100_000 else None
    if unit not in MONTHS or abs(count) > 2000:
        return None
    months = day.year * 12 + day.month - 1 - int(count * MONTHS[unit])
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if 0 < year < 9999 else None


def _duration(expr: Duration, published: date | None, future: bool) -> Days:
    if published is None:
        return None, None, "unresolved:published"
    if (future or expr.way == "next") and expr.way in ("after", "during", "next") and expr.count:
        return published, _back(published, expr.unit, -expr.count), "inferred:ahead"
    if expr.anchored or expr.way in ("after", "for", "next") or (expr.way == "during" and expr.unit not in ("hour", "minute")):
        return None, None, "unresolved:anchor"
    if expr.way == "during" and expr.count is None:
        return None, None, "unresolved:anchor"
    at = _back(published, expr.unit, expr.count) if expr.count is not None else None
    if expr.way == "ago":
        if expr.count is None or expr.bound == "more":
            return None, at or published, "inferred:ago"
        return at, at, "inferred:ago"
    if expr.unit == "period":
        return None, None, "unresolved:vague"
    return at, published, "inferred:" + expr.way


def _point(expr: Point, published: date | None, future: bool) -> Days:
    if expr.hijri:
        return None, None, "unresolved:hijri"
    if expr.name and expr.month is None:
        if expr.name not in NAMED:
            return None, None, "unresolved:named"
        month, day = NAMED[expr.name]
        point = replace(expr, month=month, day=day)
        start, end, basis = _point(point, published, future)
        shift = timedelta(1 if expr.part == "eve" else 0)
        return start - shift if start else None, end - shift if end else None, basis
    if expr.year is not None and expr.year_when is None:
        start, end = _calendar(expr)
        return start, end, "stated" if start else "unresolved:contradiction"
    if published is None:
        return None, None, "unresolved:published"
    if expr.offset is not None:
        at = published + timedelta(expr.offset)
        if expr.weekday is not None and at.weekday() != expr.weekday:
            return _weekday(expr, published, future)  # the publication date is late: the weekday is the text's own word
        return at, at, "inferred:relative"
    if expr.month is not None or expr.unit in SEASONS:
        return _yearless(expr, published, future)
    if expr.weekday is not None:
        return _weekday(expr, published, future)
    return _unit(expr, published)


def _weekday(expr: Point, published: date, future: bool) -> Days:
    back = (published.weekday() - (expr.weekday_to if expr.weekday_to is not None else expr.weekday or 0)) % 7
    if expr.when == "future" or (future and expr.when is None):
        back -= 7
    elif expr.when in ("past", "before") and back == 0:
        back = 7
    end = published - timedelta(back)
    start = end - timedelta(((expr.weekday_to or 0) - (expr.weekday or 0)) % 7) if expr.weekday_to is not None else end
    return start, end, "inferred:weekday"


def _yearless(expr: Point, published: date, future: bool) -> Days:
    """A day, month or season without its year: the latest that began before publication, unless the words say otherwise."""
    year_shift = {None: 0, "past": -1, "before": -1, "current": 0, "future": 1}[expr.year_when]
    if expr.year_when:
        return (*_calendar(replace(expr, year=published.year + year_shift)), "inferred:year")
    fits: list[tuple[date, date]] = []
    for year in range(published.year - 7, published.year + 8):
        start, end = _calendar(replace(expr, year=year))
        if start and end and (expr.weekday is None or expr.day is None or start.weekday() == expr.weekday):
            fits.append((start, end))
    if expr.weekday is None and expr.when == "current":
        fits = [f for f in fits if f[0].year == published.year]
    ahead = expr.when == "future" or (future and expr.when is None)
    whole_month = expr.when == "past" and expr.day is None and expr.unit is None
    limit = published.replace(day=1) if whole_month else published + timedelta(1)
    past = [f for f in fits if f[0] < limit] if not ahead else []
    later = [f for f in fits if f[0] > published]
    chosen = past[-1] if past else later[0] if later and (ahead or expr.when == "current") else None
    return (*chosen, "inferred:year") if chosen else (None, None, "unresolved:contradiction")


def _calendar(expr: Point) -> tuple[date | None, date | None]:
    """The days of a point whose year is known."""
    year = expr.year or 0
    if not 1 <= year < 9998:
        return None, None
    if expr.unit in SEASONS:
        first = date(year, SEASONS[expr.unit or ""], 1)
        start, end = first, _end_of_months(first, 3)
    elif expr.month is None:
        start, end = date(year, 1, 1), date(year, 12, 31)
    elif expr.day is None:
        start, end = date(year, expr.month, 1), _end_of_months(date(year, expr.month, 1), 1)
    elif 1 <= expr.day <= monthrange(year, expr.month)[1]:
        start = end = date(year, expr.month, expr.day)
    else:
        return None, None
    return _edge(start, end, expr.edge)


def _end_of_months(first: date, count: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + count, 12)
    return date(year, month + 1, 1) - timedelta(1)


def _edge(start: date, end: date, edge: str | None) -> tuple[date, date]:
    """The named part of a period: its first or last day, or about a third of it."""
    if edge is None:
        return start, end
    third = round((end - start).days / 3)
    return {
        "start": (start, start),
        "end": (end, end),
        "early": (start, start + timedelta(third - 1)),
        "middle": (start + timedelta(third), end - timedelta(third)),
        "late": (end - timedelta(third), end),
    }[edge]


def _unit(expr: Point, published: date) -> Days:
    """This, last or next week, month or year; the week runs from Sunday to Saturday. The running one ends at publication."""
    shift = {"past": -1, "before": -1, "future": 1}.get(expr.when or "", 0)
    if expr.unit == "week":
        start = published - timedelta((published.weekday() + 1) % 7 - 7 * shift)
        end = start + timedelta(6)
    elif expr.unit in MONTHS and expr.unit is not None:
        step = MONTHS[expr.unit]
        base = published.replace(day=1) if step == 1 else published.replace(month=1, day=1)
        if step == 120:
            base = base.replace(year=base.year // 10 * 10)
        moved = _back(base, "month", -step * shift) or base
        start, end = moved, _end_of_months(moved, step)
    else:
        return None, None, "unresolved:vague"
    if expr.day is not None:
        return (*_calendar(Point(year=start.year, month=start.month, day=expr.day)), "inferred:relative")
    if shift == 0 and expr.edge is None:
        end = min(end, published)
    return (*_edge(start, end, expr.edge), "inferred:relative")
