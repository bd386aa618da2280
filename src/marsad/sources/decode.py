"""Bytes to text: UTF-8, UTF-16 and Windows-1256, each recognised by evidence; anything else is refused."""

from __future__ import annotations

import codecs
import re

from marsad.errors import InputError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 20_000
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")


def decode(data: bytes, name: str) -> str:
    """The text of ``data``. Raises InputError, naming the file, where it is binary or in another encoding."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise InputError("UTF-32 text is not read; save it as UTF-8", name)
    encoding = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None) or _without_bom(data)
    if encoding is None:
        raise InputError(_complaint(data), name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"broken {encoding} text at byte {error.start}", name) from error
    if "\0" in text:
        raise InputError("binary data, not text", name)
    return text


def has_arabic(text: str) -> bool:
    """Whether ``text`` holds a letter of the Arabic script."""
    return _ARABIC.search(text) is not None


def _without_bom(data: bytes) -> str | None:
    """The encoding of bytes without a byte order mark, if the evidence speaks for one."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        sample = data[:_SAMPLE]
        return _utf16(sample) or ("cp1256" if _is_cp1256(sample) else None)
    return (_utf16(data[:_SAMPLE]) or "utf-8") if b"\0" in data[:_SAMPLE] else "utf-8"


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark: the high bytes of most characters are 06 (Arabic) or 00 (spaces, digits, Latin)."""
    even = sample[: len(sample) // 2 * 2]
    if len(even) < 4:
        return None
    for encoding, high in (("utf-16-le", even[1::2]), ("utf-16-be", even[0::2])):
        if high.count(6) * 10 >= len(high) * 3 and (high.count(6) + high.count(0) + high.count(0x20)) * 10 >= len(high) * 9:
            return encoding
    return None


def _is_cp1256(sample: bytes) -> bool:
    """Windows-1256: no control bytes, and of the letters that it gives most are Arabic, with the article and common letters."""
    if any(byte < 9 or 13 < byte < 32 for byte in sample):
        return False
    text = sample.decode("cp1256", errors="replace")
    letters = [c for c in text if c.isalpha() and not c.isascii()]
    arabic = [c for c in letters if "\u0621" <= c <= "\u064a"]
    common = sum(c in "\u0627\u0644\u064a\u0645\u0646\u0648\u0631\u062a\u0628\u0639" for c in arabic)
    return len(arabic) >= 2 and len(arabic) * 10 >= len(letters) * 9 and common * 10 >= len(arabic) * 4


def _complaint(data: bytes) -> str:
    sample = data[:_SAMPLE]
    binary = b"\0" in sample or sum(byte < 9 or 13 < byte < 32 for byte in sample) * 50 > len(sample)
    return "binary data, not text" if binary else "neither UTF-8, UTF-16 nor Windows-1256 Arabic; save it as UTF-8"
