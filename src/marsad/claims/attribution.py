"""Who says it: speech verbs, "according to", headlines with a colon, quoted speech that runs on over sentences.

``speeches(items)`` finds the acts of speech of one sentence; ``Speaker`` carries the speaker from sentence to sentence.
"""

from __future__ import annotations

from marsad.claims.speakers import after, before, can_speak, complement, head, is_channel, opens
from marsad.mentions.phrases import Item

_SPEECH = frozenset(("SAY", "SAYWEAK", "SAYMORE", "SAYACC", "SAYQUOTE"))
_OWN = "source.same-speaker"


class Speech:
    """One act of speech: the item that speaks (None: the one before), what carries it, and the items it covers."""

    __slots__ = ("chain", "end", "rule", "source", "start", "verb")

    def __init__(self, source: Item | None, start: int, end: int, rule: str, verb: int) -> None:
        self.source, self.start, self.end, self.rule, self.verb = source, start, end, rule, verb
        self.chain: list[tuple[Item, str]] = []


def speeches(items: list[Item]) -> list[Speech]:
    """Acts of speech of one sentence, in order. ``start``, ``end`` are the items they cover."""
    found: list[Speech] = []
    for n, item in enumerate(items):
        if item.kind:
            if item.has("REPORT") and n + 1 < len(items) and "OF" in items[n + 1].classes and not items[n + 1].kind:
                found.append(Speech(item, n, len(items), "source.report", n))
            continue
        speech = _speech(items, n, found)
        if speech is not None:
            found.append(speech)
    return found


def _speech(items: list[Item], n: int, found: list[Speech]) -> Speech | None:
    """The act of speech that the word at ``n`` opens, or None."""
    classes = items[n].classes
    if classes & _SPEECH:
        return _spoken(items, n, found)
    if "ACCORD" in classes:
        return _accord(items, n, found)
    if "SAYPART" in classes:
        return Speech(found[-1].source if found else head(items, n), n, len(items), "source.participle", n)
    if "SAYN" in classes:
        return _noun(items, n, found)
    if "REPORT" in classes and n + 1 < len(items) and "OF" in items[n + 1].classes:
        return Speech(_alone(items[n]), n, len(items), "source.report", n)
    if "COLON" in classes and not found:
        return _colon(items, n)
    return None


def _alone(item: Item) -> Item:
    made = Item("anonymous", item.units)
    made.classes = frozenset(("ANONNP",))
    return made


def _spoken(items: list[Item], n: int, found: list[Speech]) -> Speech | None:
    classes, size = items[n].classes, len(items)
    weak = not classes & {"SAY", "SAYACC", "SAYMORE"} or ("SAYMORE" in classes and "weak" in items[n].values("SAYMORE"))
    if "SAYQUOTE" in classes:
        return _through(items, n)
    if weak and not complement(items, n):
        return None
    voiced, rule = (None if "told" in items[n].values("SAY") else after(items, n)), "source.verb"
    if voiced is None:
        voiced, rule = before(items, n), "source.verb-after"
    start = 0 if voiced is not None and voiced.end >= size - 2 and n > 2 and not found else n
    if voiced is None:
        own = Speech(found[-1].source if found else None, n, size, _OWN, n)
        own.chain = found[-1].chain if found else []
        return own
    speech = Speech(voiced.item, start, size, rule, n)
    speech.chain = voiced.chain
    return speech


def _accord(items: list[Item], n: int, found: list[Speech]) -> Speech | None:
    """ "According to X": covers the clause that it stands in, on both sides; inside a speech, X is where the word came through."""
    voiced = after(items, n)
    if voiced is None:
        return None
    if found and found[-1].rule != "source.according-to" and is_channel(voiced.item):
        found[-1].chain = [(voiced.item, "outlet"), *found[-1].chain]
        return None
    start = n
    while start > 0 and not opens(items[start - 1]) and not (found and found[-1].verb >= start - 1):
        start -= 1
    speech = Speech(voiced.item, start, len(items), "source.according-to", n)
    speech.chain = voiced.chain
    return speech


def _noun(items: list[Item], n: int, found: list[Speech]) -> Speech | None:
    """A verbal noun of saying with its subject: "the army's announcement of ..."."""
    if "PRON" not in items[n].classes and n + 1 < len(items) and can_speak(items[n + 1]) and not items[n + 1].clitics:
        return Speech(items[n + 1], n, len(items), "source.noun", n)
    if "PRON" in items[n].classes and found and complement(items, n):
        return Speech(found[-1].source, n, len(items), _OWN, n)
    return None


def _colon(items: list[Item], n: int) -> Speech | None:
    """A headline "X: ...", where X is neither a place nor the outlet's own mark."""
    if not 0 < n <= 6 or not can_speak(items[0]) or "PLACENP" in items[0].classes or is_channel(items[0]):
        return None
    if any(not item.kind and item.classes & {"TRIG", "COMMA", "DASH"} for item in items[:n]):
        return None
    return Speech(items[0], n, len(items), "source.colon", n)


def _through(items: list[Item], n: int) -> Speech | None:
    """``naqala OUTLET an SOURCE``: the source after "an", the outlet before it."""
    size = len(items)
    outlet = after(items, n) or before(items, n)
    chain = [(outlet.item, "outlet")] if outlet is not None else []
    for m in range(n + 1, min(size, n + 10)):
        item = items[m]
        if opens(item) or item.classes & {"BAR"}:
            break
        if "OF" in item.classes and not item.kind:
            inner = after(items, m)
            if inner is not None:
                speech = Speech(inner.item, n, size, "source.passed-on", n)
                speech.chain = chain
                return speech
    if outlet is None or not complement(items, n):
        return None
    return Speech(outlet.item, n, size, "source.passed-on", n)


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
    """The act of speech that covers the item at ``k``: the last that began before it, else one that covers it from behind."""
    best: Speech | None = None
    for speech in found:
        if speech.verb < k and speech.start <= k < speech.end:
            best = speech
    if best is not None:
        return best
    return next((speech for speech in found if speech.start <= k < speech.end), None)


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
