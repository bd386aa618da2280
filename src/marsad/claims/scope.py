"""One event or a total: sums over a period or a campaign are ``aggregate``."""

from __future__ import annotations

from datetime import date
from typing import Literal

from marsad.claims.drafts import Draft
from marsad.claims.group import Facts, Group

Scope = Literal["event", "aggregate"]
_LONG_DAYS = 6
_REACH = 14
_SUMS = frozenset(("TOTAL", "DAILY"))
_STATES = frozenset(("CONTROL_CHANGE", "SIEGE", "AGREEMENT", "DEPLOYMENT", "WITHDRAWAL", "RELEASE"))


def scope(group: Group) -> Scope:
    """The scope of a claim: a word of summing up near its trigger, or numbers over a long time, make it a total."""
    pairs = list(zip(group.drafts, group.facts, strict=True))
    if any(_summed(draft) for draft, _ in pairs):
        return "aggregate"
    if group.type in _STATES:
        return "event"
    return "aggregate" if any(facts.casualties and (_long(facts) or _spans(draft)) for draft, facts in pairs) else "event"


def _near(draft: Draft, classes: frozenset[str]) -> bool:
    items, at = draft.line.items, draft.at
    if classes.isdisjoint(draft.line.present):
        return False
    for step in (-1, 1):
        n = at + step
        while 0 <= n < len(items) and abs(n - at) <= _REACH and "BAR" not in items[n].classes:
            if items[n].classes & classes:
                return True
            n += step
    return False


def _summed(draft: Draft) -> bool:
    return _near(draft, _SUMS)


def _spans(draft: Draft) -> bool:
    return _near(draft, frozenset(("SPAN",)))


def _long(facts: Facts) -> bool:
    """Whether the time told is longer than an operation of a few days."""
    interval = facts.interval
    if interval is None or interval.start is None or interval.end is None:
        return False
    return (date.fromisoformat(interval.end) - date.fromisoformat(interval.start)).days >= _LONG_DAYS
