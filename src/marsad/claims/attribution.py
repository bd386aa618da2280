"""Who says it: speech verbs, "according to", headlines with a colon, quoted speech that runs on over sentences.

``speeches(items)`` finds the acts of speech of one sentence; ``Speaker`` carries the speaker from sentence to sentence.
"""

from __future__ import annotations

from marsad.mentions.phrases import Item

_SOURCES = frozenset(("ACTORNP", "ANONNP"))
_SPEECH = frozenset(("SAY", "SAYMORE", "SAYACC", "SAYQUOTE"))


class Speech:
    """One act of speech: the item that speaks (None: the one before), what carries it, and the items it covers."""

    __slots__ = ("chain", "end", "rule", "source", "start", "verb")

    def __init__(self, source: Item | None, start: int, end: int, rule: str, verb: int) -> None:
        self.source, self.start, self.end, self.rule, self.verb = source, start, end, rule, verb
        self.chain: list[tuple[Item, str]] = []


def _can_speak(item: Item) -> bool:
    return bool(item.kind and (item.classes & _SOURCES or (item.kind == "facility")))


def _after(items: list[Item], n: int, reach: int = 5) -> tuple[Item, int] | None:
    """The subject after a verb of saying: the first phrase that can speak, before a complement or a clause mark."""
    for m in range(n + 1, min(len(items), n + 1 + reach)):
        item = items[m]
        if item.classes & {"COMP", "COLON", "BAR", "TRIG"} and not item.kind:
            return None
        if _can_speak(item) and not item.clitics & {"B", "L"}:
            if not items[m - 1].kind and items[m - 1].classes & {"OF", "ON", "IN", "TO", "WITH", "AGAINST"}:
                return None
            return item, m
        if "COMMA" in item.classes and m > n + 1:
            return None
    return None


def _before(items: list[Item], n: int) -> tuple[Item, int] | None:
    """The subject before a verb of saying: a phrase right before it, or parted from it by an apposition between commas or a date."""
    for m in range(n - 1, max(-1, n - 5), -1):
        item = items[m]
        if _can_speak(item):
            if item.clitics & {"B", "L"} or (m and not items[m - 1].kind and items[m - 1].classes & {"OF", "ON", "IN", "TO", "WITH"}):
                return None
            return item, m
        if item.classes & {"BAR", "COLON", "TRIG", "REL"} and not item.kind:
            return None
    return None


def _through(items: list[Item], n: int) -> tuple[Item | None, list[tuple[Item, str]]]:
    """``naqala OUTLET an SOURCE``: the source after "an", the outlet before it."""
    chain: list[tuple[Item, str]] = []
    outlet = _after(items, n)
    at = outlet[1] if outlet else n
    for m in range(at + 1, min(len(items), at + 6)):
        if "OF" in items[m].classes and not items[m].kind and m + 1 < len(items) and _can_speak(items[m + 1]):
            if outlet:
                chain.append((outlet[0], "outlet"))
            return items[m + 1], chain
        if items[m].classes & {"COMP", "BAR", "COLON"} and not items[m].kind:
            break
    before = _before(items, n)
    if outlet is None and before is not None:
        for m in range(n + 1, min(len(items), n + 5)):
            if "OF" in items[m].classes and m + 1 < len(items) and _can_speak(items[m + 1]):
                return items[m + 1], [(before[0], "outlet")]
    return (outlet[0] if outlet else before[0] if before else None), chain


def _told_to(items: list[Item], at: int) -> list[tuple[Item, str]]:
    """The outlet that a source spoke to: ``li-OUTLET`` after the source."""
    for m in range(at + 1, min(len(items), at + 5)):
        item = items[m]
        if item.classes & {"COMP", "COLON", "BAR"} and not item.kind:
            break
        if item.kind and "L" in item.clitics and any(actor.kind in ("outlet", "agency") for actor in item.values("ACTOR")):
            return [(item, "outlet")]
    return []


def speeches(items: list[Item]) -> list[Speech]:
    """Acts of speech of one sentence, in order. ``start``, ``end`` are the items they cover."""
    found: list[Speech] = []
    size = len(items)
    for n, item in enumerate(items):
        classes = item.classes
        if not item.kind and classes & _SPEECH:
            found.append(_spoken(items, n, size))
        elif not item.kind and "ACCORD" in classes:
            subject = _after(items, n, 6)
            if subject is not None:
                start = 0 if n > 0 else n
                found.append(Speech(subject[0], start, size, "source.according-to", n))
        elif not item.kind and "SAYPART" in classes:
            found.append(Speech(None, n, size, "source.participle", n))
        elif "COLON" in classes and 0 < n <= 6 and not found and _can_speak(items[0]) and not any(i.classes & _SPEECH for i in items[:n]):
            found.append(Speech(items[0], n, size, "source.colon", n))
    return found


def _spoken(items: list[Item], n: int, size: int) -> Speech:
    classes = items[n].classes
    chain: list[tuple[Item, str]] = []
    if "SAYQUOTE" in classes:
        source, chain = _through(items, n)
        return Speech(source, n, size, "source.passed-on", n)
    if n + 1 < size and "OF" not in items[n + 1].classes:
        subject = _after(items, n)
    else:
        subject = None
    rule = "source.verb"
    if subject is None and "PRON" not in classes:
        subject = _before(items, n)
        rule = "source.verb-after"
    if subject is None:
        return Speech(None, n, size, "source.same-speaker", n)
    speech = Speech(subject[0], n, size, rule, n)
    speech.chain = _told_to(items, max(subject[1], n)) + chain
    return speech


def spoken_dates(items: list[Item], found: list[Speech]) -> set[int]:
    """Places of dates that date the saying: between a verb of saying and its complement, or right after it."""
    dates: set[int] = set()
    for speech in found:
        n = speech.verb
        for m in range(n + 1, min(len(items), n + 10)):
            classes = items[m].classes
            if not items[m].kind and classes & {"COMP", "COLON", "BAR", "TRIG"}:
                break
            if "DATE" in classes:
                dates.add(m)
    return dates


def governing(found: list[Speech], k: int) -> Speech | None:
    """The act of speech that covers the item at ``k``: the last that began before it, else an "according to" after it."""
    before = [speech for speech in found if speech.start <= k and speech.verb < k and speech.rule != "source.according-to"]
    accord = [speech for speech in found if speech.rule == "source.according-to" and speech.start <= k]
    if before:
        return before[-1]
    return accord[-1] if accord else None


class Speaker:
    """The speaker that a sentence without one of its own goes on with."""

    __slots__ = ("open_quote", "speech")

    def __init__(self) -> None:
        self.speech: Speech | None = None
        self.open_quote = False

    def hear(self, items: list[Item], found: list[Speech]) -> None:
        """Fill speeches without a speaker from the one before; remember the last of this sentence."""
        for speech in found:
            if speech.source is None and self.speech is not None:
                speech.source, speech.chain = self.speech.source, self.speech.chain
            if speech.source is not None:
                self.speech = speech
