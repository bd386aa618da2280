"""Finding and reading the sets, the words of the theatres, the long articles of the benchmark."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from evals import bench, corpus, general
from evals.alike import folded_words


def test_documents_are_read_from_plain_and_packed_files(tmp_path: Path) -> None:
    line = '{"id": "a", "text": "قصف", "theatre": "SY"}\n\n'
    plain, packed = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"
    plain.write_text(line, encoding="utf-8")
    packed.write_bytes(gzip.compress(line.encode()))
    given = {"id": "a", "text": "قصف", "published": None, "outlet": None, "url": None}
    assert corpus.articles(plain) == corpus.articles(packed) == [given]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a"}\n{"id"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.jsonl:2: "):
        list(corpus.documents(path))


def test_a_document_that_stands_twice_is_named() -> None:
    with pytest.raises(ValueError, match="x: document a stands twice"):
        corpus.by_id([{"id": "a"}, {"id": "a"}], "x")


@pytest.mark.parametrize("name", corpus.FOLDERS)
def test_documents_and_annotation_are_of_the_same_articles(name: str) -> None:
    if name != "public" and not corpus.present(name):
        pytest.skip(f"the {name} set is not beside the repository (../shared/gold)")
    gold_set = corpus.load(name)
    assert gold_set.docs.keys() == gold_set.gold.keys()


def test_no_document_is_in_two_sets() -> None:
    sets = corpus.chosen("all")
    assert len({name for each in sets for name in each.docs}) == sum(len(each.docs) for each in sets)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("في العراق اليوم", True),
        ("والعراقيين", True),
        ("إلى سورية", True),
        ("لليمن", True),
        ("ولإسرائيل", True),
        ("افتتح أيمن مصرفاً في الرياض", False),
        ("القرار المالي الجديد", False),
    ],
)
def test_words_of_the_theatres(text: str, found: bool) -> None:
    assert bool(general.theatre_words().search(" ".join(folded_words(text)))) is found


def test_countries_are_fewer_than_all_words() -> None:
    assert general.theatre_words("countries").search("عراق")
    assert not general.theatre_words("countries").search("داعش")


def test_a_long_article_has_the_length_that_is_asked_for() -> None:
    text = bench.long_article([{"text": "خبر"}, {"text": "خبر آخر"}], 1000)
    assert 997 <= len(text.encode()) <= 1000
    assert text.startswith("خبر\n\nخبر آخر\n\nخبر\n\n")
