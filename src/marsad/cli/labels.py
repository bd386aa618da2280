"""What the cards call things, in English or Arabic: types from the event packs, the rest from ``labels.tsv``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from marsad.lexicon.files import PACKS, read_toml, read_tsv


@lru_cache(maxsize=2)
def labels(lang: str) -> dict[str, str]:
    """Label by key (``AIRSTRIKE``, ``actor``, ``denied`` …) in ``lang``, ``ar`` or ``en``."""
    found = {row["key"]: row.get(lang) or row["key"] for row in read_tsv(Path(__file__).with_name("labels.tsv"))}
    for path in sorted((PACKS / "events").glob("*.toml")):
        pack = read_toml(path)
        label = pack.get(f"label_{lang}")
        if isinstance(label, str) and label.strip():
            found[str(pack.get("type", path.stem))] = " ".join(label.split())
    return found


def label(key: str, lang: str) -> str:
    """The label of ``key``, or the key where there is none."""
    return labels(lang).get(key, key)
