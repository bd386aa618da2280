"""Places, actors and people of the country packs, as typed rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from marsad.errors import PackError
from marsad.lexicon.files import PACKS, Row, lines, read_toml, read_tsv


class Place(msgspec.Struct, frozen=True):
    """A row of a places file (docs/writing-packs.md). ``radius_km`` is 0 for a point, ``pop`` 0 if not known."""

    id: str
    ar: str
    en: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    adm1: str
    adm2: str
    pop: int
    flags: frozenset[str]
    country: str
    aliases: tuple[str, ...]

    @property
    def gaz(self) -> str | None:
        """The gazetteer id, or None for a site that no gazetteer has."""
        return None if self.id.startswith("site:") else self.id


class Actor(msgspec.Struct, frozen=True):
    """A block of an actors file: ``names`` are neutral, ``loaded`` are hostile or own-praise surfaces."""

    id: str
    code: str
    kind: str
    country: str
    ar: str
    en: str
    names: tuple[str, ...]
    loaded: tuple[str, ...]
    start: str
    end: str
    parent: str
    flags: frozenset[str]


class Person(msgspec.Struct, frozen=True):
    """An office held by a person between two dates; ``actor`` is the id of an actor."""

    ar: str
    en: str
    cls: str
    actor: str
    start: str
    end: str
    aliases: tuple[str, ...]


class Nation(msgspec.Struct, frozen=True):
    """A country's adjective: ``code`` is the codebook id of its government and army."""

    country: str
    code: str
    actor: str
    forms: tuple[str, ...]
    people: tuple[str, ...]


def country_folders() -> Iterator[tuple[str, Path]]:
    """(country code, folder) of all country packs and of the world pack ("")."""
    for folder in sorted((PACKS / "countries").iterdir()):
        if folder.is_dir():
            yield folder.name, folder
    yield "", PACKS / "world"


def _number(row: Row, column: str) -> float:
    try:
        return float(row.get(column) or 0)
    except ValueError:
        raise row.error(f"{column} is no number: {row[column]!r}") from None


def _split(cell: str, mark: str = "|") -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(mark) if part.strip())


def read_places(country: str, path: Path) -> list[Place]:
    """The rows of one places file. Raises PackError with file and line."""
    return [
        Place(
            row["id"], row["ar"], row["en"], row["kind"], _number(row, "lat"), _number(row, "lon"), _number(row, "radius_km"),
            row["adm1"], row["adm2"], int(_number(row, "pop")), frozenset(_split(row["flags"], ",")), country,
            _split(row["aliases"]),
        )
        for row in read_tsv(path)
    ]  # fmt: skip


def read_actors(country: str, path: Path) -> list[Actor]:
    """The blocks of one actors file. Raises PackError where a block lacks a key."""
    name = path.relative_to(PACKS).as_posix()
    actors = []
    for block in read_toml(path).get("actor", []):
        for column in ("id", "code", "kind", "ar"):
            if not block.get(column):
                raise PackError(f"actor {block.get('id', '?')}: no {column}", name)
        names = (*lines(block["ar"]), *lines(block.get("aliases", "")))
        actors.append(
            Actor(
                block["id"], block["code"], block["kind"], block.get("country", country), lines(block["ar"])[0],
                block.get("en", ""), names, tuple(lines(block.get("loaded", ""))), block.get("from", ""), block.get("to", ""),
                block.get("parent", ""), frozenset(_split(block.get("flags", ""), ",")),
            )
        )  # fmt: skip
    return actors


def read_people(path: Path) -> list[Person]:
    """The rows of one people file."""
    return [
        Person(row["ar"], row["en"], row["class"], row["actor"], row["from"], row["to"], _split(row["aliases"]))
        for row in read_tsv(path)
    ]


def read_nations(path: Path) -> list[Nation]:
    """The rows of the table of nationalities."""
    return [
        Nation(row["country"], row["code"], row["state_actor"], _split(row["forms"]), _split(row["people"]))
        for row in read_tsv(path)
    ]
