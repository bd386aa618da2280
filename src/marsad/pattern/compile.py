"""Patterns of class names, compiled to regular expressions over the letters of an alphabet.

A pattern is written in ASCII: class names in capitals; ``A&B`` a unit that has both classes, ``A&!B`` one that has A and not B;
``[A B&C &!D]`` a unit that has A, or B and C, in either case not D; ``name=X`` a named group around the next class or bracket;
``~`` any unit that is no barrier (class BAR); ``.`` any unit; ``@`` the trigger; ``^ $ * + ? {m,n} | (?: ) (?! ) (?= )`` as in
``re``. White space separates and means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.errors import PackError
from marsad.pattern.alphabet import Alphabet
from marsad.pattern.survey import survey

TRIGGER = frozenset("@")
"""The classes of the unit in whose stead the trigger stands."""
_CLASS = re.compile(r"(?:(?<!\(\?)!)?[A-Z][A-Z0-9_]*(?:&!?[A-Z][A-Z0-9_]*)*")
_ONE = re.compile(r"\[([^\]]*)\]|((?:(?<!\(\?)!)?[A-Z][A-Z0-9_]*(?:&!?[A-Z][A-Z0-9_]*)*)|([@~.])")
_NAME = re.compile(r"([a-z_]+)=(\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|!?[A-Z][A-Z0-9_&!]*)")
_GROUP = re.compile(r"(\(\?P<[a-z_]+>)")


def class_names(pattern: str) -> set[str]:
    """Names of all classes that a pattern speaks of."""
    return {name.lstrip("!") for found in _CLASS.findall(pattern) for name in found.split("&")}


class Match:
    """A match in units: where it begins and ends, and where each named group that took part does."""

    __slots__ = ("_match", "_width")

    def __init__(self, match: re.Match[str], width: int) -> None:
        self._match, self._width = match, width

    def start(self, name: str | int = 0) -> int:
        """The first unit of the match or of a group."""
        return self._match.start(name) // self._width

    def end(self, name: str | int = 0) -> int:
        """The unit after the last of the match or of a group."""
        return self._match.end(name) // self._width

    def groups(self) -> list[str]:
        """Names of the groups that hold a unit."""
        return [name for name, value in self._match.groupdict().items() if value]


class Pattern:
    """A pattern over the letters of an alphabet that knows its predicates; compiled when first used.

    ``needs``: of each of these sets of classes a sentence must have one, or there is no match. ``around``: the most units before
    and after the trigger that a match, with what it looks ahead to, can span; None: no bound.
    """

    __slots__ = ("_regex", "alphabet", "around", "needs", "source", "where")

    def __init__(self, source: str, alphabet: Alphabet, where: str = "") -> None:
        self.source, self.where, self.alphabet = source, where, alphabet
        self._regex: re.Pattern[str] | None = None
        found = survey(source)
        self.needs, self.around = found.needs, found.around or (None, None)

    @property
    def regex(self) -> re.Pattern[str]:
        """The regular expression. Raises PackError where the pattern is none."""
        if self._regex is None:
            try:
                self._regex = re.compile(self.alphabet.start() + f"(?:{self._translate()})", re.DOTALL)
            except re.error as error:
                raise PackError(f"pattern {self.source!r}: {error}", self.where) from error
        return self._regex

    def possible(self, present: frozenset[str]) -> bool:
        """Whether a sentence whose units have these classes, all together, can have a match."""
        for need in self.needs:  # noqa: SIM110 (asked very often)
            if need.isdisjoint(present):
                return False
        return True

    def search(self, string: str) -> Match | None:
        """The first match in a string of letters, or None."""
        found = self.regex.search(string)
        return None if found is None else Match(found, self.alphabet.width)

    def all(self, string: str) -> Iterator[Match]:
        """All matches in a string of letters, none overlapping."""
        return (Match(found, self.alphabet.width) for found in self.regex.finditer(string))

    def _translate(self) -> str:
        named = _NAME.sub(lambda m: f"(?P<{m[1]}>{m[2]})", self.source)
        body = "".join(part if n % 2 else _ONE.sub(self._unit, part) for n, part in enumerate(_GROUP.split(named)))
        return "".join(body.split())

    def _unit(self, found: re.Match[str]) -> str:
        inside, single, sign = found.groups()
        if sign == ".":
            return self.alphabet.any()
        return self.alphabet.asks(sign or inside or single, sign != "~")
