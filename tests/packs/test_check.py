"""Faults that the checker must find, each in a small pack of its own: what is written, and the messages that come."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from marsad.errors import PackError
from marsad.lexicon.check import check
from marsad.lexicon.files import PACKS

PLACES = "id\tar\ten\tkind\tlat\tlon\tradius_km\tadm1\tadm2\tpop\tflags\taliases\n"
PEOPLE = "ar\ten\tclass\tactor\trole_en\tfrom\tto\taliases\n"
CUES = "form\tpos\tcategory\tdirection\tscope\tnote\n"
WORDS = "form\tclass\tpos\tvalue\tnote\n"
EVENT = 'type = "SIEGE"\nfamily = "SIEGE"\nlabel_en = "Siege"\nlabel_ar = """\nحصار\n"""\n[codes]\nmodes = "x"\n'
FRAME = '[[frame]]\nid = "siege.siege"\nvalency = "besiege"\nnouns = """\nحصار\n"""\n'
HELD = 'examples = """\nفرضت القوات [حصارا] على المدينة\n"""\ncounter = """\nقصفت القوات [المدينة]\n"""\n'


def actor(name: str = "a-b", ar: str = "حركة", **cells: str) -> str:
    filled = {
        "code": "OTHER",
        "kind": "party",
        "country": "SY",
        "from": "",
        "to": "",
        "en": "X",
        "parent": "",
        "successor": "",
    } | cells
    return f'[[actor]]\nid = "{name}"\n' + "".join(f'{k} = "{v}"\n' for k, v in filled.items()) + f'ar = """\n{ar}\n"""\n'


def faults(folder: Path, file: str, text: str) -> list[str]:
    """The faults of a pack that has one file beside those that no pack can be without."""
    for name in ("tables.toml", "codebook.toml", "events/valency.toml", "arabic/phrases.toml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PACKS / name, folder / name)
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")
    return [str(fault) for fault in check(folder) if fault.file == file]


SY_PLACES, SY_ACTORS = "countries/SY/places.tsv", "countries/SY/actors.toml"


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        (SY_PLACES, PLACES + "gn:1\tحلب\tAleppo\tcity\t36.2\t37.1\n", []),
        (SY_PLACES, PLACES + "gn:1\tحلب\tAleppo\tcity\t96\t37.1\n", [":2: lat is no number from -90 to 90: '96'"]),
        (SY_PLACES, PLACES + "gn:1\tحلب\tAleppo\tcity\tx\t37.1\n", [":2: lat is no number"]),
        (SY_PLACES, PLACES + "gn:1\tحلب\tAleppo\tcity\t\t37.1\n", [":2: no lat"]),
        (SY_PLACES, PLACES + "gn:1\tحلب\tAleppo\ttown hall\t36\t37.1\n", [":2: unknown kind 'town hall'"]),
        (SY_PLACES, PLACES + "x1\tحلب\tAleppo\tcity\t36\t37.1\n", [":2: id is not as it should be"]),
        (SY_PLACES, PLACES + "gn:1\tحلب\tAleppo\tcity\t36\t37\t\tSY9\n", [":2: adm1: no place 'SY9'"]),
        (SY_PLACES, PLACES + "gn:1\tحلب\tAleppo\tcity\t36\t37\t\t\t\t\tcue,sure\n", [":2: unknown flags 'sure'"]),
        (SY_PLACES, PLACES + "gn:1\tحلب\tAleppo\tcity\t36\t37\t\t\t\t\t\tأحلب|احلب\n", [":2: 'احلب' is found by 'أحلب' already"]),
        (SY_PLACES, PLACES + "gn:1\tحَلب\tAleppo\tcity\t36\t37\n", [":2: vowel marks or tatweel"]),
        (SY_PLACES, PLACES + "gn:1\tحلaب\tAleppo\tcity\t36\t37\n", [":2: a letter of another script in an Arabic word: U+0061"]),
        (SY_PLACES, PLACES + "gn:1\t\u200fحلب\tAleppo\tcity\t36\t37\n", [":2: an invisible character: U+200F"]),
        (SY_PLACES, PLACES + "gn:1\tا\tA\tcity\t36\t37\ngn:1\tب\tB\tcity\t36\t38\n", [":3: again: 'gn:1' stands in"]),
        (SY_PLACES, PLACES + "gn:1\tا\tA\tcity\t36\t37\ngn:2\tا\tA\tcity\t36\t37.01\n", [":3: the same city as gn:1 in"]),
        (SY_PLACES, PLACES + "gn:1\tا\tA\tcity\t36\t37\ngn:2\tا\tA\tcity\t36\t37.9\n", []),  # namesakes
        (SY_PLACES, PLACES + "gn:1\tا\tA\tcity\t36\t37\t\t\t\t\t\t\tmore\n", [":2: 13 cells in a row, the header has 12"]),
        (SY_PLACES, PLACES.replace("pop", "population"), [":1: no column 'pop'", ":1: unknown column 'population'"]),
        (SY_ACTORS, actor(), []),
        (SY_ACTORS, actor(code="SYRIA"), [":1: unknown code 'SYRIA'"]),
        (SY_ACTORS, actor(kind="gang"), [":1: unknown kind 'gang'"]),
        (SY_ACTORS, actor(name="A b"), [":1: id is not as it should be"]),
        (SY_ACTORS, actor(**{"from": "2015-13"}), [":1: from is no ISO date: '2015-13'"]),
        (SY_ACTORS, actor(**{"from": "2015", "to": "2014-02"}), [":1: ends (2014-02) before it begins (2015)"]),
        (SY_ACTORS, actor(parent="nobody"), [":1: parent: no actor 'nobody'"]),
        (SY_ACTORS, actor(successor="a-b"), [":1: successor: the actor itself"]),
        (SY_ACTORS, actor() + 'note = "x"\n', [":1: unknown key 'note'"]),
        (SY_ACTORS, actor() + actor("c-d"), [":14: 'حركه' means c-d and a-b"]),
        (SY_ACTORS, actor() + actor("c-d", country="IQ"), []),
        (SY_ACTORS, actor(to="2015-01-01") + actor("c-d", **{"from": "2015-01-01"}), []),
        (SY_ACTORS, "[[actor]]\nid = \n", [":2: Invalid value"]),
        (
            "countries/SY/people.tsv",
            PEOPLE + "فلان\tX\tking\tno-one\n",
            [":2: actor: no actor 'no-one'", ":2: unknown class 'king'"],
        ),
        ("arabic/cues.tsv", CUES + "نفى/ينفي\tverb\tdenied\tforward\t12\n", []),
        ("arabic/cues.tsv", CUES + "/ينفي\tverb\tdenied\tforward\t12\n", [":2: a verb is perfect/imperfect"]),
        (
            "arabic/cues.tsv",
            CUES + "ربما\tword\tmaybe\tforward\tfar\n",
            [":2: scope is no number", ":2: unknown category 'maybe'"],
        ),
        ("arabic/words.tsv", WORDS + "إلى\tTO\tword\nالى\tTO\tword\n", [":3: again: 'الي to' stands in arabic/words.tsv:2"]),
        ("arabic/words.tsv", WORDS + "إلى\tto\tword\n", [":2: class is not as it should be"]),
        ("arabic/strange.tsv", "form\n", [": no table of tables.toml describes this file"]),
        ("events/SIEGE.toml", EVENT + FRAME + HELD, []),
        ("events/SIEGE.toml", EVENT + FRAME, [":9: frame siege.siege: no counter", ":9: frame siege.siege: no examples"]),
        (
            "events/SIEGE.toml",
            EVENT.replace('type = "SIEGE"', 'type = "WAR"'),
            [":1: the file of WAR", ":1: unknown event type 'WAR'"],
        ),
        ("events/SIEGE.toml", EVENT + FRAME.replace("besiege", "hug") + HELD, [":11: frame siege.siege: unknown valency 'hug'"]),
        (
            "events/SIEGE.toml",
            EVENT + FRAME + 'when = ["@ NO_SUCH"]\n' + HELD,
            [":15: frame siege.siege: no word and no code makes"],
        ),
        (
            "events/SIEGE.toml",
            EVENT + FRAME + 'when = ["@ (ON"]\n' + HELD,
            [":15: frame siege.siege: events/SIEGE.toml: pattern"],
        ),
        ("events/SIEGE.toml", EVENT + FRAME + 'when = ["ON IN"]\n' + HELD, [":15: frame siege.siege: when without the trigger"]),
        (
            "events/SIEGE.toml",
            EVENT + FRAME + 'verbs = """\nحاصر\n"""\n' + HELD,
            [":16: frame siege.siege: a verb is perfect/imperfect"],
        ),
        ("events/SIEGE.toml", EVENT + FRAME.split("nouns")[0] + HELD, [":9: frame siege.siege: no trigger words"]),
        (
            "events/valency.toml",
            '[x]\nsubj = "king"\nunder = "place"\n',
            [":2: valency x: unknown role", ":3: valency x: unknown slot"],
        ),
    ],
)
def test_faults(tmp_path: Path, file: str, text: str, expected: list[str]) -> None:
    found = faults(tmp_path, file, text)
    assert len(found) == len(expected), found
    for message, wanted in zip(found, expected, strict=True):
        assert message.startswith(file + wanted)


def test_faults_are_errors_with_file_and_line(tmp_path: Path) -> None:
    faults(tmp_path, SY_PLACES, PLACES + "gn:1\tحلب\tAleppo\tcity\t96\t37.1\n")
    (fault,) = [fault for fault in check(tmp_path) if fault.file == SY_PLACES]
    assert isinstance(fault, PackError)
    assert fault.line == 2


def test_the_packs_are_sound() -> None:
    """Examples are left to test_examples, which names each."""
    executed = (": examples: ", ": counter: ", ": no examples", ": no counter")
    assert [str(fault) for fault in check() if not any(words in str(fault) for words in executed)] == []
