"""Who says it: speech verbs, "according to", headlines with a colon, quoted speech that runs on over sentences.

``speeches(items)`` finds the acts of speech of one sentence; ``Speaker`` carries the speaker from sentence to sentence.
"""

from __future__ import annotations

from marsad.claims.speakers import Voiced, after, before, can_speak, complement, documents, head, is_channel, opens
from marsad.lexicon.inflect import paradigms
from marsad.mentions.phrases import Item

_SPEECH = frozenset(("SAY", "SAYWEAK", "SAYMORE", "SAYACC", "SAYQUOTE"))
_WANTS = frozenset(("C_DEMANDED", "C_THREATENED", "SAYACC"))
_BETWEEN = frozenset(("BETWEEN", "REF"))  # the letters of "between" are those of "made clear"
_OPENING = _SPEECH | {"ACCORD", "SAYPART", "SAYN", "REPORT", "COLON"}
_OWN = "source.same-speaker"


class Speech:
    """One act of speech: the item that speaks (None: the one before), what carries it, and the items it covers."""

    __slots__ = ("chain", "end", "nested", "rule", "source", "start", "verb")

    def __init__(self, source: Item | None, start: int, end: int, rule: str, verb: int) -> None:
        self.source, self.start, self.end, self.rule, self.verb = source, start, end, rule, verb
        self.chain: list[tuple[Item, str]] = []
        self.nested = False


def speeches(items: list[Item]) -> list[Speech]:
    """Acts of speech of one sentence, in order. ``start``, ``end`` are the items they cover."""
    found: list[Speech] = []
    for n, item in enumerate(items):
        if item.kind:
            if (
                item.has("REPORT")
                and n + 1 < len(items)
                and "OF" in items[n + 1].classes
                and not items[n + 1].kind
                and not _inside(items, n, found)
            ):
                found.append(Speech(item, n, len(items), "source.report", n))
            continue
        if item.classes.isdisjoint(_OPENING):
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
        return _part(items, n, found)
    if "SAYN" in classes:
        return _noun(items, n, found)
    if "REPORT" in classes and n + 1 < len(items) and "OF" in items[n + 1].classes and not _inside(items, n, found):
        return Speech(_alone(items[n]), n, len(items), "source.report", n)
    if "COLON" in classes and not found:
        return _colon(items, n)
    return None


def _part(items: list[Item], n: int, found: list[Speech]) -> Speech:
    """A participle of speech: the speaker of the sentence goes on, or its subject begins to speak."""
    last = next((speech for speech in reversed(found) if not speech.nested), None)
    speech = Speech(last.source if last else head(items, n), n, len(items), "source.participle", n)
    speech.chain = last.chain if last else []
    return speech


def _alone(item: Item) -> Item:
    made = Item("anonymous", item.units)
    made.classes = frozenset(("ANONNP",))
    return made


def _spoken(items: list[Item], n: int, found: list[Speech]) -> Speech | None:
    item, size = items[n], len(items)
    classes = item.classes
    if item.clitics & {"L", "B", "K"} or "TN" in classes:
        return None
    if "SAYQUOTE" in classes:
        return _through(items, n)
    told = "told" in item.values("SAY") or "told" in item.values("SAYWEAK")
    voiced, rule = (None if told else _accuser(items, n) if "SAYACC" in classes else after(items, n)), "source.verb"
    if voiced is None:
        voiced, rule = before(items, n), "source.verb-after"
    if classes & _BETWEEN and not opens(items[min(voiced.end if voiced is not None and voiced.end > n else n + 1, size - 1)]):
        return None
    weak = not classes & {"SAY", "SAYACC", "SAYMORE"} or "weak" in item.values("SAYMORE")
    if (
        weak
        and not complement(items, n, voiced)
        and not (voiced is not None and rule == "source.verb" and documents(voiced.item))
    ):
        return None
    inside = _inside(items, n, found)
    if voiced is None:
        return _silent(items, n, found)
    if inside is not None and voiced.item.has("REPORT"):
        return _same(found, n, size)
    start = 0 if voiced.end >= size - 2 and n > 2 and not found else n
    speech = Speech(voiced.item, start, size, rule, n)
    speech.chain, speech.nested = voiced.chain, inside is not None or (n > 2 and bool(classes & _WANTS))
    return speech


