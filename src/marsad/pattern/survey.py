"""What can be told of a pattern without trying it: the classes that a sentence must have, how many units a match can span."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from marsad.pattern.alphabet import terms

_TOKEN = re.compile(
    r"\s+|[a-z_]+=|(?P<inside>\[[^\]]*\])|(?P<single>!?[A-Z][A-Z0-9_]*(?:&!?[A-Z][A-Z0-9_]*)*)|(?P<any>[@~.])"
    r"|(?P<ahead>\(\?[=!])|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<or>\|)|(?P<times>[*+?]|\{\d*,?\d*\})\??"
)
_BOUNDS = re.compile(r"\{(\d*)(,?)(\d*)\}")

Needs = tuple[frozenset[str], ...]


class Survey(NamedTuple):
    """Sets of classes, of each of which a sentence must have one; the most units that a match spans (None: no bound).

    ``around``: the most units of it before and after the trigger, where each match holds the trigger once.
    """

    needs: Needs
    reach: int | None
    around: tuple[int | None, int | None] | None = None


def _most(reaches: list[int | None]) -> int | None:
    known = [reach for reach in reaches if reach is not None]
    return max(known) if len(known) == len(reaches) else None


def _of_unit(predicate: str) -> Survey:
    """A unit: with one term all its classes are needed, with several one class of each."""
    wanted = [term[0] for term in terms(predicate)]
    if len(wanted) == 1:
        return Survey(tuple(frozenset((name,)) for name in wanted[0]), 1)
    return Survey((frozenset(min(names) for names in wanted),) if wanted and all(wanted) else (), 1)


def _either(branches: list[Survey]) -> Survey:
    """One of several: a class of one need of each branch is needed, if each has any."""
    if len(branches) == 1:
        return branches[0]
    reach = _most([branch.reach for branch in branches])
    sides = [branch.around for branch in branches if branch.around is not None]
    around = None
    if len(sides) == len(branches):
        around = _most([left for left, _ in sides]), _most([right for _, right in sides])
    if not all(branch.needs for branch in branches):
        return Survey((), reach, around)
    return Survey((frozenset().union(*(min(branch.needs, key=len) for branch in branches)),), reach, around)


def _times(one: Survey, mark: str) -> Survey:
    bounds = _BOUNDS.fullmatch(mark)
    low, high = (1, None) if mark == "+" else (0, 1) if mark == "?" else (0, None)
    if bounds is not None:
        low = int(bounds[1] or 0)
        high = low if not bounds[2] else int(bounds[3]) if bounds[3] else None
    reach = None if high is None or one.reach is None else one.reach * high
    return Survey(one.needs if low else (), reach)


@lru_cache(maxsize=10_000)
def survey(source: str) -> Survey:
    """The survey of a pattern (notation: ``compile.py``); what looks ahead needs nothing, but counts as spanned."""
    # A stack of open groups: the branches before this one, the parts of this one, whether the group looks ahead.
    stack: list[tuple[list[Survey], list[Survey], bool]] = [([], [], False)]
    at = 0
    while at < len(source):
        token = _TOKEN.match(source, at)
        if token is None:
            if source[at] not in "^$":
                return Survey((), None)
            at += 1
            stack[-1][1].append(Survey((), None))
            continue
        at = token.end()
        kind, text = token.lastgroup, token[0]
        branches, parts, ahead = stack[-1]
        if kind in ("inside", "single"):
            parts.append(_of_unit(text.strip("[]")))
        elif kind == "any":
            parts.append(Survey((), 1, (0, 0) if text == "@" else None))
        elif kind in ("ahead", "open"):
            stack.append(([], [], kind == "ahead"))
        elif kind == "or":
            branches.append(_sequence(parts))
            parts.clear()
        elif kind == "times" and parts:
            parts.append(_times(parts.pop(), text if text in "*+?" else text.rstrip("?")))
        elif kind == "close" and len(stack) > 1:
            stack.pop()
            whole = _either([*branches, _sequence(parts)])
            stack[-1][1].append(Survey((), whole.reach) if ahead else whole)
    if len(stack) != 1:
        return Survey((), None)
    return _either([*stack[0][0], _sequence(stack[0][1])])


def _sequence(parts: list[Survey]) -> Survey:
    needs = dict.fromkeys(need for part in parts for need in part.needs)
    holders = [n for n, part in enumerate(parts) if part.around is not None]
    around = None
    if len(holders) == 1:
        sides = parts[holders[0]].around or (None, None)
        around = _total(parts[: holders[0]], sides[0]), _total(parts[holders[0] + 1 :], sides[1])
    return Survey(tuple(needs), _total(parts, 0), around)


def _total(parts: list[Survey], more: int | None) -> int | None:
    for part in parts:
        more = None if more is None or part.reach is None else more + part.reach
    return more
