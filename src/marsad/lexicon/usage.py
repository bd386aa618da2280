"""Which rows of the packs and which frames a corpus uses: those that never fire are candidates for removal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from marsad.lexicon.build import Lexicon, words_of
from marsad.lexicon.files import PACKS, Row, read_toml, read_tsv
from marsad.lexicon.inflect import noun_forms, verb_forms
from marsad.lexicon.trie import Entry, Node
from marsad.model import Article

_TABLES = ("words.tsv", "say.tsv", "cues.tsv", "heads.tsv", "weapons.tsv")
_PHRASES = ("ANON", "SPEAKER")

Phrase = tuple[str, ...]


def size(path: Path) -> int:
    """Rows of a TSV file; blocks of a TOML file, or its keys where it has no blocks."""
    if path.suffix == ".tsv":
        return len(read_tsv(path))
    data = read_toml(path)
    blocks = [len(value) for value in data.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    return sum(blocks) or len(data)


class Usage:
    """Counts over a corpus: drafts by frame id, and of each group of rows how many were ever matched, out of how many."""

    def __init__(self, frames: dict[str, int], rows: dict[str, tuple[int, int]], articles: int) -> None:
        self.frames, self.rows, self.articles = frames, rows, articles

    def report(self) -> Iterator[str]:
        """The counts as lines, frames that fire nowhere first."""
        yield f"{self.articles} articles"
        for frame, count in sorted(self.frames.items(), key=lambda pair: (pair[1], pair[0])):
            yield f"frame {frame}: {f'fires {count} times' if count else 'FIRES NOWHERE'}"
        for name, (used, total) in sorted(self.rows.items()):
            yield f"{name}: {used} of {total} rows match, {total - used} never"


def usage(articles: Iterable[Article]) -> Usage:
    """Read the articles, and count chosen frames and matched rows."""
    from marsad.explain import Witness

    witness = Witness()
    fired: Counter[str] = Counter()
    matched: dict[int, Sequence[Entry]] = {}
    number = 0
    for number, article in enumerate(articles, 1):  # noqa: B007
        witness.read(article)
        fired.update(draft.frame.id for draft in witness.made)
        for line in witness.seen:
            for item in line.items:
                matched.update((id(unit.entries), unit.entries) for unit in item.units if unit.entries)
    words = witness.unitizer.lexicon
    frames = {frame.id: fired[frame.id] for event_type in words.event_types.values() for frame in event_type.frames}
    phrases = {phrase for phrase, entries in entries_of(words) if id(entries) in matched}
    return Usage(frames, {**_table_rows(phrases), **_world_rows(words, matched.values())}, number)


def entries_of(words: Lexicon) -> Iterator[tuple[Phrase, list[Entry]]]:
    """Every phrase of the lexicon with what it means."""
    stack: list[tuple[Phrase, Node]] = [((), words.trie.root)]
    while stack:
        phrase, node = stack.pop()
        stack.extend(((*phrase, word), child) for word, child in node.next.items())
        if node.entries:
            yield phrase, node.entries


def _forms(row: Row, heads: bool) -> list[str]:
    """The surfaces that the lexicon makes of a row."""
    form = row["form"]
    first, _, rest = form.partition(" ")
    if row.get("pos") == "verb":
        perfect, _, imperfect = first.partition("/")
        return [f"{made} {rest}".strip() for made in verb_forms(perfect, imperfect)]
    if row.get("pos") == "noun" or (heads and not rest and row["class"] not in _PHRASES):
        return list(noun_forms(form))
    return [form]


def _table_rows(phrases: set[Phrase]) -> dict[str, tuple[int, int]]:
    """Rows of the tables of Arabic: used where any of its surfaces was matched."""
    found: dict[str, tuple[int, int]] = {}
    for table in _TABLES:
        for row in read_tsv(PACKS / "arabic" / table):
            name = f"arabic/{table} {row.get('class') or row.get('category', '')}".strip()
            used, total = found.get(name, (0, 0))
            hit = any(words_of(form) in phrases for form in _forms(row, table == "heads.tsv"))
            found[name] = used + hit, total + 1
    return found


def _world_rows(words: Lexicon, matched: Iterable[list[Entry]]) -> dict[str, tuple[int, int]]:
    """Places, actors and people: used where a name that it bears was matched, even if a namesake was meant."""
    used = {id(entry.value) for entries in matched for entry in entries}
    groups = {"places": words.places.values(), "actors": words.actors.values(), "people": words.people}
    return {name: (sum(id(row) in used for row in rows), len(rows)) for name, rows in groups.items()}
