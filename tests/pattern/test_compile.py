"""Patterns of class names. A sentence is written as one word a unit, its classes joined by "+"; "-" is a unit without classes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import PackError
from marsad.pattern.alphabet import Alphabet
from marsad.pattern.compile import TRIGGER, Pattern, class_names
from marsad.pattern.survey import survey

MANY = " ".join(f"N{n}" for n in range(20))  # so many other predicates that a letter takes several characters


def sets(units: str) -> list[frozenset[str]]:
    return [frozenset(unit.split("+")) - {"-"} for unit in units.split()]


def string(alphabet: Alphabet, units: str) -> str:
    return alphabet.string(sets(units))


def found(pattern: str, units: str, more: str = "") -> str | None:
    """The units that the first match covers, or None. ``more``: other patterns of the alphabet."""
    alphabet = Alphabet([pattern, *more.split()])
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
    assert found(pattern, units, MANY) == expected
    assert found(f"(?:{pattern})", f"{units}") == expected or set("^$") & set(pattern)


@pytest.mark.parametrize(
    ("pattern", "needs", "around"),
    [
        ("@ .{0,3} [A B &!C]", ["A B"], (0, 4)),
        ("A&B !C{2} @", ["A", "B"], (3, 0)),
        ("(?:A .|B) @ C?", ["A B"], (2, 1)),
        ("(?:A|.) @ (?:B C)+", ["B", "C"], (1, None)),
        ("(?:@ A|B @)", ["A B"], (1, 1)),
        ("^A .* @ (?! B)", ["A"], (None, 1)),
        ("A (?= B @)", ["A"], None),
        ("place=(A B?) ~{,2} @ C$", ["A", "C"], (4, None)),
        ("@ A @", ["A"], None),
        ("[A !B]", [], None),
    ],
)
def test_what_a_pattern_needs_and_spans(pattern: str, needs: list[str], around: tuple[int | None, int | None] | None) -> None:
    told = survey(pattern)
    assert set(told.needs) == {frozenset(need.split()) for need in needs}
    assert told.around == around


UNITS = st.lists(st.sampled_from("- A B C A+B B+C A+C BAR".split()), min_size=1, max_size=12)
PIECES = st.sampled_from("A|B|!C|[A&B C]|[A B &!C]|.|~|(?: .{1,2} C)|A?|B{1,2}|.{0,3}".split("|"))


@given(UNITS, st.integers(0, 11), st.lists(PIECES, max_size=3), st.lists(PIECES, max_size=3))
def test_the_window_and_the_needs_change_no_answer(units: list[str], at: int, left: list[str], right: list[str]) -> None:
    at %= len(units)
    given_sets = sets(" ".join(units))
    pattern = Pattern(" ".join([*left, "@", *right]), Alphabet([*left, "@", *right]))
    whole = [TRIGGER if n == at else classes for n, classes in enumerate(given_sets)]
    expected = pattern.search(pattern.alphabet.string(whole)) is not None
    before, after = pattern.around
    assert before is not None and after is not None
    window = whole[max(0, at - before) : at + 1 + after]
    assert (pattern.search(pattern.alphabet.string(window)) is not None) == expected
    assert not expected or pattern.possible(frozenset().union(*given_sets))


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
    alphabet = Alphabet([pattern])
    match = Pattern(pattern, alphabet).search(string(alphabet, units))
    assert match is not None
    words = units.split()
    assert {name: " ".join(words[match.start(name) : match.end(name)]) for name in groups} == groups


def test_sets_that_come_after_the_first_match() -> None:
    alphabet = Alphabet(["A B"])
    pattern = Pattern("A B", alphabet)
    assert pattern.search(string(alphabet, "A C")) is None
    assert pattern.search(string(alphabet, "A A+C+D B+D")) is not None
    assert pattern.search(string(alphabet, "A A+C+D B+C")) is not None


@pytest.mark.parametrize("others", [6, 7, 13, 30])
def test_a_pattern_over_an_alphabet_of_many_predicates(others: int) -> None:
    """Letters of one and of several characters."""
    alphabet = Alphabet(["name=A ~{0,2} B&!C", *(f"X{n}" for n in range(others))])
    pattern = Pattern("name=A ~{0,2} B&!C", alphabet)
    match = pattern.search(string(alphabet, "X1 A X3 X2+B X4"))
    assert match is not None
    assert (match.start(), match.end(), match.start("name"), match.end("name")) == (1, 4, 1, 2)
    assert pattern.search(string(alphabet, "X1 A X3 X2+B+C X4")) is None
    assert [(found.start(), found.end()) for found in pattern.all(string(alphabet, "A B X0 A X5 B"))] == [(0, 2), (3, 6)]


def test_nothing_is_found_in_nothing() -> None:
    assert Pattern("A", Alphabet(["A"])).search("") is None


def test_only_relevant_classes_tell_sets_apart() -> None:
    alphabet = Alphabet(["A&!B"])
    assert string(alphabet, "A+X") == string(alphabet, "A+Y") != string(alphabet, "A+B") == string(alphabet, "B")


@pytest.mark.parametrize(
    ("pattern", "present", "possible"),
    [
        ("A B", "A B", True),
        ("A B", "A", False),
        ("A (?:B|C)", "A C", True),
        ("A (?:B|C)", "A D", False),
        ("A B?", "A", True),
        ("A (?! B)", "A", True),
        ("A&!B", "A B", True),  # they may be classes of two units
        ("!A", "", True),
    ],
)
def test_what_a_sentence_must_have(pattern: str, present: str, possible: bool) -> None:
    assert Pattern(pattern, Alphabet([pattern])).possible(frozenset(present.split())) is possible


@pytest.mark.parametrize(
    ("pattern", "reach"),
    [("A B", 2), ("A .{0,3} B", 5), ("A+ B", None), ("(?:A B|C) D?", 3), ("A (?= B C)", 3), ("A*", None)],
)
def test_how_far_a_match_can_reach(pattern: str, reach: int | None) -> None:
    assert survey(pattern).reach == reach


@pytest.mark.parametrize("broken", ["(A", "A)", "A{2,1}", "A**", "(?<A)"])
def test_a_broken_pattern_is_named(broken: str) -> None:
    alphabet = Alphabet([broken])
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
