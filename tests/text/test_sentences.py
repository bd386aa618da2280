"""Sentence ends, quotations and limits; properties for any text; time in proportion to length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.text.clean import KEPT, Segment, clean
from marsad.text.sentences import LONGEST, sentences


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, Segment(0, len(text), "body"))]


TABLE = [
    # `|` marks where one sentence ends and the next begins
    "عاد الهدوء.| وخرج الناس!| هل ينتهي القصف؟| لا أحد يعلم…| هكذا قالوا",
    "قُتل ثلاثة .|وأصيب رابع",
    "انتهى الاجتماع.|وقال الناطق إن الهدنة باقية",
    "سقطت قذيفة على بعد 3.5 كيلومتر في 12.30 ظهرًا.| ثم عاد الهدوء",
    "وقع ذلك عام 2015.| وبعده بعام 2016.|وفي 2017",
    "قال د. سامي إن م. هدى غادرت.| وبقي أ. كريم",
    "نقلت أ.ف.ب. عن شاهد.| وقالت أ.ف.ب. إن العدد أكبر",
    "أفادت بذلك (أ .ف .ب) ثم (د .ب .أ)",
    "توفي سنة 1436 هـ.| وخلفه ابنه",
    "راجع www.example.org و a.b@example.org.| ثم اكتب",
    "قال: «وصلنا.»| ثم سكت (ولم يزد.)| وخرج",
    'قال "انسحبوا."| وأضاف "انتهى".| ثم ذهب',
    "قالت U.N. forces إنها باقية",
    "توقف القتال..| ثم عاد",
    "رفض الفصيل العرض؛ لأن المهلة قصيرة",
    "1. السيطرة على الجسر.| 2. فتح الطريق",
]


@pytest.mark.parametrize("marked", TABLE)
def test_sentence_ends(marked: str) -> None:
    assert split(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_sentences_of_one_quotation_share_its_number() -> None:
    text = "بدأ كلامه. قال: «دخلنا البلدة. أسرنا ثلاثة. انسحبوا». وقال آخر: «كذبوا»."
    ids = [s.quote_id for s in sentences(text, Segment(0, len(text), "body"))]
    assert ids[0] is None and ids[4] is None
    assert ids[1] is not None and ids[1] == ids[2] == ids[3]


def test_a_quotation_that_does_not_close_near_is_none() -> None:
    text = "قال: «دخلنا البلدة. " + "ثم مشينا طويلا جدا. " * 60 + "انتهى»."
    assert {s.quote_id for s in sentences(text, Segment(0, len(text), "body"))} == {None}


def test_long_text_without_a_mark_is_cut_between_words() -> None:
    parts = split("كلمة " * 1000)
    assert all(len(part) <= LONGEST for part in parts)
    assert {word for part in parts for word in part.split()} == {"كلمة"}
    clauses = split(("كلمة " * 30 + "، ") * 20)
    assert all(part.endswith("،") for part in clauses[:-1])


ANY = st.text(alphabet=st.one_of(st.characters(), st.sampled_from('\n .!؟…:«»"“”()،؛ ابود1')), max_size=600)


@given(ANY)
@settings(deadline=None)
def test_sentences_hold_all_of_the_prose(text: str) -> None:
    for segment in clean(text):
        last = segment.start
        covered: set[int] = set()
        for sentence in sentences(text, segment):
            assert last <= sentence.start < sentence.end <= segment.end
            covered.update(range(sentence.start, sentence.end))
            last = sentence.end
        if segment.kind in KEPT:
            rest = (text[i] for i in range(segment.start, segment.end) if i not in covered)
            assert all(c.isspace() for c in rest)


PATHOLOGICAL = [
    "كلمة ",
    " ",
    '"',
    "«",
    "«» ",
    " .",
    "ب.",
    "سطر\n",
    "(",
    "(رويترز)\n",
    "بغداد- ",
    "اضغط هنا\n",
    "شارك ",
    "؟ ",
    "1. ",
    ": ",
]


@pytest.mark.parametrize("unit", PATHOLOGICAL)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        best = 9.0
        for _ in range(2):
            begin = time.process_time()
            for segment in clean(text):
                sentences(text, segment)
            best = min(best, time.process_time() - begin)
        return best

    assert seconds(400_000) < 12 * seconds(100_000) + 0.2
