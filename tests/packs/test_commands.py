"""``marsad packs`` and ``marsad explain``, and the explanations themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from marsad.cli.main import main
from marsad.explain import explain
from marsad.explanation import Trigger
from marsad.lexicon.usage import usage
from marsad.model import Article
from marsad.reading import read

TEXT = """\
غارات على مواقع داعش في الرقة

نفى المتحدث باسم الجيش السوري أن تكون قواته قصفت مدينة دوما أمس. وقتل خمسة مدنيين في انفجار عبوة ناسفة في حلب.
"""
ARTICLE = Article(id="x", text=TEXT, published="2017-10-17")


def triggers(text: str) -> dict[str, Trigger]:
    explained = explain(Article(id="x", text=text, published="2017-10-17"))
    return {trigger.text: trigger for sentence in explained.sentences for trigger in sentence.triggers}


def run(*arguments: str, stdin: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(main, arguments, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout


def test_list_names_files_rows_and_sources() -> None:
    code, out = run("packs", "list")
    assert code == 0
    assert "cues.tsv" in out
    assert "SOURCES.md: " in out
    assert out.splitlines()[-1].startswith("hash ")


def test_check_ends_with_1_exactly_where_it_prints_faults() -> None:
    code, out = run("packs", "check")
    assert code == (1 if out else 0)


def test_check_reports_what_a_corpus_uses(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps({"id": "x", "text": TEXT}) + "\n", encoding="utf-8")
    _, out = run("packs", "check", "--corpus", str(path))
    assert "1 articles" in out
    assert "FIRES NOWHERE" in out
    assert "frame airstrike.raid: fires 1 times" in out


def test_usage_counts_frames_and_rows() -> None:
    found = usage([ARTICLE])
    assert found.frames["airstrike.raid"] == 1
    assert found.frames["torture.torture"] == 0
    used, total = found.rows["places"]
    assert 3 <= used < total


def test_explain_prints_frames_roles_and_cues() -> None:
    code, out = run("explain", "-", "--published", "2017-10-17", stdin=TEXT)
    assert code == 0
    for words in ("airstrike.raid", "fired", "governs", "speech:", "phrases:", "sentence 3"):
        assert words in out


def test_explain_one_sentence_as_json() -> None:
    code, out = run("explain", "-", "--json", "--sentence", "2", stdin=TEXT)
    assert code == 0
    ((explained),) = json.loads(out)
    (sentence,) = explained["sentences"]
    assert sentence["number"] == 2
    assert {"tokens", "units", "items", "speeches", "triggers"} <= set(sentence)


@pytest.mark.parametrize(
    ("arguments", "code"), [(("no-such-file.txt",), 2), (("-", "--published", "soon"), 2), (("-", "--sentence", "0"), 2)]
)
def test_explain_refuses(arguments: tuple[str, ...], code: int) -> None:
    assert run("explain", *arguments, stdin=TEXT)[0] == code


def test_explain_tells_what_governs() -> None:
    trigger = triggers(TEXT)["قصفت"]
    assert trigger.modality == "denied"
    assert [(cue.text, cue.verdict) for cue in trigger.cues][:1] == [("نفى", "governs")]


@pytest.mark.parametrize(
    ("text", "trigger", "cue", "verdict"),
    [
        ("ربما قصف الجيش السوري حلب", "قصف", "ربما", "governs"),
        ("قصف الجيش السوري حلب وهدد", "قصف", "هدد", "stands after the trigger"),
        ("لم يعلق الجيش على غارات الطيران", "غارات", "لم يعلق", "pseudo: looks like a cue, is none"),
        ("ربما ينفي الجيش قصف حلب", "قصف", "ربما", "a nearer cue governs"),
        ("نفى الجيش القصف بعدما قتل المسلحون خمسة مدنيين", "قتل", "نفى", "terminated by بعدما"),
        ("نفى الجيش القصف بعدما قتل المسلحون خمسة مدنيين", "قتل", "بعدما", "no cue: ends the reach of others"),
    ],
)
def test_explain_tells_what_each_cue_does(text: str, trigger: str, cue: str, verdict: str) -> None:
    assert {one.text: one.verdict for one in triggers(text)[trigger].cues}[cue] == verdict


def test_cues_of_other_sentences_are_not_asked() -> None:
    assert [cue.text for cue in triggers("نفى الوزير ذلك. ربما قصف الجيش السوري حلب.")["قصف"].cues] == ["ربما"]


def test_explanations_agree_with_the_reading() -> None:
    reading, explained = read(ARTICLE), explain(ARTICLE)
    assert len(explained.claims) == len(reading.claims) >= 2
    spans = {mention.trigger_span: n for n, claim in enumerate(reading.claims, 1) for mention in claim.mentions}
    told = {t.span: t.claim for s in explained.sentences for t in s.triggers if t.claim is not None}
    assert told == spans
    for sentence in explained.sentences:
        for trigger in sentence.triggers:
            fired = [frame for frame in trigger.frames if frame.outcome == "fired"]
            assert len(fired) == (0 if trigger.outcome.startswith(("no frame", "part of")) else 1)


@given(
    st.lists(st.sampled_from("نفى قصف الجيش السوري حلب لم ربما ، . إن قال غارات على «داعش» في أمس خمسة قتل و".split(" "))).map(
        " ".join
    )
)
def test_any_words_can_be_explained(text: str) -> None:
    explained = explain(Article(id="x", text=text))
    for sentence in explained.sentences:
        for view in (*sentence.tokens, *sentence.units, *sentence.items, *sentence.triggers):
            assert text[view.span[0] : view.span[1]] == view.text
