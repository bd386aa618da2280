"""Every fault of the packs that can be seen without reading a report, each with file and line.

What the files may hold is data: ``packs/tables.toml`` and ``packs/codebook.toml``. Facts of the world are judged in
``check_world``, event frames, their patterns and their examples in ``check_events``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from marsad.errors import PackError
from marsad.lexicon.files import PACKS
from marsad.text.normalise import key

_BIDI = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ARABIC = "\u0620-\u064a\u066e-\u06d3"
_MIXED = re.compile(rf"(?<=[{_ARABIC}])[^\W\d_{_ARABIC}]|[^\W\d_{_ARABIC}](?=[{_ARABIC}])")
_VOWELS = re.compile("[\u064b-\u0652\u0670]|\u0640(?! ?\\d)")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Record(NamedTuple):
    """A row of a TSV file or a block of a TOML file: cells by column name, the table it belongs to, where it stands."""

    table: str
    file: str
    line: int
    cells: dict[str, str]

    def error(self, message: str) -> PackError:
        """A PackError that names this row."""
        return PackError(message, self.file, self.line)


def check(root: Path = PACKS) -> list[PackError]:
    """All faults of the packs below ``root``, in order of file and line. Examples are executed on the installed packs only."""
    from marsad.lexicon.check_events import check_events
    from marsad.lexicon.check_world import check_world

    found: list[PackError] = []
    tables = read(root, "tables.toml")
    records = _records(root, tables, tables.pop("other"), found)
    for record in records:
        found.extend(_cells(record, tables[record.table], _codebook(root)))
    for name, table in tables.items():
        found.extend(_twins([record for record in records if record.table == name], table))
    found.extend(check_world(records))
    found.extend(check_events(root, records))
    found.sort(key=lambda error: (error.file, error.line, str(error)))
    return found


def read(root: Path, name: str) -> dict[str, Any]:
    """A TOML file below ``root``."""
    return tomllib.loads((root / name).read_text(encoding="utf-8"))


def _codebook(root: Path) -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in read(root, "codebook.toml").items()}


def _records(root: Path, tables: dict[str, Any], other: list[str], found: list[PackError]) -> list[Record]:
    """The rows and blocks of all files that ``tables`` describes; ``other`` files are let be; faults of form go to ``found``."""
    records: list[Record] = []
    known = set(other)
    for name, table in tables.items():
        for path in sorted({path for pattern in table["files"] for path in root.glob(pattern)}):
            file = path.relative_to(root).as_posix()
            known.add(file)
            reader = _blocks(path, file, name, table, found) if "block" in table else _rows(path, file, name, table, found)
            records.extend(reader)
    for path in sorted(root.rglob("*")):
        file = path.relative_to(root).as_posix()
        if path.suffix in (".tsv", ".toml"):
            found.extend(_letters(path, file))
            if file not in known:
                found.append(PackError("no table of tables.toml describes this file", file))
    return records


def _letters(path: Path, file: str) -> Iterator[PackError]:
    """Characters that look like others or like nothing."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        for pattern, message in ((_BIDI, "an invisible character"), (_MIXED, "a letter of another script in an Arabic word")):
            match = pattern.search(line)
            if match:
                yield PackError(f"{message}: U+{ord(match[0]):04X}", file, number)
        if path.suffix == ".toml" and "\t" in line:
            yield PackError("a tab", file, number)


def _rows(path: Path, file: str, name: str, table: dict[str, Any], found: list[PackError]) -> Iterator[Record]:
    header: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            columns = table["columns"].split()
            found.extend(PackError(f"unknown column {column!r}", file, number) for column in header if column not in columns)
            found.extend(PackError(f"no column {column!r}", file, number) for column in columns if column not in header)
        elif len(cells) > len(header):
            found.append(PackError(f"{len(cells)} cells in a row, the header has {len(header)}", file, number))
        else:
            yield Record(name, file, number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))


