"""The command line with a reader of our own in the place of the real one."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from marsad.cli import read as cli_read
from marsad.cli.cards import render
from marsad.cli.main import main
from marsad.model import (
    ActorRef,
    Article,
    Casualty,
    Claim,
    ControlState,
    MadeWith,
    Mention,
    PlaceRef,
    Reading,
    SourceRef,
    TimeRef,
    Voice,
)  # fmt: skip

TEXT = "قصف على سوق\n\nقال مسعف لوكالة شام إن مدفعية الفصيل قصفت سوق النخيل أمس وقتلت أربعة. ثم عاد الهدوء."


def span(quote: str) -> tuple[int, int]:
    start = TEXT.index(quote)
    return start, start + len(quote)


def ref(quote: str) -> dict[str, object]:
    return {"quote": quote, "span": span(quote), "rule": "test"}


def fake(article: Article) -> Reading:
    made = MadeWith(marsad="0", packs="0")
    if article.text != TEXT:
        return Reading(id=article.id, claims=[], control=[], notes=None, made_with=made)
    voices = [
        Voice(quote="وكالة شام", span=span("وكالة شام"), id="OTHER", role="channel"),
        Voice(quote="مسعف", span=span("مسعف"), id="OTHER", role="source"),
    ]
    place = PlaceRef(**ref("النخيل"), gaz="gn:1", lat=1.0, lon=2.0, radius_km=None, prec="P1", name_en="Nakhil")
    source = SourceRef(**ref("مسعف"), id="OTHER", chain=voices)
    mention = Mention(
        quote="قصفت سوق النخيل", trigger="قصفت", span=span("قصفت سوق النخيل"), trigger_span=span("قصفت"), rule="test"
    )
    claim = Claim(
        type="SHELLING", modality="asserted", scope="event", mentions=[mention], rule="test", weapon=None, source=source,
        actor=[ActorRef(**ref("الفصيل"), id="OPPOSITION")], target=[], place=[place], dest=[],
        time=TimeRef(**ref("أمس"), start="2015-08-01", end="2015-08-01"),
        casualties=[Casualty(**ref("أربعة"), kind="killed", who="unknown", min=4, max=4)],
    )  # fmt: skip
    state = ControlState(
        place=place, holder=ActorRef(**ref("الفصيل"), id="OPPOSITION"), kind="encircled", modality="asserted", source=None,
        quote="النخيل", span=span("النخيل"), rule="test", area_km2=6.0,
    )  # fmt: skip
    return Reading(id=article.id, claims=[claim], control=[state], notes=None, made_with=made)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cli_read, "_reader", lambda: fake)
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "latin.txt").write_text("nothing here", encoding="utf-8")
    return tmp_path


PLAIN_EN = """\
one: 1 claims, 1 control states

SHELLING · asserted · LABEL
  actor → target: الفصيل [OPPOSITION] → ?
  place: النخيل [gn:1 Nakhil, P1]
  time: أمس [2015-08-01]
  casualties: 4 killed (unknown): أربعة
  source: مسعف [OTHER] ← وكالة شام [OTHER]
  text: قال مسعف لوكالة شام إن مدفعية الفصيل [قصفت] سوق النخيل أمس وقتلت أربعة.

Control: encircled · asserted
  place: النخيل [gn:1 Nakhil, P1]
  holder: الفصيل [OPPOSITION]
  area: 6 km²
  text: قال مسعف لوكالة شام إن مدفعية الفصيل قصفت سوق النخيل أمس وقتلت أربعة.

