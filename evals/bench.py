"""Measure the reader on one core: start-up, memory, articles a second, growth with length.

usage: python -m evals.bench [--limit N] [--json]

Articles are those of the conflict corpus where it is there, else the public set over and over. One pass of the phrase
matcher alone over the same text, with all lexicon entries, is the least that any lexicon reader must do: time is given as its
multiple too.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from evals import corpus
from evals.table import aligned

STARTS, ROUNDS, REPEATED = 5, 2, 1000
SMALL, LARGE = 100_000, 1_000_000
TARGETS = {"articles/s": "≥ 300", "first result, s": "≤ 1", "peak memory, MB": "< 400", "time × length, 1 MB : 100 KB": "≈ 1"}


def articles(limit: int | None) -> tuple[str, list[corpus.Document]]:
    """Return what is read, and the name of where it is from."""
    if corpus.CONFLICT.is_file():
        return "conflict corpus", corpus.articles(corpus.CONFLICT)[:limit]
    docs = list(corpus.load("public").docs.values())
    return "public set, repeated", list(islice(cycle(docs), limit or REPEATED))


def long_article(docs: Iterable[corpus.Document], size: int) -> str:
    """Return a text of about ``size`` bytes of UTF-8, made of whole articles one after the other."""
    parts, held = [], 0
    for doc in cycle(docs):
        parts.append(doc["text"])
        held += len(doc["text"].encode()) + 2
        if held >= size:
            return "\n\n".join(parts).encode()[:size].decode("utf-8", "ignore")
    return ""


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the shortest time of a few rounds."""
    spent = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begin)
    return min(spent)


def megabytes_of_this_process() -> float:
    """Return the peak resident memory so far: counted in KB on Linux, in bytes on macOS."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def reading_figures(docs: list[corpus.Document]) -> dict[str, float]:
    """Return the figures that are measured inside one process, which does nothing else."""
    import msgspec

    from marsad.lexicon import matcher_pass
    from marsad.model import Article
    from marsad.reading import read

    given = [msgspec.convert(doc, Article) for doc in docs]
    short = Article(id="short", text=long_article(docs, SMALL))
    long = Article(id="long", text=long_article(docs, LARGE))
    read(given[0])
    spent = seconds(lambda: [read(article) for article in given])
    peak = megabytes_of_this_process()
    floor = seconds(lambda: [matcher_pass(article.text) for article in given])
    brief, lengthy = seconds(lambda: read(short)), seconds(lambda: read(long))
    return {
        "articles/s": len(given) / spent,
        "MB of text/s": sum(len(article.text.encode()) for article in given) / 1e6 / spent,
        "peak memory, MB": peak,
        "matcher alone, articles/s": len(given) / floor,
        "reader : matcher alone": spent / floor,
        "one article of 100 KB, s": brief,
        "one article of 1 MB, s": lengthy,
        "time × length, 1 MB : 100 KB": lengthy / brief / (LARGE / SMALL),
    }


def first_result(docs: list[corpus.Document]) -> tuple[float, float]:
    """Return the median seconds from the start of the program to its first line of output, and to its end, on 20 articles."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "articles.jsonl"
        source.write_text("".join(json.dumps(doc, ensure_ascii=False) + "\n" for doc in docs[:20]), encoding="utf-8")
        program = "import sys; from marsad.cli.main import main; sys.exit(main())"
        command = [sys.executable, "-c", program, "read", "--jsonl", str(source)]
        firsts, ends = [], []
        for _ in range(STARTS):
            begin = time.perf_counter()
            with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
                assert running.stdout is not None
                if not running.stdout.readline():
                    raise SystemExit("marsad read --jsonl printed nothing")
                firsts.append(time.perf_counter() - begin)
                running.stdout.read()
            ends.append(time.perf_counter() - begin)
            if running.returncode:
                raise SystemExit(f"marsad read --jsonl ended with exit code {running.returncode}")
    return statistics.median(firsts), statistics.median(ends)


def keep_to_one_core() -> None:
    """Bind this process and its children to one core, where the system can."""
    with suppress(AttributeError, OSError):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measure(docs: list[corpus.Document]) -> dict[str, float]:
    """Return all figures; memory and speed from a process of their own."""
    first, end = first_result(docs)
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "articles.jsonl"
        source.write_text("".join(json.dumps(doc, ensure_ascii=False) + "\n" for doc in docs), encoding="utf-8")
        command = [sys.executable, "-m", "evals.bench", "--inside", str(source)]
        inside: dict[str, float] = json.loads(subprocess.run(command, cwd=corpus.ROOT, stdout=subprocess.PIPE, check=True).stdout)
    return {"first result, s": first, "20 articles from start to end, s": end} | inside


def main() -> None:
    """Run as the module's docstring says."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--limit", type=int, help="read that many articles only")
    options.add_argument("--json", action="store_true", help="print the figures as JSON")
    options.add_argument("--inside", metavar="DOCS", help=argparse.SUPPRESS)
    args = options.parse_args()
    keep_to_one_core()
    if args.inside:
        print(json.dumps(reading_figures(corpus.articles(Path(args.inside)))))
        return
    name, docs = articles(args.limit)
    figures: dict[str, Any] = measure(docs)
    if args.json:
        print(json.dumps({"articles": len(docs), "from": name, "figures": figures}, indent=1))
        return
    lengths = statistics.median(len(doc["text"].split()) for doc in docs)
    print(f"{len(docs)} articles ({name}), median {lengths:.0f} words, one core, Python {sys.version.split()[0]}")
    print(
        aligned(["figure", "measured", "wanted"], [[key, f"{value:.2f}", TARGETS.get(key, "")] for key, value in figures.items()])
    )


if __name__ == "__main__":
    main()
