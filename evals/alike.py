"""When two annotations are about the same thing: words, quotes, places, people, claims, states.

Records are plain objects in the format of the codebook (docs/codebook.md, section 5), with ``span`` and ``trigger_span`` in code
points. ``gold`` is always the first argument: some measures are not symmetric.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

Item = dict[str, Any]
Span = Sequence[int]

ROLES = ("actor", "target", "place", "dest", "time", "weapon", "source")
VIOLENT = frozenset(
    "CLASH AIRSTRIKE SHELLING EXPLOSION SUICIDE_ATTACK CHEMICAL_ATTACK CIVILIAN_ATTACK KILLING ABDUCTION TORTURE".split()
)
# Every id of the codebook's section 3 but OTHER, which names nobody and is no identity.
ACTOR_IDS = frozenset(
    """
    SYR_GOV SYR_OPP SDF YPG ISIS NUSRA_HTS AHRAR_SHAM JAISH_ISLAM RUSSIA USA COALITION_ANTI_ISIS TURKEY IRAN HEZBOLLAH ISRAEL
    HAMAS PIJ PALESTINIAN_AUTHORITY FATAH IRAQ_GOV PMF PESHMERGA PKK AL_QAEDA SAHWA MAHDI_ARMY HOUTHI SALEH_FORCES YEM_GOV
    YEM_RESISTANCE COALITION_SAUDI AQAP STC LBY_GOV LBY_LNA LBY_DAWN QADHAFI_FORCES LBY_REBELS NATO LBN_ARMY FATAH_ISLAM
    SDN_GOV RSF JEM SLM SPLM EGYPT JORDAN SAUDI UAE QATAR UK FRANCE UN ICRC SOHR
    CIVILIANS JOURNALISTS AID_WORKERS PROTESTERS UNKNOWN_ARMED
    """.split()
)
KM_OF_PRECISION = {"P1": 10, "P2": 10, "P3": 30, "P4": 100, "P5": 150, "P6": 500, "P7": 100}
EARTH_DIAMETER_KM = 12742
TRIGGER_LENGTH, CLAUSE_REACH = 40, 200

# Vowel marks, the dagger alef, tatweel and direction marks; then letters that writers exchange for each other.
_INVISIBLE = re.compile("[\u064b-\u0652\u0670\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_EXCHANGED = {
    ord(letter): base
    for base, letters in {
        "\u0627": "\u0623\u0625\u0622\u0671",  # alef: with hamza above, below, madda, wasla
        "\u064a": "\u0649\u0626",  # yeh: alef maksura, yeh with hamza
        "\u0647": "\u0629",  # heh: teh marbuta
        "\u0648": "\u0624",  # waw: waw with hamza
    }.items()
    for letter in letters
}
_ARTICLE = "\u0627\u0644"


def listed(slot: Any) -> list[Item]:
    """Return a slot as a list: some hold a list, some one item or nothing."""
    if isinstance(slot, list):
        return slot
    return [slot] if slot else []


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: marks dropped, letters folded, without the article."""
    folded = _INVISIBLE.sub("", text).translate(_EXCHANGED)
    return tuple(word[2:] if len(word) > 4 and word.startswith(_ARTICLE) else word for word in re.findall(r"\w+", folded))


_words_of_quote = lru_cache(maxsize=1 << 16)(folded_words)


def words(quote: str | None) -> tuple[str, ...]:
    """Return the folded words of a quote; kept, since a quote is compared many times."""
    return _words_of_quote(quote or "")


def overlap(one: Span | None, other: Span | None) -> bool:
    """Say whether two half-open spans share a character."""
    if not one or not other:
        return False
    return one[0] < other[1] and other[0] < one[1]


def same_text(gold: Item, read: Item) -> bool:
    """Say whether a quote stands for a gold quote: overlapping and not far longer, or with half of the words in common."""
    wanted, found = words(gold.get("quote")), words(read.get("quote"))
    if len(found) <= 3 * len(wanted) + 3 and overlap(gold.get("span"), read.get("span")):
        return True
    shared = (Counter(wanted) & Counter(found)).total()
    return shared > 0 and 4 * shared >= len(wanted) + len(found)


def _trigger(mention: Item) -> Span | None:
    span = mention.get("trigger_span")
    return (span[0], min(span[1], span[0] + TRIGGER_LENGTH)) if span else None


