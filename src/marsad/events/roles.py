"""Who, whom, where, when, with what: the items around a trigger, read by its valency.

Two scans make slots: to the right (what a verb or verbal noun governs, each noun phrase under the preposition before it) and to the left
(the subject before a verb, the light verb before a noun). ``valency.toml`` says what a slot means. Every role names the rule it came by.
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.events.frames import Frame
from marsad.lexicon.files import PACKS, read_toml
from marsad.mentions.phrases import Item

# Prepositions in the order in which they are asked: the more special first.
_PREPOSITIONS = (
    ("BY", "by"), ("AGAINST", "against"), ("TARGETING", "on"), ("BETWEEN", "between"), ("WITH", "with"), ("ON", "on"), ("IN", "in"),
    ("TO", "to"), ("OF", "of"), ("NEAR", "near"), ("CAUSE", "cause"), ("AFTER", "after"), ("BEFORE", "before"),
)  # fmt: skip
_STOP = frozenset(("BAR", "COLON", "SAY", "SAYMORE", "SAYACC", "SAYQUOTE", "ACCORD", "SAYPART", "RESULT", "REPORTED"))
_PHRASES = frozenset(("ACTORNP", "PLACENP", "FACNP", "QUANTNP", "ANONNP"))
_PEOPLE = frozenset(("ACTORNP", "QUANTNP", "ANONNP"))
_REACH = 22


class Slot(NamedTuple):
    """A noun phrase under a preposition ("" for none), and where it stands."""

    name: str
    item: Item
    at: int


class Roles:
    """The items that fill each role of one trigger, with the rule each came by."""

    __slots__ = ("actor", "dest", "place", "rules", "target", "time", "victims", "weapon")

    def __init__(self) -> None:
        self.actor: list[Item] = []
        self.target: list[Item] = []
        self.place: list[Item] = []
        self.dest: list[Item] = []
        self.victims: list[Item] = []
        self.weapon: Item | None = None
        self.time: Item | None = None
        self.rules: dict[int, str] = {}

    def add(self, role: str, item: Item, rule: str) -> None:
        """Put an item into a role once; a place never becomes a target, nor a group of people a place."""
        if role == "target" and "PLACENP" in item.classes and not item.classes & {"ACTORNP", "FACNP", "QUANTNP"}:
            role = "place"
        if role in ("place", "dest") and not item.classes & {"PLACENP", "FACNP"}:
            role = "target" if role == "place" and item.classes & _PEOPLE and rule.startswith("slot.on") else ""
        if role == "weapon":
            if item.has("WEAPON") or item.has("BOMB") or item.has("AIR") or item.has("ARTY"):
                self.weapon = self.weapon or item
            elif "PLACENP" in item.classes:
                self.add("place", item, rule)
            return
        if role in ("actor", "target", "place", "dest", "victims"):
            held: list[Item] = getattr(self, role)
            if item not in held:
                held.append(item)
                self.rules[id(item)] = rule


_VALENCIES: dict[str, dict[str, str]] = {}


def valency(name: str) -> dict[str, str]:
    """The table of a valency: slot -> role."""
    if not _VALENCIES:
        _VALENCIES.update(read_toml(PACKS / "events" / "valency.toml"))
    return _VALENCIES[name]


def _preposition(classes: frozenset[str]) -> str | None:
    for cls, name in _PREPOSITIONS:
        if cls in classes:
            return name
    return None


def _comma_ends(items: list[Item], n: int) -> bool:
    """Whether the comma at ``n`` ends what the trigger governs: a verb, a new clause or a new noun phrase follows."""
    if n + 1 >= len(items):
        return True
    following = items[n + 1].classes
    return not following & {"DATENP", "DATE", "REL", "IN", "NEAR", "DIR", "BY", "ON", "B"}


def scan_right(items: list[Item], k: int) -> list[Slot]:
    """Slots after the trigger at ``k``, up to the end of what it can govern."""
    slots: list[Slot] = []
    prep: str | None = None
    relative = False
    for n in range(k + 1, min(len(items), k + _REACH)):
        item = items[n]
        classes = item.classes
        if classes & _STOP:
            break
        if "COMMA" in classes or "DASH" in classes:
            if _comma_ends(items, n):
                break
            prep = None
            continue
        if "REL" in classes:
            relative = True
            prep = None
            continue
        if not item.kind and "LVACT" in classes and (relative or "PRON" in classes):
            prep = "subj"
            continue
        if not item.kind and "TRIG" in classes:
            if "TN" in classes and "W" in classes and n - k <= 3 and prep is None:
                continue
            if "WEAPON" in classes and (prep or item.clitics & {"B"}):
                slots.append(Slot("b", item, n))
                continue
            break
        if not item.kind and ("COMP" in classes or "AUX" in classes) and not relative:
            break
        if item.kind and classes & _PHRASES:
            name = prep or ("b" if "B" in item.clitics else "l" if "L" in item.clitics else "")
            if not name and "W" in item.clitics and slots:
                name = slots[-1].name
            slots.append(Slot(name or "nom", item, n))
            prep = None
            continue
        if "WEAPON" in classes or "BOMB" in classes:
            slots.append(Slot("b", item, n))
            prep = None
            continue
        named = _preposition(classes) if not item.kind else None
        if named:
            prep = named
        elif "DATE" in classes:
            prep = None
    return slots


def left_subject(items: list[Item], k: int) -> Item | None:
    """The noun phrase that stands before the verb at ``k`` as its subject, or None."""
    steps = 0
    for n in range(k - 1, -1, -1):
        item = items[n]
        classes = item.classes
        steps += 1
        if classes & _STOP or steps > 9:
            return None
        if not item.kind and ("TRIG" in classes or "LVACT" in classes):
            return None
        if item.kind and classes & {"ACTORNP", "FACNP", "ANONNP", "QUANTNP"} and not item.clitics & {"B", "L"}:
            before = _preposition(items[n - 1].classes) if n and not items[n - 1].kind else None
            if before is None:
                return item
    return None


def light_verb(items: list[Item], k: int) -> tuple[str, int] | None:
    """The light verb that governs the noun at ``k``: its class and place, or None."""
    for n in range(k - 1, max(-1, k - 8), -1):
        item = items[n]
        classes = item.classes
        if classes & (_STOP - {"RESULT"}) or "COMMA" in classes:
            return None
        if not item.kind:
            for cls in ("LVUND", "LVSEE", "LVACT", "LVHAP"):
                if cls in classes and "TN" not in classes:
                    return cls, n
            if "TRIG" in classes and "W" not in items[k].classes:
                return None
    return None


def recover(items: list[Item], k: int, frame: Frame, feature: str) -> Roles:
    """The roles of the trigger at ``k`` that its own sentence gives."""
    roles = Roles()
    table = valency(frame.valency)
    slots = scan_right(items, k)
    if feature.startswith(("perfect", "imperfect")):
        _verb(items, k, table, slots, roles, "+object" in feature)
    else:
        _noun(items, k, table, slots, roles)
    for slot in slots:
        if slot.name in ("nom", "subj"):
            continue
        role = table.get(slot.name, "place" if slot.name in ("in", "near") else "")
        if slot.name == "b" and "PLACENP" in slot.item.classes:
            role = "place"
        if role and role != "none":
            roles.add("victims" if role == "victim" else role, slot.item, f"slot.{slot.name}")
    if roles.weapon is None:
        roles.weapon = next((item for item in items[k : k + 4] if item.has("WEAPON") and (not item.kind or item is items[k])), None)
    return roles


def _verb(items: list[Item], k: int, table: dict[str, str], slots: list[Slot], roles: Roles, pronoun: bool) -> None:
    nominals = [slot.item for slot in slots if slot.name in ("nom", "subj")]
    subject = left_subject(items, k)
    kill = table.get("subj") == "victim"
    if kill:
        agent = nominals[0] if len(nominals) > 1 and nominals[0].kind in ("actor", "force") and not nominals[0].has("QUANT") else None
        if agent is not None and "W" not in nominals[1].clitics:
            roles.add("actor", agent, "verb.subject")
            nominals = nominals[1:]
        elif subject is not None and nominals and not subject.has("QUANT"):
            roles.add("actor", subject, "verb.subject-before")
        elif subject is not None and not nominals:
            nominals = [subject]
        for item in nominals:
            if item.classes & {"ACTORNP", "QUANTNP"}:
                roles.add("victims", item, "verb.victim")
        return
    if nominals and (slots[0].item is nominals[0] and slots[0].at - k <= 3) and (subject is None or len(nominals) > 1 or pronoun):
        first = nominals[0]
        if first.classes & {"ACTORNP", "ANONNP"} or table.get("subj") in ("target", "place", "weapon"):
            roles.add(table["subj"], first, "verb.subject")
            nominals = nominals[1:]
    elif subject is not None:
        roles.add(table["subj"], subject, "verb.subject-before")
    for item in nominals:
        role = table.get("subj", "actor") if "W" in item.clitics and roles.actor and not roles.target else table.get("obj", "")
        if role:
            roles.add(role, item, "verb.object")


def _noun(items: list[Item], k: int, table: dict[str, str], slots: list[Slot], roles: Roles) -> None:
    nominals = [slot for slot in slots if slot.name == "nom"]
    for slot in slots:
        if slot.name == "subj":
            roles.add(table.get("subj", "actor") if table.get("subj") != "victim" else "actor", slot.item, "relative.subject")
    governs = table.get("gen", "either")
    if nominals and nominals[0].at - k <= 3:
        item = nominals[0].item
        agent = governs == "agent" or (governs == "either" and item.classes & {"ACTORNP"} and not item.classes & {"ASSET", "QUANTNP", "GROUP"})
        role = "place" if governs == "patient_place" else "actor" if agent else "target"
        if table.get("subj") == "victim":
            role = "victims"
        if table.get("subj") == "target":
            role = "target"
        roles.add(role, item, "noun.genitive")
        for other in nominals[1:]:
            if "W" in other.item.clitics:
                roles.add(role, other.item, "noun.genitive-joined")
            elif role == "actor":
                roles.add("target", other.item, "noun.object")
    light = light_verb(items, k)
    if light is None:
        return
    cls, at = light
    between = [item for item in items[at + 1 : k] if item.kind and item.classes & _PHRASES and not item.clitics & {"B", "L"}]
    subject = between[0] if between and not _under_preposition(items, between[0]) else left_subject(items, at)
    if subject is None:
        return
    role = {"LVACT": "actor", "LVUND": "target", "LVSEE": "place", "LVHAP": "target"}[cls]
    if table.get("subj") == "victim":
        role = "victims" if cls in ("LVUND", "LVHAP") else "actor"
    if cls != "LVHAP" and (role != "actor" or subject.classes & {"ACTORNP", "ANONNP"}):
        roles.add(role, subject, f"light-verb.{cls.lower()}")


def _under_preposition(items: list[Item], item: Item) -> bool:
    n = items.index(item)
    return n > 0 and not items[n - 1].kind and _preposition(items[n - 1].classes) is not None


def clause_time(items: list[Item], k: int, spoken: set[int]) -> Item | None:
    """The date that belongs to the trigger at ``k``: the nearest in its clause that does not date the saying."""
    for n in range(k + 1, len(items)):
        classes = items[n].classes
        if "BAR" in classes or (not items[n].kind and "TV" in classes and "REL" not in items[n - 1].classes and n - k > 1):
            break
        if "DATE" in classes and n not in spoken:
            return items[n]
    for n in range(k - 1, -1, -1):
        classes = items[n].classes
        if "BAR" in classes or "COLON" in classes:
            break
        if "DATE" in classes and n not in spoken:
            return items[n]
    return None
