"""Numbers and counts of people: [brackets] mark the mention expected, the answer is its values."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.mentions.numbers import find_numbers
from marsad.mentions.quantities import find_quantities
from marsad.text.tokens import tokens

# text with [numbers] | values: n, n..m, n.. , ..n; ~ about, % percent, # ordinal, n.n a fraction
NUMBERS = """
[20] قتيلا | 20
[٢٠] قتيلا | 20
[۲۰] قتيلا | 20
[1,200] نازح | 1200
[1.200] نازح | 1200
[١٬٢٠٠] نازح | 1200
[1,200,000] نازح | 1200000
[10,5] طن | 10.5
[10.5] طن | 10.5
[٣٫٥] كم | 3.5
[0.125] | 0.125
خادم 192.168.1.2 |
[واحد] فقط | 1
[اثنان] من الجنود | 2
[اثنين] من الجنود | 2
[ثلاثة] جنود | 3
[ثلاث] نساء | 3
[ثمانية] جنود | 8
[ثماني] نساء | 8
[عشرة] جنود | 10
[أحد عشر] جنديا | 11
[إحدى عشرة] امرأة | 11
[اثنا عشر] جنديا | 12
[اثني عشر] جنديا | 12
[اثنتي عشرة] امرأة | 12
[خمسة عشر] جنديا | 15
[تسع عشرة] امرأة | 19
[عشرون] جنديا | 20
[عشرين] جنديا | 20
[واحد وعشرون] جنديا | 21
[خمسة وثلاثين] جنديا | 35
[خمسة و ثلاثين] جنديا | 35
[تسع وتسعون] | 99
[مئة] جندي | 100
[مائة] جندي | 100
[مئتا] جندي | 200
[مائتين] وقالوا | 200
[ثلاثمئة] جندي | 300
[ثلاثمائة] جندي | 300
[ثلاث مئة وخمسة] جنود | 305
[مئة وخمسة وعشرون] قتيلا | 125
[مئة وخمسة عشر] قتيلا | 115
[ألف] قتيل | 1000
[ألفان] من المقاتلين | 2000
[ألفي] قتيل | 2000
[ألفين وثلاثمئة] | 2300
[ألف ومئتين وخمسين] | 1250
[خمسة آلاف] نازح | 5000
[مئة وخمسة وعشرين ألفاً] | 125000
[مئة وخمسة وعشرين ألفا وثلاثمئة] | 125300
[8 آلاف] جريح | 8000
[3 آلاف و500] شخص | 3500
[147 ألف] شخص | 147000
[مليون] دولار | 1000000
[مليوني] نازح | 2000000
[ثلاثة ملايين] نازح | 3000000
[3,5 مليون] نازح | 3500000
[مليون ونصف] | 1500000
[نصف مليون] نازح | 500000
[ربع مليون] نازح | 250000
[مليون ومئتي ألف] | 1200000
[مليارين] | 2000000000
نصف المدينة |
[خمسة] قتلى [وستة] جرحى | 5 6
[خمسة] [وستة] | 5 6
[20] و[30] | 20 30
[وعشرون] آخرون | 20
[بعشرين] قذيفة | 20
[لخمسة] أشخاص | 5
[للخمسة] الآخرين | 5
[فخمسة] منهم | 5
[الثلاثة] الآخرون | 3
لست أدري |
وقع في سبتمبر |
يوم الاثنين |
يوم الأحد |
أحد الجنود |
[عشرات] القتلى | 10..
[العشرات] من القتلى | 10..
[مئات] المدنيين | 100..
[المئات] من السكان | 100..
[آلاف] المدنيين | 1000..
[الآلاف] فروا | 1000..
[ملايين] السوريين | 1000000..
[عشرات الآلاف] فروا | 10000..
[مئات الآلاف] فروا | 100000..
[عدة] قذائف | 2..
[بضعة] جنود | 2..
[بضع] قذائف | 2..
[بضعة آلاف] | 2000..
[عدد من] المدنيين | 2..
[عدد كبير من] المدنيين | 2..
[العديد من] القتلى | 2..
[عددا آخر من] المسلحين | 2..
[مئة ونيف] | 100..
[نحو 20] شخصا | 20~
[حوالي 20] شخصا | 20~
[حوالى عشرين] شخصا | 20~
[قرابة 8 آلاف] | 8000~
[زهاء مئة] | 100~
[ما يقارب الثمانين] جثة | 80~
[20 تقريبا] | 20~
[ونحو 20] شخصا | 20~
[أكثر من 20] شخصا | 21..
[اكثر من مئة] شخص | 101..
[ما يزيد على 60] آخرين | 61..
[ما يزيد عن 60] آخرين | 61..
[لأكثر من 100] يوم | 101..
[أكثر من ٢٬٠٠٠] | 2001..
[ما لا يقل عن 115] مسلحا | 115..
[لا يقل عن 115] مسلحا | 115..
[على الأقل 12] شخصا | 12..
[3216 على الأقل] | 3216..
[100 أو أكثر] | 100..
[لا يتجاوز 15] | ..15
[ما لا يزيد على 15] | ..15
[أقل من 15] | ..14
[أكثر من عشرات] | 10..
[بين 20 و30] قتيلا | 20..30
[ما بين 20 و 30] قتيلا | 20..30
[بين عشرين وثلاثين] قتيلا | 20..30
[من 5 إلى 7] قتلى | 5..7
[من 5 إلى 7 آلاف] | 5000..7000
[20-30] قتيلا | 20..30
[خمس أو ست] سنوات | 5..6
[نحو 20-30] | 20..30~
بين [30] و[20] | 30 20
[2019]-[01]-[28] | 2019 1 28
[15]-[7] | 15 7
[15 في المئة] | 15%
[15 بالمئة] | 15%
[15%] | 15%
[١٥٪] | 15%
[نحو 15 في المائة] | 15~%
[الثالث] | 3#
[الثالثة] | 3#
[الحادي عشر] | 11#
[الثاني والعشرين] من | 22#
[الحادي والثلاثين] من | 31#
""".strip().splitlines()

# text with [counts] | min..max/who of each; s subset, j joint, o counts something else
QUANTITIES = """
مقتل [خمسة مدنيين] | 5..5/civilian
مقتل [20 من عناصر] الجيش | 20..20/combatant
سقوط [عشرات القتلى] | 10../unknown
مقتل [ثلاثة جنود] | 3..3/combatant
مقتل [جنديان] | 2..2/combatant
مقتل [قتيلين] | 2..2/unknown
إصابة [طفلين] | 2..2/civilian
إصابة [طفلتين] | 2..2/civilian
إصابة [امرأتين] | 2..2/civilian
إصابة [شخصان] | 2..2/unknown
مقتل [شرطيين] | 2..2/combatant
مقتل [مدني] | 1..1/civilian
مقتل [طفل] | 1..1/civilian
أصيب [شخص] بجروح | 1..1/unknown
استشهد [فلسطيني] | 1..1/unknown
قتل الجيش [مدنيا] | 1..1/civilian
مقتل [مدنيين] | 2../civilian
سقوط [قتلى] | 2../unknown
مقتل [إرهابيين] | 2../combatant
سقط [قتلى وجرحى] | 2../unknown/j
مقتل [خمسة] وإصابة [20] | 5..5 20..20
قتل [11] وجرح [16] | 11..11 16..16
إصابة [20 آخرين] | 20..20
إصابة [عشرة آخرون] | 10..10
إصابة [آخرين] | 2..
إصابة [آخران] | 2..2
مقتل [21 منهم] | 21..21
مقتل [12 شخصاً على الأقل] | 12../unknown
مقتل [ما لا يقل عن 60 شخصاً] | 60../unknown
إصابة [نحو 125 آخرين] | 125..125
مقتل [أكثر من مائة شخص مدني] | 101../civilian
مقتل [28 من مسلحي التنظيم على الأقل] | 28../combatant
مقتل [بين 1200 و1500 قتيل] | 1200..1500/unknown
مقتل [أحد جنوده] | 1..1/combatant
مقتل [أحد المدنيين] | 1..1/civilian
إصابة [أحدهم] | 1..1
مقتل [خمسة من جنوده] | 5..5/combatant
اعتقال [9 صحفيين وإعلاميين] | 9..9/civilian
مقتل [خمسة مسلحين] | 5..5/combatant
مقتل [30 مسلحا حوثيا] | 30..30/combatant
سقط [50 قتيلاً مدنياً] | 50..50/civilian
مقتل [أربعة «إسرائيليين]» | 4..4/unknown
مقتل [مواطنين اثنين] | 2..2/civilian
إصابة [شخص واحد] | 1..1/unknown
سقط [22 شخصا بين قتيل وجريح] | ..22/unknown/j
سقوط [عشرات القتلى والجرحى] | ../unknown/j
مقتل وإصابة [25] | ..25/j
مقتل [عدد من المدنيين] | 2../civilian
مقتل [العديد من عناصرها] | 2../combatant
أصيب [العشرات] بجروح | 10..
نزوح [13 ألف مدني على الأقل] | 13000../civilian
نزح [أكثر من 800 نازح] | 801../civilian
مقتل [12 شخصا] بينهم [3 أطفال] | 12..12/unknown 3..3/civilian/s
مقتل [12 شخصا] بينهم [3 أطفال] و[امرأتان] | 12..12/unknown 3..3/civilian/s 2..2/civilian/s
مقتل [12 شخصا] من بينهم [طفل] | 12..12/unknown 1..1/civilian/s
مقتل [12 شخصا] بينهم [3 أطفال]، وأصيب [20] | 12..12/unknown 3..3/civilian/s 20..20
مقتل [خمسة مواطنين] بينهم [طفل] على الأقل | 5..5/civilian 1..1/civilian/s
إطلاق [20] صاروخا | 20..20/o
قتل قائد اللواء 104 |
قتل رجل الفرقة 30 |
عمره 35 عاما |
قبل 3 أيام |
مسافة 20 كيلومترا |
نسبة 15 في المئة |
الجيش السوري |
غارة لطائرة بدون طيار |
وطالب الوزير بالتحقيق |
قتل في سوريا |
سيطرت طالبان على المدينة |
مؤتمر صحفي |
تقدم عناصر الجيش |
سكان العاصمة |
مقتل [12 سوريا] | 12..12/unknown
مساعدات للاجئين |
مقتل [عناصر] الجيش | 2../combatant
مصدر عسكري |
هجوم إرهابي |
قصف المدنيين |
المرة الثالثة |
""".strip().splitlines()


def bounds(low: float | None, high: float | None) -> str:
    """``low..high`` with nothing for an open end."""
    return f"{'' if low is None else low}..{'' if high is None else high}"


def show_numbers(text: str) -> tuple[str, str]:
    """The text with its numbers in brackets, and their values."""
    found = tokens(text)
    marked, answers, at = "", [], 0
    for number in find_numbers(found):
        start, end = found[number.i].start, found[number.j - 1].end
        marked, at = f"{marked}{text[at:start]}[{text[start:end]}]", end
        value = bounds(number.min, number.max)
        if number.min is not None and number.min == number.max:
            value = str(number.min)
        elif number.min is None and number.max is None:
            value = str(number.value)
        answers.append(value + "~" * number.approximate + "%" * number.percent + "#" * number.ordinal)
    return marked + text[at:], " ".join(answers)


def show_quantities(text: str) -> tuple[str, str]:
    """The text with its counts of people in brackets, and their values."""
    found = tokens(text)
    marked, answers, at = "", [], 0
    for count in find_quantities(found, {}):
        start, end = found[count.i].start + count.skip, found[count.j - 1].end
        marked, at = f"{marked}{text[at:start]}[{text[start:end]}]", end
        flags = "s" * count.subset + "j" * count.joint + "o" * count.other
        answers.append("/".join(part for part in (bounds(count.min, count.max), count.who, flags) if part))
    return marked + text[at:], " ".join(answers)


@pytest.mark.parametrize("row", NUMBERS)
def test_numbers(row: str) -> None:
    marked, answer = (cell.strip() for cell in row.split("|"))
    assert show_numbers(re.sub(r"[\[\]]", "", marked)) == (marked, answer)


@pytest.mark.parametrize("row", QUANTITIES)
def test_quantities(row: str) -> None:
    marked, answer = (cell.strip() for cell in row.split("|"))
    assert show_quantities(re.sub(r"[\[\]]", "", marked)) == (marked, answer)


def test_nouns_of_the_caller() -> None:
    found = tokens("مقتل ثلاثة بحارة وبحارين")
    counts = find_quantities(found, {"بحار": "civilian", "بحاره": "civilian"})
    assert [(c.min, c.max, c.who) for c in counts] == [(3, 3, "civilian"), (2, 2, "civilian")]


def test_taken_spans_are_left_out() -> None:
    assert find_quantities(tokens("قتل في 20 يوليو"), {}, taken=[(2, 4)]) == []


def test_tables_are_large() -> None:
    assert len(NUMBERS) + len(QUANTITIES) >= 120


@given(st.text(alphabet="واحد وعشرون مئة ألف 0123456789.,٬٫-% نحو أكثر من بين شخص قتلى على الأقل", max_size=60))
def test_mentions_stay_in_order(text: str) -> None:
    found = tokens(text)
    for mentions in (find_numbers(found), find_quantities(found, {})):
        spans = [(m.i, m.j) for m in mentions]
        assert all(0 <= i < j <= len(found) for i, j in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert all(m.min is None or m.max is None or m.min <= m.max for m in mentions)
