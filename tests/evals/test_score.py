"""The scorer: cases made by hand, and agreement with the reference scorer on annotation that was spoilt on purpose."""

from __future__ import annotations

import copy
import importlib.util
import random
from typing import Any

import pytest

from evals import corpus
from evals.alike import kilometres, pairs, same_text, words
from evals.score import Tally, figure, score

REFERENCE = corpus.SHARED / "gold" / "score.py"
Item = dict[str, Any]


def mention(start: int, end: int, trigger: tuple[int, int] | None = None) -> Item:
    at = trigger or (start, start + 4)
    return {"quote": "q" * (end - start), "trigger": "t", "span": [start, end], "trigger_span": list(at)}


def claim(kind: str = "CLASH", at: int = 0, **slots: Any) -> Item:
    empty = {"actor": [], "target": [], "place": [], "dest": [], "time": None, "weapon": None, "casualties": [], "source": None}
    return {"type": kind, "modality": "asserted", "scope": "event", "mentions": [mention(at, at + 20)]} | empty | slots


def named(quote: str, at: int, **values: Any) -> Item:
    return {"quote": quote, "span": [at, at + len(quote)]} | values


def figures(gold: list[Item], read: list[Item], **options: bool) -> dict[str, Any]:
    return score({"d": {"claims": gold}}, {"d": {"claims": read}}, **options).figures


def counts(found: dict[str, Any], name: str) -> tuple[int, int, int]:
    row = found[name]
    return row["gold"], row["predicted"], row["right"]


@pytest.mark.parametrize(
    ("gold", "read", "name", "expected"),
    [
        ([claim()], [claim()], "claims", (1, 1, 1)),
        ([claim()], [], "claims", (1, 0, 0)),
        ([], [claim()], "claims", (0, 1, 0)),
        ([claim()], [claim("SHELLING")], "claims", (1, 1, 0)),
        ([claim()], [claim("SHELLING")], "claims, any type", (1, 1, 1)),
        ([claim()], [claim(at=100)], "claims", (1, 1, 0)),
        ([claim(at=0), claim(at=100)], [claim(at=100), claim(at=0)], "claims", (2, 2, 2)),
        ([claim()], [claim(), claim()], "claims", (1, 2, 1)),
        ([claim(modality="denied")], [claim(modality="denied")], "claims not asserted", (1, 1, 1)),
        ([claim(modality="denied")], [claim(modality="planned")], "claims not asserted", (1, 1, 0)),
        ([claim(modality="denied")], [claim(modality="planned")], "claims with modality", (1, 1, 0)),
        ([claim(modality="denied")], [claim()], "asserted events", (0, 1, 0)),
        ([claim(scope="aggregate")], [claim()], "claims with scope", (1, 1, 0)),
    ],
)
def test_claims(gold: list[Item], read: list[Item], name: str, expected: tuple[int, int, int]) -> None:
    assert counts(figures(gold, read), name) == expected


SDF, ISIS, NOBODY = named("qsd", 30, id="SDF"), named("daesh", 40, id="ISIS"), named("qsd", 30, id="OTHER")
RAQQA = named("raqqa", 50, gaz="gn:170592", lat=35.95, lon=39.01, prec="P1")
NEAR = named("raqqa", 50, gaz="gn:1", lat=36.0, lon=39.05, prec="P1")
FAR = named("raqqa", 50, gaz="gn:1", lat=37.0, lon=39.05, prec="P1")
NOWHERE = named("raqqa", 50, gaz=None, prec="P1")
FIVE = named("five", 60, kind="killed", who="civilian", min=5, max=5)


