"""Reading pack files: TSV and TOML into rows that know where they stand. One hash over all of them."""

from __future__ import annotations

import hashlib
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from marsad.errors import PackError

PACKS = Path(__file__).parent.parent / "packs"


class Row(dict[str, str]):
    """One row of a TSV file: cells by column name, with the file and line it stands on."""

    def __init__(self, cells: dict[str, str], file: str, line: int) -> None:
        super().__init__(cells)
        self.file, self.line = file, line

    def error(self, message: str) -> PackError:
        """A PackError that names this row."""
        return PackError(message, self.file, self.line)


def read_tsv(path: Path) -> list[Row]:
    """Rows of a TSV file with one header line; ``#`` starts a comment line. Raises PackError where a row has too many cells."""
    rows: list[Row] = []
    header: list[str] = []
    name = path.relative_to(PACKS).as_posix() if path.is_relative_to(PACKS) else path.as_posix()
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            continue
        if len(cells) > len(header):
            raise PackError(f"{len(cells)} cells in a row, the header has {len(header)}", name, number)
        cells += [""] * (len(header) - len(cells))
        rows.append(Row(dict(zip(header, map(str.strip, cells), strict=True)), name, number))
    return rows


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file. Raises PackError with the parser's message, which names line and column."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(str(error), path.relative_to(PACKS).as_posix()) from error


def lines(block: str) -> list[str]:
    """The non-empty lines of a multi-line string of a TOML file."""
    return [line.strip() for line in block.split("\n") if line.strip()]


def pack_files() -> list[Path]:
    """All files of all packs, in a fixed order."""
    return sorted(p for p in PACKS.rglob("*") if p.suffix in (".tsv", ".toml"))


@lru_cache(maxsize=1)
def packs_hash() -> str:
    """SHA-256 (first 16 hex digits) over the names and bytes of all pack files."""
    digest = hashlib.sha256()
    for path in pack_files():
        digest.update(path.relative_to(PACKS).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
