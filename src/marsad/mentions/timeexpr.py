"""What a date phrase says, as small tagged records. Nothing here computes."""

from __future__ import annotations

from typing import Literal

import msgspec

When = Literal["past", "before", "current", "future"]


class Point(msgspec.Struct, frozen=True, kw_only=True, tag="point"):
    """A day or a calendar period. ``offset``: days from publication; ``weekday``: 0 = Monday; ``unit``: of "last week" etc."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    weekday: int | None = None
    weekday_to: int | None = None
    offset: int | None = None
    unit: str | None = None
    name: str | None = None
    part: str | None = None
    edge: str | None = None
    when: When | None = None
    year_when: When | None = None


class Duration(msgspec.Struct, frozen=True, kw_only=True, tag="duration"):
    """A length of time. ``count`` None = some; ``way``: ago since last next after during; ``anchored``: to another event."""

    unit: str
    count: float | None
    way: str
    bound: str | None = None
    anchored: bool = False


class Anaphor(msgspec.Struct, frozen=True, kw_only=True, tag="anaphor"):
    """A time told before ("that day", "in the morning"): needs an anchor. ``shift``: days from it."""

    shift: int = 0
    part: str | None = None


class Range(msgspec.Struct, frozen=True, kw_only=True, tag="range"):
    """From ``start`` to ``end``; with ``since`` it runs on to the day of publication."""

    start: Point | Duration | Anaphor | None = None
    end: Point | Duration | Anaphor | None = None
    since: bool = False


Expr = Point | Duration | Anaphor | Range
