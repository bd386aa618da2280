"""Sentences -> control states; situations that are no events; what a state is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.control.rules import load_rules
from marsad.model import ControlState

States = Callable[[str], list[ControlState]]

TABLE = [
    # sentence, kind, place, holder id, modality
    ("قصفت الطائرات مدينة الرقة التي يسيطر عليها تنظيم داعش.", "held", "الرقة", "ISIS", "asserted"),
    ("قتل مدنيان في حي الصالحين الخاضع لسيطرة المعارضة السورية.", "held", "الصالحين", "SYR_OPP", "asserted"),
    ("وصل الوفد إلى صنعاء الواقعة تحت سيطرة الحوثيين.", "held", "صنعاء", "HOUTHI", "asserted"),
    (
        "أعلنت قوات النظام السوري أنها تقدمت نحو مدينة الرقة، المعقل الأخير لتنظيم داعش.",
        "last_stronghold",
        "الرقة",
        "ISIS",
        "asserted",
    ),
    ("هدد الجيش بقصف مدينة صعدة التي يسيطر عليها الحوثيون.", "held", "صعدة", "HOUTHI", "asserted"),
    ("لا تسيطر المعارضة السورية على مدينة إدلب.", "held", "إدلب", "SYR_OPP", "denied"),
    ("قصف الطيران تلبيسة في ريف حمص، التي تسيطر عليها المعارضة السورية.", "held", "تلبيسة", "SYR_OPP", "asserted"),
    ("وما زال الحوثيون يسيطرون على مدينة صعدة.", "held", "صعدة", "HOUTHI", "asserted"),
    ("وصلت المساعدات إلى بلدة مضايا المحاصرة.", "encircled", "مضايا", None, "asserted"),
]


@pytest.mark.parametrize(("sentence", "kind", "place", "holder", "modality"), TABLE)
def test_sentence(sentence: str, kind: str, place: str, holder: str | None, modality: str, states: States) -> None:
    found = [(s.kind, s.place.quote, s.holder.id if s.holder else None, s.modality) for s in states(sentence)]
    assert found == [(kind, place, holder, modality)]


@pytest.mark.parametrize(
    "sentence",
    [
        "سيطرت قوات النظام السوري على مدينة حلب.",
        "تسعى المعارضة السورية إلى السيطرة على مدينة إدلب.",
        "يجب أن تسيطر القوات السورية على مدينة حلب.",
        "قالت منظمة الصحة إن الفرق الطبية تسيطر على الوباء في صنعاء.",
        "استعاد الجيش السوري مدينة حلب من قبضة المعارضة.",
        "زار مراقبو الأمم المتحدة مدينة حلب.",
        "قصفت الطائرات مواقع يسيطر عليها تنظيم داعش.",
    ],
)
def test_no_state(sentence: str, states: States) -> None:
    assert [(s.kind, s.place.quote) for s in states(sentence)] == []


def test_the_organisation_means_the_one_named_before(states: States) -> None:
    text = "انسحب تنظيم داعش من الحسكة. وتقع بلدة الشدادي تحت سيطرة التنظيم."
    (state,) = states(text)
    assert state.holder is not None
    assert (state.holder.id, state.holder.basis) == ("ISIS", "inferred:control.same-kind")
    assert "داعش" in state.holder.quote and state.place.quote == "الشدادي"


def test_the_town_means_the_one_named_before(states: States) -> None:
    text = "قصفت الطائرات بلدة سراقب أمس. وقال ناشطون إن المعارضة السورية التي تسيطر على البلدة ردت على القصف."
    (state,) = states(text)
    assert (state.place.quote, state.basis) == ("سراقب", "inferred:control.told-before")


def test_two_places_of_a_dual(states: States) -> None:
    text = "قصفت الطائرات بلدتي سراقب وحريتان اللتين تسيطر عليهما المعارضة السورية."
    assert {state.place.quote for state in states(text)} == {"سراقب", "حريتان"}


def test_area(states: States) -> None:
    text = "تراجع تنظيم داعش شرق الفرات، والذي بات محصورا في مساحة ثمانية كيلومترات مربعة."
    (state,) = states(text)
    assert (state.kind, state.area_km2) == ("encircled", 8.0)


def test_last_stronghold_takes_the_place_of_held(states: States) -> None:
    text = "دخل الجيش مدينة الموصل التي يسيطر عليها تنظيم داعش. والموصل آخر معاقل تنظيم داعش."
    assert [state.kind for state in states(text)] == ["last_stronghold"]


def test_source(states: States) -> None:
    text = "وقال المرصد السوري لحقوق الإنسان إن تنظيم داعش يسيطر على مدينة الباب."
    (state,) = states(text)
    assert state.source is not None and state.source.id == "SOHR"


def test_headline_in_the_present_tells_news(desk: Any) -> None:
    (line,) = desk.lines("المعارضة السورية تسيطر على مدينة إدلب")
    assert any(found.rule.id == "control.controls" for found in desk.finder.sentence(line).found)
    desk.finder._last = None
    line.headline = True
    assert desk.finder.sentence(line).found == []


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("قصفت الطائرات مدينة الباب التي يسيطر عليها تنظيم داعش.", True),
        ("دخل الجيش مدينة الباب التي كان يسيطر عليها تنظيم داعش.", True),
        ("سيطر الجيش السوري على مدينة حلب.", False),
        ("حاصر الجيش السوري بلدة مضايا.", False),
    ],
)
def test_is_state(sentence: str, state: bool, desk: Any) -> None:
    (line,) = desk.lines(sentence)
    triggers = [n for n, item in enumerate(line.items) if not item.kind and item.classes & {"T_CONTROL_CHANGE", "T_SIEGE"}]
    assert any(desk.finder.is_state(line, n) for n in triggers) is state


@given(
    st.lists(
        st.sampled_from(
            "التي يسيطر عليها تنظيم داعش على مدينة الرقة تحت سيطرة المعارضة ، . معقل آخر الأخير في محاصرة لا تزال كان".split()
        ),
        max_size=25,
    )
)
def test_any_order_of_words(words: list[str]) -> None:
    from tests.control.conftest import _desk

    text = " ".join(words)
    for state in _desk().states(text):
        assert text[slice(*state.span)] == state.quote
        assert text[slice(*state.place.span)] == state.place.quote
        assert state.holder is None or text[slice(*state.holder.span)] == state.holder.quote


def test_rules_are_named_once() -> None:
    names = [rule.id for rule in load_rules().rules]
    assert len(set(names)) == len(names)
