"""Longest phrases, with what is attached to their first word. Expected: words matched, phrase, clitic classes, letters cut."""

from __future__ import annotations

import pytest

from marsad.lexicon.trie import Entry, Trie

PHRASES = """
الجيش
الجيش الوطني
الجيش الوطني الليبي
جيش الاسلام
قصف
حلب
وادي حلب
لبنان
بلد
باب
في حلب
"""


@pytest.fixture(scope="module")
def trie() -> Trie:
    made = Trie()
    for line in PHRASES.strip().split("\n"):
        made.add(line.split(), Entry("X", line))
    return made


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("الجيش", (1, "الجيش", "", 0)),
        ("الجيش الوطني", (2, "الجيش الوطني", "", 0)),
        ("الجيش الوطني الليبي", (3, "الجيش الوطني الليبي", "", 0)),
        ("الجيش الوطني السوري", (2, "الجيش الوطني", "", 0)),  # falls back to the longest that is whole
        ("الجيش السوري", (1, "الجيش", "", 0)),
        ("والجيش الوطني", (2, "الجيش الوطني", "W", 1)),
        ("بالجيش", (1, "الجيش", "B", 1)),
        ("وبالجيش", (1, "الجيش", "B W", 2)),
        ("كالجيش", (1, "الجيش", "K", 1)),
        ("للجيش", (1, "الجيش", "L", 2)),  # li + al: the article is put back to find it, and is not in the text to be kept
        ("وللجيش الوطني", (2, "الجيش الوطني", "L W", 3)),
        ("وقصف", (1, "قصف", "W", 1)),
        ("بقصف", (1, "قصف", "B", 1)),
        ("وسقصف", (1, "قصف", "S W", 2)),
        ("فقصف", (1, "قصف", "W", 1)),
        ("لبنان", (1, "لبنان", "", 0)),  # a whole word is never cut
        ("وادي حلب", (2, "وادي حلب", "", 0)),
        ("وفي حلب", (2, "في حلب", "W", 1)),
        ("باب", (1, "باب", "", 0)),
        ("بباب", (1, "باب", "B", 1)),
        ("في", None),  # the beginning of a phrase is none
        ("في دمشق", None),
        ("الحلب", None),  # the article is no clitic of its own
        ("قصفوا", None),
        ("و", None),
    ],
)
def test_match(trie: Trie, words: str, expected: tuple[int, str, str, int] | None) -> None:
    match = trie.match(words.split(), 0)
    if match is None or expected is None:
        assert match is expected is None
        return
    length, entries, clitics, cut = match
    assert (length, entries[0].value, " ".join(sorted(clitics)), cut) == expected


def test_a_longer_phrase_behind_a_clitic_beats_a_shorter_whole_word() -> None:
    trie = Trie()
    trie.add(["وادي"], Entry("X", "valley"))
    trie.add(["ادي", "بردي"], Entry("X", "name"))
    length, entries, clitics, _ = trie.match(["وادي", "بردي"], 0) or (0, [], frozenset(), 0)
    assert (length, entries[0].value, clitics) == (2, "name", {"W"})


def test_match_begins_where_it_is_told(trie: Trie) -> None:
    assert trie.match("قصف الجيش الوطني".split(), 1) == trie.match("الجيش الوطني".split(), 0)


def test_the_same_entry_twice_is_kept_once() -> None:
    trie = Trie()
    for _ in range(2):
        trie.add(["قصف"], Entry("TRIG", "a"))
    trie.add(["قصف"], Entry("TRIG", "b"))
    match = trie.match(["قصف"], 0)
    assert match is not None
    assert [entry.value for entry in match[1]] == ["a", "b"]
    assert trie.size == 2


def test_phrases_are_all_that_was_added(trie: Trie) -> None:
    assert sorted(" ".join(words) for words in trie.phrases()) == sorted(PHRASES.strip().split("\n"))
