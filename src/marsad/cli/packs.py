"""``marsad packs``: what packs are in use, and whether they are sound."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from marsad.errors import InputError
from marsad.lexicon.files import PACKS, pack_files, packs_hash
from marsad.model import Article
from marsad.sources import Item, jsonl, read


@click.group("packs")
def command() -> None:
    """Show and check the packs: all that Marsad knows of Arabic and of the world."""


@command.command("list")
def list_command() -> None:
    """List the packs: files, rows, sources; and the one hash that readings carry."""
    from marsad.lexicon.usage import size

    folders: dict[str, list[Path]] = {}
    for path in pack_files():
        folders.setdefault(path.parent.relative_to(PACKS).as_posix(), []).append(path)
    for folder, paths in folders.items():
        click.echo(f"{'packs' if folder == '.' else folder}")
        for path in paths:
            click.echo(f"  {path.name:<24}{size(path):>7} rows")
        sources = sorted((PACKS / folder).glob("*SOURCES.md"))
        for line in (line for path in sources for line in attributions(path)):
            click.echo(f"  {line}")
        if not sources and folder.startswith(("countries", "world")):
            click.echo("  no SOURCES file")
    click.echo(f"hash {packs_hash()}")


def attributions(path: Path) -> list[str]:
    """What a SOURCES file says: its lines without headings and marks of lists, continuations joined."""
    found: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if line[:1].isspace() and found:
            found[-1] += " " + text
        else:
            found.append(f"{path.name}: {text.lstrip('-*> ')}")
    return found


@command.command("check")
@click.option("--corpus", metavar="FILE", help="Also report rows and frames that never fire on these articles.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Read only the first N articles of the corpus.")
def check_command(corpus: str | None, limit: int | None) -> None:
    """Validate every pack; one line for each fault, as file:line. Ends with code 1 if there is any."""
    from marsad.lexicon.check import check

    faults = check()
    for fault in faults:
        click.echo(str(fault))
    click.echo(f"{len(pack_files())} files, {len(faults)} faults", err=True)
    if corpus is not None:
        from marsad.lexicon.usage import usage

        for line in usage(_articles(corpus, limit)).report():
            click.echo(line)
    if faults:
        sys.exit(1)


def _articles(corpus: str, limit: int | None) -> Iterator[Article]:
    """The articles of a corpus; a line that is none is told and left out."""
    for number, item in enumerate(_items(corpus)):
        if limit is not None and number >= limit:
            return
        if isinstance(item, InputError):
            click.echo(f"marsad: {item}", err=True)
        else:
            yield item


def _items(corpus: str) -> Iterator[Item]:
    if not corpus.endswith(".gz"):
        yield from read(corpus)
        return
    try:
        with gzip.open(corpus) as stream:
            yield from jsonl.read(stream, corpus, None)  # type: ignore[arg-type]
    except (OSError, EOFError) as error:
        yield InputError(str(error), corpus)
