"""Segments: what is prose and what is not, in sentences of our own; and properties that hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.text.clean import KEPT, clean

LEAD = "قُتل أربعة مدنيين وأصيب تسعة آخرون بقصف مدفعي استهدف سوقًا شعبية في بلدة النخيل جنوب المحافظة صباح اليوم الثلاثاء."
MORE = "وقال مسعف في البلدة إن القذائف سقطت في أثناء ازدحام السوق، وإن فرق الإنقاذ ما زالت تبحث عن مفقودين تحت الأنقاض."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in clean(text)]


TABLE = [
    # a line of an article (between prose), and the kind it gets
    ("مقاتلون قرب خط الجبهة شمال المدينة - 2018 (رويترز)", "caption"),
    ("camera iconمقاتلون قرب خط الجبهة شمال المدينة", "caption"),
    ("صورة أرشيفية لسوق البلدة", "caption"),
    ('alt="سوق البلدة" />', "caption"),
    ("tag icon ع ع ع", "share"),
    ("شارك على فيسبوك", "share"),
    ("فيسبوك تويتر واتساب طباعة", "share"),
    ("اقرأ أيضاً: هدنة جديدة في الجنوب وخروج أول قافلة", "related"),
    ("إقرأ أيضا : هدنة جديدة في الجنوب", "related"),
    ("ادعموا موقعنا", "appeal"),
    ("تابعونا على تلغرام", "appeal"),
    ("اشتركوا في نشرتنا البريدية لتصلكم أهم الأخبار", "appeal"),
    ("جميع الحقوق محفوظة © 2019", "copyright"),
    ("لا توجد تعليقات", "other"),
    ("// انتهى //", "other"),
    ("×", "other"),
    ("editor@example.org", "byline"),
]


@pytest.mark.parametrize(("line", "kind"), TABLE)
def test_lines_that_are_no_prose(line: str, kind: str) -> None:
    text = f"قصف على سوق في النخيل\n\n{LEAD}\n\n{line}\n\n{MORE}"
    assert (kind, line) in kinds(text)
    assert ("body", LEAD) in kinds(text)
    assert ("body", MORE) in kinds(text)


PROSE = [
    'وتابع "أصيب خمسة جنود في الاشتباكات".',
    "اشترك مئات الأهالي في تشييع القتلى بعد صلاة الظهر.",
    "ادعى الناطق باسم الفصيل أن مقاتليه أسروا ضابطين.",
    "شارك في الهجوم عشرات المسلحين من ثلاث جهات.",
    "وبثت القناة صورة للقائد وهو يتحدث إلى أنصاره (رويترز).",
    "ونقلت وكالة الأنباء السورية (سانا).",
    "وأعلنت الوزارة في بيان أن الصورة المتداولة قديمة.",
    "تبرعات للمنكوبين وصلت إلى المشفى.",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_with_the_words_of_a_cue_is_kept(line: str) -> None:
    assert ("body", line) in kinds(f"قصف على سوق في النخيل\n\n{LEAD}\n\n{line}\n\n{MORE}")


def test_headline_subheading_and_body() -> None:
    text = f"قصف على سوق في النخيل\n\n{LEAD}\n\nإدانة واسعة\n\n{MORE}"
    assert [k for k, _ in kinds(text)] == ["headline", "body", "headline", "body"]


def test_a_text_without_headline_has_none() -> None:
    assert [k for k, _ in kinds(f"{LEAD}\n{MORE}")] == ["body", "body"]
    assert [k for k, _ in kinds(LEAD)] == ["body"]


def test_headline_repeated_as_first_sentence_is_prose() -> None:
    headline = "مقتل أربعة مدنيين بقصف مدفعي على سوق شعبية في النخيل"
    found = clean(f"{headline}\n\n{headline}\n\n{MORE}")
    assert [(s.kind in KEPT, s.duplicate_of) for s in found] == [(True, None)] * 3


DATELINES = [
    ("بغداد (رويترز) - ", "dateline"),
    ("دبي، الإمارات العربية المتحدة (CNN)-- ", "dateline"),
    ("صنعاء - «الخليج»: ", "dateline"),
    ("عدن: «الخليج» ", "dateline"),
    ("سبق- وكالات: ", "dateline"),
    ("رويترز- القاهرة: ", "dateline"),
    ("بوجومبورا - د.ب.أ: ", "dateline"),
    ("القدس المحتلة- ", "dateline"),
]


@pytest.mark.parametrize(("prefix", "kind"), DATELINES)
def test_dateline_before_prose(prefix: str, kind: str) -> None:
    text = f"قصف على سوق في النخيل\n\n{prefix}{LEAD}"
    assert kinds(text)[1:] == [(kind, prefix.strip()), ("body", LEAD)]


@pytest.mark.parametrize(
    "start", ["وقال لوكالة رويترز: ", "قال مسؤول لـ«الخليج» إن ", "وأفادت وكالة (سانا) بأنه ", "قال: «الخليج» "]
)
def test_attribution_is_no_dateline(start: str) -> None:
    text = f"قصف على سوق في النخيل\n\n{LEAD}\n\n{MORE}\n\n{MORE}\n\n{MORE}\n\n{start}{LEAD}"
    last = kinds(text)[-1]
    assert start.startswith("قال: ") or last == ("body", f"{start}{LEAD}")


def test_whole_line_dateline_and_byline() -> None:
    text = f"قصف على سوق في النخيل\n\nسمير خالد\nبي بي سي - بغداد\n{LEAD}\n{MORE}"
    assert [k for k, _ in kinds(text)] == ["headline", "byline", "dateline", "body", "body"]


def test_caption_between_headline_and_dateline() -> None:
    text = f"قصف على سوق في النخيل\n\nآثار قصف سابق في البلدة\nبغداد، العراق (CNN)-- {LEAD}"
    assert [k for k, _ in kinds(text)] == ["headline", "caption", "dateline", "body"]


def test_credit_and_tags_at_the_end() -> None:
    assert kinds(f"{LEAD} (أ .ف .ب)") == [("body", LEAD), ("byline", "(أ .ف .ب)")]
    assert kinds(f"{LEAD}\n{MORE} سمات قصف النخيل سوق")[-1] == ("other", "سمات قصف النخيل سوق")


def test_prose_goes_on_after_headlines_in_the_same_line() -> None:
    links = "روابط ذات علاقة النخيل: هدنة لثلاثة أيام تبدأ السبت مسؤول: لا نية للانسحاب من الجسر"
    text = f"قصف على سوق في النخيل\n\n{LEAD}\n{links} {MORE}\n{LEAD[:-1]} أيضًا في وقت لاحق."
    assert ("related", links) in kinds(text)
    assert ("body", MORE) in kinds(text)


def test_list_under_its_heading_runs_until_prose() -> None:
    text = f"قصف على سوق في النخيل\n\n{LEAD}\n\nمقالات متعلقة\n\nهدنة في الجنوب\n\nخروج أول قافلة\n\n{MORE}"
    assert [k for k, _ in kinds(text)] == ["headline", "body", "related", "related", "related", "body"]


def test_slogans_around_appeals_at_the_end() -> None:
    text = f"{LEAD}\n\nمقالات متعلقة\n\n×\n\nصحافة حرة لبلد حر..\n\nادعمونا\n\nمبلغ صغير كل شهر\n\nاضغط هنا للمساهمة"
    assert [k for k, _ in kinds(text)] == ["body", "related", "other", "appeal", "appeal", "appeal", "appeal"]


def test_repeated_paragraphs_keep_their_span() -> None:
    found = clean(f"{LEAD}\n{MORE}\n{LEAD}\n{MORE.replace('إن', 'ان')}")
    assert [s.duplicate_of for s in found] == [None, None, 0, 1]


def test_paragraphs_that_tell_more_are_no_repeats() -> None:
    found = clean(f"{LEAD}\n{LEAD[:-1]} كما أُحرقت ثلاثة منازل في القرية المجاورة.")
    assert [s.duplicate_of for s in found] == [None, None]


def test_broken_lines_are_one_paragraph() -> None:
    text = "قصف على سوق في النخيل\n\nلقي سبعة أشخاص على\nالأقل حتفهم في اشتباكات\nجنوب البلدة أمس.\nوقال شاهد إن الهدوء عاد."
    assert [k for k, _ in kinds(text)] == ["headline", "body", "body"]


ANY = st.text(alphabet=st.one_of(st.characters(), st.sampled_from('\n\r .:«»"()-،؟ ابتوقال')), max_size=400)
CUES = st.lists(
    st.sampled_from([line for line, _ in TABLE] + PROSE + [LEAD, MORE, "مقالات متعلقة", "", "\r", " (رويترز)"]), max_size=12
)


@given(st.one_of(ANY, CUES.map("\n".join), CUES.map(" ".join)))
@settings(deadline=None)
def test_segments_hold_all_of_the_text(text: str) -> None:
    found = clean(text)
    covered, last = set(), 0
    for number, segment in enumerate(found):
        assert last <= segment.start < segment.end <= len(text)
        assert segment.duplicate_of is None or found[segment.duplicate_of].duplicate_of is None
        assert segment.duplicate_of is None or segment.duplicate_of < number
        covered.update(range(segment.start, segment.end))
        last = segment.end
    assert all(c.isspace() for place, c in enumerate(text) if place not in covered)
