"""Noun phrases of a sentence. Expected: kind and words of each phrase; single units in between are left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.mentions.phrases import CLASS_OF, Item
from marsad.reading import reader
from marsad.text.tokens import tokens


def items(text: str) -> list[Item]:
    stages = reader()
    return stages.phraser.items(stages.unitizer.units(text, tokens(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف الطيران مدينة حلب", "force الطيران | place مدينة حلب"),
        ("في حلب", "place حلب"),
        ("شرق مدينة دير الزور", "place شرق مدينة دير الزور"),
        ("وفي ريف حلب", "place ريف حلب"),
        ("قوات سوريا الديمقراطية", "actor قوات سوريا الديمقراطية"),
        ("مواقع تنظيم «داعش»", "actor مواقع تنظيم «داعش"),
        ("قال وزير الدفاع التركي", "speaker وزير الدفاع التركي"),
        ("مصادر محلية", "anonymous مصادر محلية"),
        ("مسلحون مجهولون", "force مسلحون مجهولون"),
        ("مقتل خمسة مدنيين", "quantity خمسة مدنيين"),
        ("قصفت البلدة", "place_anaphor البلدة"),
        ("قرية خنفشار", "unknown_place قرية خنفشار"),
        ("أمس الأربعاء", "date أمس الأربعاء"),
        ("هكذا كان", ""),
        ("", ""),
        # offsets: without what is attached before, and without the marks around
        ("للجيش السوري", "actor جيش السوري"),
        ("وبالجيش السوري", "actor الجيش السوري"),
        ("و«حزب الله»", "actor حزب الله"),
        ("حلب، دمشق", "place حلب | place دمشق"),
    ],
)
def test_phrases(text: str, expected: str) -> None:
    found = [f"{item.kind} {text[item.start : item.end]}" for item in items(text) if item.kind]
    assert " | ".join(found) == expected


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("مدينة حلب", "PLACENP"),
        ("قوات سوريا الديمقراطية", "ACTORNP"),
        ("للجيش السوري", "ACTORNP L"),
        ("خمسة مدنيين", "QUANTNP"),
        ("مصادر محلية", "ANONNP"),
    ],
)
def test_what_event_patterns_see(text: str, classes: str) -> None:
    (item,) = items(text)
    assert set(classes.split()) <= item.classes


def test_a_name_that_is_also_a_word_is_an_actor_only_in_quotes_or_after_a_head_word() -> None:
    flagged = sorted(name for actor in reader().unitizer.lexicon.actors.values() if "cue" in actor.flags for name in actor.names)
    assert flagged
    for name in flagged[:5]:
        assert "actor" not in {item.kind for item in items(name) if len(item.units) == 1}, name


PIECES = st.sampled_from(
    "قصف مدينة حلب و«حزب الله» للجيش السوري خمسة مدنيين شرق قرية وزير الدفاع ، . في من مسلحون و ل".split(" ")
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join)))
def test_every_unit_lies_in_exactly_one_item(text: str) -> None:
    stages = reader()
    units = stages.unitizer.units(text, tokens(text))
    found = stages.phraser.items(units)
    assert [unit for item in found for unit in item.units] == units
    assert {item.kind for item in found} <= {*CLASS_OF, ""}
    for item in found:
        assert (item.start, item.end) == (item.units[0].start, item.units[-1].end)
