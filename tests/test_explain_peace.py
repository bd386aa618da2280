"""``explain`` says so where a whole report was held to be none of armed conflict."""

from __future__ import annotations

from marsad.explain import explain
from marsad.model import Article


def outcomes(text: str) -> list[str]:
    told = explain(Article(id="x", text=text))
    return [trigger.outcome for sentence in told.sentences for trigger in sentence.triggers]


def test_a_report_without_conflict_is_named_as_the_reason() -> None:
    assert any("too few signs of armed conflict" in outcome for outcome in outcomes("اعتقلت الشرطة رجلا سرق متجرا في المدينة."))


def test_a_report_of_shelling_is_read() -> None:
    found = outcomes("قصف الجيش السوري حي الشعار في حلب وقتل ثلاثة مدنيين.")
    assert "claim 1" in found
    assert not any("too few signs" in outcome for outcome in found)
