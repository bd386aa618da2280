"""How many claims are read where none belong: general news without the theatres of the project's conflicts.

A sample of articles with a fixed seed is drawn from those that hold no word of ``theatres.txt``; a second one from those that
hold no name of a country there, whatever else they hold.
"""

from __future__ import annotations

import random
import re
from functools import cache

from evals import corpus
from evals.alike import folded_words
from evals.predict import predict
from evals.table import aligned

SAMPLE, SEED, ALLOWED = 500, 20171019, 1 / 25
WORDS = corpus.ROOT / "evals" / "theatres.txt"


@cache
def theatre_words(section: str | None = None) -> re.Pattern[str]:
    """Return what finds the listed words in folded text, with what may be written before them; of one section or of all."""
    found, current = [], ""
    for line in WORDS.read_text(encoding="utf-8").split("\n"):
        if line.startswith("["):
            current = line.strip("[] ")
        elif line.strip() and not line.startswith("#") and section in (None, current):
            found.append(" ".join(folded_words(line)))
    before = "(?:[\u0648\u0641]?[\u0628\u0643\u0644]?(?:\u0627\u0644|\u0644)?)"  # and, so; by, like, for; the, for the
    return re.compile(rf"(?<!\w){before}(?:{'|'.join(sorted(set(found), key=lambda word: (-len(word), word)))})(?!\w)")


def without(section: str | None) -> list[corpus.Document]:
    """Return the articles of the general corpus that hold none of the words."""
    pattern = theatre_words(section)
    return [doc for doc in corpus.articles(corpus.GENERAL) if not pattern.search(" ".join(folded_words(doc["text"])))]


def measure(section: str | None) -> tuple[int, int, int, int]:
    """Return how many articles qualify, how many were read, the claims in them, and in how many of them there was one."""
    fitting = without(section)
    sample = random.Random(SEED).sample(fitting, min(SAMPLE, len(fitting)))
    counts = [len(reading["claims"]) for reading in predict(sample).values()]
    return len(fitting), len(sample), sum(counts), sum(map(bool, counts))


def report() -> str:
    """Return the table of both samples."""
    if not corpus.GENERAL.is_file():
        raise SystemExit(f"the general corpus is not there: {corpus.GENERAL.relative_to(corpus.ROOT.parent)}")
    rows = []
    for label, section in (("no word of theatres.txt", None), ("no country of theatres.txt", "countries")):
        fitting, read, claims, articles = measure(section)
        rows.append([label, fitting, read, claims, articles, claims / read])
    head = ["articles with", "fitting", "read", "claims", "articles with claims", "claims/article"]
    return aligned(head, rows) + f"\nallowed: fewer than {ALLOWED:.3f} claims/article (1 in 25)"
