"""Bad input, through the whole command: a message with the file and line, exit code 2, and the others read all the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli.main import main

GOOD = "قصفت قوات النظام بالمدفعية الثقيلة بلدة كفرنبل في ريف إدلب."


def row(**cells: object) -> bytes:
    return json.dumps({"id": "x", "text": GOOD} | cells, ensure_ascii=False).encode() + b"\n"


TABLE = [
    # name, bytes, message (None: it is read)
    ("empty.txt", b"", "empty.txt: empty"),
    ("blank.txt", b" \r\n\t\n", "blank.txt: empty"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\xff\xfe\x01", "picture.txt: binary data"),
    ("zeros.txt", b"\0" * 5000, "zeros.txt: binary data"),
    ("russian.txt", "Привет, мир, это новости".encode("cp1251"), "russian.txt: neither UTF-8"),
    ("utf32.txt", GOOD.encode("utf-32"), "utf32.txt: UTF-32"),
    ("huge.txt", (GOOD + "\n").encode() * 400_000, "huge.txt: larger than 20 MB"),
    ("windows.txt", GOOD.encode("cp1256"), None),
    ("utf16.txt", GOOD.encode("utf-16"), None),
    ("utf16-be.txt", GOOD.encode("utf-16-be"), None),
    ("bom.txt", GOOD.encode("utf-8-sig"), None),
    ("unmarked.txt", GOOD.replace(".", "").encode(), None),  # no sentence mark at all
    ("broken.jsonl", row() + b'{"id": "y", "text": \n' + row(id="z"), "broken.jsonl:2: broken JSON"),
    ("date.jsonl", row() + row(id="y", published="2015-02-30"), "date.jsonl:2: `published`: '2015-02-30' is not a date"),
    ("words.jsonl", row(published="yesterday") + row(id="y"), "words.jsonl:1: `published`: 'yesterday' is not a date"),
    ("text.jsonl", row() + row(id="y", text=None) + row(id="z", text=5), "text.jsonl:3: `text` is missing"),
    ("bytes.jsonl", row() + b'{"id": "y", "text": "\xff\xfe"}\n', "bytes.jsonl:2: broken JSON"),
    ("void.jsonl", b"\n\n", "void.jsonl: empty"),
]
LEFT = {"broken": 2, "date": 1, "words": 1, "text": 1, "bytes": 1}  # articles that a faulty file still gives


@pytest.mark.parametrize(("name", "data", "message"), TABLE, ids=[name for name, _, _ in TABLE])
def test_input(tmp_path: Path, name: str, data: bytes, message: str | None) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    result = CliRunner().invoke(main, ["read", "--jsonl", str(tmp_path / name), str(tmp_path / "good.txt")])
    readings = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == (0 if message is None else 2), result.stderr
    assert readings[-1]["id"] == "good"
    assert len(readings) == 1 + (1 if message is None else LEFT.get(Path(name).stem, 0))
    assert all([claim["type"] for claim in reading["claims"]] == ["SHELLING"] for reading in readings)
    if message is None:
        assert not result.stderr
    else:
        assert f"marsad: {tmp_path}/{message}" in result.stderr


def test_no_such_file(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["read", "--jsonl", str(tmp_path / "none.txt")])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "none.txt: No such file" in result.stderr


@pytest.mark.parametrize("day", ["2015-02-30", "yesterday", "", "2015-13-01"])
def test_a_date_that_is_none(tmp_path: Path, day: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    result = CliRunner().invoke(main, ["read", "--published", day, str(tmp_path / "good.txt")])
    assert result.exit_code == 2
    assert "is not a date" in result.stderr