def _clause(mention: Item) -> Span | None:
    """Return the span of a mention, cut to some reach either side of its trigger so that wide spans gain nothing."""
    trigger, span = _trigger(mention), mention.get("span")
    if not trigger or not span:
        return trigger
    return max(span[0], trigger[0] - CLAUSE_REACH), min(span[1], trigger[1] + CLAUSE_REACH)


def event_likeness(gold: Item, read: Item) -> int:
    """Return how well two claims, of whatever types, fit as one told event; 0 where they are told in different places."""
    couples = [(one, other) for one in gold["mentions"] for other in read["mentions"]]
    if not any(overlap(_trigger(a), _clause(b)) or overlap(_trigger(b), _clause(a)) for a, b in couples):
        return 0
    shared_trigger = any(overlap(_trigger(a), _trigger(b)) for a, b in couples)
    agreed: int = 3 * (gold["modality"] == read["modality"]) + 2 * (gold["type"] == read["type"])
    roles = sum(any(same_text(a, b) for a in listed(gold.get(role)) for b in listed(read.get(role))) for role in ROLES)
    return 10 + 5 * shared_trigger + agreed + roles


def claim_likeness(gold: Item, read: Item) -> int:
    """Return how well a claim stands for a gold claim; 0 where the types differ or they are told in different places."""
    return event_likeness(gold, read) if gold["type"] == read["type"] else 0


def identity(item: Item) -> str | None:
    """Return the actor id of an item where the codebook lists it; OTHER, and ids that it does not know, are nobody."""
    found = item.get("id")
    return found if found in ACTOR_IDS else None


def identities(slot: Any) -> frozenset[str]:
    """Return the known actor ids of a slot."""
    return frozenset(found for found in map(identity, listed(slot)) if found)


def accusation(claim: Item) -> tuple[str, frozenset[str], frozenset[str]] | None:
    """Return who did what to whom, for a violent claim that is asserted and names an actor by id; else None."""
    actors = identities(claim.get("actor"))
    if claim["type"] in VIOLENT and claim["modality"] == "asserted" and actors:
        return claim["type"], actors, identities(claim.get("target"))
    return None


def has_point(place: Item) -> bool:
    """Say whether a place has coordinates."""
    return place.get("lat") is not None and place.get("lon") is not None


def kilometres(one: Item, other: Item) -> float:
    """Return the distance between the points of two places, in km."""
    north, south = radians(one["lat"]), radians(other["lat"])
    width = sin(radians(one["lon"] - other["lon"]) / 2) ** 2
    return EARTH_DIAMETER_KM * asin(min(1.0, sqrt(sin((north - south) / 2) ** 2 + cos(north) * cos(south) * width)))


def same_location(gold: Item, read: Item) -> bool:
    """Say whether a place is the gold one by its id, or as near to it as the gold precision asks."""
    return gold.get("gaz") == read.get("gaz") or kilometres(gold, read) <= KM_OF_PRECISION.get(gold.get("prec") or "", 10)


def same_interval(gold: Item, read: Item) -> bool:
    """Say whether two times have the same start and end."""
    return (gold.get("start"), gold.get("end")) == (read.get("start"), read.get("end"))


def same_losses(gold: Item, read: Item) -> bool:
    """Say whether two casualty figures agree, whoever the people were."""
    return all(gold.get(key) == read.get(key) for key in ("kind", "min", "max"))


def same_victims(gold: Item, read: Item) -> bool:
    """Say whether two casualty figures agree, and say the same of who the people were."""
    return same_losses(gold, read) and gold.get("who") == read.get("who")


def state_likeness(gold: Item, read: Item) -> int:
    """Return 1 to 3 for two control states of one place and holder (3: kind and modality agree too), else 0."""
    if identity(gold.get("holder") or {}) != identity(read.get("holder") or {}):
        return 0
    if not same_text(gold["place"] or {}, read["place"] or {}):
        return 0
    agreed = [gold["kind"] == read["kind"], gold.get("modality", "asserted") == read.get("modality", "asserted")]
    return 1 + agreed.count(True)


def same_state(gold: Item, read: Item) -> bool:
    """Say whether two control states agree in place, holder, kind and modality."""
    return state_likeness(gold, read) == 3


def pairs(gold: list[Item], read: list[Item], likeness: Callable[[Item, Item], float]) -> list[tuple[Item, Item]]:
    """Pair items one to one, the most alike first and the earlier ones among equals; likeness 0 is no pair."""
    candidates = [(-likeness(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(read)]
    left, right, found = set(range(len(gold))), set(range(len(read))), []
    for _, i, j in sorted(row for row in candidates if row[0] < 0):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            found.append((gold[i], read[j]))
    return found
