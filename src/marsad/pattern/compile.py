"""Patterns of class names, compiled to regular expressions over the code points of an alphabet.

A pattern is written in ASCII: class names in capitals; ``A&B`` a unit that has both classes, ``A&!B`` one that has A and not B;
``[A B&C &!D]`` a unit that has A, or B and C, and in either case not D; ``(?:X|Y)`` as in ``re``; ``name=X`` a named group around the next class or bracket; ``~`` any unit that is no barrier (class
BAR); ``.`` any unit; ``@`` the trigger; ``^ $ * + ? {m,n} (?: ) (?! ) (?= )`` as in ``re``. White space separates and means nothing.
"""

from __future__ import annotations

import re

from marsad.errors import PackError
from marsad.pattern.alphabet import FIRST, Alphabet

TRIGGER = "\ue000"  # below all code points of alphabets
_CLASS = re.compile(r"!?[A-Z][A-Z0-9_]*(?:&!?[A-Z][A-Z0-9_]*)*")
_SET = re.compile(r"\[([^\]]*)\]")
_NAME = re.compile(r"([a-z_]+)=(\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|!?[A-Z][A-Z0-9_&!]*)")
_NOTHING = "(?!)"


def class_names(pattern: str) -> set[str]:
    """Names of all classes that a pattern speaks of."""
    return {name.lstrip("!") for found in _CLASS.findall(pattern) for name in found.split("&")}


class Pattern:
    """A pattern, compiled when first used, and again when a string holds a code point that is newer than the last compilation."""

    __slots__ = ("_alphabet", "_regex", "_version", "source", "where")

    def __init__(self, source: str, alphabet: Alphabet, where: str = "") -> None:
        self.source, self.where = source, where
        self._alphabet, self._regex, self._version = alphabet, re.compile(_NOTHING), -1

    def regex(self, top: str) -> re.Pattern[str]:
        """The regular expression, good for strings whose highest code point is ``top``. Raises PackError where it is none."""
        if self._version <= ord(top) - FIRST:
            try:
                self._regex = re.compile(self._translate())
            except re.error as error:
                raise PackError(f"pattern {self.source!r}: {error}", self.where) from error
            self._version = self._alphabet.version
        return self._regex

    def search(self, string: str) -> re.Match[str] | None:
        """The first match in a string of code points, or None."""
        return self.regex(max(string)).search(string) if string else None

    def _translate(self) -> str:
        named = _NAME.sub(lambda m: f"(?P<{m[1]}>{m[2]})", self.source)
        parts = re.split(r"(\(\?P<[a-z_]+>)", named)
        body = "".join(part if n % 2 else self._classes(part) for n, part in enumerate(parts))
        return "".join(body.split())

    def _classes(self, part: str) -> str:
        pieces = _SET.split(part)
        done = [self._one_set(piece) if n % 2 else _CLASS.sub(lambda m: self._bracket(self._members(m[0])), piece) for n, piece in enumerate(pieces)]
        bar = self._alphabet.members(frozenset({"BAR"}))
        return "".join(done).replace("~", f"[^{bar}]" if bar else ".").replace("@", TRIGGER)

    def _one_set(self, inside: str) -> str:
        terms = inside.split()
        shared = "".join(term for term in terms if term.startswith("&"))
        return self._bracket("".join(self._members(term + shared) for term in terms if not term.startswith("&")))

    def _members(self, expression: str) -> str:
        names = expression.split("&")
        wanted = frozenset(name for name in names if not name.startswith("!"))
        unwanted = frozenset(name[1:] for name in names if name.startswith("!"))
        return self._alphabet.members(wanted, unwanted)

    @staticmethod
    def _bracket(members: str) -> str:
        return f"[{members}]" if members else _NOTHING
