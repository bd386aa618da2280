"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from marsad.errors import InputError
from marsad.model import Article
from marsad.sources.decode import decode

LONGEST_FILE = 20_000_000
"""Bytes above which a file is no article; corpora are read as JSONL, line by line."""


def accepts(name: str, head: bytes) -> bool:
    """Takes whatever is left."""
    return True


def read(stream: BinaryIO, name: str, published: str | None) -> Iterator[Article | InputError]:
    """One article; its id is the stem of the file's name, ``stdin`` for standard input."""
    data = stream.read(LONGEST_FILE + 1)
    if len(data) > LONGEST_FILE:
        yield InputError(f"larger than {LONGEST_FILE // 1_000_000} MB: one text is one article; give many as JSONL", name)
        return
    try:
        text = decode(data, name)
    except InputError as error:
        yield error
        return
    if not text.strip():
        yield InputError("empty", name)
        return
    yield Article(id="stdin" if name == "-" else PurePath(name).stem, text=text, published=published)
