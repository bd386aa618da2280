"""How certain: own sentences, the trigger between slashes, and the modality that the codebook gives it."""

from __future__ import annotations

import pytest

from marsad.claims.drafts import part_of_speech
from marsad.claims.modality import judge
from marsad.model import Article
from marsad.reading import reader
from marsad.resolve.context import Context

CASES = {
    "asserted": """
        شنت الطائرات /غارات/ على البلدة
        قد /قصفت/ الطائرات البلدة
        لا تزال /الاشتباكات/ مستمرة في البلدة
        دعا الوزير إلى التحقيق في /هجوم/ على الجنود
        هدد الحزب بالرد بعد /مقتل/ قائده
        طالب الأهالي بكشف مصير الشبان الذين /خطفهم/ المسلحون
        حتى لو كان /الهجوم/ محدودا
        قتل شاب يدعى سامر في /قصف/ على البلدة
        تعرضت البلدة لل/قصف/ صباح اليوم
    """,
    "denied": """
        نفت الوزارة /قصف/ البلدة
        نفى المتحدث، في بيان له، أن تكون قواته /قصفت/ البلدة
        لا صحة ل/مقتل/ القائد
        لم /تقصف/ الطائرات البلدة
        لم تنفذ الطائرات أي /غارات/ على البلدة
        لا تعتزم الحكومة شن أي /هجوم/ على المدينة
    """,
    "possible": """
        قد تشن إسرائيل /هجوما/ على البلدة
        ربما /قتل/ القائد في المعركة
        أنباء عن /مقتل/ القائد
        يعتقد السكان أن القائد /قتل/ قبل أيام
    """,
    "predicted": """
        من المتوقع أن تشن القوات /هجوما/ على المدينة
        حذر المبعوث من /مجزرة/ في المدينة
    """,
    "planned": """
        قررت الحكومة /سحب/ قواتها من المدينة
        تعتزم القوات شن /هجوم/ على المدينة
        ينص القرار على إعادة الخدمات، و/انسحاب/ الجيش من المدينة
        ستشن القوات /هجوما/ على المدينة
        الجيش يستعد ل/اقتحام/ المدينة
        إن /الانسحاب/ المزمع سيبدأ غدا
    """,
    "conditional": """
        إذا قام الجيش ب/قصف/ البلدة فلن نسكت
        سنرد على /قصف/ البلدة إذا تكرر
        في حال /قصف/ الجيش البلدة
    """,
    "threatened": """
        هدد التنظيم ب/قتل/ الرهائن
        توعد القائد مرارا ب/قصف/ العاصمة
    """,
    "demanded": """
        طالب الأهالي ب/الإفراج/ عن المعتقلين
        دعت المنظمة الطرفين إلى /وقف إطلاق النار/
        حض المبعوث الطرفين على /وقف إطلاق النار/
        شدد الوزير على ضرورة /انسحاب/ القوات
    """,
    "purpose": """
        تقدمت القوات نحو المدينة في محاولة /للسيطرة/ عليها
        أغلقت الشوارع بهدف /محاصرة/ المدينة
    """,
    "dropped": """
        انفجرت العبوة دون وقوع /إصابات/
    """,
}


def judged(sentence: str) -> str:
    """The modality of the word between slashes."""
    before, trigger, _ = sentence.split("/")
    text = sentence.replace("/", "")
    line = reader().lines(text, Context(Article(id="t", text=text), None))[0]
    at = next(n for n, item in enumerate(line.items) if item.end > len(before) and item.start < len(before) + len(trigger))
    senses = [entry.feature for entry in line.items[at].units[0].entries if entry.cls == "TRIG"]
    return str(judge(line.items, at, part_of_speech(line.items, at, senses) if senses else "noun").modality)


@pytest.mark.parametrize(
    ("sentence", "wanted"), [(row.strip(), name) for name, rows in CASES.items() for row in rows.strip().split("\n")]
)
def test_modality(sentence: str, wanted: str) -> None:
    assert judged(sentence) == wanted
