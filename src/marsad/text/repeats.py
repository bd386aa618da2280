"""Paragraphs that stand twice in an article: each is read once, and the span of every copy is kept."""

from __future__ import annotations

from marsad.text.normalise import key

_NEAR = 16
_LEAST = 40
_SLACK = 20

Piece = tuple[int, int, str]
"""Start, end and kind of a paragraph."""


def repeats(text: str, pieces: list[Piece]) -> list[int | None]:
    """For each paragraph the index of the first one of its kind that it repeats, but for a few words before or after it."""
    heads: dict[tuple[str, str], int] = {}
    tails: dict[tuple[str, str], int] = {}
    found: list[int | None] = []
    for number, (start, end, kind) in enumerate(pieces):
        same = None
        if end - start >= _LEAST and kind != "headline":
            first = heads.setdefault((kind, text[start : start + _NEAR]), number)
            other = tails.setdefault((kind, text[end - _NEAR : end]), number)
            same = next((n for n in (first, other) if n < number and _alike(text, pieces[n], (start, end, kind))), None)
        if same is not None and found[same] is not None:
            same = found[same]
        found.append(same)
    return found


def _alike(text: str, one: Piece, two: Piece) -> bool:
    """Whether the keys of two paragraphs are equal, or one begins or ends with the other and little is over."""
    size_one, size_two = one[1] - one[0], two[1] - two[0]
    if abs(size_one - size_two) > _SLACK + min(size_one, size_two) // 10:
        return False
    a, b = key.__wrapped__(text[one[0] : one[1]]), key.__wrapped__(text[two[0] : two[1]])
    if len(a) > len(b):
        a, b = b, a
    return len(b) - len(a) <= _SLACK and (b.startswith(a) or b.endswith(a))