@pytest.mark.parametrize(
    ("gold", "read", "name", "expected"),
    [
        ({"actor": [SDF]}, {"actor": [SDF]}, "slot:actor", (1, 1, 1)),
        ({"actor": [SDF]}, {"actor": [ISIS]}, "slot:actor", (1, 1, 0)),
        ({"actor": [SDF]}, {"actor": [NOBODY]}, "value:actor id", (1, 0, 0)),
        ({"actor": [SDF], "target": [ISIS]}, {"actor": [SDF], "target": [ISIS]}, "who did it to whom", (1, 1, 1)),
        ({"actor": [SDF], "target": [ISIS]}, {"actor": [SDF]}, "who did it to whom", (1, 1, 0)),
        ({"actor": [NOBODY]}, {"actor": [NOBODY]}, "who did it to whom", (0, 0, 0)),
        ({"place": [RAQQA]}, {"place": [NEAR]}, "value:place located", (1, 1, 1)),
        ({"place": [RAQQA]}, {"place": [FAR]}, "value:place located", (1, 1, 0)),
        ({"place": [NOWHERE]}, {"place": [NEAR]}, "value:place located", (0, 0, 0)),
        ({"casualties": [FIVE]}, {"casualties": [FIVE]}, "value:casualties", (1, 1, 1)),
        ({"casualties": [FIVE]}, {"casualties": [FIVE | {"who": "unknown"}]}, "value:casualties", (1, 1, 0)),
        ({"casualties": [FIVE]}, {"casualties": [FIVE | {"who": "unknown"}]}, "value:casualties, any who", (1, 1, 1)),
        ({"casualties": [FIVE]}, {"casualties": [FIVE | {"max": None}]}, "slots", (1, 1, 0)),
        ({"time": named("y", 1, start="2017-10-18", end=None)}, {"time": named("y", 1)}, "value:time interval", (1, 0, 0)),
    ],
)
def test_slots(gold: Item, read: Item, name: str, expected: tuple[int, int, int]) -> None:
    assert counts(figures([claim(**gold)], [claim(**read)]), name) == expected


def test_slots_of_unpaired_claims_count_end_to_end_and_not_when_claims_are_given() -> None:
    gold, read = [claim(actor=[SDF])], [claim("SHELLING", actor=[SDF])]
    assert counts(figures(gold, read), "slot:actor") == (1, 1, 0)
    assert "slot:actor" not in figures(gold, read, given=True)


def test_wide_mentions_gain_nothing() -> None:
    gold = [claim(at=1000)]
    wide = claim()
    wide["mentions"] = [mention(0, 5000, (0, 4))]
    assert counts(figures(gold, [wide]), "claims") == (1, 1, 0)


@pytest.mark.parametrize(
    ("kind", "holder", "state", "whole"),
    [("held", "SDF", 1, 1), ("lost", "SDF", 1, 0), ("held", "ISIS", 0, 0)],
)
def test_control_states(kind: str, holder: str, state: int, whole: int) -> None:
    gold = {"place": RAQQA, "holder": SDF, "kind": "held", "modality": "asserted"}
    read = {"place": RAQQA, "holder": named("x", 1, id=holder), "kind": kind, "modality": "asserted"}
    found = score({"d": {"claims": [], "control": [gold]}}, {"d": {"claims": [], "control": [read]}}).figures
    assert found["control, place and holder"]["right"] == state
    assert found["control states"]["right"] == whole


def test_words_are_folded() -> None:
    assert words("«إِدلب» الـمدينة، أم") == ("ادلب", "مدينه", "ام")


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        (named("a b c", 0), named("x", 2), True),  # overlapping
        (named("a", 0), named("x y z w v u t", 0), False),  # overlapping, but far too long
        (named("a b", 0), named("b c", 50), True),  # half of the words
        (named("a b c", 0), named("c d e", 50), False),
        ({"quote": None}, {"quote": None}, False),
    ],
)
def test_same_text(gold: Item, read: Item, same: bool) -> None:
    assert same_text(gold, read) is same


def test_pairs_take_the_most_alike_first_and_the_earlier_among_equals() -> None:
    gold, read = [{"n": 1}, {"n": 2}, {"n": 2}], [{"n": 2}, {"n": 1}]
    found = pairs(gold, read, lambda one, other: 2 * (one["n"] == other["n"]))
    assert [(gold.index(a), read.index(b)) for a, b in found] == [(0, 1), (1, 0)]
    assert found[1][0] is gold[1]


