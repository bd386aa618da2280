"""The floors of the evaluation: the gate itself, and the reader against its pinned floors."""

from __future__ import annotations

import pytest

from evals import corpus, gate

FLOOR = {"sha256": "a", "f1": {"claims": 0.6, "slots": 0.4}}


@pytest.mark.parametrize(
    ("now", "fault"),
    [
        ({"sha256": "a", "f1": {"claims": 0.6, "slots": 0.4}}, None),
        ({"sha256": "a", "f1": {"claims": 0.7, "slots": 0.3996}}, None),
        ({"sha256": "a", "f1": {"claims": 0.7, "slots": 0.3994}}, "slots F1 0.3994 is below its floor 0.4000"),
        ({"sha256": "a", "f1": {"claims": 0.7}}, "slots F1 0.0000 is below"),
        ({"sha256": "b", "f1": {"claims": 0.7, "slots": 0.5}}, "another annotation"),
    ],
)
def test_faults(now: dict[str, object], fault: str | None) -> None:
    found = gate.faults("x", {"x": FLOOR}, now)
    assert (not found) if fault is None else fault in found[0]


def test_a_set_without_floor_is_a_fault() -> None:
    assert "no floor is pinned" in gate.faults("x", {}, FLOOR)[0]


def test_an_update_raises_floors_and_lowers_none() -> None:
    now = {"sha256": "b", "f1": {"claims": 0.7, "slots": 0.3}}
    floor, kept = gate.raised(FLOOR, now, allow_regression=False)
    assert (floor, kept) == ({"sha256": "b", "f1": {"claims": 0.7, "slots": 0.4}}, ["slots"])


def test_an_update_lowers_a_floor_when_told_to() -> None:
    now = {"sha256": "b", "f1": {"claims": 0.7, "slots": 0.3}}
    assert gate.raised(FLOOR, now, allow_regression=True) == (now, [])


@pytest.mark.parametrize("name", corpus.FOLDERS)
def test_the_reader_reaches_its_floors(name: str) -> None:
    if name != "public" and not corpus.present(name):
        pytest.skip(f"the {name} set is not beside the repository (../shared/gold)")
    assert gate.faults(name, gate.read_floors(), gate.measured(name)) == []
