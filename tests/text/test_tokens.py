"""Tokens keep offsets into the raw text, whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.normalise import key
from marsad.text.tokens import tokens

TABLE = [
    # text, and its tokens as key/kind
    ("قُتِلَ 3 جنود", ["قتل/word", "3/number", "جنود/word"]),
    ("٣٫٥ كم", ["3٫5/number", "كم/word"]),
    ("1,200 نازح", ["1,200/number", "نازح/word"]),
    ("«إدلب»", ["«/mark", "ادلب/word", "»/mark"]),
    ("الجيـــش\u00a0الحر", ["الجيش/word", "الحر/word"]),
    ("\u202bحلب\u202c!", ["حلب/word", "!/mark"]),
    ("ﻗﺴﺪ", ["قسد/word"]),
    ("کردستان", ["كردستان/word"]),
    ("في\r\nالرقة", ["في/word", "الرقه/word"]),
    ("قصف🔥", ["قصف/word", "🔥/mark"]),
    ("24:00", ["24/number", ":/mark", "00/number"]),
    ("F-16", ["f/word", "-/mark", "16/number"]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [f"{t.key}/{t.kind}" for t in tokens(text)] == expected


@given(st.text(max_size=300))
def test_offsets_are_of_the_raw_text(text: str) -> None:
    last = 0
    for token in tokens(text):
        assert last <= token.start < token.end <= len(text)
        assert token.key == key(text[token.start : token.end])
        last = token.end


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_window_gives_offsets_of_the_whole(before: str, text: str) -> None:
    inside = tokens(f"{before}\n{text}", len(before) + 1)
    assert [(t.start - len(before) - 1, t.end - len(before) - 1) for t in inside] == [(t.start, t.end) for t in tokens(text)]
