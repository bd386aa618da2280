"""Intervals of date phrases for several days of publication, with precision and basis."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.mentions.dates import find_dates
from marsad.mentions.numbers import find_numbers
from marsad.resolve.dates import Interval, resolve
from marsad.text.tokens import tokens

# phrase | published (- = none) | start..end | precision | basis
TABLE = """
أمس | 2015-07-22 | 2015-07-21..2015-07-21 | T1 | inferred:relative
أمس | - | .. | T8 | unresolved:published
فجر أمس | 2015-07-22 | 2015-07-21..2015-07-21 | T0 | inferred:relative
أول من أمس | 2015-07-23 | 2015-07-21..2015-07-21 | T1 | inferred:relative
أمس الأربعاء | 2015-07-23 | 2015-07-22..2015-07-22 | T1 | inferred:relative
امس الخميس | 2015-07-25 | 2015-07-23..2015-07-23 | T1 | inferred:weekday
اليوم الإثنين | 2015-07-21 | 2015-07-20..2015-07-20 | T1 | inferred:weekday
أمس (الأربعاء) | - | .. | T8 | unresolved:published
الثلاثاء | 2009-05-07 | 2009-05-05..2009-05-05 | T1 | inferred:weekday
الأحد الماضي | 2009-06-26 | 2009-06-21..2009-06-21 | T1 | inferred:weekday
يوم الثلاثاء | 2009-08-04 | 2009-08-04..2009-08-04 | T1 | inferred:weekday
الثلاثاء الماضي | 2009-08-04 | 2009-07-28..2009-07-28 | T1 | inferred:weekday
السبت المقبل | 2009-08-04 | 2009-08-08..2009-08-08 | T1 | inferred:weekday
مساء السبت | - | .. | T8 | unresolved:published
ليل الجمعة السبت | 2015-07-26 | 2015-07-24..2015-07-25 | T2 | inferred:weekday
منذ فجر أمس | 2015-07-22 | 2015-07-21..2015-07-22 | T7 | inferred:relative
منذ صباح اليوم | 2015-07-27 | 2015-07-27..2015-07-27 | T7 | inferred:relative
منذ 12 يوليو | 2015-07-22 | 2015-07-12..2015-07-22 | T7 | inferred:year
منذ 12 يوليو | - | .. | T8 | unresolved:published
منذ 12 يوليو 2015 | - | 2015-07-12.. | T7 | stated
منذ 12 يوليو 2015 | 2015-07-22 | 2015-07-12..2015-07-22 | T7 | inferred:since
الثامن من يوليو | 2015-07-22 | 2015-07-08..2015-07-08 | T1 | inferred:year
28 كانون الثاني | 2019-01-28 | 2019-01-28..2019-01-28 | T1 | inferred:year
28 كانون الثاني | 2019-01-27 | 2018-01-28..2018-01-28 | T1 | inferred:year
28 كانون الثاني | - | .. | T8 | unresolved:published
28 كانون الثاني 2019 | - | 2019-01-28..2019-01-28 | T1 | stated
الاثنين 28 كانون الثاني | 2019-01-30 | 2019-01-28..2019-01-28 | T1 | inferred:year
اليوم، الاثنين 28 من كانون الثاني | 2019-01-28 | 2019-01-28..2019-01-28 | T1 | inferred:year
اليوم، الاثنين 28 من كانون الثاني | - | .. | T8 | unresolved:published
29 شباط | 2019-03-01 | 2016-02-29..2016-02-29 | T1 | inferred:year
30 شباط | 2019-03-01 | .. | T8 | unresolved:contradiction
30 شباط 2019 | 2019-03-01 | .. | T8 | unresolved:contradiction
25 ديسمبر المقبل | 2019-03-01 | 2019-12-25..2019-12-25 | T1 | inferred:year
الثلاثين من يونيو/ حزيران الجاري | 2009-07-27 | 2009-06-30..2009-06-30 | T1 | inferred:year
16 من الشهر الجاري | 2009-09-26 | 2009-09-16..2009-09-16 | T1 | inferred:relative
مارس الماضي | 2015-07-21 | 2015-03-01..2015-03-31 | T4 | inferred:year
يوليو/ تموز الماضي | 2009-05-07 | 2008-07-01..2008-07-31 | T4 | inferred:year
شهر أغسطس/آب الماضي | 2010-02-14 | 2009-08-01..2009-08-31 | T4 | inferred:year
ديسمبر/كانون الاول الماضي | 2009-01-05 | 2008-12-01..2008-12-31 | T4 | inferred:year
نيسان - أبريل | 2015-07-23 | 2015-04-01..2015-04-30 | T4 | inferred:year
مارس 2015 | - | 2015-03-01..2015-03-31 | T4 | stated
نهاية عام 2010 | - | 2010-12-31..2010-12-31 | T1 | stated
عام 2016 | - | 2016-01-01..2016-12-31 | T5 | stated
صيف 2014 | - | 2014-06-01..2014-08-31 | T5 | stated
شتاء 2014 | - | 2014-12-01..2015-02-28 | T5 | stated
الأسبوع الماضي | 2009-06-30 | 2009-06-21..2009-06-27 | T3 | inferred:relative
الأسبوع الماضي | 2015-07-31 | 2015-07-19..2015-07-25 | T3 | inferred:relative
الأسبوع الجاري | 2015-07-31 | 2015-07-26..2015-07-31 | T2 | inferred:relative
الشهر الماضي | 2009-01-12 | 2008-12-01..2008-12-31 | T4 | inferred:relative
الشهر الجاري | 2009-06-26 | 2009-06-01..2009-06-26 | T4 | inferred:relative
الشهر المقبل | 2009-12-26 | 2010-01-01..2010-01-31 | T4 | inferred:relative
العام الماضي | 2009-06-26 | 2008-01-01..2008-12-31 | T5 | inferred:relative
العقد الماضي | 2009-06-26 | 1990-01-01..1999-12-31 | T5 | inferred:relative
منذ أوائل العام الجاري | 2009-05-07 | 2009-01-01..2009-05-07 | T7 | inferred:relative
منذ نهاية شهر مارس | 2015-07-22 | 2015-03-31..2015-07-22 | T7 | inferred:year
منذ أسبوعين | 2010-02-14 | 2010-01-31..2010-02-14 | T7 | inferred:since
منذ أكثر من شهرين | - | .. | T8 | unresolved:published
منذ شهر | 2015-03-31 | 2015-02-28..2015-03-31 | T7 | inferred:since
قبل ثلاثة أيام | 2015-03-02 | 2015-02-27..2015-02-27 | T1 | inferred:ago
قبل عدة أيام | 2009-11-03 | ..2009-11-03 | T6 | inferred:ago
قبل أكثر من أسبوعين | 2015-07-31 | ..2015-07-17 | T6 | inferred:ago
خلال الأسبوعين الماضيين | 2009-11-12 | 2009-10-29..2009-11-12 | T4 | inferred:last
خلال الأشهر الماضية | 2009-07-29 | ..2009-07-29 | T6 | inferred:last
خلال الـ 48 ساعة | 2015-08-06 | 2015-08-04..2015-08-06 | T2 | inferred:during
بعد يومين | 2015-08-06 | .. | T8 | unresolved:anchor
حتى الآن | 2015-08-07 | ..2015-08-07 | T6 | inferred:relative
حتى نهاية 2016 | - | ..2016-12-31 | T6 | stated
من سبتمبر إلى يناير الماضيين | 2015-07-21 | 2014-09-01..2015-01-31 | T5 | inferred:year
بين إبريل/نيسان 2015 ويوليو/تموز 2017 | - | 2015-04-01..2017-07-31 | T5 | stated
منذ 23 سبتمبر 2014، وحتى فجر اليوم | 2015-07-23 | 2014-09-23..2015-07-23 | T5 | inferred:relative
عشية عيد الميلاد | 2010-03-04 | 2009-12-24..2009-12-24 | T0 | inferred:year
عيد الأضحى | 2010-03-04 | .. | T8 | unresolved:named
9 ذي الحجة | 2010-03-04 | .. | T8 | unresolved:hijri
الفترة الماضية | 2015-08-09 | .. | T8 | unresolved:vague
اليوم نفسه | 2015-08-09 | .. | T8 | unresolved:anaphor
""".strip().splitlines()


def reading(phrase: str, published: date | None, **more: object) -> Interval:
    """The interval of a phrase that is one mention from end to end."""
    found = tokens(phrase)
    (mention,) = find_dates(found, find_numbers(found))
    assert (mention.i, mention.j) == (0, len(found))
    return resolve(mention.expr, published, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("row", TABLE)
def test_resolve(row: str) -> None:
    phrase, published, span, precision, basis = (cell.strip() for cell in row.split("|"))
    days = reading(phrase, None if published == "-" else date.fromisoformat(published))
    assert (f"{days.start or ''}..{days.end or ''}", days.time_prec, days.basis) == (span, precision, basis)


def test_anchor_and_future() -> None:
    published, anchor = date(2015, 8, 9), date(2015, 7, 20)
    assert reading("اليوم نفسه", published, anchor=anchor).start == "2015-07-20"
    assert reading("اليوم التالي", published, anchor=anchor).end == "2015-07-21"
    assert reading("نهاية يونيو/حزيران", date(2009, 5, 25), future=True).start == "2009-06-30"
    assert reading("الجمعة", date(2019, 1, 28), future=True).start == "2019-02-01"
    assert reading("خلال شهر", date(2019, 1, 28), future=True).end == "2019-02-28"


@given(st.text(alphabet="منذ قبل أمس 0123456789/-. يوم شهر الأحد كانون الثاني آب حتى بين عام الماضي،()", max_size=60), st.dates())
def test_never_raises_and_never_runs_backwards(text: str, published: date) -> None:
    found = tokens(text)
    last = 0
    for mention in find_dates(found, find_numbers(found)):
        assert last <= mention.i < mention.j <= len(found)
        last = mention.j
        days = resolve(mention.expr, published)
        assert days.start is None or days.end is None or days.start <= days.end
