"""JSON lines: one article a line, with ``id`` and ``text``, and where known ``published``, ``outlet``, ``url``, ``theatre``.

Further keys are left alone, ``title`` too: spans count from the start of ``text``, so a headline is read where the text holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from marsad.errors import InputError
from marsad.model import Article
from marsad.sources.dates import iso_date

LONGEST_LINE = 20_000_000
"""Bytes above which a line is refused."""
_OPTIONAL = ("published", "outlet", "url", "theatre", "title")
_decode = msgspec.json.Decoder(dict[str, Any]).decode


def accepts(name: str, head: bytes) -> bool:
    """By the name's ending; standard input where its first character is an opening brace."""
    if name == "-":
        return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return name.lower().endswith((".jsonl", ".ndjson"))


def read(stream: BinaryIO, name: str, published: str | None) -> Iterator[Article | InputError]:
    """An article or an error per line that is not empty; ``published`` is the date of those that carry none."""
    number = lines = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
            lines += 1
            yield InputError(f"line longer than {LONGEST_LINE // 1_000_000} MB", name, number)
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            lines += 1
            yield _article(line, name, number, published)
    if not lines:
        yield InputError("empty", name)


def _article(line: bytes, name: str, number: int, published: str | None) -> Article | InputError:
    try:
        row = _decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return InputError(f"broken JSON: {error}", name, number)
    for field in ("id", "text"):
        if not isinstance(row.get(field), str) or not row[field].strip():
            return InputError(f"`{field}` is missing, empty or not a string", name, number)
    for field in _OPTIONAL:
        if row.get(field) is not None and not isinstance(row[field], str):
            return InputError(f"`{field}` is not a string", name, number)
    try:
        day = iso_date(row["published"]) if row.get("published") else published
    except ValueError as error:
        return InputError(f"`published`: {error}", name, number)
    return Article(
        id=row["id"], text=row["text"], published=day, outlet=row.get("outlet"), url=row.get("url"), theatre=row.get("theatre")
    )
