"""Dates that a user gives."""

from __future__ import annotations

from datetime import date


def iso_date(text: str) -> str:
    """The ISO date at the start of ``text`` (a time after it is dropped). Raises ValueError where there is none."""
    day = text.strip()[:10]
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date; write YYYY-MM-DD") from error
