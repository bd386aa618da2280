"""Rows know where they stand, and so do the errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import PackError
from marsad.lexicon.files import PACKS, lines, pack_files, packs_hash, read_toml, read_tsv


def write(folder: Path, text: str) -> Path:
    path = folder / "x.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_have_cells_and_lines(tmp_path: Path) -> None:
    rows = read_tsv(write(tmp_path, "# words\nform\tclass\tnote\n\nقصف\tA\n# more\nغارة\tB\t x \n"))
    assert rows == [{"form": "قصف", "class": "A", "note": ""}, {"form": "غارة", "class": "B", "note": "x"}]
    assert [row.line for row in rows] == [4, 6]


def test_a_row_names_its_place_in_an_error(tmp_path: Path) -> None:
    (row,) = read_tsv(write(tmp_path, "form\nقصف\n"))
    assert str(row.error("no such class")).endswith("x.tsv:2: no such class")


def test_too_many_cells(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"x\.tsv:3: 3 cells in a row, the header has 2"):
        read_tsv(write(tmp_path, "a\tb\n1\t2\n1\t2\t3\n"))


def test_only_line_feeds_end_rows(tmp_path: Path) -> None:
    (row,) = read_tsv(write(tmp_path, "form\tnote\nقصف\ta\u2028b\n"))
    assert row["note"] == "a\u2028b"


def test_broken_toml_names_the_file() -> None:
    path = PACKS / "arabic" / "broken-for-a-test.toml"
    with pytest.raises(FileNotFoundError):
        read_toml(path)


def test_lines() -> None:
    assert lines("\nقصف\n  غارة جوية \n\n") == ["قصف", "غارة جوية"]


def test_pack_files_are_in_a_fixed_order() -> None:
    files = pack_files()
    assert files == sorted(files)
    assert {path.suffix for path in files} == {".tsv", ".toml"}


def test_the_hash_is_short_and_hexadecimal() -> None:
    assert len(packs_hash()) == 16
    assert int(packs_hash(), 16) >= 0
