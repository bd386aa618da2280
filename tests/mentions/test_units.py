"""Units of a sentence. Expected: the units' own words between bars, what was taken off before "+", quoted units in brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.lexicon.build import lexicon
from marsad.mentions.units import Unit, Unitizer, skip_letters
from marsad.text.tokens import tokens


@pytest.fixture(scope="module")
def unitizer() -> Unitizer:
    return Unitizer(lexicon())


def shown(text: str, unit: Unit) -> str:
    words = text[unit.start : unit.end]
    return "+".join([*sorted(unit.clitics), f"[{words}]" if unit.quoted else words])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف الطيران حلب", "قصف | الطيران | حلب"),
        ("وفي حلب", "W+في | حلب"),
        # conjunctions and prepositions are taken off, the article stays; of li + al the article goes with them
        ("وقصفت", "W+قصفت"),
        ("بالصواريخ", "B+الصواريخ"),
        ("وبالصواريخ", "B+W+الصواريخ"),
        ("قال للجيش السوري", "قال | L+جيش السوري"),
        ("وللأمم المتحدة", "L+W+أمم المتحدة"),
        # also of a word that the packs do not know, where the article shows it
        ("والخنفشار", "W+الخنفشار"),
        ("للخنفشار", "L+للخنفشار"),
        ("وخنفشار", "وخنفشار"),
        # standing apart they belong to what follows
        ("و الجيش", "W+الجيش"),
        ("ل «حزب الله»", "L+[حزب الله]"),
        # quotes and brackets make no unit, and phrases run through them
        ("«حزب الله»", "[حزب الله]"),
        ("قوات «سوريا الديمقراطية»", "قوات «سوريا الديمقراطية"),
        ("و«داعش»", "W+[داعش]"),
        ("(رويترز)", "[رويترز]"),
        ('"داعش"', "[داعش]"),
        # what follows a closing mark is not quoted, whichever way round the marks are written
        ("«داعش» قصف", "[داعش] | قصف"),
        ('"داعش" قصف', "[داعش] | قصف"),
        ("”داعش“ قصف", "[داعش] | قصف"),
        ("« داعش » قصف", "[داعش] | قصف"),
        ('و"داعش" قصف', "W+[داعش] | قصف"),
        ("حلب (شمال) دمشق", "حلب | [شمال] | دمشق"),
        # clause marks are units
        ("قتل، قصف. حلب", "قتل | ، | قصف | . | حلب"),
        # dates and quantities of several words
        ("يوم الأربعاء 17 تشرين الأول", "يوم الأربعاء 17 تشرين الأول"),
        ("5 مدنيين", "5 مدنيين"),
        ("خمسة عشر مدنياً", "خمسة عشر مدنياً"),
        # whatever stands inside a word is kept
        ("قوات ســوريا الديمقراطية", "قوات ســوريا الديمقراطية"),
        ("حَلَب", "حَلَب"),
        ("وَحَلَب", "W+حَلَب"),
        ("\u200fحلب", "حلب"),
        ("حلب\u00a0دمشق", "حلب | دمشق"),
        ("", ""),
    ],
)
def test_units(unitizer: Unitizer, text: str, expected: str) -> None:
    assert " | ".join(shown(text, unit) for unit in unitizer.units(text, tokens(text))) == expected


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("قصف", "TRIG TN TV PERF"),
        ("يقصف", "TRIG TV IMPF"),
        ("قصفها", "TRIG PRON"),
        ("القصف", "TRIG TN DEF"),
        ("للقصف", "TRIG TN DEF L"),
        ("حلب", "PLACE"),
        ("قوات سوريا الديمقراطية", "ACTOR"),
        ("التركية", "NATION DEF"),
        ("قال", "SAY"),
        ("نفى", "CUE C_DENIED"),
        ("أمس", "DATE"),
        ("عشرة مدنيين", "QUANT"),
        (".", "BAR"),
        ("،", "COMMA"),
        (":", "COLON"),
        ("خنفشار", "OTHER"),
        ("الخنفشار", "OTHER DEF"),
    ],
)
def test_classes(unitizer: Unitizer, text: str, classes: str) -> None:
    (unit,) = unitizer.units(text, tokens(text))
    assert set(classes.split()) <= unit.classes


def test_an_unknown_word_has_no_meaning(unitizer: Unitizer) -> None:
    (unit,) = unitizer.units("خنفشار", tokens("خنفشار"))
    assert unit.classes == {"OTHER"}
    assert not unit.entries


def test_offsets_are_those_of_the_whole_text(unitizer: Unitizer) -> None:
    text = "قصف. وفي حلب وقتل. هدنة"
    units = unitizer.units(text, tokens(text, 5, 18))
    assert [shown(text, unit) for unit in units] == ["W+في", "حلب", "W+قتل", "."]


@pytest.mark.parametrize(
    ("text", "letters", "rest"),
    [
        ("وحلب", 1, "حلب"),
        ("وـبحلب", 2, "حلب"),
        ("وَحَلَب", 1, "حَلَب"),
        ("حلب", 0, "حلب"),
        ("و", 3, ""),
    ],
)
def test_skip_letters(text: str, letters: int, rest: str) -> None:
    assert text[skip_letters(text, 0, letters) :] == rest


WORDS = [
    *"قصف وقصف للجيش السوري «حزب الله» و ل ب وبالصواريخ 12 ١٢ خمسة مدنيين أمس الأربعاء في حلب ، . : ( ) ولـ ـ وَ".split(),
    *"\u200f\u00a0",
]
TEXTS = st.one_of(
    st.text(), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), st.lists(st.sampled_from(WORDS)).map("".join)
)


@given(TEXTS, st.integers(0, 8))
def test_units_lie_in_order_inside_the_sentence_and_never_overlap(text: str, start: int) -> None:
    unitizer = Unitizer(lexicon())
    end = max(start, len(text) - 2)
    before, token = start, 0
    for unit in unitizer.units(text, tokens(text, start, end)):
        assert before <= unit.start < unit.end <= end
        assert token <= unit.i < unit.j
        before, token = unit.end, unit.j
