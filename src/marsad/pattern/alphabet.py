"""Sets of classes as letters: for each predicate of some patterns one bit, seven bits a character.

A predicate is what a pattern asks of one unit: ``A``, ``A&!B``, ``[A B&C &!D]``, the barrier, the trigger. As the letters hold
the answers and not the sets, a pattern is compiled once, whatever sets of classes come later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

BITS = 7
_HEAD = 0x80  # marks the first character of a letter
_PREDICATE = re.compile(r"\[([^\]]*)\]|((?:(?<!\(\?)!)?[A-Z][A-Z0-9_]*(?:&!?[A-Z][A-Z0-9_]*)*)|([@~])")
_SIGNS = {"@": "@", "~": "BAR"}

Term = tuple[frozenset[str], frozenset[str]]
"""Classes that a unit must have, and classes that it must not have."""


@lru_cache(maxsize=10_000)
def terms(predicate: str) -> tuple[Term, ...]:
    """The terms of a predicate as it is written, without brackets: one of them must hold."""
    words = predicate.split()
    shared = "".join(word for word in words if word.startswith("&"))
    found = []
    for word in words:
        if not word.startswith("&"):
            names = (word + shared).split("&")
            wanted = frozenset(name for name in names if not name.startswith("!"))
            found.append((wanted, frozenset(name[1:] for name in names if name.startswith("!"))))
    return tuple(found)


class Alphabet(dict[frozenset[str], str]):
    """Letters by set of classes, made when first asked for: ``width`` characters each, the first of them above 0x7f.

    The trigger is the set of the one class "@": a unit in whose stead it stands has no classes.
    """

    def __init__(self, sources: Iterable[str]) -> None:
        super().__init__()
        self._bits: dict[tuple[Term, ...], int] = {}
        for source in sources:
            for inside, single, sign in _PREDICATE.findall(source):
                self._bits.setdefault(terms(_SIGNS.get(sign) or inside or single), len(self._bits))
        self._relevant = frozenset().union(*(one | two for parts in self._bits for one, two in parts))
        self._parts: dict[frozenset[str], str] = {}
        self.width = max(1, -(-len(self._bits) // BITS))

    def __missing__(self, classes: frozenset[str]) -> str:
        part = classes & self._relevant
        letter = self._parts.get(part)
        if letter is None:
            letter = self._parts[part] = self._letter(part)
        self[classes] = letter
        return letter

    def _letter(self, part: frozenset[str]) -> str:
        values = [_HEAD, *[0] * (self.width - 1)]
        for parts, bit in self._bits.items():
            if any(wanted <= part and not unwanted & part for wanted, unwanted in parts):
                values[bit // BITS] |= 1 << bit % BITS
        return "".join(map(chr, values))

    def string(self, sets: Iterable[frozenset[str]]) -> str:
        """The letters of many sets."""
        return "".join([self[classes] for classes in sets])

    def asks(self, predicate: str, holds: bool = True) -> str:
        """A regular expression for one letter of which a predicate holds, or does not."""
        place, bit = divmod(self._bits[terms(_SIGNS.get(predicate, predicate))], BITS)
        used = min(BITS, len(self._bits) - place * BITS)
        return self._unit(place, _members(_HEAD if place == 0 else 0, bit, used, holds))

    def any(self) -> str:
        """A regular expression for any letter."""
        return "." if self.width == 1 else f"(?:.{{{self.width}}})"

    def start(self) -> str:
        """A regular expression that holds where a letter begins."""
        return "" if self.width == 1 else f"(?=[\\x{_HEAD:02x}-\\xff])"

    def _unit(self, place: int, members: str) -> str:
        if self.width == 1:
            return members
        before, after = place, self.width - 1 - place
        return f"(?:{f'.{{{before}}}' if before else ''}{members}{f'.{{{after}}}' if after else ''})"


@lru_cache(maxsize=1_000)
def _members(base: int, bit: int, used: int, holds: bool) -> str:
    """The characters in which a bit is set, or is not, as a class of a regular expression."""
    runs: list[list[int]] = []
    for value in range(1 << used):
        if bool(value >> bit & 1) == holds:
            if runs and runs[-1][1] == value - 1:
                runs[-1][1] = value
            else:
                runs.append([value, value])
    return "[" + "".join(f"\\x{base + a:02x}" if a == b else f"\\x{base + a:02x}-\\x{base + b:02x}" for a, b in runs) + "]"
