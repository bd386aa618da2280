"""The two reports that the project began with, where they lie beside the repository, and always two of our own made like them.

What the reader does not reach yet is an expected failure that names the number seen, so that it shows in every run.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from evals import corpus
from evals.alike import claim_likeness, has_point, identity, listed, overlap, pairs, same_location, same_state, same_text
from marsad.model import Article
from marsad.reading import read

Item = dict[str, Any]
Span = tuple[int, int]
REPORTS, TWINS = corpus.SHARED / "reports", Path(__file__).parent / "data"
SETS = ("reports", "twins")
AIM = {"type and modality": 15, "actor, place and source too": 11, "control states": 3}
# A reader that gets fewer than these has lost something that it had.
LEAST = {
    "reports": {"type and modality": 7, "actor, place and source too": 4, "control states": 3},
    "twins": {"type and modality": 6, "actor, place and source too": 0, "control states": 0},
}
# Where no event is told: a photo's caption, a bar of buttons, and from the list of other articles on.
BESIDE, END = ("(رويترز)", "camera icon", "tag icon"), ("مقالات متعلقة", "مواد ذات صلة")
# The claimant, and the outlet that it spoke to.
CHAINS = {
    "reports": [("seed-002", "مصادر إعلامية", "عنب بلدي"), ("seed-002", "القيادي", "فرانس برس")],
    "twins": [("twin-002", "مصادر إعلامية", "شبكة راصد"), ("twin-002", "القائد", "أسوشيتد برس")],
}
AREAS = {"reports": ("seed-002", 6.0), "twins": ("twin-002", 7.0)}


@cache
def documents(name: str) -> dict[str, tuple[Item, Item, Item]]:
    """Each report of a set with its annotation and its reading, by id."""
    docs, gold = (TWINS / "twins.docs.jsonl", TWINS / "twins.jsonl") if name == "twins" else corpus.files("dev")
    if not docs.is_file() or not gold.is_file() or (name == "reports" and not REPORTS.is_dir()):
        pytest.skip("the first reports and their annotation are not beside the repository (../shared/reports, ../shared/gold)")
    annotation = corpus.by_id(corpus.documents(gold), gold.name)
    found = {}
    for doc in corpus.articles(docs):
        if name == "reports":
            files = sorted(REPORTS.glob(f"{doc['id'].removeprefix('seed-')}_*.txt")) if doc["id"].startswith("seed-") else []
            if not files:
                continue
            doc["text"] = files[0].read_text(encoding="utf-8")
        found[doc["id"]] = doc, annotation[doc["id"]], msgspec.to_builtins(read(msgspec.convert(doc, Article)))
    assert len(found) == 2
    return found


def couples(name: str) -> list[tuple[Item, Item]]:
    """The gold claims that were read, each with its reading."""
    both = (pairs(gold["claims"], reading["claims"], claim_likeness) for _, gold, reading in documents(name).values())
    return [couple for rows in both for couple in rows if couple[0]["modality"] == couple[1]["modality"]]


def right(gold: Item, found: Item, role: str) -> bool:
    """Whether a role is filled by the same words with the same values, no more and no less."""

    def same(one: Item, other: Item) -> bool:
        if not same_text(one, other):
            return False
        if role == "place":
            return not has_point(one) or (has_point(other) and same_location(one, other))
        return identity(one) == identity(other)

    wanted, have = listed(gold[role]), listed(found[role])
    return len(wanted) == len(have) == len(pairs(wanted, have, same))


def count(name: str, what: str) -> tuple[int, int]:
    """How many are right, and of how many."""
    rows = documents(name).values()
    if what == "control states":
        states = [len(pairs(gold["control"], reading["control"], same_state)) for _, gold, reading in rows]
        return sum(states), sum(len(gold["control"]) for _, gold, _ in rows)
    told = couples(name)
    if what != "type and modality":
        told = [(one, other) for one, other in told if all(right(one, other, role) for role in ("actor", "place", "source"))]
    return len(told), sum(len(gold["claims"]) for _, gold, _ in rows)


@pytest.mark.parametrize("what", AIM)
@pytest.mark.parametrize("name", SETS)
def test_as_much_is_right_as_was_asked_for(name: str, what: str) -> None:
    seen, told = count(name, what)
    assert seen >= LEAST[name][what]
    if seen < AIM[what]:
        pytest.xfail(f"{name}, {what}: {seen} of {told} right, aim {AIM[what]}")


def outside(text: str) -> list[Span]:
    """Spans of captions, button bars, other articles, slogans and appeals."""
    found, at, ended = [], 0, False
    for line in text.split("\n"):
        ended = ended or line.strip() in END
        if ended or any(words in line for words in BESIDE):
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


@pytest.mark.parametrize("name", SETS)
def test_nothing_is_read_from_captions_appeals_and_slogans(name: str) -> None:
    shut = {doc["id"]: outside(doc["text"]) for doc, _, _ in documents(name).values()}
    assert sum(map(len, shut.values())) >= 8
    for doc, _, reading in documents(name).values():
        spans = [mention["span"] for claim in reading["claims"] for mention in claim["mentions"]]
        spans += [state["span"] for state in reading["control"]]
        wrong = [doc["text"][slice(*span)] for span in spans for other in shut[doc["id"]] if overlap(span, other)]
        assert wrong == []


def copies(text: str) -> list[tuple[Span, int]]:
    """Paragraphs that stand twice: the first one's span and how far on the second begins."""
    found: dict[str, int] = {}
    twice, at = [], 0
    for line in text.split("\n"):
        if len(line) > 40 and line in found:
            twice.append(((found[line], found[line] + len(line)), at - found[line]))
        found.setdefault(line, at)
        at += len(line) + 1
    return twice


