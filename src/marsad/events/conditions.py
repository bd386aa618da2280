"""The conditions of frames: patterns around a trigger, each over an alphabet of its own few predicates.

Most patterns ask for a class that no item of the sentence has: they are not tried. The others are tried on the items around the
trigger, as many as the pattern can span.
"""

from __future__ import annotations

from marsad.mentions.phrases import Item
from marsad.pattern.alphabet import Alphabet
from marsad.pattern.compile import TRIGGER, Pattern


class Conditions:
    """Asks whether one of some patterns is found around an item of a sentence."""

    def __init__(self) -> None:
        self._patterns: dict[tuple[str, ...], tuple[Pattern, ...]] = {}

    def _compile(self, sources: tuple[str, ...]) -> tuple[Pattern, ...]:
        found = self._patterns[sources] = tuple(Pattern(source, Alphabet([source, "@"]), "events") for source in sources)
        return found

    def hold(self, sources: tuple[str, ...], items: list[Item], at: int, present: frozenset[str]) -> bool:
        """Whether one of ``sources`` is found with ``@`` at the item ``at``. ``present``: the classes of all items together."""
        for pattern in self._patterns.get(sources) or self._compile(sources):
            if pattern.possible(present) and _holds(pattern, items, at):
                return True
        return False


def _holds(pattern: Pattern, items: list[Item], at: int) -> bool:
    left, right = pattern.around
    low = 0 if left is None else max(0, at - left)
    high = len(items) if right is None else at + 1 + right
    letters = pattern.alphabet
    string = [letters[item.classes] for item in items[low:high]]
    string[at - low] = letters[TRIGGER]
    return pattern.regex.search("".join(string)) is not None