def test_kilometres() -> None:
    assert kilometres({"lat": 0, "lon": 0}, {"lat": 0, "lon": 1}) == pytest.approx(111.19, abs=0.1)


def test_tallies_of_documents_add_up() -> None:
    one, other = Tally(claims=(1, 2, 1)), Tally(claims=(3, 2, 1))
    one.merge(other)
    assert one["claims"] == (4, 4, 2)
    assert figure(4, 4, 2) == {"gold": 4, "predicted": 4, "right": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert figure(0, 0, 0)["f1"] == 0.0


def quoted(record: Any) -> list[Item]:
    if isinstance(record, list):
        return [item for value in record for item in quoted(value)]
    if not isinstance(record, dict):
        return []
    inner = [item for value in record.values() for item in quoted(value)]
    return [record, *inner] if record.get("span") else inner


def spoil(gold: dict[str, Item], seed: int) -> dict[str, Item]:
    """Return a copy of annotation with claims dropped, doubled and retyped, spans moved, values changed, documents left out."""
    draw = random.Random(seed)
    types = ["CLASH", "AIRSTRIKE", "SHELLING", "KILLING", "AGREEMENT"]
    spoilt = {name: copy.deepcopy(doc) for name, doc in gold.items() if draw.random() > 0.03}
    for doc in spoilt.values():
        doc["claims"] = [one for one in doc["claims"] if draw.random() > 0.15]
        doc["claims"] += [copy.deepcopy(one) for one in doc["claims"] if draw.random() < 0.1]
        draw.shuffle(doc["claims"])
        for one in doc["claims"]:
            one["type"] = draw.choice(types) if draw.random() < 0.2 else one["type"]
            one["modality"] = draw.choice(["denied", "planned", "asserted"]) if draw.random() < 0.2 else one["modality"]
            one["actor"], one["target"] = (one["target"], one["actor"]) if draw.random() < 0.1 else (one["actor"], one["target"])
            for role in ("source", "time", "weapon"):
                one[role] = None if draw.random() < 0.15 else one[role]
        for state in doc["control"]:
            state["kind"] = "lost" if draw.random() < 0.3 else state["kind"]
        for item in quoted(doc):
            if draw.random() < 0.25:
                shift = draw.randint(-60, 60)
                item["span"] = [max(0, item["span"][0] + shift), max(1, item["span"][1] + shift)]
            if draw.random() < 0.1:
                item["quote"] = " ".join(item["quote"].split()[1:]) or "x"
            if "trigger_span" in item and draw.random() < 0.3:
                item["trigger_span"] = item["span"]
            for key, values in {"id": ["SDF", "ISIS", "OTHER", "X"], "min": [1, 2, None], "start": ["2015-01-01"]}.items():
                if key in item and draw.random() < 0.2:
                    item[key] = draw.choice(values)
            if item.get("lat") is not None and draw.random() < 0.3:
                item["lat"], item["gaz"] = draw.choice([None, item["lat"] + draw.uniform(0, 0.3)]), "gn:0"
    return spoilt


@pytest.mark.skipif(not REFERENCE.is_file(), reason="the reference scorer ../shared/gold/score.py is not there")
@pytest.mark.parametrize("name", ["train", "dev"])
@pytest.mark.parametrize("seed", range(8))
def test_all_figures_equal_those_of_the_reference_scorer(name: str, seed: int) -> None:
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    assert spec and spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    gold = corpus.load(name).gold
    read = spoil(gold, seed)
    ours = score(gold, read)
    figures, by_type, missed, spurious = reference.score(gold, read)
    assert ours.figures == figures
    assert ours.by_type == by_type
    assert [(doc, id(one)) for doc, one in ours.missed] == [(doc, id(one)) for doc, one in missed]
    assert [(doc, id(one)) for doc, one in ours.spurious] == [(doc, id(one)) for doc, one in spurious]
    assert 0.3 < figures["claims"]["f1"] < 0.95  # the spoiling leaves something right and something wrong
