"""``marsad schema``: the JSON Schema of what ``marsad read --json`` prints for each article."""

from __future__ import annotations

import json

import click
import msgspec

from marsad.model import Reading


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of a Reading."""
    click.echo(json.dumps(msgspec.json.schema(Reading), indent=2, ensure_ascii=False))
