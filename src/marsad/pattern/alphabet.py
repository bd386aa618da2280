"""One private-use code point for each distinct set of classes."""

from __future__ import annotations

from collections.abc import Iterable

FIRST = 0xF0000  # supplementary private use area A: 65,534 code points, far more than there are sets of classes


class _Members:
    """Runs of the code points that hold what an expression asks for, among the first ``seen`` sets."""

    __slots__ = ("runs", "seen")

    def __init__(self) -> None:
        self.runs: list[list[int]] = []
        self.seen = 0

    def add(self, code: int) -> None:
        """Add the next code point."""
        if self.runs and self.runs[-1][1] == code - 1:
            self.runs[-1][1] = code
        else:
            self.runs.append([code, code])


class Alphabet:
    """Sets of classes and their code points. Patterns compiled against it go stale when it grows (``version``).

    Only the ``relevant`` classes, those that patterns speak of, tell sets apart: so the alphabet stays small and soon stops growing.
    """

    def __init__(self, relevant: frozenset[str]) -> None:
        self.relevant = relevant
        self._codes: dict[frozenset[str], str] = {}
        self._seen: dict[frozenset[str], str] = {}
        self._members: dict[tuple[frozenset[str], frozenset[str]], _Members] = {}
        self.sets: list[frozenset[str]] = []

    @property
    def version(self) -> int:
        """Grows with each new set of classes."""
        return len(self.sets)

    def string(self, sets: Iterable[frozenset[str]]) -> str:
        """The code points of many sets."""
        seen, code = self._seen, self.code
        return "".join([seen.get(classes) or code(classes) for classes in sets])

    def code(self, classes: frozenset[str]) -> str:
        """The code point of a set of classes; a new one where the relevant part of the set is new."""
        found = self._seen.get(classes)
        if found is None:
            part = classes & self.relevant
            found = self._codes.get(part)
            if found is None:
                found = self._codes[part] = chr(FIRST + len(self.sets))
                self.sets.append(part)
            self._seen[classes] = found
        return found

    def members(self, wanted: frozenset[str], unwanted: frozenset[str] = frozenset()) -> str:
        """The regular expression class (without brackets) of all sets that hold all ``wanted`` and none of ``unwanted``."""
        known = self._members.get((wanted, unwanted))
        if known is None:
            known = self._members[wanted, unwanted] = _Members()
        for n in range(known.seen, len(self.sets)):
            if wanted <= self.sets[n] and not unwanted & self.sets[n]:
                known.add(FIRST + n)
        known.seen = len(self.sets)
        return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in known.runs)
