"""Longest-phrase matching over token keys, with attached conjunctions and prepositions taken off the first word.

A phrase is a tuple of keys. The matcher answers for a position: how many tokens, which entries, which clitics. A word that stands
in the lexicon as it is, is never cut; else the shortest clitic that leaves a known word wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from marsad.lexicon.inflect import paradigms


class Entry(msgspec.Struct, frozen=True):
    """What a surface means: class names for patterns, and a value that the class's own module understands."""

    cls: str
    value: Any = None
    feature: str = ""


_MOST = 200_000  # words whose beginnings are kept
_NO_ENTRIES: list[Entry] = []
_NO_NODES: dict[str, Node] = {}


class Node:
    """A node of the trie: the entries that end here and the next words. What is empty is shared: most nodes are leaves."""

    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.entries: list[Entry] = _NO_ENTRIES
        self.next: dict[str, Node] = _NO_NODES


# Clitic classes, letters taken off, and the node to go on from.
Start = tuple[frozenset[str], int, Node]
# Tokens, entries, clitic classes, letters taken off.
Match = tuple[int, list[Entry], frozenset[str], int]
# What a word can begin: its match alone, and the starts that go on to longer phrases.
First = tuple[Match | None, tuple[Start, ...]]


class Trie:
    """Phrases of all packs."""

    def __init__(self) -> None:
        self.root = Node()
        self.size = 0
        self._firsts: dict[str, First] = {}
        table = paradigms()["clitics"]["before"]
        self.clitics = [(form, frozenset(classes.split()), article) for form, classes, article in table]

    def add(self, words: Sequence[str], entry: Entry) -> None:
        """Add a phrase; the same entry twice is kept once."""
        node = self.root
        for word in words:
            following = node.next.get(word)
            if following is None:
                following = Node()
                if node.next:
                    node.next[word] = following
                else:
                    node.next = {word: following}
            node = following
        if not node.entries:
            node.entries = [entry]
        elif entry not in node.entries:
            node.entries.append(entry)
        else:
            return
        self.size += 1

    def first(self, word: str) -> First:
        """What this word can begin; kept for each word."""
        found = self._firsts.get(word)
        if found is None:
            if len(self._firsts) >= _MOST:
                self._firsts.clear()
            starts = self.starts(word)
            alone = next(((1, node.entries, classes, cut) for classes, cut, node in starts if node.entries), None)
            found = self._firsts[word] = alone, tuple(start for start in starts if start[2].next)
        return found

    def starts(self, word: str) -> tuple[Start, ...]:
        """Ways to begin a phrase with this word: (clitic classes, letters taken off, node), the least cut first."""
        found: list[Start] = []
        whole = self.root.next.get(word)
        if whole is not None:
            found.append((frozenset(), 0, whole))
        if len(word) > 2:
            for form, classes, article in self.clitics:
                if word.startswith(form) and len(word) > len(form) + (0 if article else 1):
                    node = self.root.next.get(article + word[len(form) :])
                    if node is not None:
                        found.append((classes, len(form) - (len(article) if form.endswith(article) and article else 0), node))
        found.sort(key=lambda start: start[1])
        return tuple(found)

    def match(self, words: Sequence[str], at: int) -> Match | None:
        """The longest phrase from position ``at``: (tokens, entries, clitic classes, letters cut), or None."""
        best, longer = self.first(words[at])
        if not longer:
            return best
        limit = len(words)
        for classes, cut, node in longer:
            end = at + 1
            while end < limit:
                following = node.next.get(words[end])
                if following is None:
                    break
                node, end = following, end + 1
                if node.entries and (best is None or end - at > best[0]):
                    best = (end - at, node.entries, classes, cut)
        return best

    def phrases(self) -> Iterable[tuple[str, ...]]:
        """All phrases, in order of insertion."""
        stack: list[tuple[tuple[str, ...], Node]] = [((), self.root)]
        while stack:
            words, node = stack.pop()
            if node.entries:
                yield words
            stack.extend(((*words, word), child) for word, child in reversed(node.next.items()))
