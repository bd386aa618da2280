"""Tokens with offsets: words, numbers and marks. Nothing of the raw text but white space is left out."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from marsad.text.normalise import key

TokenKind = Literal["word", "number", "mark"]

# A word may hold harakat, tatweel and invisible direction marks; a number may hold decimal and thousands marks between digits.
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c"
_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_TOKEN = re.compile(
    rf"(?P<number>[{_DIGIT}]+(?:[.,\u066b\u066c][{_DIGIT}]+)*)"
    rf"|(?P<word>[^\W\d_](?:[^\W\d_]|[{_MARKS}{_INVISIBLE}](?=[\w{_MARKS}{_INVISIBLE}]|$)|[{_MARKS}])*)"
    rf"|(?P<mark>[^\s{_INVISIBLE}{_MARKS}])"
)


class Token(msgspec.Struct):
    """One word, number or mark: offsets into the raw text, the comparison key and the kind."""

    start: int
    end: int
    key: str
    kind: TokenKind


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of ``text[start:end]`` in order; offsets are those of ``text``."""
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup
        found.append(Token(match.start(), match.end(), key(match.group()), kind))  # type: ignore[arg-type]
    return found
