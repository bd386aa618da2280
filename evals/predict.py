"""Read articles with whichever ``marsad`` is on the path: used in this process, and as a script under another revision's tree.

usage: python -P evals/predict.py DOCS.jsonl PREDICTED.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from marsad.model import Article
from marsad.reading import read


def predict(docs: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the readings of some documents as plain objects, by document id; a fault of the reader names its document."""
    found = {}
    for doc in docs:
        try:
            found[doc["id"]] = msgspec.to_builtins(read(msgspec.convert(doc, Article)))
        except Exception as fault:
            fault.add_note(f"while reading document {doc['id']}")
            raise
    return found


def main() -> None:
    """Read the documents of the first file into the second."""
    source, target = map(Path, sys.argv[1:3])
    docs = [json.loads(line) for line in source.read_text(encoding="utf-8").split("\n") if line.strip()]
    rows = predict(docs).values()
    target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
