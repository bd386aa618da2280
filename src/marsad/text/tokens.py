"""Tokens with offsets: words, numbers and marks. Nothing of the raw text but white space is left out."""

from __future__ import annotations

import re
from typing import Literal, cast

import msgspec

from marsad.text.normalise import key

TokenKind = Literal["word", "number", "mark"]

# A word may hold harakat, tatweel and invisible direction marks; a number may hold decimal and thousands marks between digits.
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c"
_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_NUMBER = rf"[{_DIGIT}]+(?:[.,\u066b\u066c][{_DIGIT}]+)*"
_WORD = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}{_INVISIBLE}](?=[\w{_MARKS}{_INVISIBLE}]|$)|[{_MARKS}])*"
_MARK = rf"[^\s{_INVISIBLE}{_MARKS}]"
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})|(?P<word>{_WORD})|(?P<mark>{_MARK})")
_BETWEEN = re.compile(f"({_NUMBER}|{_WORD}|{_MARK})")


class Token(msgspec.Struct, gc=False):
    """One word, number or mark: offsets into the raw text, the comparison key and the kind."""

    start: int
    end: int
    key: str
    kind: TokenKind


class _Known(dict[str, tuple[str, TokenKind]]):
    """Key and kind of each surface seen: the first character of a surface tells its kind. Begins anew when it holds too many."""

    def __missing__(self, surface: str) -> tuple[str, TokenKind]:
        match = _TOKEN.match(surface)
        kind = cast(TokenKind, match.lastgroup if match else "mark")
        if len(self) >= _MOST:
            self.clear()
        self[surface] = found = key(surface), kind
        return found


_MOST = 200_000
_KNOWN = _Known()


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of ``text[start:end]`` in order; offsets are those of ``text``."""
    known, at, found = _KNOWN, start, []
    pieces = iter(_BETWEEN.split(text[start:end] if start or end is not None else text))
    for gap, surface in zip(pieces, pieces, strict=False):
        at += len(gap)
        stop = at + len(surface)
        found.append(Token(at, stop, *known[surface]))
        at = stop
    return found
