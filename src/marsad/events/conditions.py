"""The conditions of frames: patterns around a trigger, each over an alphabet of its own few classes.

A pattern that speaks of five classes tells at most a few dozen sets of classes apart, so it is compiled a few times in the life of a
process, however many classes the lexicon has. Patterns that speak of the same classes share an alphabet, and a sentence its string.
"""

from __future__ import annotations

from marsad.mentions.phrases import Item
from marsad.pattern.alphabet import Alphabet
from marsad.pattern.compile import TRIGGER, Pattern, class_names


class Conditions:
    """Asks whether one of some patterns is found around an item of a sentence."""

    def __init__(self) -> None:
        self._alphabets: dict[frozenset[str], Alphabet] = {}
        self._patterns: dict[tuple[str, ...], tuple[Pattern, Alphabet]] = {}

    def _compile(self, sources: tuple[str, ...]) -> tuple[Pattern, Alphabet]:
        names = frozenset().union(*(class_names(source) for source in sources)) | {"BAR"}
        alphabet = self._alphabets.get(names)
        if alphabet is None:
            alphabet = self._alphabets[names] = Alphabet(names)
        joined = sources[0] if len(sources) == 1 else "(?:" + ")|(?:".join(sources) + ")"
        found = self._patterns[sources] = Pattern(joined, alphabet, "events"), alphabet
        return found

    def hold(self, sources: tuple[str, ...], items: list[Item], at: int, strings: dict[int, str]) -> bool:
        """Whether one of ``sources`` is found with ``@`` at the item ``at``. ``strings`` keeps the sentence's strings for the next call."""
        pattern, alphabet = self._patterns.get(sources) or self._compile(sources)
        string = strings.get(id(alphabet))
        if string is None:
            string = strings[id(alphabet)] = alphabet.string([item.classes for item in items])
        return pattern.search(string[:at] + TRIGGER + string[at + 1 :]) is not None
