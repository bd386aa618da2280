"""Which rows of the packs and which frames a corpus uses: those that never fire are candidates for removal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.lexicon.files import read_toml, read_tsv
from marsad.lexicon.trie import Entry, Node
from marsad.model import Article


def size(path: Path) -> int:
    """Rows of a TSV file; blocks of a TOML file, or its keys where it has no blocks."""
    if path.suffix == ".tsv":
        return len(read_tsv(path))
    data = read_toml(path)
    blocks = [len(value) for value in data.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    return sum(blocks) or len(data)


class Usage:
    """Counts over a corpus: frames by id, and of each class of the lexicon how many of its rows were ever matched."""

    def __init__(self, frames: dict[str, int], rows: dict[str, tuple[int, int]], articles: int) -> None:
        self.frames, self.rows, self.articles = frames, rows, articles

    def report(self) -> Iterator[str]:
        """The counts as lines: frames that fire nowhere first."""
        yield f"{self.articles} articles"
        for frame, count in sorted(self.frames.items(), key=lambda pair: (pair[1], pair[0])):
            yield f"frame {frame}: {f'fires {count} times' if count else 'FIRES NOWHERE'}"
        for cls, (used, total) in sorted(self.rows.items()):
            yield f"class {cls}: {used} of {total} rows match, {total - used} never"


def usage(articles: Iterable[Article]) -> Usage:
    """Read the articles, and count chosen frames and matched rows."""
    from marsad.explain import Witness

    witness = Witness()
    fired: Counter[str] = Counter()
    lists: dict[int, list[Entry]] = {}
    number = 0
    for number, article in enumerate(articles, 1):
        witness.read(article)
        fired.update(draft.frame.id for draft in witness.made)
        for line in witness.seen:
            for item in line.items:
                for unit in item.units:
                    lists.setdefault(id(unit.entries), unit.entries)
    words = witness.unitizer.lexicon
    frames = {frame.id: fired[frame.id] for event_type in words.event_types.values() for frame in event_type.frames}
    return Usage(frames, _rows(words.trie.root, set(lists)), number)


def _rows(root: Node, matched: set[int]) -> dict[str, tuple[int, int]]:
    """By class: how many values were matched by any of their surfaces, and how many there are."""
    every: dict[str, set[object]] = {}
    used: dict[str, set[object]] = {}
    nodes: list[tuple[Node, str]] = [(root, "")]
    while nodes:
        node, words = nodes.pop()
        nodes.extend((child, f"{words} {word}") for word, child in node.next.items())
        for entry in node.entries:
            name = words if entry.value is None or isinstance(entry.value, str) else id(entry.value)
            every.setdefault(entry.cls, set()).add(name)
            if id(node.entries) in matched:
                used.setdefault(entry.cls, set()).add(name)
    return {cls: (len(used.get(cls, ())), len(names)) for cls, names in every.items()}
