"""Who says it: own texts, the event's trigger between slashes, and the words of the claimant ("" for the reporter himself)."""

from __future__ import annotations

import pytest

from marsad.claims.attribution import Speech, governing
from marsad.model import Article
from marsad.reading import reader
from marsad.resolve.context import Context

CASES = [
    ("شنت الطائرات /غارات/ على البلدة.", ""),
    ("قال متحدث عسكري إن الطائرات شنت /غارات/ على البلدة.", "متحدث عسكري"),
    ("وقالت رنا الخوري مديرة المشفى، إن /القصف/ أوقع جرحى.", "رنا الخوري"),
    ("وقال سمير العلي وهو من سكان البلدة، إن /القصف/ أوقع جرحى.", "سمير العلي"),
    ("المرصد السوري قال إن /القصف/ أوقع جرحى.", "المرصد السوري"),
    ("وكانت الحكومة قد قالت إن /الهجوم/ أوقع جرحى.", "الحكومة"),
    ("أعلنت وزارة الدفاع /مقتل/ ثلاثة جنود.", "وزارة الدفاع"),
    ("وقع /انفجار/ في البلدة، بحسب مصدر أمني.", "مصدر أمني"),
    ("وفقا لسمير العلي وقع /انفجار/ في البلدة.", "سمير العلي"),
    ("اتهمت المعارضة السورية قوات النظام ب/قصف/ البلدة.", "المعارضة السورية"),
    ("وأشار المرصد إلى /مقتل/ عشرة من عناصر التنظيم.", "المرصد"),
    ("حزب الله طلب من إيران إرسال /تعزيزات/ إلى البلدة.", "حزب الله"),
    ("قال الناشط لوكالة رويترز إن /القصف/ أوقع جرحى.", "الناشط"),
    ("دارت /اشتباكات/ بين الجيش والمسلحين.", ""),
    ("يذكر أن عدد القتلى في /المعارك/ كبير.", ""),
    ("وأوضح تقرير أعدته منظمة العفو الدولية أن /القصف/ أوقع جرحى.", "منظمة العفو الدولية"),
    ("قال مصدر أمني إن الجنود انتشروا. وأضاف أن /القصف/ أوقع جرحى.", "مصدر أمني"),
    ("قال مصدر أمني إن الجنود انتشروا. وقصفت الطائرات البلدة ب/صواريخ/.", ""),
    ("قال مصدر أمني إن الجنود انتشروا. كما /انفجرت/ عبوة في السوق.", "مصدر أمني"),
    ("قال مصدر طبي في المشفى إن الجرحى كثر. وأكد المصدر أن /القصف/ أوقع جرحى.", "مصدر طبي"),
]


def heard(text: str) -> Speech | None:
    """The speech that covers the word between slashes."""
    before, trigger, _ = text.split("/")
    text = text.replace("/", "")
    lines = reader().lines(text, Context(Article(id="t", text=text), None))
    reader().drafts(lines)
    line = next(line for line in lines if line.start <= len(before) < line.end)
    at = next(n for n, item in enumerate(line.items) if item.end > len(before) and item.start < len(before) + len(trigger))
    return governing(line.speeches, at)


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_source(text: str, wanted: str) -> None:
    speech = heard(text)
    source = speech.source if speech is not None else None
    said = text.replace("/", "")[source.start : source.end] if source is not None else ""
    assert (wanted in said) if wanted else said == ""


def test_chain_keeps_the_outlet() -> None:
    speech = heard("نقلت وكالة رويترز عن مصدر أمني قوله إن /القصف/ أوقع جرحى.")
    assert speech is not None and speech.source is not None
    assert speech.source.kind == "anonymous"
    assert [role for _, role in speech.chain] == ["outlet"]


def test_a_speaker_is_never_empty() -> None:
    for text, _ in CASES:
        speech = heard(text)
        assert speech is None or speech.source is None or speech.source.end > speech.source.start
