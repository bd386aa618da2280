"""The annotated sets: where they lie, what they hold, and the hash that says which text a figure was measured on."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
OUT = ROOT / "evals" / "out"
FOLDERS = {"public": ROOT / "evals" / "gold", "train": SHARED / "gold", "dev": SHARED / "gold"}
CONFLICT = SHARED / "data" / "text" / "conflict.dev.jsonl.gz"
GENERAL = SHARED / "data" / "text" / "general.20k.jsonl.gz"
# What `marsad read` takes from a line of JSON. Labels that only an annotated set has (a theatre) are kept from the reader.
GIVEN = ("id", "text", "published", "outlet", "url")

Document = dict[str, Any]


@dataclass(frozen=True)
class GoldSet:
    """One annotated set: ``docs`` and ``gold`` by document id, in the order of the files; ``sha256`` over both files."""

    name: str
    docs: dict[str, Document]
    gold: dict[str, Document]
    sha256: str


def documents(path: Path) -> Iterator[Document]:
    """Yield the objects of a JSONL file (gzip by its name); ValueError names the file and line of one that is broken."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except json.JSONDecodeError as fault:
                    raise ValueError(f"{path.name}:{number}: {fault}") from fault


def articles(path: Path) -> list[Document]:
    """Return the documents of a file cut down to what a reader is given."""
    return [{key: doc.get(key) for key in GIVEN} for doc in documents(path)]


def by_id(rows: Iterator[Document] | list[Document], name: str) -> dict[str, Document]:
    """Index documents by their id; ValueError where one stands twice."""
    index: dict[str, Document] = {}
    for row in rows:
        if row["id"] in index:
            raise ValueError(f"{name}: document {row['id']} stands twice")
        index[row["id"]] = row
    return index


def files(name: str) -> tuple[Path, Path]:
    """Return the paths of a set's documents and annotation."""
    folder = FOLDERS[name]
    return folder / f"{name}.docs.jsonl", folder / f"{name}.jsonl"


def present(name: str) -> bool:
    """Say whether both files of a set are there."""
    return all(path.is_file() for path in files(name))


def load(name: str) -> GoldSet:
    """Read one set; FileNotFoundError says what is missing and where it was looked for."""
    docs, gold = files(name)
    if not present(name):
        raise FileNotFoundError(f"the {name} set is not there: no {docs.name} and {gold.name} in {docs.parent}")
    digest = hashlib.sha256(docs.read_bytes() + gold.read_bytes()).hexdigest()
    return GoldSet(name, by_id(articles(docs), docs.name), by_id(documents(gold), gold.name), digest)


def chosen(name: str) -> list[GoldSet]:
    """Return the sets of a command line's ``--set``: one by name, or with ``all`` every set that is there."""
    return [load(each) for each in FOLDERS if present(each)] if name == "all" else [load(name)]
