"""The cues of ``packs/arabic/boilerplate.tsv``: phrases as rows of word keys, found by the key of their first word."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

import msgspec

from marsad.lexicon.files import PACKS, Row, read_tsv
from marsad.text.normalise import key

_CLASSES = frozenset(
    ("START", "ANY", "TAIL", "RELATED", "BAR", "OUTLET", "CREDIT", "RESUME", "ONSET", "OPEN", "GO_ON", "AND")
)  # fmt: skip
_MARKS = "\u0640\u064b-\u0655\u0670\u200b-\u200f"
WORD = re.compile(rf"[A-Za-z]+|[^\W_A-Za-z](?:[^\W_A-Za-z]|[{_MARKS}])*")
"""A word for comparing with cues: Latin and other letters apart, full stops and hyphens between words."""

_BETWEEN = re.compile(f"({WORD.pattern})")

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""By the key of the first word: the keys of the others, and the value of the row."""


class Cues(msgspec.Struct, frozen=True):
    """The rows of the pack by use; ``tail_forms`` are the first words of TAIL as they are written, to look for in raw text."""

    start: Phrases
    any: Phrases
    tail: Phrases
    related: Phrases
    outlet: Phrases
    photo: Phrases
    resume: Phrases
    tail_forms: tuple[str, ...]
    onset: tuple[str, ...]
    conjunction: tuple[str, ...]
    bar: frozenset[str]
    open: frozenset[str]
    go_on: frozenset[str]


def rows(name: str, classes: frozenset[str]) -> list[Row]:
    """The rows of ``packs/arabic/NAME`` (form, class, value, note); PackError at an unknown class or an empty form."""
    found = read_tsv(PACKS / "arabic" / name)
    for row in found:
        if not row.get("form") or row.get("class") not in classes:
            raise row.error(f"unknown class {row.get('class')!r} or empty form")
    return found


def _phrases(found: list[Row]) -> Phrases:
    gate: Phrases = defaultdict(list)
    for row in found:
        first, *rest = (key(word) for word in WORD.findall(row["form"]))
        gate[first].append((tuple(rest), row.get("value", "")))
    for forms in gate.values():
        forms.sort(key=lambda form: -len(form[0]))
    return dict(gate)


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cues of the pack; read at the first call."""
    by: dict[str, list[Row]] = defaultdict(list)
    for row in rows("boilerplate.tsv", _CLASSES):
        by[row["class"]].append(row)
    tails = sorted({form for row in by["TAIL"] for form in (row["form"].split()[0], key(row["form"].split()[0]))})
    return Cues(
        start=_phrases(by["START"]), any=_phrases(by["ANY"]), tail=_phrases(by["TAIL"]), related=_phrases(by["RELATED"]),
        outlet=_phrases(by["OUTLET"]), photo=_phrases([*by["OUTLET"], *by["CREDIT"]]), resume=_phrases(by["RESUME"]),
        tail_forms=tuple(tails), onset=tuple(key(row["form"]) for row in by["ONSET"]),
        conjunction=tuple(key(row["form"]) for row in by["AND"]),
        bar=frozenset(key(row["form"]) for row in by["BAR"]), open=frozenset(key(row["form"]) for row in by["OPEN"]),
        go_on=frozenset(key(row["form"]) for row in by["GO_ON"]),
    )  # fmt: skip


class Words(msgspec.Struct, frozen=True):
    """The words of a stretch of text: keys, and offsets of each into the text they were taken from."""

    keys: list[str]
    spans: list[tuple[int, int]]

    def at(self, place: int, phrases: Phrases) -> tuple[int, str] | None:
        """The longest phrase whose first word is word ``place``: how many words it has, and the value of its row."""
        for rest, value in phrases.get(self.keys[place], ()):
            if tuple(self.keys[place + 1 : place + 1 + len(rest)]) == rest:
                return 1 + len(rest), value
        return None


def words(text: str, start: int, end: int) -> Words:
    """The words of ``text[start:end]``."""
    keys, spans, at = list[str](), list[tuple[int, int]](), start
    pieces = iter(_BETWEEN.split(text[start:end]))
    for gap, word in zip(pieces, pieces, strict=False):
        at += len(gap)
        stop = at + len(word)
        keys.append(key(word))
        spans.append((at, stop))
        at = stop
    return Words(keys, spans)


# Datelines and credits are read on a copy in which the names of outlets are written as \x01, names that are also cities as \x02.
_DASH = r"\-\u2013\u2014\u2012\u2015"
_QUOTED = r"[(\u00ab\"\u201c\u201d\[]\s*[\x01\x02]+\s*[)\u00bb\"\u201d\u201c\]]"
_NAME = rf"(?:{_QUOTED}|\x01+)"
_PLACE = rf"[^\W\d_][^\n()\[\]:\u00ab\u00bb\"\u201c\u201d\u060c,.{_DASH}/\u0640\x01\x02]{{0,28}}"
_SEP = rf"\s*[{_DASH}:\u060c,/]\s*"
_END = rf"\s*(?::|[{_DASH}]+)"
_LEAD = rf"[*\u2022{_DASH}\s]*"
_BRACKETED = rf"(?:{_PLACE}{_SEP}){{0,2}}{_PLACE}\s*\(\s*[\x01\x02]+\s*\){_END}"
_DATED = rf"{_PLACE}\s\d{{1,2}}\s[^.:\n]{{5,60}}\d{{4}}[^.:\n]{{0,8}}{_NAME}"
BRACKETED = re.compile(_LEAD + _BRACKETED)
"""A dateline with the agency in brackets before a dash."""
PREFIX = re.compile(
    rf"{_LEAD}(?:{_BRACKETED}|(?:{_PLACE}{_SEP}){{1,3}}{_NAME}(?:{_SEP}(?:{_NAME}|{_PLACE})){{0,2}}{_END}"
    rf"|{_PLACE}\s*[:{_DASH}]\s*{_QUOTED}(?=\s)|{_NAME}{_SEP}{_PLACE}\s*:|{_NAME}\s*[{_DASH}]+\s*{_NAME}\s*:)"
)
"""A dateline before prose."""
WHOLE = re.compile(
    rf"{_LEAD}(?:(?:{_PLACE}{_SEP}){{0,3}}{_NAME}(?:(?:{_SEP}|\s)(?:{_PLACE}|{_NAME})){{0,3}}|{_DATED})[\W_\x01]*\Z"
)
"""A line that is a dateline."""
CREDIT = re.compile(r"\s*(?:\(\s*[\x01\x02]+(?:\s*[-\u2013\u060c,/+]\s*[\x01\x02]+)*[\s.]*\)?|-[\x01\x02]+-)[.\s]*\Z")
"""The agencies in brackets that end a text."""


def masked(text: str, names: Phrases) -> str:
    """A copy of ``text``, of the same length, in which the phrases of ``names`` are written as \\x01 (\\x02: also a city)."""
    found = words(text, 0, len(text))
    place, out, done = 0, [], 0
    while place < len(found.keys):
        hit = found.at(place, names)
        if hit is None:
            place += 1
            continue
        begin, end = found.spans[place][0], found.spans[place + hit[0] - 1][1]
        out.append(text[done:begin] + ("\x02" if hit[1] == "city" else "\x01") * (end - begin))
        done, place = end, place + hit[0]
    return "".join(out) + text[done:]
