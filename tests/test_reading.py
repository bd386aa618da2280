"""The whole line on single sentences of our own: report -> claims, in the notation of the answer.

One row: the report, its date, and one line per claim: ``TYPE modality | actor ids > target ids | places | casualties | source``.
"""

from __future__ import annotations

import pytest

from marsad.model import Article, Claim, Reading
from marsad.reading import read


def told(claim: Claim) -> str:
    """A claim in one line."""
    hurt = " ".join(f"{loss.kind}:{loss.min}-{loss.max}" for loss in claim.casualties)
    parts = (
        f"{claim.type} {claim.modality}",
        f"{' '.join(ref.id for ref in claim.actor)} > {' '.join(ref.id for ref in claim.target)}".strip(),
        " ".join(place.gaz or place.quote for place in claim.place),
        hurt,
        claim.source.id if claim.source else "",
    )
    return " | ".join(parts)


def reading_of(text: str, published: str | None = "2017-05-10") -> Reading:
    """The reading of a text."""
    return read(Article(id="t", text=text, published=published))


# A known miss, kept in view: a report is read only where it shows armed conflict (if short: an armed act and who bears arms).
ALONE = pytest.mark.xfail(strict=True, reason="a lone sentence without other signs of armed conflict than the event itself")

CASES = [
    (
        "شن الطيران الروسي غارات على مدينة خان شيخون أسفرت عن مقتل ستة مدنيين.",
        ["AIRSTRIKE asserted | RUSSIA > CIVILIANS | gn:168325 | killed:6-6 | "],
    ),
    (
        "قصفت قوات النظام بالمدفعية الثقيلة بلدة كفرنبل في ريف إدلب.",
        ["SHELLING asserted | SYR_GOV > | gn:168661 |  | "],
    ),
    (
        "دارت اشتباكات عنيفة بين قوات سوريا الديمقراطية وتنظيم داعش في مدينة الطبقة.",
        ["CLASH asserted | SDF ISIS > | gn:172374 |  | "],
    ),
    (
        "سيطر الجيش العراقي على حي الزنجيلي في الموصل بعد اشتباكات مع مسلحي تنظيم داعش.",
        ["CONTROL_CHANGE asserted | IRAQ_GOV > ISIS", "CLASH asserted | IRAQ_GOV > ISIS"],
    ),
    (
        "أعلن الجيش العراقي أن قواته سيطرت على حي الزنجيلي في الموصل بعد اشتباكات مع مسلحي تنظيم داعش.",
        ["CONTROL_CHANGE asserted | IRAQ_GOV > ISIS", "CLASH asserted | IRAQ_GOV > ISIS"],
    ),
    (
        "أعلن الجيش العراقي أن قواته سيطرت على حي الزنجيلي في الموصل.",
        ["CONTROL_CHANGE asserted | IRAQ_GOV > "],
    ),
    (
        "نفى المتحدث باسم الحوثيين مقتل القائد الميداني في غارة للتحالف.",
        ["AIRSTRIKE denied"],
    ),
    (
        "قال مصدر أمني إن انتحاريا فجر نفسه وسط سوق شعبية في بغداد ما أدى إلى مقتل 12 شخصا وإصابة 30 آخرين."
        " وأغلق جنود الجيش المكان.",
        ["SUICIDE_ATTACK asserted | > | gn:98182 | killed:12-12 injured:30-30 | "],
    ),
    pytest.param(
        "قال مصدر أمني إن انتحاريا فجر نفسه وسط سوق شعبية في بغداد ما أدى إلى مقتل 12 شخصا وإصابة 30 آخرين.",
        ["SUICIDE_ATTACK asserted | > | gn:98182 | killed:12-12 injured:30-30 | "],
        marks=ALONE,
    ),
    (
        "قتل ثلاثة جنود في اشتباكات مع الحوثيين في تعز.\n\nودعا الأمين العام للأمم المتحدة إلى وقف إطلاق النار بين الطرفين.",
        ["CLASH asserted | ", "AGREEMENT demanded | "],
    ),
    pytest.param(
        "دعا الأمين العام للأمم المتحدة إلى وقف إطلاق النار بين الطرفين في اليمن.",
        ["AGREEMENT demanded | "],
        marks=ALONE,
    ),
    (
        "قتل ثلاثة من مسلحي تنظيم داعش في اشتباكات.\n\nتعتزم قوات سوريا الديمقراطية إرسال تعزيزات إلى دير الزور.",
        ["CLASH asserted | ", "DEPLOYMENT planned | SDF > "],
    ),
    (
        "تعتزم قوات سوريا الديمقراطية إرسال تعزيزات إلى دير الزور.",
        ["DEPLOYMENT planned | SDF > "],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentence(text: str, expected: list[str]) -> None:
    """Each expected line begins the line of the claim at its place."""
    lines = [told(claim) for claim in reading_of(text).claims]
    assert len(lines) == len(expected), lines
    for line, start in zip(lines, expected, strict=True):
        assert line.startswith(start), line


@pytest.mark.parametrize(
    "text",
    [
        "سجل المهاجم هدفا في هجوم مرتد وقاد فريقه إلى الفوز على منافسه في المباراة النهائية.",
        "ارتفعت أسعار النفط بعد هجوم المستثمرين على شراء العقود الآجلة.",
        "شهدت المدينة سقوط أمطار غزيرة تسببت في قطع الطرق.",
        "لم يعلق المسؤولون على الخبر.",
    ],
)
def test_no_conflict_no_claim(text: str) -> None:
    """War words in peace: nothing is read."""
    assert [told(claim) for claim in reading_of(text).claims] == []


def test_headline_and_body_tell_one_claim() -> None:
    """Two mentions, one claim; the fuller value of each field."""
    body = "قتل تسعة مدنيين اليوم في غارة شنها التحالف العربي على سوق شعبية في مدينة صعدة، بحسب مصادر طبية."
    text = f"مقتل 9 مدنيين في غارة على سوق بصعدة\n\n{body}"
    claims = reading_of(text, "2016-03-15").claims
    assert [claim.type for claim in claims] == ["AIRSTRIKE"]
    assert len(claims[0].mentions) >= 2
    assert [(loss.min, loss.max) for loss in claims[0].casualties] == [(9, 9)]
    assert [ref.id for ref in claims[0].actor] == ["COALITION_SAUDI"]


def test_repeated_paragraph_is_read_once_and_every_copy_kept() -> None:
    """The second copy gives mentions at its own offsets, not claims."""
    body = "سيطرت قوات سوريا الديمقراطية على بلدة الكرامة شرق الرقة بعد معارك مع تنظيم داعش استمرت أربعة أيام."
    text = f"تقدم جديد شرق الرقة\n{body}\nوقال مصدر ميداني إن العملية مستمرة.\n{body}"
    claims = reading_of(text).claims
    taken = [claim for claim in claims if claim.type == "CONTROL_CHANGE" and any("سيطرت" in m.trigger for m in claim.mentions)]
    assert len(taken) == 1
    starts = [mention.span[0] for mention in taken[0].mentions if "سيطرت" in mention.trigger]
    assert len(starts) == 2
    assert starts[1] > text.rindex("\n")
    assert all(text[slice(*mention.span)] == mention.quote for claim in claims for mention in claim.mentions)


def test_same_bytes_for_same_bytes() -> None:
    """Reading twice gives equal records."""
    text = "قصف الطيران الحربي مدينة دوما صباح اليوم ما أسفر عن سقوط ثلاثة قتلى."
    assert reading_of(text) == reading_of(text)
