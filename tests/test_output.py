"""What comes out for the example reports: by the schema, with every key of the codebook, the same bytes wherever it runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from marsad.model import Article, Reading
from marsad.reading import read

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "examples.jsonl"
# Section 5 of the codebook, as paths: "[]" stands for each item of a list, a path through null ends there.
KEYS = {
    "": "id claims control notes",
    "claims[]": "type modality scope mentions actor target place dest time weapon casualties source",
    "claims[].mentions[]": "quote trigger span trigger_span rule",
    "claims[].actor[]": "quote id span rule basis",
    "claims[].target[]": "quote id span rule basis",
    "claims[].place[]": "quote gaz prec lat lon radius_km span rule basis",
    "claims[].dest[]": "quote gaz prec lat lon radius_km span rule basis",
    "claims[].time": "quote start end span rule basis",
    "claims[].weapon": "quote span rule basis",
    "claims[].casualties[]": "kind who min max quote span rule basis",
    "claims[].source": "quote id span rule basis chain",
    "control[]": "place holder kind modality source quote span rule basis area_km2",
    "control[].place": "quote gaz lat lon",
    "control[].holder": "quote id",
}
# A state and a destination, which the examples may not have.
MORE = "وصل نازحون من الرقة إلى تل أبيض بعد اشتباكات بين قوات سوريا الديمقراطية وتنظيم داعش. ويسيطر تنظيم داعش على مدينة الرقة."


def articles() -> list[Article]:
    rows = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    return [*(msgspec.convert(row, Article) for row in rows), Article(id="more", text=MORE, published="2016-05-04")]


@cache
def readings() -> list[dict[str, Any]]:
    return [json.loads(msgspec.json.encode(read(article))) for article in articles()]


def items(record: Any, path: str) -> Iterator[Any]:
    """What stands at a path of ``KEYS``."""
    if record is None:
        return
    head, _, rest = path.partition(".")
    if not head:
        yield record
    elif head.endswith("[]"):
        for item in record[head[:-2]]:
            yield from items(item, rest)
    else:
        yield from items(record[head], rest)


def test_output_is_valid_by_the_schema() -> None:
    printed = subprocess.run([sys.executable, "-m", "marsad", "schema"], capture_output=True, check=True, timeout=60).stdout
    schema = json.loads(printed)
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    for reading in readings():
        assert [error.message for error in validator(schema).iter_errors(reading)] == []


def test_the_schema_refuses_what_is_no_reading() -> None:
    schema = msgspec.json.schema(Reading)
    broken = [{"id": 5}, readings()[0] | {"claims": [{"type": "STATEMENT"}]}, {"id": "x"}]
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert all(list(validator.iter_errors(one)) for one in broken)


@pytest.mark.parametrize("path", KEYS)
def test_every_key_of_the_codebook_is_there(path: str) -> None:
    found = [item for reading in readings() for item in items(reading, path)]
    assert found, "no example has one"
    for item in found:
        assert set(KEYS[path].split()) <= set(item)


def test_the_output_is_read_back_as_it_was() -> None:
    for reading, article in zip(readings(), articles(), strict=True):
        assert msgspec.convert(reading, Reading) == read(article)


@cache
def printed(*settings: tuple[str, str], reverse: bool = False) -> bytes:
    """What the command prints for the examples in a process of its own."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHONUTF8", "PYTHONIO"))
    }
    files = sorted(map(str, EXAMPLES.parent.glob("*.txt")), reverse=reverse)
    call = [sys.executable, "-m", "marsad", "read", "--jsonl", "--published", "2017-10-19", *files]
    return subprocess.run(call, capture_output=True, check=True, timeout=120, env=environment | dict(settings)).stdout


@pytest.mark.parametrize(
    "settings",
    [
        [("PYTHONHASHSEED", "0")],
        [("PYTHONHASHSEED", "1")],
        [("PYTHONHASHSEED", "random")],
        [("PYTHONHASHSEED", "2"), ("LC_ALL", "C")],
        [("PYTHONHASHSEED", "3"), ("LC_ALL", "C"), ("PYTHONUTF8", "0"), ("PYTHONCOERCECLOCALE", "0"), ("TZ", "Asia/Tokyo")],
    ],
    ids=["seed 0", "seed 1", "seed random", "locale C", "locale C without coercion"],
)
def test_the_same_bytes_whatever_the_seed_of_hashes_and_the_locale(settings: list[tuple[str, str]]) -> None:
    first = printed(("PYTHONHASHSEED", "0"))
    assert first.count(b"\n") == len(list(EXAMPLES.parent.glob("*.txt")))
    assert printed(*settings) == first


def test_the_same_readings_whatever_the_order_of_files() -> None:
    seed = ("PYTHONHASHSEED", "0")
    assert printed(seed, reverse=True).splitlines() == printed(seed).splitlines()[::-1]
