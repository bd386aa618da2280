"""Plain tables for a terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Sequence

Row = Sequence[object]


def cell(value: object) -> str:
    """Return a value as it stands in a table: three decimals for rates, nothing for None."""
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def aligned(head: Row, rows: Sequence[Row]) -> str:
    """Return rows under a head, the first column set left and the others right."""
    grid = [[cell(value) for value in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]

    def line(row: list[str]) -> str:
        first, *rest = (text.ljust(w) if not i else text.rjust(w) for i, (text, w) in enumerate(zip(row, widths, strict=True)))
        return "  ".join([first, *rest]).rstrip()

    return "\n".join(map(line, grid))


def markdown(head: Row, rows: Sequence[Row]) -> str:
    """Return rows under a head as a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell(value).replace("|", "\\|") for value in row) + " |" for row in lines)
