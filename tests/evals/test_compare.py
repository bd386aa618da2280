"""The comparison of two revisions and the table of errors, on counts and claims made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from evals import compare, misses
from evals.score import Tally, score
from evals.table import aligned, markdown


def tallies(rights: list[int]) -> list[Tally]:
    return [Tally({name: (2, 2, right) for name in compare.FIGURES}) for right in rights]


def test_no_gain_between_equals() -> None:
    rows = compare.compare(tallies([1, 2, 0] * 5), tallies([1, 2, 0] * 5), 200)
    assert [row[3:] for row in rows] == [["+0.0000", "+0.0000 … +0.0000", "0.000"]] * len(compare.FIGURES)


def test_a_gain_in_every_document_is_sure_and_its_size_is_right() -> None:
    row = compare.compare(tallies([0] * 9), tallies([1] * 9), 200)[0]
    assert row[1:4] == [0.0, 0.5, "+0.5000"]
    assert row[5] == "1.000"


def test_the_bootstrap_is_the_same_each_time_and_takes_one_document() -> None:
    counts = [(2, 2, 1, 2, 2)]
    assert compare.gains(counts, 3) == [0.5, 0.5, 0.5]
    mixed = [(2, 2, 1, 2, 2), (3, 1, 1, 0, 0)]
    assert compare.gains(mixed, 50) == compare.gains(mixed, 50)


def claim(kind: str, at: int, **values: Any) -> dict[str, Any]:
    mentions = [{"quote": "", "trigger": kind.lower(), "span": [at, at + 20], "trigger_span": [at, at + 5]}]
    return {"type": kind, "modality": "asserted", "mentions": mentions} | values


@pytest.mark.parametrize(
    ("gold", "read", "missed", "spurious"),
    [
        ([claim("CLASH", 0)], [], "nothing read there", None),
        ([claim("CLASH", 0)], [claim("ARREST", 0)], "read there, under another type", "told there, under another type"),
        ([claim("CLASH", 0), claim("CLASH", 3)], [claim("CLASH", 0)], "merged into another claim read", None),
        ([claim("CLASH", 0), claim("KILLING", 3)], [claim("CLASH", 0)], "only another event read there", None),
        ([claim("CLASH", 0)], [claim("CLASH", 0), claim("CLASH", 3)], None, "one told claim split in two"),
        ([claim("CLASH", 0)], [claim("CLASH", 0), claim("KILLING", 3)], None, "second event read in a told one"),
        ([claim("CLASH", 0)], [claim("CLASH", 0), claim("CLASH", 90)], None, "nothing told there"),
        ([], [claim("CLASH", 0)], None, "no claim in the whole document"),
    ],
)
def test_causes(gold: list[Any], read: list[Any], missed: str | None, spurious: str | None) -> None:
    annotation = {"d": {"claims": gold}}
    sections = misses.claim_sections(score(annotation, {"d": {"claims": read}}), annotation)
    found = [[row[0] for row in sections[f"{side} claims by cause"][1].rows()] for side in ("Missed", "Spurious")]
    assert found == [[missed] if missed else [], [spurious] if spurious else []]


def test_the_report_names_documents_and_wrong_values() -> None:
    actor = {"quote": "a", "span": [0, 1], "id": "SDF"}
    annotation = {"d": {"claims": [claim("CLASH", 0, modality="denied", actor=[actor])]}}
    read = {"d": {"claims": [claim("CLASH", 0, actor=[actor | {"id": "ISIS"}], target=[actor])]}}
    text = misses.report("train", score(annotation, read), annotation)
    for row in ("| denied | asserted | 1 | d |", "| target | spurious | 1 | d |", "| actor | SDF | ISIS | 1 | d |"):
        assert row in text


def test_tables() -> None:
    assert aligned(["a", "bb"], [["long", 0.5], ["x", None]]) == "a        bb\nlong  0.500\nx"
    assert markdown(["a|b"], [[1]]) == "| a\\|b |\n| --- |\n| 1 |"