def _blocks(path: Path, file: str, name: str, table: dict[str, Any], found: list[PackError]) -> Iterator[Record]:
    text = path.read_text(encoding="utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        found.append(PackError(str(error), file, int(at[1]) if at else 0))
        return
    starts = [n for n, line in enumerate(text.split("\n"), 1) if line.strip() == f"[[{table['block']}]]"]
    for line, block in zip(starts, data.get(table["block"], []), strict=True):
        columns = table["columns"].split()
        found.extend(PackError(f"unknown key {column!r}", file, line) for column in block if column not in columns)
        yield Record(name, file, line, {column: _cell(value) for column, value in block.items()})


def _cell(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value).strip()


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in re.split("[|\n]", cell) if part.strip()]


def surfaces(record: Record, columns: str = "ar aliases loaded") -> list[str]:
    """The surfaces that a record lists in these columns."""
    return [part for column in columns.split() for part in _parts(record.cells.get(column, ""))]


def _cells(record: Record, table: dict[str, Any], codebook: dict[str, frozenset[str]]) -> Iterator[PackError]:
    """Each cell by itself: there where required, of the listed values, in range, a date, in Arabic letters."""
    cells = record.cells
    for column in table.get("required", "").split():
        if not cells.get(column):
            yield record.error(f"no {column}")
    filled = {column: value for column, value in cells.items() if value}
    for column, words in {**table.get("one_of", {}), **table.get("many_of", {})}.items():
        allowed = codebook[words[1:]] if words.startswith("@") else frozenset(words.split())
        values = re.split("[,\\s]", filled.get(column, "")) if column in table.get("many_of", {}) else [filled.get(column, "")]
        for value in values:
            if value.strip() and value.strip() not in allowed:
                yield record.error(f"unknown {column} {value.strip()!r}")
    for column, pattern in table.get("match", {}).items():
        if column in filled and not re.fullmatch(pattern, filled[column]):
            yield record.error(f"{column} is not as it should be: {filled[column]!r}")
    for column, (low, high) in table.get("range", {}).items():
        if column in filled and not _within(filled[column], low, high):
            yield record.error(f"{column} is no number from {low:g} to {high:g}: {filled[column]!r}")
    for column in table.get("dates", "").split():
        if column in filled and not _is_date(filled[column]):
            yield record.error(f"{column} is no ISO date: {filled[column]!r}")
    if cells.get("pos") == "verb" and not re.match(r"[^/\s]+(?:/[^/\s]*)?(?:\s|$)", cells["form"]):
        yield record.error(f"a verb is perfect/imperfect, or a perfect alone: {cells['form']!r}")
    for surface in surfaces(record, table.get("names", "")):
        if _VOWELS.search(surface):
            yield record.error(f"vowel marks or tatweel: {surface!r}")


def _within(value: str, low: float, high: float) -> bool:
    try:
        return low <= float(value) <= high
    except ValueError:
        return False


def _is_date(value: str) -> bool:
    try:
        return bool(_DATE.fullmatch(value) and date.fromisoformat((value + "-01-01")[:10] if len(value) != 7 else value + "-01"))
    except ValueError:
        return False


def _twins(records: list[Record], table: dict[str, Any]) -> Iterator[PackError]:
    """Rows that may stand once only: the same id anywhere, the same folded cells in one file, the same surface in one row."""
    seen: dict[tuple[str, ...], Record] = {}
    for record in records:
        keys: list[tuple[str, ...]] = [("", record.cells.get(table["unique"], ""))] if "unique" in table else []
        keys += [(record.file, *(key(record.cells.get(column, "")) for column in columns)) for columns in table.get("once", [])]
        for at in keys:
            first = seen.setdefault(at, record)
            if first is not record:
                yield record.error(f"again: {' '.join(filter(None, at[1:]))!r} stands in {first.file}:{first.line}")
        names: dict[str, str] = {}
        for surface in surfaces(record, table.get("names", "")):
            other = names.setdefault(key(surface), surface)
            if other is not surface:
                yield record.error(f"{surface!r} is found by {other!r} already")
