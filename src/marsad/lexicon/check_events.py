"""Event files, their valencies and patterns, and the phrases of ``arabic/phrases.toml``: every name known, every example held."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.errors import PackError
from marsad.lexicon.check import Record, read
from marsad.lexicon.files import PACKS, lines
from marsad.pattern.alphabet import Alphabet
from marsad.pattern.compile import Pattern, class_names

_SLOTS = frozenset("subj obj gen on in to of l b by against between with near cause after before crowd person about".split())
_ROLES = frozenset("actor target place dest weapon victim none both".split())
_GENITIVES = frozenset("agent patient either patient_place".split())
_MADE = frozenset(
    "DEF PRON OTHER W_MAYBE DATE QUANT NUM CIVT COMB DEAD".split()
)  # classes that code gives, not a row of the packs
_TYPE_KEYS = ("type", "family", "label_en", "label_ar", "codes")


class Source:
    """The text of a TOML file, for finding the line that a value stands on."""

    def __init__(self, root: Path, file: str) -> None:
        self.file = file
        self.text = (root / file).read_text(encoding="utf-8")
        self._lines = self.text.split("\n")

    def line(self, words: str, after: int = 1) -> int:
        """The first line from ``after`` on that holds ``words``; ``after`` itself where none does."""
        return next((n for n in range(after, len(self._lines) + 1) if words in self._lines[n - 1]), after)

    def data(self) -> dict[str, Any]:
        """The parsed file; empty where it cannot be parsed, which is reported elsewhere."""
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError:
            return {}


def check_events(root: Path, records: list[Record]) -> Iterator[PackError]:
    """Faults of event types, valencies, frames and phrases below ``root``."""
    codes = frozenset(read(root, "codebook.toml")["event_types"].split())
    files = [path.relative_to(root).as_posix() for path in sorted(root.glob("events/[A-Z]*.toml"))]
    valencies = Source(root, "events/valency.toml")
    yield from _valencies(valencies)
    units, items, error = produced_classes()
    if error is not None:
        yield error
    for file in files:
        yield from _event_type(Source(root, file), codes)
    for record in records:
        if record.table == "frames":
            yield from _frame(record, Source(root, record.file), frozenset(valencies.data()), items)
    yield from _phrases(Source(root, "arabic/phrases.toml"), units)
    if root == PACKS and error is None:
        yield from _examples(root, records)


def produced_classes() -> tuple[frozenset[str], frozenset[str], PackError | None]:
    """Classes that units can have, classes that items can have, with the packs as they are; or what keeps them from loading."""
    from marsad.lexicon.build import lexicon
    from marsad.lexicon.files import read_tsv
    from marsad.lexicon.inflect import paradigms
    from marsad.lexicon.usage import entries_of
    from marsad.mentions.phrases import CLASS_OF
    from marsad.mentions.units import Unitizer

    try:
        words = lexicon()
    except PackError as error:
        return frozenset(), frozenset(), error
    found, classify = set(_MADE), Unitizer(words)._classify
    for _, entries in entries_of(words):
        found |= classify(list(entries), frozenset(), False)
    found.update(name for _, names, _ in paradigms()["clitics"]["before"] for name in names.split())
    found.update(row["class"] for row in read_tsv(PACKS / "arabic" / "marks.tsv"))
    return frozenset(found), frozenset(found | set(CLASS_OF.values())), None


def _valencies(source: Source) -> Iterator[PackError]:
    for name, table in source.data().items():
        start = source.line(f"[{name}]")
        for slot, role in table.items():
            if slot not in _SLOTS:
                yield PackError(f"valency {name}: unknown slot {slot!r}", source.file, source.line(slot, start))
            if role not in (_GENITIVES if slot == "gen" else _ROLES):
                yield PackError(f"valency {name}: unknown role {role!r}", source.file, source.line(f"{slot} =", start))


def _event_type(source: Source, codes: frozenset[str]) -> Iterator[PackError]:
    data = source.data()
    for name in _TYPE_KEYS:
        if data and not data.get(name):
            yield PackError(f"no {name}", source.file, 1)
    if data and data.get("type") not in codes:
        yield PackError(f"unknown event type {data.get('type')!r}", source.file, source.line("type ="))
    if data and source.file != f"events/{data.get('type')}.toml":
        yield PackError(f"the file of {data.get('type')} has another name", source.file, source.line("type ="))


def _frame(record: Record, source: Source, valencies: frozenset[str], classes: frozenset[str]) -> Iterator[PackError]:
    cells, name = record.cells, record.cells.get("id", "?")
    if cells.get("valency") and cells["valency"] not in valencies:
        yield PackError(f"frame {name}: unknown valency {cells['valency']!r}", record.file, source.line("valency =", record.line))
    for column in ("examples", "counter"):
        if not cells.get(column):
            yield record.error(f"frame {name}: no {column}")
    if not any(cells.get(column) for column in ("verbs", "nouns", "words", "participles")):
        yield record.error(f"frame {name}: no trigger words")
    for line in lines(cells.get("verbs", "")):
        if line.split()[0].count("/") != 1:
            yield PackError(f"frame {name}: a verb is perfect/imperfect: {line!r}", record.file, source.line(line, record.line))
    for column in ("when", "unless"):
        for pattern in lines(cells.get(column, "")):
            at = source.line(pattern, record.line)
            if column == "when" and "@" not in pattern:
                yield PackError(f"frame {name}: when without the trigger '@': {pattern!r}", record.file, at)
            yield from _pattern(f"frame {name}", pattern, source.file, at, classes)


def _pattern(owner: str, pattern: str, file: str, line: int, classes: frozenset[str]) -> Iterator[PackError]:
    names = class_names(pattern)
    if classes:
        for unknown in sorted(names - classes):
            yield PackError(f"{owner}: no word and no code makes the class {unknown}", file, line)
    alphabet = Alphabet([pattern])
    string = alphabet.string(frozenset((name,)) for name in sorted(names)) or alphabet.string([frozenset()])
    try:
        Pattern(pattern, alphabet, file).search(string)
    except (PackError, IndexError) as error:
        yield PackError(f"{owner}: {error}", file, line)


def _phrases(source: Source, classes: frozenset[str]) -> Iterator[PackError]:
    from marsad.mentions.phrases import CLASS_OF

    line = 1
    for rule in source.data().get("phrase", []):
        line = source.line("[[phrase]]", line)
        kind = rule.get("kind", "?")
        if kind not in CLASS_OF:
            yield PackError(f"unknown kind of phrase {kind!r}", source.file, line)
        pattern = f"{rule.get('pattern', '')}"
        yield from _pattern(f"phrase {kind}", pattern, source.file, source.line("pattern =", line), classes)
        for name in rule.get("starts", "").split():
            if classes and name not in classes:
                yield PackError(f"phrase {kind}: starts: no word and no code makes the class {name}", source.file, line)
        line += 1


def _examples(root: Path, records: list[Record]) -> Iterator[PackError]:
    """Each example holds its frame at the bracketed word, each counter-example does not."""
    from marsad.explain import frames_at

    for record in records:
        if record.table != "frames":
            continue
        source = Source(root, record.file)
        for column in ("examples", "counter"):
            for sentence in lines(record.cells.get(column, "")):
                at = source.line(sentence, record.line)
                try:
                    found = frames_at(sentence)
                except ValueError as error:
                    yield PackError(f"frame {record.cells['id']}: {error}: {sentence}", record.file, at)
                    continue
                if (record.cells["id"] in found) != (column == "examples"):
                    there = ", ".join(found) or "nothing"
                    yield PackError(f"frame {record.cells['id']}: {column}: {there} is found here: {sentence}", record.file, at)
