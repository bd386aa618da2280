"""Where articles come from: one module per form, one explicit list. A source reads bytes and gives articles or errors, in order.

A broken line or file is an ``InputError`` among the articles, not an exception: it does not stop the others.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from marsad.errors import InputError
from marsad.model import Article
from marsad.sources import jsonl, text

SOURCES = (jsonl, text)
"""The forms of input, in the order in which they are asked. The last one takes what no other does."""

Item = Article | InputError


def read(path: str, published: str | None = None) -> Iterator[Item]:
    """The articles of a file, or of standard input for ``-``. ``published`` is the date of texts that carry none."""
    try:
        if path == "-":
            yield from _stream(sys.stdin.buffer, path, published)
        else:
            with Path(path).open("rb") as stream:
                yield from _stream(stream, path, published)
    except OSError as error:
        yield InputError(error.strerror or "cannot be read", path)


def _stream(stream: BinaryIO, name: str, published: str | None) -> Iterator[Item]:
    """What the first source that accepts the name and the first bytes makes of the stream."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(io.BytesIO(stream.read()))
    head = buffered.peek(4096)
    source = next(source for source in SOURCES if source.accepts(name, head))
    yield from source.read(cast(BinaryIO, buffered), name, published)


def read_all(paths: Iterable[str], published: str | None = None) -> Iterator[Item]:
    """The articles of several files, one after the other."""
    for path in paths:
        yield from read(path, published)


__all__ = ["SOURCES", "Item", "read", "read_all"]
