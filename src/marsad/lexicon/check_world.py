"""Facts of the world against each other: places twice, links that lead nowhere, names that mean two actors at once."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator

from marsad.errors import PackError
from marsad.lexicon.check import Record, surfaces
from marsad.text.normalise import key

_SAME_KM = 3.0
_COUNTRY = re.compile("[A-Z]{2}")  # in the row of a country itself ``adm1`` is its code


def check_world(records: list[Record]) -> Iterator[PackError]:
    """Faults between records of places, actors, people and nationalities."""
    by_table: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_table[record.table].append(record)
    yield from _places(by_table["places"])
    yield from _links(by_table)
    for record in by_table["actors"] + by_table["people"]:
        start, end = record.cells.get("from", ""), record.cells.get("to", "")
        if start and end and start[: len(end)] > end[: len(start)]:
            yield record.error(f"ends ({end}) before it begins ({start})")
    yield from _overlaps(by_table["actors"])


def _links(by_table: dict[str, list[Record]]) -> Iterator[PackError]:
    actors = {record.cells.get("id", "") for record in by_table["actors"]}
    links = (("actors", "parent"), ("actors", "successor"), ("people", "actor"), ("nationalities", "state_actor"))
    for table, column in links:
        for record in by_table[table]:
            target = record.cells.get(column, "")
            if target and target not in actors:
                yield record.error(f"{column}: no actor {target!r}")
            if target and target == record.cells.get("id"):
                yield record.error(f"{column}: the actor itself")


def _places(records: list[Record]) -> Iterator[PackError]:
    ids = {record.cells["id"] for record in records if record.cells.get("id")}
    named: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        for column in ("adm1", "adm2"):
            admin = record.cells.get(column, "")
            if admin and admin not in ids and not (record.cells.get("kind") == "country" and _COUNTRY.fullmatch(admin)):
                yield record.error(f"{column}: no place {admin!r}")
        for name in {key(surface) for surface in surfaces(record)}:
            named[name, record.cells.get("kind", "")].append(record)
    seen: set[tuple[str, str]] = set()
    for (_, kind), group in named.items():
        for n, record in enumerate(group):
            for other in group[:n]:
                pair = (record.cells["id"], other.cells["id"])
                if pair not in seen and pair[0] != pair[1] and _distance(record, other) < _SAME_KM:
                    seen.add(pair)
                    where = f"{pair[1]} in {other.file}:{other.line}"
                    yield record.error(f"the same {kind} as {where}: one name, less than {_SAME_KM:g} km apart")


def _distance(a: Record, b: Record) -> float:
    """Kilometres between two places, well enough for near ones; infinite where a coordinate is none."""
    try:
        lat, lon, lat2, lon2 = (float(record.cells[column]) for record in (a, b) for column in ("lat", "lon"))
    except ValueError:
        return math.inf
    return 111.2 * math.hypot(lat - lat2, (lon - lon2) * math.cos(math.radians(lat)))


def _overlaps(records: list[Record]) -> Iterator[PackError]:
    """Names that mean two actors of one country at one date: nothing could decide between them."""
    named: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        for surface in dict.fromkeys(key(surface) for surface in surfaces(record)):
            named[record.cells.get("country", ""), surface].append(record)
    for (country, surface), group in named.items():
        for n, record in enumerate(group):
            for other in group[:n]:
                if record is not other and _meet(record, other):
                    both = f"{record.cells.get('id')} and {other.cells.get('id')} ({other.file}:{other.line})"
                    yield record.error(f"{surface!r} means {both} in {country or 'the world'} at one date")


def _meet(a: Record, b: Record) -> bool:
    """Whether the days of two records overlap; the day on which one follows the other counts as parted."""
    for one, two in ((a, b), (b, a)):
        end, start = one.cells.get("to", ""), two.cells.get("from", "")
        if end and start and end[: len(start)] <= start[: len(end)]:
            return False
    return True
