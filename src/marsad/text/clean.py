"""Paragraphs of an article, and which of them are news: captions, share bars, lists of other reports and repeats are told apart.

The cues are data (``packs/arabic/boilerplate.tsv``); the rules are structure. Nothing is thrown away: the segments together hold
every character of the text that is not white space, in order, each with its kind. Prose is ``headline`` or ``body``; in doubt a
line is prose. A ``headline`` that is not the first segment is a subheading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, cast

import msgspec

from marsad.text.boilerplate import BRACKETED, CREDIT, PREFIX, WHOLE, WORD, Cues, Words, cues, masked, words
from marsad.text.normalise import key
from marsad.text.repeats import repeats

SegmentKind = Literal[
    "headline", "body", "caption", "share", "related", "appeal", "copyright", "dateline", "byline", "other"
]  # fmt: skip
KEPT: frozenset[str] = frozenset({"headline", "body"})
"""The kinds that are news prose: what is read for claims."""


class Segment(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, or a part of one: offsets into the text, its kind, and the index of the segment it repeats."""

    start: int
    end: int
    kind: SegmentKind
    duplicate_of: int | None = None


class _Line(msgspec.Struct, gc=False):
    """A line while it is being judged: ``gap`` says that an empty line stands before it, ``alone`` that a cue fills it."""

    start: int
    end: int
    text: str
    gap: bool
    kind: str = ""
    alone: bool = False


_LINE = re.compile(r"\S[^\n\r\v\f\x85\u2028\u2029]*")
_GATE = re.compile("[:(\\-\u2013\u2014]")
_INNER = re.compile("[.!\u061f?:\u060c]")
_STOPS = tuple('.!?\u061f\u2026\u00bb\u201d"):')
_CITY = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{2,}){0,2}[-\u2013\u2014] (?=\S)")
_SHORT, _HEAD, _PROSE = 120, 150, 140
_HEADER, _REACH = 90, 45
_ENDS = '.!?:\u061f\u2026"\u201d\u201c\u00bb)]'
_NO_HEADING = _ENDS + ",;\u060c\u061b-\u2013"


def clean(text: str) -> list[Segment]:
    """The segments of ``text`` in order, without overlap; together they hold all of it but white space."""
    lines = _lines(text)
    for number, line in enumerate(lines):
        _judge(line, number == 0)
    _top(lines)
    _blocks(lines)
    _subheads(lines)
    last = max((n for n, line in enumerate(lines) if not line.kind), default=-1)
    tails = any(form in text for form in cues().tail_forms)
    pieces: list[tuple[int, int, str]] = []
    for number, line in enumerate(lines):
        pieces.extend(_pieces(line, number, last - number, tails))
    whole = _joined(text, pieces)
    firsts = repeats(text, whole)
    return [Segment(start, end, cast(SegmentKind, kind), same) for (start, end, kind), same in zip(whole, firsts, strict=True)]


def _lines(text: str) -> list[_Line]:
    """The lines that hold something, without the white space around them."""
    found, before = [], 0
    for match in _LINE.finditer(text):
        line = match.group().rstrip()
        gap = text.count("\n", before, match.start()) > 1
        found.append(_Line(match.start(), match.start() + len(line), line, gap))
        before = match.start() + len(line)
    return found


def _judge(line: _Line, first: bool) -> None:
    """Sets the kind of a line that shows by its own words that it is no prose; the first line only if it is a share bar."""
    known, text = cues(), line.text
    short = len(text) <= _SHORT
    found = words(text, 0, _SHORT if short else 40)
    if not found.keys or (short and max(map(len, found.keys)) < 3 and text[0].isdigit()):
        line.kind = "other" if short else ""
    elif not first and (hit := found.at(0, known.related)):
        line.kind, line.alone = "related", not WORD.search(text, found.spans[hit[0] - 1][1])
    elif short:
        line.kind = _short_kind(text, found, known, first)


def _short_kind(text: str, found: Words, known: Cues, first: bool) -> str:
    size = len(found.keys)
    if known.bar.issuperset(found.keys) and (size > 1 or text.startswith((".", "/", "#"))):
        return "share"
    if first:
        return ""
    if (hit := found.at(0, known.start)) and (hit[1] != "appeal" or not _ends_sentence(text) or size <= 6):
        return hit[1]
    if size <= 14:
        for place, word in enumerate(found.keys):
            if word in known.any and (hit := found.at(place, known.any)):
                return hit[1]
    if not _ends_sentence(text) and any(map(known.outlet.__contains__, found.keys)) and WHOLE.match(masked(text, known.outlet)):
        return "dateline"
    return "byline" if "@" in text and size <= 6 else ""