@pytest.mark.parametrize("name", SETS)
def test_a_repeated_paragraph_is_read_once_and_both_copies_kept(name: str) -> None:
    doc, _, reading = documents(name)["seed-000" if name == "reports" else "twin-001"]
    twice = copies(doc["text"])
    assert len(twice) == 3
    mentions = 0
    for claim in reading["claims"]:
        spans = {tuple(mention["span"]) for mention in claim["mentions"]}
        for first, shift in twice:
            one = {span for span in spans if overlap(span, first)}
            other = {span for span in spans if overlap(span, (first[0] + shift, first[1] + shift))}
            assert {(start + shift, end + shift) for start, end in one} == other
            mentions += len(one)
    assert mentions >= 5


@pytest.mark.parametrize("name", SETS)
def test_the_area_of_those_encircled_is_kept(name: str) -> None:
    doc, size = AREAS[name]
    states = [state for state in documents(name)[doc][2]["control"] if state["kind"] == "encircled"]
    if size not in [state["area_km2"] for state in states]:
        assert name == "twins"
        pytest.xfail(f"{name}: {len(states)} encircled states read, none with {size:g} square kilometres")


@pytest.mark.parametrize(("name", "chain"), [(name, chain) for name in SETS for chain in CHAINS[name]])
def test_the_chain_of_attribution_is_kept(name: str, chain: tuple[str, str, str]) -> None:
    doc, claimant, outlet = chain
    sources = [claim["source"] for claim in documents(name)[doc][2]["claims"] if claim["source"]]
    chains = {tuple(voice["quote"] for voice in source["chain"]) for source in sources}
    if not any(claimant in voices[-1] and any(outlet in voice for voice in voices[:-1]) for voices in chains if voices):
        longer = sum(len(voices) > 1 for voices in chains)
        pytest.xfail(
            f"{claimant} to {outlet}: in none of the {len(chains)} chains read, of which {longer} have more than one link"
        )


def test_the_reports_are_those_that_were_annotated() -> None:
    if not corpus.present("dev") or not REPORTS.is_dir():
        pytest.skip("the first reports and their annotation are not beside the repository (../shared/reports, ../shared/gold)")
    texts = {doc["id"]: doc["text"] for doc in corpus.articles(corpus.files("dev")[0])}
    for doc, _, _ in documents("reports").values():
        assert doc["text"] == texts[doc["id"]]


@pytest.mark.parametrize("role", ["mentions", "actor", "target", "place", "casualties"])
def test_the_quotes_of_the_twins_stand_where_their_spans_say(role: str) -> None:
    texts = {doc["id"]: doc["text"] for doc in corpus.articles(TWINS / "twins.docs.jsonl")}
    for line in (TWINS / "twins.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        for item in (item for claim in gold["claims"] for item in claim[role]):
            assert texts[gold["id"]][slice(*item["span"])] == item["quote"]
