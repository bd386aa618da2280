"""Keys for comparison: folded letters, no marks. A key is never shown and never quoted; offsets are taken from the raw text."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that the press writes one for the other, by code point: alef forms to alef, alef maksura and Farsi yeh to yeh, teh
# marbuta and Kurdish/Urdu heh forms to heh, hamza on waw and yeh to the bare letter, keheh to kaf.
_FOLD = {
    0x0622: 0x0627, 0x0623: 0x0627, 0x0625: 0x0627, 0x0671: 0x0627, 0x0649: 0x064A, 0x06CC: 0x064A, 0x06CE: 0x064A,
    0x0629: 0x0647, 0x06C0: 0x0647, 0x06C1: 0x0647, 0x06D5: 0x0647, 0x06BE: 0x0647, 0x0624: 0x0648, 0x06C6: 0x0648,
    0x0626: 0x064A, 0x06A9: 0x0643,
}  # fmt: skip
_ARABIC_DIGITS = {base + d: 0x30 + d for base in (0x0660, 0x06F0) for d in range(10)}
_DROP: dict[int, None] = dict.fromkeys(
    [*range(0x0610, 0x061B), 0x0640, *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E9),
     *range(0x06EA, 0x06EE), 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
)  # fmt: skip
_TABLE: dict[int, int | None] = {**_FOLD, **_ARABIC_DIGITS, **_DROP}


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """The comparison key of a word or phrase: folded, without marks, lower case. Length is NOT kept."""
    if word and max(word) > "\u06ff":
        word = unicodedata.normalize("NFKC", word)
    return word.translate(_TABLE).lower()
