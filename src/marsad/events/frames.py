"""Event types as data: the files of ``packs/events`` as typed frames, and the inflected surfaces of their triggers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from marsad.errors import PackError
from marsad.lexicon.files import PACKS, lines, read_toml
from marsad.lexicon.inflect import noun_forms, paradigms, verb_forms
from marsad.text.normalise import key

_WITH_OBJECT = frozenset(("perfect+object", "imperfect+object"))


class Frame(msgspec.Struct, frozen=True):
    """One sense of a set of trigger words.

    ``when``: patterns with ``@`` for the trigger; one must be found in the sentence (none listed: always). ``unless``: none may
    be found. Forms that the tables of inflection make but that are other words are listed under ``never``. The frame with the
    highest ``priority`` whose conditions hold gives the type; ``valency`` names a row of ``valency.toml``.
    """

    id: str
    type: str
    priority: int
    valency: str
    when: tuple[str, ...]
    unless: tuple[str, ...]
    weapon: bool
    family: str
    flags: frozenset[str]
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    file: str

    def __hash__(self) -> int:
        return hash(self.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Frame) and other.id == self.id


class EventType(msgspec.Struct, frozen=True):
    """An event type: labels, codes in other ontologies, frames with their triggers."""

    code: str
    label_ar: str
    label_en: str
    family: str
    codes: dict[str, str]
    frames: tuple[Frame, ...]
    surfaces: tuple[tuple[tuple[str, ...], str, Frame], ...]


def _verb_surfaces(line: str, where: str) -> Iterator[tuple[tuple[str, ...], str]]:
    words = line.split()
    perfect, slash, imperfect = words[0].partition("/")
    if not slash:
        raise PackError(f"verb {line!r} is not perfect/imperfect", where)
    rest = tuple(key(word) for word in words[1:])
    for form, feature in verb_forms(perfect, imperfect).items():
        yield (form, *rest), feature


def _phrase_surfaces(line: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """A noun, or a noun with its adjective or second noun: bare, with articles on all words or on the last, in the accusative."""
    table = paradigms()["noun"]
    written = line.split()
    words = [key(word) for word in written]
    if len(words) == 1:
        yield from (((form,), feature) for form, feature in noun_forms(written[0]).items())
        return
    article = table["article"]
    defined = [word if raw.startswith(article) else article + word for raw, word in zip(written, words, strict=True)]
    yield tuple(words), "noun"
    yield tuple(defined), "noun+def"
    yield (*words[:-1], defined[-1]), "noun+def"
    yield tuple(word if word.endswith(table["feminine"]) else word + table["accusative"] for word in words), "noun"
    if not words[0].endswith(table["feminine"]):
        yield (words[0] + table["accusative"], *words[1:]), "noun"
    for form, feature in noun_forms(written[0]).items():
        if feature == "noun+object":
            yield (form, *words[1:]), feature
            yield (form, *defined[1:]), feature


def _tense(phrase: tuple[str, ...], together: set[tuple[str, ...]]) -> str:
    """The feature of a phrase listed as it is: that of a verb where it begins with one, told by its ending or its sisters."""
    table = paradigms()["verb"]
    feminine, plural = table["perfect"][1:3]
    first, rest = phrase[0], phrase[1:]
    if first.endswith(plural) or ((first + feminine, *rest) in together):
        return "perfect"
    stem = first.removesuffix(feminine)
    if stem != first and ((stem, *rest) in together or (stem + plural, *rest) in together):
        return "perfect"
    return "word"


def _surfaces(block: dict[str, Any], where: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for line in lines(block.get("verbs", "")):
        yield from _verb_surfaces(line, where)
    for line in lines(block.get("nouns", "")):
        yield from _phrase_surfaces(line)
    words = [tuple(key(word) for word in line.split()) for line in lines(block.get("words", ""))]
    together = set(words)
    for phrase in words:
        yield phrase, _tense(phrase, together)
    for line in lines(block.get("participles", "")):
        yield tuple(key(word) for word in line.split()), "participle"


def read_event_type(path: Path) -> EventType:
    """One event file. Raises PackError that names the file."""
    where = path.relative_to(PACKS).as_posix()
    data = read_toml(path)
    frames, surfaces = [], []
    for block in data.get("frame", []):
        if "id" not in block or "valency" not in block:
            raise PackError(f"frame {block.get('id', '?')}: needs id and valency", where)
        frame = Frame(
            block["id"], data["type"], block.get("priority", 0), block["valency"], tuple(block.get("when", ())),
            tuple(block.get("unless", ())), bool(block.get("weapon", False)), data["family"], frozenset(block.get("flags", ())),
            tuple(lines(block.get("examples", ""))), tuple(lines(block.get("counter", ""))), where,
        )  # fmt: skip
        frames.append(frame)
        plain = "plain" in frame.flags  # verbs that take no object: a form with a pronoun is another word
        never = {tuple(key(word) for word in line.split()) for line in lines(block.get("never", ""))}
        surfaces += [
            (words, feature, frame)
            for words, feature in _surfaces(block, where)
            if words not in never and not (plain and feature in _WITH_OBJECT)
        ]
    label_ar = lines(data.get("label_ar", ""))
    return EventType(
        data["type"], label_ar[0] if label_ar else "", data.get("label_en", ""), data["family"], data.get("codes", {}),
        tuple(frames), tuple(surfaces),
    )  # fmt: skip


def event_types() -> list[EventType]:
    """All event types, in order of file name."""
    return [read_event_type(path) for path in sorted((PACKS / "events").glob("*.toml")) if path.name[0].isupper()]