"""


def test_plain_cards(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.cli.labels.labels", _without_types)
    result = CliRunner().invoke(main, ["read", "--plain", str(folder / "one.txt")])
    assert result.exit_code == 0, result.output
    assert result.stdout == PLAIN_EN


def _without_types(lang: str) -> dict[str, str]:
    from marsad.lexicon.files import read_tsv

    rows = read_tsv(Path(cli_read.__file__).with_name("labels.tsv"))
    return {row["key"]: row[lang] for row in rows} | {"SHELLING": "LABEL"}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_boxed_cards_fit_and_hold_all_fields(lang: str) -> None:
    article = Article(id="one", text=TEXT)
    for width in (40, 80, 200):
        out = render(article, fake(article), lang, plain=False, width=width)
        assert max(map(cell_len, out.split("\n"))) <= width
        assert "[OPPOSITION]" in out and "P1]" in out


def test_json_is_the_reading(folder: Path) -> None:
    lines = CliRunner().invoke(main, ["read", "--jsonl", str(folder / "one.txt"), str(folder / "one.txt")]).stdout.splitlines()
    assert [msgspec.json.decode(line, type=Reading) for line in lines] == [fake(Article(id="one", text=TEXT))] * 2
    array = json.loads(CliRunner().invoke(main, ["read", "--json", str(folder / "one.txt")]).stdout)
    assert [row["id"] for row in array] == ["one"]


def test_a_failed_input_gives_code_2_and_the_others_are_read(folder: Path) -> None:
    result = CliRunner().invoke(main, ["read", "--jsonl", *(str(folder / f"{n}.txt") for n in ("empty", "one", "none"))])
    assert result.exit_code == 2
    assert json.loads(result.stdout)["id"] == "one"
    assert "empty.txt: empty" in result.stderr and "none.txt: No such file" in result.stderr


def test_no_input_at_all_is_an_empty_array(folder: Path) -> None:
    result = CliRunner().invoke(main, ["read", "--json", str(folder / "empty.txt")])
    assert (result.exit_code, result.stdout) == (2, "[]\n")


def test_text_without_arabic_is_warned_of_and_read(folder: Path) -> None:
    result = CliRunner().invoke(main, ["read", "--jsonl", str(folder / "latin.txt")])
    assert result.exit_code == 0
    assert "no Arabic letters in article latin" in result.stderr
    assert json.loads(result.stdout)["claims"] == []


def test_standard_input(folder: Path) -> None:
    row = json.dumps({"id": "z", "text": TEXT}, ensure_ascii=False)
    lines = CliRunner().invoke(main, ["read", "--jsonl", "-"], input=f"\n {row}\n{row}\n".encode()).stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["z", "z"]
    out = CliRunner().invoke(main, ["read", "--jsonl", "-"], input=TEXT.encode()).stdout
    assert json.loads(out)["id"] == "stdin"


def test_bad_date_is_a_usage_error(folder: Path) -> None:
    result = CliRunner().invoke(main, ["read", "--published", "2015-13-01", str(folder / "one.txt")])
    assert result.exit_code == 2 and "is not a date" in result.stderr


def test_schema_is_json_schema_of_a_reading() -> None:
    schema = json.loads(CliRunner().invoke(main, ["schema"]).stdout)
    assert "Reading" in schema["$defs"]


def test_module_runs_and_help_is_quick() -> None:
    call = "main(['read', '--help'], standalone_mode=False)"
    code = f"import sys; from marsad.cli.main import main; {call}; print(sorted(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout
    assert "--published" in out and "'marsad.reading'" not in out and "'rich.console'" not in out
    assert (
        "marsad"
        in subprocess.run([sys.executable, "-m", "marsad", "--version"], capture_output=True, text=True, check=True).stdout
    )


def test_bytes_do_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    pytest.importorskip("marsad.reading")
    file = tmp_path / "all.jsonl"
    rows = [json.dumps({"id": str(number), "text": f"{TEXT} رقم {number}."}) for number in range(40)]
    file.write_text("\n".join([*rows, "{"]), encoding="utf-8")
    call = [sys.executable, "-m", "marsad", "read", "--jsonl", str(file), "-j"]
    runs = [subprocess.run([*call, jobs], capture_output=True, timeout=120) for jobs in "12"]
    assert runs[0].stdout == runs[1].stdout and runs[0].stdout.count(b"\n") == 40
    assert [run.returncode for run in runs] == [2, 2]