def _silent(items: list[Item], n: int, found: list[Speech]) -> Speech | None:
    """A verb of saying without a subject beside it: the speaker goes on, the sentence's subject speaks, or nobody is told."""
    speech = _same(found, n, len(items))
    if n and "REL" in items[n - 1].classes:
        speech.source, speech.nested = (items[n - 2] if n > 1 and can_speak(items[n - 2]) else None), True
        return speech if speech.source is not None else None
    before_it = items[n - 1].classes if n else frozenset()
    joined = "W" in items[n].clitics or n == 0 or bool(before_it & {"PARTICLE", "COMP", "TURN", "AUX", "REPORTED", "GOESON"})
    if not joined and not complement(items, n, None):
        return None
    if not found and n > 1 and "W" in items[n].clitics:
        speech.source = head(items, n)
    return speech


def _same(found: list[Speech], n: int, size: int) -> Speech:
    """Speech without a speaker of its own: the one before goes on."""
    last = next((speech for speech in reversed(found) if not speech.nested), None)
    speech = Speech(last.source if last else None, n, size, _OWN, n)
    speech.chain = last.chain if last else []
    return speech


def _inside(items: list[Item], n: int, found: list[Speech]) -> Speech | None:
    """The speech in whose complement the verb at ``n`` stands, or None: a joined verb goes on beside it."""
    if not found or "W" in items[n].clitics:
        return None
    outer = found[-1]
    for m in range(n - 1, outer.verb, -1):
        if "COMMA" in items[m].classes:
            return None
        if opens(items[m]):
            return outer
    return None


def _accuser(items: list[Item], n: int) -> Voiced | None:
    """Who accuses: the first of two noun phrases; a single one is the accused."""
    if n + 2 >= len(items) or not can_speak(items[n + 1]):
        return None
    if (items[n + 2].kind and not items[n + 2].clitics) or (
        len(items[n + 1].units) > 1 and items[n + 1].units[-1].classes & {"ACTOR", "ORG"}
    ):
        return Voiced(items[n + 1], n + 2, [])
    return None


def _accord(items: list[Item], n: int, found: list[Speech]) -> Speech | None:
    """An "according to X": covers the clause that it stands in, on both sides; inside a speech, X is what it came through."""
    voiced = after(items, n, free=True)
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
    if "PRON" in items[n].classes and found and complement(items, n, None):
        return _same(found, n, len(items))
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
        if "FROM" in item.classes and not item.kind:
            inner = after(items, m)
            if inner is not None:
                speech = Speech(inner.item, n, size, "source.passed-on", n)
                speech.chain = chain
                return speech
    if outlet is None or not complement(items, n, outlet):
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
    for speech in found:
        if (
            speech.verb > k
            and speech.start <= k
            and (best is None or (speech.start > best.verb + 1 and speech.rule == "source.according-to"))
        ):
            return speech
    return best


class Speaker:
    """The speaker that a sentence without one of its own goes on with."""

    __slots__ = ("fresh", "heard", "quote", "speech")

    def __init__(self) -> None:
        self.speech: Speech | None = None
        self.quote, self.fresh = -1, False
        self.heard: list[Item] = []

    def hear(self, items: list[Item], found: list[Speech], quote: int = -1) -> None:
        """Fill speeches without a speaker from the one before; remember the last of this sentence."""
        goes_on = (not items[0].kind and "GOESON" in items[0].classes and self.fresh) or (quote >= 0 and quote == self.quote)
        if goes_on and self.speech is not None and not (found and found[0].verb <= 3):
            carried = Speech(self.speech.source, -1, found[0].verb if found else len(items), "source.carried", -1)
            carried.chain = self.speech.chain
            found.insert(0, carried)
        self.quote, self.fresh = quote, bool(found)
        for speech in found:
            if speech.source is None and self.speech is not None:
                speech.source, speech.chain = self.speech.source, self.speech.chain
            if speech.source is None or speech.rule == "source.carried":
                continue
            speech.source = self._fuller(speech.source)
            self.heard.append(speech.source)
            if not speech.nested:
                self.speech = speech

    def _fuller(self, item: Item) -> Item:
        """The fuller words for who is only referred to ("the source", "the report", "the ministry")."""
        unit = item.units[0]
        if len(item.units) > 1 or item.kind == "person" or not self.heard or not unit.classes & {"PAPER", "DEF"}:
            return item
        article = paradigms()["noun"]["article"]
        words = {unit.key, unit.key.removeprefix(article)}
        for other in reversed(self.heard):
            fuller = len(other.units) > 1 or ("PAPER" in unit.classes and other.end - other.start > item.end - item.start)
            if fuller and any(part.key in words for part in other.units):
                return other
        if "PAPER" in unit.classes and self.speech is not None and self.speech.source is not None:
            return self.speech.source
        return item