def _top(lines: list[_Line]) -> None:
    """Headline, caption and byline by where they stand: before the first paragraph of prose."""
    prose = [line for line in lines if not line.kind]
    if not prose:
        return
    first = prose[0]
    if len(first.text) <= _HEAD and not _ends_sentence(_without_credit(first.text)) and not _prefix(first.text, 0):
        follower = prose[1] if len(prose) > 1 else None
        if follower is None or follower.gap or key(WORD.findall(first.text)[-1]) not in cues().open:
            first.kind = "headline"
    for line in lines[1:]:
        if not line.kind and len(line.text) <= 160 and len(prose) > 2 and _is_photo(line.text):
            line.kind = "caption"
    for number in range(1, min(4, len(lines) - 1)):
        line, after = lines[number], lines[number + 1]
        if line.kind or len(line.text) > 110:
            continue
        if after.kind == "dateline" and len(line.text) <= 45 and not _ends_sentence(line.text):
            line.kind = "byline"
        elif lines[number - 1].kind == "headline" and line.text[-1] not in ".:" and _is_datelined(after.text):
            line.kind = "caption"


def _without_credit(text: str) -> str:
    """A line without the words in brackets at its end."""
    return text[: text.rfind("(")].rstrip() if text[-1] == ")" else text


def _is_datelined(text: str) -> bool:
    """Whether prose begins with a dateline that has its agency in brackets."""
    return bool(BRACKETED.match(masked(text[:_HEADER], cues().outlet)))


def _is_photo(text: str) -> bool:
    """Whether a line ends with a picture's credit in brackets, and not after a full stop."""
    if text[-1] != ")" or _ends_sentence(_without_credit(text)):
        return False
    match = CREDIT.search(masked(text, cues().photo))
    return match is not None and "\x02" not in match.group()


def _blocks(lines: list[_Line]) -> None:
    """Lists under a heading of their own run on until prose resumes; slogans stand around appeals at the end of a page."""
    inside = False
    for line in lines:
        inside = (line.kind == "related" and line.alone) or (inside and not _resumes(line))
        if inside and not line.kind:
            line.kind = "related"
    end = max((n for n, line in enumerate(lines) if not line.kind or line.kind == "headline"), default=-1)
    asks = [n for n, line in enumerate(lines) if n > end and line.kind == "appeal"]
    if asks:
        begin = asks[0]
        while begin - 1 > end and asks[0] - begin < 4 and not lines[begin - 1].alone and len(lines[begin - 1].text) <= _SHORT:
            begin -= 1
        for line in lines[begin:]:
            if line.kind in ("", "related") and not line.alone:
                line.kind = "appeal"
    elif (final := next((n for n in range(len(lines) - 1, 0, -1) if lines[n].kind == "appeal"), 0)) and final < len(lines):
        _slogans(lines, final)


def _slogans(lines: list[_Line], ask: int) -> None:
    """Short lines without a full stop after the last appeal of a page, up to its end, belong to the appeal."""
    rest = lines[ask + 1 :]
    if all(len(line.text) <= _SHORT and not _ends_sentence(line.text) for line in rest):
        for line in rest:
            line.kind = line.kind or "appeal"


def _resumes(line: _Line) -> bool:
    """Whether a line inside a list of headlines is prose again: long, or a whole sentence."""
    return not line.kind and (len(line.text) > _PROSE or (_ends_sentence(line.text) and line.text.count(" ") >= 7))


def _ends_sentence(text: str) -> bool:
    """Whether a line ends with one full stop, also before a closing quote; two or three stops are no end."""
    bare = text[-4:].rstrip(" \"\u201d\u201c\u00bb)'")
    return bare.endswith(".") and not bare.endswith("..")


def _subheads(lines: list[_Line]) -> None:
    """A few words without a mark, on a line of their own between paragraphs, are a subheading."""
    known = cues()
    for number in range(1, len(lines) - 1):
        line, after = lines[number], lines[number + 1]
        if line.kind or len(line.text) > 80 or line.text[-1] in _NO_HEADING or ":" in line.text:
            continue
        if after.kind or len(after.text) < 80:
            continue
        before, found = lines[number - 1], words(line.text, 0, len(line.text))
        if (before.kind or before.text[-1] in _ENDS) and found.keys[-1] not in known.open and not found.at(0, known.resume):
            line.kind = "headline"


