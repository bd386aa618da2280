"""``marsad read``: articles in, claims and control states out."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Any

import click
import msgspec

from marsad.errors import InputError
from marsad.model import Article, Reading
from marsad.sources import read_all
from marsad.sources.dates import iso_date
from marsad.sources.decode import has_arabic

_BATCH = 64
_PROGRESS_FROM = 50
_encode = msgspec.json.Encoder().encode


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE…|-")
@click.option("--published", metavar="DATE", help="Day of publication of articles that carry none (YYYY-MM-DD).")
@click.option("--json", "form", flag_value="json", help="Print one JSON array of readings.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print one reading a line.")
@click.option("--plain", "form", flag_value="plain", help="Print cards without boxes and colours.")
@click.option("-j", "jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes.")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="en", show_default=True, help="Language of the labels.")
def command(files: tuple[str, ...], published: str | None, form: str | None, jobs: int, lang: str) -> None:
    """Read Arabic reports: .txt (one article a file), .jsonl (one a line), or - for standard input.

    Ends with code 2 if any input could not be read; all others are read all the same.
    """
    day = None
    if published is not None:
        try:
            day = iso_date(published)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--published") from error
    failures: list[InputError] = []
    articles = _articles(files, day, failures)
    write = _writer(form, lang)
    for article, reading in _with_progress(_readings(articles, jobs)):
        write(article, reading)
    write(None, None)
    if failures:
        sys.exit(2)


def _articles(files: tuple[str, ...], day: str | None, failures: list[InputError]) -> Iterator[Article]:
    """The articles of all files; errors are told at once and kept."""
    for item in read_all(files, day):
        if isinstance(item, InputError):
            click.echo(f"marsad: {item}", err=True)
            failures.append(item)
        else:
            if not has_arabic(item.text):
                click.echo(f"marsad: warning: no Arabic letters in article {item.id}", err=True)
            yield item


def _reader() -> Callable[[Article], Reading]:
    """The reader; imported late, so that help is quick."""
    from marsad.reading import read

    return read


def _read(article: Article) -> Reading:
    """One reading, with a note where there is nothing to read."""
    reading = _reader()(article)
    return reading if has_arabic(article.text) else msgspec.structs.replace(reading, notes="no Arabic letters")


def _readings(articles: Iterator[Article], jobs: int) -> Iterator[tuple[Article, Reading]]:
    """Readings in the order of the articles; with more than one process in batches, so that memory stays bounded."""
    if jobs == 1:
        for article in articles:
            yield article, _read(article)
        return
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        while batch := list(islice(articles, _BATCH * jobs)):
            yield from zip(batch, pool.map(_read, batch, chunksize=8), strict=True)


def _with_progress(pairs: Iterator[tuple[Article, Reading]]) -> Iterator[tuple[Article, Reading]]:
    """The same pairs; a count on standard error, if that is a terminal, once there are many."""
    if not sys.stderr.isatty():
        yield from pairs
        return
    with ExitStack() as stack:
        progress: Any = None
        for number, pair in enumerate(pairs, 1):
            if number == _PROGRESS_FROM:
                progress = stack.enter_context(_progress())
                progress.add_task("", total=None, completed=number)
            if progress is not None:
                progress.update(progress.task_ids[0], completed=number)
            yield pair


def _progress() -> Any:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    count = TextColumn("{task.completed} articles")
    return Progress(SpinnerColumn(), count, TimeElapsedColumn(), console=Console(stderr=True), transient=True)


def _writer(form: str | None, lang: str) -> Callable[[Article | None, Reading | None], None]:
    """What prints a pair, and with two Nones ends the output. Bytes are UTF-8 whatever the locale."""
    out = sys.stdout.buffer
    if form in ("json", "jsonl"):
        written = 0

        def machine(article: Article | None, reading: Reading | None) -> None:
            nonlocal written
            if reading is not None:
                before = b"" if form == "jsonl" else b",\n" if written else b"[\n"
                out.write(before + _encode(reading) + (b"\n" if form == "jsonl" else b""))
                written += 1
            elif form == "json":
                out.write(b"\n]\n" if written else b"[]\n")
            out.flush()

        return machine
    color = form is None and sys.stdout.isatty()

    def cards(article: Article | None, reading: Reading | None) -> None:
        from marsad.cli.cards import render

        if article is not None and reading is not None:
            out.write(render(article, reading, lang, plain=form == "plain", color=color).encode("utf-8", "replace"))
        out.flush()

    return cards
