"""The command line: a group of commands, each in a module of its own that is loaded when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from marsad import __version__

COMMANDS = {
    "read": "marsad.cli.read",
    "explain": "marsad.cli.explain",
    "packs": "marsad.cli.packs",
    "schema": "marsad.cli.schema",
}
"""Name of each command and the module that holds it as ``command``."""


class Lazy(click.Group):
    """A group that imports a command's module only when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="marsad")
def main() -> None:
    """Marsad reads Arabic news of armed conflict into claims: who says that who did what to whom, where, when and how surely."""
