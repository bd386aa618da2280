"""Patterns of class names. A sentence is written as one word a unit, its classes joined by "+"; "-" is a unit without classes."""

from __future__ import annotations

import pytest

from marsad.errors import PackError
from marsad.pattern.alphabet import Alphabet
from marsad.pattern.compile import TRIGGER, Pattern, class_names

RELEVANT = frozenset("A B C D BAR".split())


def string(alphabet: Alphabet, units: str) -> str:
    sets = (frozenset(unit.split("+")) - {"-"} for unit in units.split())
    return "".join(TRIGGER if "@" in classes else alphabet.code(classes) for classes in sets)


def found(pattern: str, units: str) -> str | None:
    """The units that the first match covers, or None."""
    alphabet = Alphabet(RELEVANT)
    match = Pattern(pattern, alphabet).search(string(alphabet, units))
    return None if match is None else " ".join(units.split()[match.start() : match.end()])


@pytest.mark.parametrize(
    ("pattern", "units", "expected"),
    [
        ("A", "- A -", "A"),
        ("A", "- A+B -", "A+B"),
        ("A", "- B -", None),
        ("A B", "A - B A+C B", "A+C B"),
        ("AB", "A B", None),  # one class of the name AB, not two
        ("A&B", "A B A+B", "A+B"),
        ("A&!B", "A+B A", "A"),
        ("!A", "A B", "B"),
        ("[A B]", "C B", "B"),
        ("[A&C B]", "A C A+C", "A+C"),
        ("[A B &!D]", "A+D B+D B", "B"),
        ("[A B &C]", "A B B+C", "B+C"),
        ("(?:A|B) C", "A B C", "B C"),
        ("A .{0,1} B", "A C B", "A C B"),
        ("A .{0,1} B", "A C C B", None),
        ("A ~{0,3} B", "A C B", "A C B"),
        ("A ~{0,3} B", "A BAR B", None),  # a barrier is not crossed
        ("A ~{0,3} B", "A BAR A B", "A B"),
        ("A .{0,3} B", "A BAR B", "A BAR B"),
        ("^A", "B A", None),
        ("A$", "A B", None),
        ("A+ B?", "A A B C", "A A B"),
        ("A (?! B)", "A B A C", "A"),
        ("A (?!B) C", "A B A C", "A C"),  # the mark of a look-ahead is no negation
        ("A (?!B)", "A", "A"),
        ("A (?!!B)", "A C A B", "A"),
        ("@ A", "A @ A", "@ A"),
        ("A .{0,2} @", "A B @", "A B @"),
        ("@ A", "B A", None),
        ("E", "A B", None),  # a class that no unit has matches nothing
        ("[E A]", "B A", "A"),
    ],
)
def test_patterns(pattern: str, units: str, expected: str | None) -> None:
    assert found(pattern, units) == expected


@pytest.mark.parametrize(
    ("pattern", "units", "groups"),
    [
        ("actor=A B", "A B", {"actor": "A"}),
        ("@ actor=[A B] target=C?", "@ B C", {"actor": "B", "target": "C"}),
        ("place=(A B?) C", "A B C", {"place": "A B"}),
        ("place=(?:A|B) C", "B C", {"place": "B"}),
        ("x=A&!B", "A+B A", {"x": "A"}),
    ],
)
def test_named_groups(pattern: str, units: str, groups: dict[str, str]) -> None:
    alphabet = Alphabet(RELEVANT)
    match = Pattern(pattern, alphabet).search(string(alphabet, units))
    assert match is not None
    words = units.split()
    assert {name: " ".join(words[match.start(name) : match.end(name)]) for name in groups} == groups


def test_a_pattern_knows_sets_that_are_newer_than_it() -> None:
    alphabet = Alphabet(RELEVANT)
    pattern = Pattern("A B", alphabet)
    assert pattern.search(string(alphabet, "A C")) is None
    assert pattern.search(string(alphabet, "A A+C+D B+D")) is not None
    assert pattern.search(string(alphabet, "A A+C+D B+C")) is not None


def test_nothing_is_found_in_nothing() -> None:
    assert Pattern("A", Alphabet(RELEVANT)).search("") is None


def test_only_relevant_classes_tell_sets_apart() -> None:
    alphabet = Alphabet(frozenset("AB"))
    assert alphabet.code(frozenset(("A", "X"))) == alphabet.code(frozenset(("A", "Y"))) != alphabet.code(frozenset("B"))
    assert alphabet.version == 2


@pytest.mark.parametrize("broken", ["(A", "A)", "A{2,1}", "A**", "(?<A)"])
def test_a_broken_pattern_is_named(broken: str) -> None:
    alphabet = Alphabet(RELEVANT)
    with pytest.raises(PackError, match=r"events: pattern"):
        Pattern(broken, alphabet, "events").search(string(alphabet, "A"))


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("@ .{0,3} [A B &!C]", "A B C"),
        ("role=A_B&D1 ~ (?:X|Y)", "A_B D1 X Y"),
        ("!A ^ $", "A"),
        ("(?!A) (?!!B)", "A B"),
        ("@", ""),
    ],
)
def test_class_names(pattern: str, names: str) -> None:
    assert class_names(pattern) == set(names.split())
