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
_CLASS = re.compile(r"(?:(?<!\(\?)!)?[A-Z][A-Z0-9_]*(?:&!?[A-Z][A-Z0-9_]*)*")
_SET = re.compile(r"\[([^\]]*)\]")
_NAME = re.compile(r"([a-z_]+)=(\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|!?[A-Z][A-Z0-9_&!]*)")
_NOTHING = "(?!)"


def class_names(pattern: str) -> set[str]:
    """Names of all classes that a pattern speaks of."""
    return {name.lstrip("!") for found in _CLASS.findall(pattern) for name in found.split("&")}


class Pattern:
    """A pattern, compiled when first used.

    A string may hold code points that are newer than the compilation: each is read as an older one whose set is the same as far as
    this pattern's classes go. Where there is none, or the alphabet has doubled, the pattern is compiled again.
    """

    __slots__ = ("_alphabet", "_names", "_older", "_parts", "_regex", "_version", "source", "where")

    def __init__(self, source: str, alphabet: Alphabet, where: str = "") -> None:
        self.source, self.where = source, where
        self._alphabet, self._regex, self._version = alphabet, re.compile(_NOTHING), 0
        self._names = frozenset(class_names(source)) | {"BAR"}
        self._older: dict[int, str] = {}
        self._parts: dict[frozenset[str], str] = {}

    def ready(self, string: str, top: str) -> tuple[re.Pattern[str], str]:
        """The regular expression, and ``string`` as it reads it. ``top``: its highest code point. Raises PackError where it is none."""
        if ord(top) - FIRST < self._version:
            return self._regex, string
        if self._alphabet.version > 2 * self._version or not self._known(string):
            self._compile()
            return self._regex, string
        return self._regex, string.translate(self._older)

    def search(self, string: str, top: str = "") -> re.Match[str] | None:
        """The first match in a string of code points, or None."""
        if not string:
            return None
        regex, read = self.ready(string, top or max(string))
        return regex.search(read)

    def _compile(self) -> None:
        try:
            self._regex = re.compile(self._translate())
        except re.error as error:
            raise PackError(f"pattern {self.source!r}: {error}", self.where) from error
        self._version = self._alphabet.version
        self._older, self._parts = {}, {}

    def _known(self, string: str) -> bool:
        """Whether each newer code point of a string has an older one that means the same here; notes which."""
        sets = self._alphabet.sets
        if not self._parts:
            for n in range(self._version):
                self._parts.setdefault(sets[n] & self._names, chr(FIRST + n))
        for code in set(map(ord, string)):
            if code - FIRST >= self._version and code not in self._older:
                same = self._parts.get(sets[code - FIRST] & self._names)
                if same is None:
                    return False
                self._older[code] = same
        return True

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
