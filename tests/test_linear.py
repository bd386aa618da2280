"""Time grows with the length of a text, whatever the text is made of: twice the length takes less than three times as long."""

from __future__ import annotations

import time

import pytest

from marsad.model import Article
from marsad.reading import read

SIZE = 12_000
GROWTH = 3.0
SLACK = 0.05  # seconds that do not count: clocks, the collector of cycles, another process

PIECES = {
    "trigger": "قصف ",
    "deaths": "قتل ",
    "attack in a sentence": "الهجوم. ",
    "trigger and place": "قصف حلب. ",
    "trigger, force and place": "قصف الجيش حلب، ",
    "raids joined": "غارة على حلب و",
    "deaths counted": "مقتل 5 مدنيين. ",
    "lines": "قصف\n",
    "paragraphs": "قصف حلب\n\n",
    "name": "حلب ",
    "army": "الجيش السوري ",
    "saying": "قال ",
    "according": "وفقا ",
    "report opened": "قال: ",
    "control": "سيطرة الجيش على حلب. ",
    "letter": "ا",
    "unknown word": "زبرجد ",
    "conjunction": "و ",
    "digits": "7",
    "numbers": "7 ",
    "number words": "خمسة و",
    "dates": "1/",
    "weekdays": "الخميس ",
    "since": "منذ ",
    "decimals": "1.",
    "quotes": '"',
    "opening quotes": "\u00ab",
    "brackets": "(",
    "commas": "،",
    "commas apart": "، ",
    "full stops": ".",
    "dashes": "-",
    "colons": ":",
    "blanks": " ",
    "marks of vowels": "\u064b",
    "direction marks": "\u200f",
}


def seconds(piece: str, size: int) -> float:
    """The shorter of two readings of a text that repeats one piece."""
    text = (piece * (size // len(piece) + 1))[:size]
    spent = []
    for _ in range(2):
        begin = time.process_time()
        read(Article(id="long", text=text, published="2016-05-05"))
        spent.append(time.process_time() - begin)
    return min(spent)


@pytest.mark.parametrize("name", PIECES)
def test_twice_as_long_takes_less_than_three_times_as_long(name: str) -> None:
    read(Article(id="warm", text="قصف"))
    for _ in range(3):  # a busy machine gets another try; what is quadratic fails every time
        if seconds(PIECES[name], 2 * SIZE) < GROWTH * seconds(PIECES[name], SIZE) + SLACK:
            return
    pytest.fail(f"time grows faster than the length of a text of {name}")


@pytest.mark.parametrize("digits", [300, 400, 1000])
def test_a_row_of_digits_without_end_is_no_number(digits: int) -> None:
    assert read(Article(id="digits", text="مقتل " + "9" * digits + " مدنيا في حلب.")).id == "digits"
