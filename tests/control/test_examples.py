"""Every example and counter-example of packs/arabic/control.toml, executed; and the words that belong to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from marsad.control.rules import Rule, load_rules
from marsad.lexicon.build import lexicon, words_of
from marsad.lexicon.files import PACKS, read_tsv
from marsad.model import ControlState
from marsad.text.normalise import key

RULES = load_rules().rules
States = Callable[[str], list[ControlState]]


@pytest.mark.parametrize(
    ("rule", "line"), [(rule, line) for rule in RULES for line in rule.examples], ids=lambda x: getattr(x, "id", "")
)
def test_example(rule: Rule, line: str, states: States) -> None:
    sentence, place, holder = (part.strip() for part in line.split("|"))
    found = states(sentence)
    seen = [(s.kind, key(s.place.name_ar or s.place.quote), s.holder.id if s.holder else "", s.rule) for s in found]
    assert len(found) == 1, seen
    assert key(place) in key(found[0].place.quote) and seen[0][2:] == (holder, rule.id) and found[0].kind == rule.kind, seen


@pytest.mark.parametrize(
    ("rule", "line"), [(rule, line) for rule in RULES for line in rule.counter], ids=lambda x: getattr(x, "id", "")
)
def test_counter_example(rule: Rule, line: str, states: States) -> None:
    assert not [(s.kind, s.place.quote, s.rule) for s in states(line) if s.modality != "denied"]


def test_every_rule_has_an_example() -> None:
    assert [rule.id for rule in RULES if not rule.examples] == []


def test_words_of_control_take_no_word_away_from_other_patterns(desk: Any) -> None:
    """A word that only this pack knows keeps the class of plain words."""
    for row in read_tsv(PACKS / "arabic" / "words_control.tsv"):
        words = words_of(row["form"].split("/")[0])
        node = lexicon().trie.root
        for word in words:
            node = node.next[word]
        if len(words) == 1:
            assert any(not entry.cls.startswith("CS_") for entry in node.entries), row["form"]


def test_words_of_control_are_used() -> None:
    source = (PACKS / "arabic" / "control.toml").read_text(encoding="utf-8")
    classes = {row["class"] for row in read_tsv(PACKS / "arabic" / "words_control.tsv")} - {"OTHER"}
    in_code = {"CS_DUAL", "CS_EXTENT", "CS_MASC"}
    assert {cls for cls in classes - in_code if cls not in source} == set()
