"""The errors of Marsad.

    MarsadError
    ├── InputError      a file, a line or an option of the user's that cannot be read; says which
    │   └── UsageError  an option or a combination of options that makes no sense
    └── PackError       a pack with a fault; carries file and line

Every message names the place of the fault as ``file:line`` where there is one.
"""

from __future__ import annotations


class MarsadError(Exception):
    """Base of every error that Marsad raises on purpose."""


class InputError(MarsadError):
    """Input that cannot be read: ``where`` is a file name, with a line number where lines count."""

    def __init__(self, message: str, where: str = "", line: int | None = None) -> None:
        place = f"{where}:{line}" if line is not None else where
        super().__init__(f"{place}: {message}" if place else message)
        self.where, self.line = where, line


class UsageError(InputError):
    """An option, or a combination of options, that makes no sense."""


class PackError(MarsadError):
    """A fault in a pack, with the file and the line it stands on."""

    def __init__(self, message: str, file: str, line: int = 0) -> None:
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")
        self.file, self.line = file, line
