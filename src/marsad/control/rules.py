"""The rules of control states: ``packs/arabic/control.toml`` as typed rows with compiled patterns."""

from __future__ import annotations

import re
from itertools import count
from typing import Any, NamedTuple

from marsad.errors import PackError
from marsad.lexicon.files import PACKS, lines, read_toml
from marsad.model import StateKind
from marsad.pattern.alphabet import Alphabet
from marsad.pattern.compile import Match, Pattern

FILE = "arabic/control.toml"
_FRAGMENT = re.compile(r"\{([a-z_]+)\}")
_NAME = re.compile(r"([a-z]+)=")
_NUMBER = re.compile(r"_[a-z]$")
_HOLDERS = frozenset(("", "last", "maybe", "none"))


class Rule(NamedTuple):
    """One construction: its kind, the classes that a line must have, its pattern, and where place and holder are sought."""

    id: str
    kind: StateKind
    key: frozenset[str]
    pattern: Pattern
    place: tuple[str, ...]
    holder: str
    flags: frozenset[str]
    examples: tuple[str, ...]
    counter: tuple[str, ...]


class Rules(NamedTuple):
    """All rules in the order in which they are tried, the classes of which a line needs one."""

    rules: tuple[Rule, ...]
    gate: frozenset[str]
    never: frozenset[str]
    too_wide: frozenset[str]
    adjective_endings: tuple[str, ...]


def _expand(source: str, fragments: dict[str, str], rule: str) -> str:
    """The pattern with its fragments and with group names that ``re`` accepts twice: ``place`` -> ``place_a``, ``place_b`` ..."""

    def put(match: re.Match[str]) -> str:
        if match[1] not in fragments:
            raise PackError(f"state {rule}: no fragment {match[1]!r}", FILE)
        return fragments[match[1]]

    names = count(ord("a"))
    return _NAME.sub(lambda match: f"{match[1]}_{chr(next(names))}=", _FRAGMENT.sub(put, source))


def _rule(block: dict[str, Any], source: str) -> Rule:
    name = block["id"]
    holder = block.get("holder", "")
    if holder not in _HOLDERS:
        raise PackError(f"state {name}: holder {holder!r} is not one of {sorted(_HOLDERS)}", FILE)
    return Rule(
        id=name,
        kind=block["kind"],
        key=frozenset(block["key"].split()),
        pattern=Pattern(source, Alphabet([source]), f"{FILE}, {name}"),
        place=tuple(block["place"]),
        holder=holder,
        flags=frozenset(block.get("flags", ())),
        examples=tuple(lines(block.get("examples", ""))),
        counter=tuple(lines(block.get("counter", ""))),
    )


def load_rules() -> Rules:
    """The rules of the pack. Raises PackError where a block lacks a key or speaks of a fragment that is not there."""
    data = read_toml(PACKS / FILE)
    sources = []
    for block in data["state"]:
        missing = {"id", "kind", "key", "pattern", "place"} - set(block)
        if missing:
            raise PackError(f"state {block.get('id', '?')}: no {', '.join(sorted(missing))}", FILE)
        sources.append(_expand(block["pattern"], data["fragment"], block["id"]))
    rules = tuple(_rule(block, source) for block, source in zip(data["state"], sources, strict=True))
    gate = frozenset().union(*(rule.key for rule in rules))
    return Rules(rules, gate, frozenset(data["never"]), frozenset(data["too_wide"]), tuple(lines(data["adjective_endings"])))


def groups(match: Match) -> dict[str, int]:
    """Named groups that took part in the match -> where each begins; ``place_a``, ``place_b`` count as ``place``."""
    found: dict[str, int] = {}
    for name in match.groups():
        found.setdefault(_NUMBER.sub("", name), match.start(name))
    return found