def _pieces(line: _Line, number: int, to_last: int, tails: bool) -> Iterator[tuple[int, int, str]]:
    """The parts of a line: a dateline before its prose, a credit or tags after it, prose after headlines of other reports."""
    start, end, text = line.start, line.end, line.text
    if line.kind == "related" and not line.alone and (resume := _resume(text)):
        yield start, start + len(text[:resume].rstrip()), "related"
        yield start + resume, end, "body"
    elif line.kind:
        yield start, end, line.kind
    else:
        skip = _prefix(text, number)
        if skip:
            yield start, start + len(text[:skip].rstrip()), "dateline"
        keep, kind = _tail(text, skip, tails) if to_last <= 2 or len(text) <= 200 else (len(text), "")
        yield start + skip, start + len(text[:keep].rstrip()), "body"
        if kind:
            yield start + keep, end, kind


def _prefix(text: str, number: int) -> int:
    """How many characters of a line are its dateline."""
    head, match = text[:_HEADER], None
    if _GATE.search(text, 0, _REACH):
        mask = masked(head, cues().outlet)  # without a name there is no dateline
        match = (PREFIX.match(mask) if mask != head else None) or (_CITY.match(head[:45]) if 1 <= number <= 4 else None)
    if match is None or match.end() >= len(text):
        return 0
    rest = text[match.end() :]
    return match.end() + len(rest) - len(rest.lstrip())


def _tail(text: str, skip: int, tails: bool) -> tuple[int, str]:
    """Where the credit, the tags or the link at the end of a line begin, and their kind."""
    known, low = cues(), max(skip + 1, len(text) - 220)
    if tails:
        found = words(text, low, len(text))
        for place, (begin, _) in enumerate(found.spans):
            hit = found.at(place, known.tail)
            if hit and _hangs_on(text, begin, found.spans[place + hit[0] - 1][1], hit[1]):
                return begin, hit[1]
    if text[-1] in ").-":
        low = max(skip + 1, len(text) - 60)
        match = CREDIT.search(masked(text[low:], known.outlet))
        if match and (text[low : low + match.start()].rstrip()[-1:] in _STOPS or text[-1] == ")"):
            blank = len(match.group()) - len(match.group().lstrip())
            return low + match.start() + blank, "byline"
    return len(text), ""


def _hangs_on(text: str, begin: int, end: int, kind: str) -> bool:
    """Whether a cue at ``begin:end`` and what follows is no part of the sentence before it."""
    before, rest = text[:begin].rstrip(), text[end:]
    if kind == "appeal":
        return not WORD.search(rest)
    return before[-1:] in _STOPS and (kind == "share" or (len(rest) <= 150 and not _INNER.search(rest)))


def _resume(text: str) -> int:
    """Where prose goes on in a line that began with headlines of other reports; 0 if it does not."""
    known = cues()
    found = words(text, 0, 900)
    for place, (start, _) in enumerate(found.spans):
        if start >= 45 and found.at(place, known.resume):
            return start
    for (start, _), word in zip(found.spans, found.keys, strict=True):
        if start >= 80 and len(text) - start >= 60 and len(word) > 4 and word.startswith(known.onset):
            return start
    return 0


def _joined(text: str, pieces: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Body lines that break off in the middle of a sentence are one paragraph with the next line."""
    known, out = cues(), cast(list[tuple[int, int, str]], [])
    for start, end, kind in pieces:
        if kind == "body" and out and out[-1][2] == "body" and _breaks_off(text, out[-1], start, known):
            out[-1] = (out[-1][0], end, "body")
        else:
            out.append((start, end, kind))
    return out


def _breaks_off(text: str, before: tuple[int, int, str], start: int, known: Cues) -> bool:
    end = before[1]
    if text[end - 1] in _ENDS or text.count("\n", end, start) > 1 or text[start] in "*-\u2022":
        return False
    last = words(text, max(before[0], end - 40), end).keys[-1:]
    first = words(text, start, min(start + 40, len(text)))
    if not last or not first.keys:
        return False
    if last[0] in known.open or text[end - 1] in ",\u060c" or first.keys[0] in known.go_on:
        return True
    return end - before[0] >= 20 and not first.at(0, known.resume) and not first.keys[0].startswith(known.conjunction)
