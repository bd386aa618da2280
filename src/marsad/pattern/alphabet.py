"""One private-use code point for each distinct set of classes."""

from __future__ import annotations

FIRST = 0xF0000  # supplementary private use area A: 65,534 code points, far more than there are sets of classes


class Alphabet:
    """Sets of classes and their code points. Patterns compiled against it go stale when it grows (``version``).

    Only the ``relevant`` classes, those that patterns speak of, tell sets apart: so the alphabet stays small and soon stops growing.
    """

    def __init__(self, relevant: frozenset[str]) -> None:
        self.relevant = relevant
        self._codes: dict[frozenset[str], str] = {}
        self._seen: dict[frozenset[str], str] = {}
        self.sets: list[frozenset[str]] = []

    @property
    def version(self) -> int:
        """Grows with each new set of classes."""
        return len(self.sets)

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
        codes = [FIRST + n for n, classes in enumerate(self.sets) if wanted <= classes and not unwanted & classes]
        runs: list[list[int]] = []
        for code in codes:
            if runs and runs[-1][1] == code - 1:
                runs[-1][1] = code
            else:
                runs.append([code, code])
        return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in runs)
