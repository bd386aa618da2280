"""Inflected forms. ``has``: forms that must be made, with the feature after ":"; ``lacks``: forms that must not be."""

from __future__ import annotations

import pytest

from marsad.lexicon.inflect import noun_forms, verb_forms

P, IM, PO, IO = "perfect", "imperfect", "perfect+object", "imperfect+object"


@pytest.mark.parametrize(
    ("verb", "feature", "has"),
    [
        ("قصف/يقصف", P, "قصف قصفت قصفوا قصفا قصفتا قصفن"),
        ("قصف/يقصف", IM, "يقصف تقصف نقصف يقصفون يقصفوا يقصفان يقصفن تقصفون"),
        ("قصف/يقصف", PO, "قصفه قصفها قصفته قصفتها قصفوه قصفوهم"),
        ("قصف/يقصف", IO, "يقصفه تقصفها يقصفونه يقصفوها"),
        ("استهدف/يستهدف", P, "استهدف استهدفت استهدفوا"),
        ("استهدف/يستهدف", IO, "يستهدفه تستهدفهم"),
        # hollow: the jussive drops the long vowel
        ("قال/يقول", P, "قال قالت قالوا قالا"),
        ("قال/يقول", IM, "يقول تقول يقولون يقل تقل"),
        ("انهار/ينهار", IM, "ينهار تنهار ينهر"),
        # weak: the last letter goes before the endings, and in the jussive
        ("نفى/ينفي", P, "نفي نفت نفوا نفيا نفين"),
        ("نفى/ينفي", IM, "ينفي تنفي ينفون ينفوا ينف تنف"),
        ("دعا/يدعو", P, "دعا دعت دعوا"),
        ("دعا/يدعو", IM, "يدعو تدعو يدعون يدع تدع"),
        ("تبنى/يتبنى", P, "تبني تبنت تبنوا"),
        ("تبنى/يتبنى", PO, "تبناه تبناها تبنته"),
        # alef maqsura is an alef before a pronoun, in whichever of the two it is written
        ("تبنى/يتبنى", IO, "يتبناه تتبناها"),
        ("نفى/ينفي", PO, "نفاه نفاها"),
        ("نفى/ينفي", IO, "ينفيه ينفيها"),
        ("نسي/ينسى", PO, "نسيه نسيها"),
        ("نسي/ينسى", IO, "ينساه ينساها"),
        # hamza and teh marbuta are folded in all forms
        ("أسر/يأسر", P, "اسر اسرت اسروا"),
        ("أكد/يؤكد", IM, "يوكد توكد يوكدون"),
    ],
)
def test_verbs(verb: str, feature: str, has: str) -> None:
    forms = verb_forms(*verb.split("/"))
    assert {form: forms.get(form) for form in has.split()} == dict.fromkeys(has.split(), feature)


@pytest.mark.parametrize(
    ("verb", "lacks"),
    [
        ("قصف/يقصف", "القصف قصفي يقصفت"),
        ("نفى/ينفي", "نفيت نفيوا ينفيون ينفاه نفيه"),
        ("نسي/ينسى", "نساه ينسيه"),
        ("دعا/يدعو", "دعات دعاوا يدعوون"),
        ("تبنى/يتبنى", "تبنيه تبنيها"),
    ],
)
def test_verbs_lack(verb: str, lacks: str) -> None:
    assert not set(lacks.split()) & set(verb_forms(*verb.split("/")))


def test_a_verb_without_imperfect_has_perfect_forms_only() -> None:
    assert {feature.partition("+")[0] for feature in verb_forms("قصف", "").values()} == {"perfect"}


@pytest.mark.parametrize(
    ("noun", "feature", "has"),
    [
        ("هجوم", "noun", "هجوم هجوما"),
        ("هجوم", "noun+def", "الهجوم"),
        ("هجوم", "noun+object", "هجومه هجومها هجومهم"),
        ("غارة", "noun", "غاره"),
        ("غارة", "noun+def", "الغاره"),
        ("غارة", "noun+object", "غارته غارتها غارتهم غارتنا"),  # the ending opens before a pronoun
        ("الجيش", "noun+def", "الجيش"),
    ],
)
def test_nouns(noun: str, feature: str, has: str) -> None:
    forms = noun_forms(noun)
    assert {form: forms.get(form) for form in has.split()} == dict.fromkeys(has.split(), feature)


@pytest.mark.parametrize(("noun", "lacks"), [("غارة", "غارهه غارها غاراه غارها"), ("الجيش", "جيش الالجيش الجيشه")])
def test_nouns_lack(noun: str, lacks: str) -> None:
    assert not set(lacks.split()) & set(noun_forms(noun))
