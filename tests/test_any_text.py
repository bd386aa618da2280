"""Whatever the text: a reading comes out, its quotes are the text at their spans, and the same text gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st

from marsad.model import Article, Reading
from marsad.reading import read

# Words of the news in an order that nobody wrote, with all that stands between words in real files.
WORDS = """
    قتل مقتل أصيب خمسة 12 ١٢ مدنيين جنود غارات قصف اشتباكات بين سيطر سيطرت على انسحاب حصار اعتقال انفجار هدنة نفى أعلن قال
    وقال إن أن المتحدث باسم الجيش قوات «داعش» تنظيم الدولة قسد الحوثيون التحالف في من إلى قرب ريف حلب بلدة صنعاء الموصل أمس
    الأربعاء 17 تشرين الأول أكتوبر 2017 لم لن قد ربما إذا هدد دعا بحسب وأضاف عشرات كيلومترات مربعة ثلاثة أشخاص بينهم أطفال
    30 % ٪ المئة بالمئة نحو
""".split()
MARKS = ["\u00a0", "\u200f", "\u202b", "\u0640", "\u064b", "، ", ". ", "؛", ":", "«", "»", '"', "(", ")"]
BETWEEN = [" ", "  ", "\n", "\n\n", "\r\n", " و", " ب", " ل", *MARKS]
PIECES = st.one_of(st.sampled_from(WORDS), st.sampled_from(BETWEEN), st.text(max_size=6))
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(WORDS)).map(" ".join),
    st.lists(PIECES, max_size=80).map("".join),
)
DATES = st.none() | st.dates().map(str)


def quoted(record: Any) -> Iterator[dict[str, Any]]:
    if isinstance(record, dict):
        if "quote" in record:
            yield record
        record = list(record.values())
    if isinstance(record, list):
        for value in record:
            yield from quoted(value)


@given(TEXTS, DATES)
@example("إلى 30 %\n\nبدأت", None)  # a sign of per cent at the end of a sentence
@example("من 20 إلى 30 %", "2017-10-19")
@example("وَ«ـ", None)
def test_quotes_are_the_text_at_their_spans(text: str, published: str | None) -> None:
    reading = read(Article(id="x", text=text, published=published))
    assert isinstance(reading, Reading)
    for item in quoted(msgspec.to_builtins(reading)):
        start, end = item["span"]
        assert 0 <= start < end <= len(text)
        assert text[start:end] == item["quote"]
        if "trigger" in item:
            start, end = item["trigger_span"]
            assert text[start:end] == item["trigger"]


@given(TEXTS)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    once, again = (msgspec.json.encode(read(Article(id="x", text=text))) for _ in range(2))
    assert once == again
