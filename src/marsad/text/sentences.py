"""Sentences of a paragraph, with offsets into the text.

A sentence ends at a full stop, an exclamation or question mark or an ellipsis, with the quotes and brackets that close there; not
inside a number, an address, an abbreviation or a pair of initials. The semicolon is a mark inside a sentence: who said it still
holds after it. A line end inside a paragraph is white space (``clean`` joins only lines that belong together). What runs on for
more than 1,000 characters is cut at a clause mark, else between words.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from marsad.text.boilerplate import cues, rows
from marsad.text.clean import Segment
from marsad.text.normalise import key

LONGEST = 1000
"""Characters after which a sentence without a mark is cut."""
_QUOTE_REACH = 600

_CLOSERS = "\u00bb\u201d)\\]}\u2019\u203a"
_END = re.compile(rf"[.!?\u061f\u2026\u06d4]+[.!?\u061f\u2026\u06d4{_CLOSERS}]*")
_STRAIGHT = re.compile(r"[\"\u201c']+(?!\w)")
_QUOTE = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
_WORD_BEFORE = re.compile(r"[^\W_]")
_CLAUSE = ",;:\u060c\u061b"
_SPACE = re.compile(r"\s+")
_LETTER = r"(?:[^\W\d_]|[\u0640\u064b-\u0655\u0670\u200b-\u200f])"
_LAST_WORD = re.compile(rf"{_LETTER}+(?:\.{_LETTER}+)*\Z")


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """Offsets of a sentence; ``quote_id`` is shared by the sentences that one quotation runs through, and unique in the text."""

    start: int
    end: int
    quote_id: int | None = None


def sentences(text: str, segment: Segment) -> list[Sentence]:
    """The sentences of ``segment`` in order; together they hold all of it but white space."""
    bounds = _bounds(text, segment.start, segment.end)
    if len(bounds) < 2:
        return [Sentence(start, end) for start, end in bounds]
    return _quoted(text, bounds)


def _bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if stop < end and match.group() == "." and not _is_end(text, match.start(), begin):
            continue
        straight = _STRAIGHT.match(text, stop, end)
        if straight is not None and match.group()[-1] not in _CLOSERS:
            stop = straight.end()
        begin = _append(text, begin, stop, found)
    _append(text, begin, end, found)
    return found


def _append(text: str, begin: int, stop: int, found: list[tuple[int, int]]) -> int:
    """Adds the sentence ``begin:stop`` (marks alone go to the one before), cut where too long; gives where the next begins."""
    piece = text[begin:stop]
    first = begin + len(piece) - len(piece.lstrip())
    last = begin + len(piece.rstrip())
    if first >= last:
        return stop
    if found and last - found[-1][0] <= LONGEST and not _WORD_BEFORE.search(text, first, last):
        found[-1] = (found[-1][0], last)
        return stop
    while last - first > LONGEST:
        cut = _cut(text, first)
        found.append((first, first + len(text[first:cut].rstrip())))
        gap = _SPACE.match(text, cut, last)
        first = gap.end() if gap else cut
    found.append((first, last))
    return stop


def _cut(text: str, first: int) -> int:
    """Where to cut an overlong sentence: after the last clause mark in its second half, else before a word, else anywhere."""
    window = text[first : first + LONGEST]
    mark = max(window.rfind(c, LONGEST // 2) for c in _CLAUSE)
    if mark > 0:
        return first + mark + 1
    spaces = [match.start() for match in _SPACE.finditer(window, LONGEST // 2)]
    return first + (spaces[-1] if spaces and spaces[-1] > 0 else LONGEST)


@lru_cache(maxsize=1)
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    found = rows("abbreviations.tsv", frozenset(("TITLE", "UNIT")))
    return (
        frozenset(key(row["form"]) for row in found if row["class"] == "TITLE"),
        frozenset(key(row["form"]) for row in found if row["class"] == "UNIT"),
    )  # fmt: skip


def _is_end(text: str, dot: int, begin: int) -> bool:
    """Whether the single full stop at ``dot`` ends a sentence."""
    before = text[dot - 1] if dot > begin else " "
    after = text[dot + 1]
    if before.isdigit():
        return not (after.isdigit() or (dot - begin <= 6 and text[begin:dot].strip().isdigit()))
    if before.isspace():
        return not (after.isalpha() and _letter_stands_alone(text[max(begin, dot - 4) : dot].rstrip()) and _single(text, dot + 1))
    if after.isascii() and after.isalnum() and before.isascii():
        return False
    match = _LAST_WORD.search(text, max(begin, dot - 12), dot)
    if match is None:
        return True
    folded, following = key(match.group()), text[dot + 1 : dot + 12].lstrip()
    if len(folded) == 1 or folded[-2:-1] == ".":
        return _ends_after_letter(text[max(begin, dot - 12) : match.start()].rstrip(), "." in folded, following)
    titles, units = _abbreviations()
    return not (folded in titles or (folded in units and following[:1].isdigit()))


def _ends_after_letter(earlier: str, row: bool, following: str) -> bool:
    """A letter alone is an abbreviation, but for the era after a year and the last of a row of initials before a new sentence."""
    if earlier[-1:].isdigit():
        return True
    return (row or earlier.endswith(".")) and key(following[:1]).startswith(cues().conjunction) and not _single(following, 0)


def _letter_stands_alone(before: str) -> bool:
    """Whether a text ends with a letter that stands alone."""
    return before[-1:].isalpha() and before[-2:-1] in ("", " ", ".", "(")


def _single(text: str, at: int) -> bool:
    """Whether a letter stands alone at ``at``."""
    return text[at : at + 1].isalpha() and not text[at + 1 : at + 2].isalpha()


def _quoted(text: str, bounds: list[tuple[int, int]]) -> list[Sentence]:
    """Sentences with the number of the quotation that runs over several of them: its opening offset."""
    ids: dict[int, int] = {}
    index = 0
    for opening, closing in _quotations(text, bounds[0][0], bounds[-1][1]):
        while bounds[index][1] <= opening:
            index += 1
        last = index
        while last + 1 < len(bounds) and bounds[last + 1][0] < closing:
            last += 1
        if last > index:
            for number in range(index, last + 1):
                ids.setdefault(number, opening)
    return [Sentence(start, end, ids.get(number)) for number, (start, end) in enumerate(bounds)]


def _quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Outermost quotations that close within 600 characters: offsets of the opening mark and of the end of the closing one."""
    found: list[tuple[int, int]] = []
    opening = -1
    for match in _QUOTE.finditer(text, start, end):
        at, mark = match.start(), match.group()
        inside = opening >= 0 and at - opening <= _QUOTE_REACH
        if inside and mark != "\u00ab" and (mark == "\u00bb") == (text[opening] == "\u00ab"):
            found.append((opening, at + 1))
            opening = -1
        elif not inside and mark != "\u00bb" and text[at + 1 : at + 2].strip():
            opening = at
    return found
