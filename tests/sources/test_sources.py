"""Files as they come: encodings, broken lines, empty and binary files; one fault does not stop the others."""

from pathlib import Path

import pytest

from marsad.errors import InputError
from marsad.model import Article
from marsad.sources import read, read_all
from marsad.sources.decode import has_arabic

TEXT = "قُتل أربعة مدنيين بقصف على سوق في بلدة النخيل.\nوقال مسعف إن البحث مستمر."
PLAIN = TEXT.replace("\u064f", "")


def only(path: Path) -> Article | InputError:
    [item] = read(str(path))
    return item


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "report 1.txt"
    file.write_bytes(PLAIN.encode(encoding))
    item = only(file)
    assert isinstance(item, Article)
    assert (item.id, item.text) == ("report 1", PLAIN)


FAULTS = [
    (b"", "empty"),
    (b" \n\t ", "empty"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\xff\xfe\x01", "binary"),
    (bytes(range(256)) * 20, "binary"),
    (b"\x00\x01\x02\x03", "binary"),
    ("Привет, мир, это новости".encode("cp1251"), "neither UTF-8"),
    ("déjà vu à la mairie".encode("latin-1"), "neither UTF-8"),
    (PLAIN.encode("utf-8")[:-3] + b"\xff\xfe\xff", "neither UTF-8"),
    (PLAIN.encode("utf-32"), "UTF-32"),
    (b"x" * 20_000_001, "larger than 20 MB"),
]


@pytest.mark.parametrize(("data", "message"), FAULTS, ids=range(len(FAULTS)))
def test_refused_files_are_named(tmp_path: Path, data: bytes, message: str) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(data)
    item = only(file)
    assert isinstance(item, InputError)
    assert message in str(item) and str(file) in str(item)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert "No such file" in str(only(tmp_path / "none.txt"))
    assert isinstance(only(tmp_path), InputError)


ROWS = [
    ('{"id": "a", "text": "قُتل", "published": "2015-08-01T10:00:00Z", "outlet": "x", "extra": 1}', None),
    ('{"id": "b", "text": ', "broken JSON"),
    ('{"id": "c"}', "`text` is missing"),
    ('{"id": "d", "text": 5}', "`text` is missing"),
    ('{"id": 5, "text": "قُتل"}', "`id` is missing"),
    ('{"id": "e", "text": "قُتل", "published": "2015-02-30"}', "is not a date"),
    ('{"id": "f", "text": "قُتل", "outlet": 5}', "`outlet` is not a string"),
    ("[1]", "broken JSON"),
    ('{"id": "g", "text": "قُتل", "published": null}', None),
]


def test_lines_with_faults_are_named_and_the_others_read(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text("\n".join(line for line, _ in ROWS) + "\n\n", encoding="utf-8")
    items = list(read(str(file), "2015-07-30"))
    assert len(items) == len(ROWS)
    for number, (item, (_, message)) in enumerate(zip(items, ROWS, strict=True), 1):
        assert isinstance(item, InputError) == (message is not None)
        if message is not None:
            assert message in str(item) and f"all.jsonl:{number}:" in str(item)
    days = [item.published for item in items if isinstance(item, Article)]
    assert days == ["2015-08-01", "2015-07-30"]


def test_bytes_that_are_no_utf8_in_a_line(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_bytes(b'{"id": "a", "text": "\xff\xfe"}\n{"id": "b", "text": "x"}')
    first, second = read(str(file))
    assert isinstance(first, InputError) and isinstance(second, Article)


def test_order_over_files(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(TEXT if name != "b" else "", encoding="utf-8")
    items = list(read_all(str(tmp_path / f"{name}.txt") for name in "abc"))
    assert [type(item).__name__ for item in items] == ["Article", "InputError", "Article"]


def test_arabic_letters() -> None:
    assert has_arabic("abc ب") and not has_arabic("abc 12 ٣ ،")
