"""What the documents show is so: the READMEs' example, the codebook's types, ids and offsets."""

from __future__ import annotations

import json
import re
from typing import Any, get_args

import pytest

from docs import update_readme
from evals.alike import ACTOR_IDS
from marsad import model

CODEBOOK = (update_readme.ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", update_readme.READMES)
def test_the_example_is_what_the_program_prints(name: str) -> None:
    text = (update_readme.ROOT / name).read_text(encoding="utf-8")
    assert text == update_readme.filled(text, update_readme.example()), "run make readme"


def test_the_block_takes_the_place_of_the_old_one() -> None:
    text = f"a\n{update_readme.BEGIN}\nold\n{update_readme.END}\nb"
    assert update_readme.filled(text, "new") == f"a\n{update_readme.BEGIN}\nnew\n{update_readme.END}\nb"
    with pytest.raises(ValueError, match="example:begin"):
        update_readme.filled("no marks", "new")


@pytest.mark.parametrize(
    ("section", "kinds"), [("## 1. ", model.EventType), ("## 2. ", model.Modality)], ids=["types", "modalities"]
)
def test_the_codebook_defines_what_the_model_knows(section: str, kinds: Any) -> None:
    table = CODEBOOK.split(section)[1].split("\n## ")[0]
    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == list(get_args(kinds))


def test_the_codebook_lists_the_ids_that_the_scorer_knows() -> None:
    table = CODEBOOK.split("**Actor ids.**")[1].split("\n## ")[0]
    assert set(re.findall(r"`([A-Z_]+)`", table)) == ACTOR_IDS | {"OTHER"}


def test_the_offsets_of_the_codebook_are_right() -> None:
    shown = json.loads(CODEBOOK.split("```json")[1].split("```")[0])
    claim = shown["claims"][0]
    text = claim["mentions"][0]["quote"]
    for item in (*claim["mentions"], *claim["actor"], *claim["target"], *claim["place"]):
        assert text[slice(*item["span"])] == item["quote"]
    assert text[slice(*claim["mentions"][0]["trigger_span"])] == claim["mentions"][0]["trigger"]
