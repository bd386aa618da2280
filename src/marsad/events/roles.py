"""Who, whom, where, when, with what: the items around a trigger, read by its valency.

Two scans make slots: to the right (what a verb or verbal noun governs, each noun phrase under the preposition before it) and to the left
(the subject before a verb, the light verb before a noun). ``valency.toml`` says what a slot means. Every role names the rule it came by.
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.events.frames import Frame
from marsad.events.layout import PEOPLE, PHRASES, SAYING, STOP, Layout, preposition
from marsad.lexicon.files import PACKS, read_toml
from marsad.lexicon.inflect import paradigms
from marsad.mentions.phrases import Item

_REACH = 24
_HAPPENING = frozenset(("LVACT", "LVHAP", "TRIG"))
_AGENTS = frozenset(("ACTORNP", "ANONNP"))
_LIGHT = ("LVUND", "LVSEE", "LVN", "LVHAP", "LVACT", "LVCTL")
_GROUND = frozenset(("PLACENP", "FACNP"))
_SUBJECTS = PEOPLE | {"FACNP"}
_SUFFERERS = _SUBJECTS | {"PLACENP"}


class Slot(NamedTuple):
    """A noun phrase under a preposition ("nom" for none, "subj" for the subject of a relative clause), and where it stands."""

    name: str
    item: Item
    at: int


class Roles:
    """The items that fill each role of one trigger, with the rule each came by."""

    __slots__ = ("actor", "around", "dest", "place", "rules", "target", "time", "victims", "weapon")

    def __init__(self) -> None:
        self.actor: list[Item] = []
        self.target: list[Item] = []
        self.place: list[Item] = []
        self.around: list[Item] = []
        self.dest: list[Item] = []
        self.victims: list[Item] = []
        self.weapon: Item | None = None
        self.time: Item | None = None
        self.rules: dict[int, str] = {}

    def add(self, role: str, item: Item, rule: str) -> None:
        """Put an item into a role once; a place never becomes a target, nor a group of people a place."""
        if role == "target" and "PLACENP" in item.classes and not item.classes & {"ACTORNP", "FACNP", "QUANTNP"}:
            role = "place"
        if role == "actor" and "ACTORNP" not in item.classes and "PLACENP" in item.classes:
            role = "place"
        if role in ("place", "dest") and not item.classes & _GROUND:
            role = "target" if role == "place" and item.classes & PEOPLE and rule.startswith("slot.on") else ""
        if role == "weapon":
            if armed(item):
                self.weapon = self.weapon or item
            elif "PLACENP" in item.classes:
                self.add("place", item, rule)
            return
        if role == "victim":
            role = "victims"
        if role in ("actor", "target", "place", "dest", "victims"):
            held: list[Item] = getattr(self, role)
            if item not in held:
                held.append(item)
                self.rules[id(item)] = rule


def armed(item: Item) -> bool:
    """Whether the words name a means of violence."""
    return item.has("WEAPON") or item.has("BOMB") or item.has("AIR") or item.has("ARTY")


_VALENCIES: dict[str, dict[str, str]] = {}


def valency(name: str) -> dict[str, str]:
    """The table of a valency: slot -> role."""
    if not _VALENCIES:
        _VALENCIES.update(read_toml(PACKS / "events" / "valency.toml"))
    return _VALENCIES[name]


def _is_plural(item: Item) -> bool:
    """Whether a verb is in the plural: then its subject stands before it or is dropped."""
    table = paradigms()["verb"]
    return item.units[0].key.endswith((table["plural"], table["imperfect"][4][1]))


def _passes(item: Item, trigger: Item, gap: int) -> bool:
    """Whether the scan goes on over another trigger: the second of a joined pair governs the same words."""
    if "F_INJURY" in item.classes and "F_INJURY" in trigger.classes and "TV" not in item.classes and gap <= 4:
        return True
    if "W" not in item.clitics or gap > 3:
        return False
    harm = "F_HARM" in item.classes and "F_HARM" in trigger.classes and not _is_plural(trigger)
    return harm or ("TN" in item.classes and "TN" in trigger.classes and "TV" not in item.classes)


def scan_right(layout: Layout, k: int) -> list[Slot]:
    """Slots after the trigger at ``k``, up to the end of what it can govern."""
    items, slots = layout.items, []  # type: tuple[list[Item], list[Slot]]
    prep: str | None = None
    relative = False
    for n in range(k + 1, min(len(items), k + _REACH)):
        item = items[n]
        if n in layout.hidden:
            continue
        classes = item.classes
        if item.kind and classes & PHRASES:
            if prep == "hit" and item.clitics & {"B", "L"}:
                prep = None
            name = prep or ("b" if "B" in item.clitics else "l" if "L" in item.clitics else "")
            if not name and "PLACENP" in classes and item.units[0].classes & {"NEAR", "DIR"}:
                name = "near"
            if not name and "W" in item.clitics and slots and slots[-1].item.classes & classes & PHRASES:
                name = slots[-1].name
            slots.append(Slot(name or "nom", item, n))
            prep = None
            continue
        if (classes & STOP and not classes & {"LVHAP", "ASSET", "LOC"}) or "ACCORD" in classes:
            break
        if "COMMA" in classes or "DASH" in classes:
            if n not in layout.soft and _ends(items, n, k):
                break
            prep = None
        elif "REL" in classes:
            following = items[n + 1].classes if n + 1 < len(items) else classes
            if slots and not following & _HAPPENING:
                break
            relative, prep = True, None
        elif "LVACT" in classes and "TN" not in classes and (relative or "PRON" in classes):
            prep = "subj"
        elif "LVHAP" in classes and "TN" in items[k].classes and "W" not in item.clitics and "RESULT" not in classes:
            prep = "hit"
        elif "TRIG" in classes:
            if _passes(item, items[k], n - k) or (slots and prep in ("in", "cause") and "F_GENERIC" in classes and "TV" not in classes):
                prep = None
                continue
            if not (item.has("WEAPON") or item.has("BOMB")) or not (prep or item.clitics & {"B"}):
                break
            slots.append(Slot("b", item, n))
        elif ("COMP" in classes or "AUX" in classes) and not relative:
            break
        elif "WEAPON" in classes or "BOMB" in classes:
            slots.append(Slot("b", item, n))
            prep = None
        else:
            prep = preposition(item) or (None if "DATE" in classes else prep)
    return slots


def _ends(items: list[Item], n: int, k: int) -> bool:
    """Whether a lone comma ends what the trigger governs: anything but a date, a place or a relative clause follows."""
    if n + 1 >= len(items):
        return True
    following = items[n + 1]
    if "LVHAP" in following.classes and "TN" in items[k].classes and "W" not in following.clitics:
        return False
    return not items[n + 1].classes & {"DATE", "REL", "IN", "NEAR", "DIR", "BY", "ON", "B"}


def left_subject(layout: Layout, k: int, wanted: frozenset[str] = _SUBJECTS) -> Item | None:
    """The noun phrase that stands before the verb at ``k`` as its subject, or None."""
    items, relative = layout.items, False
    for n in range(k - 1, max(-1, k - 16), -1):
        item = items[n]
        classes = item.classes
        if n in layout.hidden:
            continue
        if item.kind:
            if classes & wanted and (relative or layout.governed(n) is None) and not _subset(item):
                while "W" in item.clitics and n and items[n - 1].kind and items[n - 1].classes & classes & PEOPLE:
                    n -= 1
                    item = items[n]
                return item
            relative = relative and not classes & PHRASES
        elif "SELF" in classes:
            return speaker_before(layout, n)
        elif "REL" in classes:
            relative = True
        elif classes & STOP or "COMP" in classes:
            return None
        elif ("TV" in classes or "LVACT" in classes) and not _joined(items, n, k):
            if n == 0 or "REL" not in items[n - 1].classes:
                return None
        elif "COMMA" in classes and n not in layout.soft and not relative and n != k - 1:
            return None
    return None


def _subset(item: Item) -> bool:
    return any(unit.quantity is not None and unit.quantity.subset for unit in item.units)


def _joined(items: list[Item], n: int, k: int) -> bool:
    """Whether the verb at ``k`` is joined to the one right before it: they share the subject."""
    return "W" in items[k].clitics and k - n == 1


def speaker_before(layout: Layout, n: int) -> Item | None:
    """The one who says, before the "that he" at ``n``."""
    best: Item | None = None
    for m in range(n - 1, max(-1, n - 12), -1):
        item = layout.items[m]
        if item.kind and item.classes & PEOPLE and layout.governed(m) is None:
            best = item
        elif not item.kind and item.classes & SAYING and best is not None:
            return best
        elif item.classes & {"BAR"}:
            break
    return best


def light_verb(layout: Layout, k: int) -> tuple[str, int] | None:
    """The light verb that governs the noun at ``k``: its class and place, or None."""
    items = layout.items
    for n in range(k - 1, max(-1, k - 14), -1):
        item = items[n]
        if item.kind or n in layout.hidden:
            continue
        classes = item.classes
        for cls in _LIGHT:
            if cls in classes and ("TN" not in classes or "TV" in classes):
                return cls, n
        if classes & STOP or "COMP" in classes or ("COMMA" in classes and n not in layout.soft):
            return None
        if "TRIG" in classes and "W" not in items[k].clitics and not (n == k - 1 and "TV" not in classes):
            return None
    return None


def recover(layout: Layout, k: int, frame: Frame, feature: str) -> Roles:
    """The roles of the trigger at ``k`` that its own clause gives."""
    roles, items = Roles(), layout.items
    table = valency(frame.valency)
    slots = scan_right(layout, k)
    if feature.startswith(("perfect", "imperfect")) or (feature == "word" and "PERF" in items[k].classes and _is_plural(items[k])):
        _verb(layout, k, table, slots, roles, "+object" in feature)
    else:
        _noun(layout, k, table, slots, roles)
    for slot in slots:
        if slot.name not in ("nom", "subj"):
            _prepositional(items, slot, table, roles)
    if roles.weapon is None:
        roles.weapon = next((item for item in items[k : k + 4] if not item.kind and (item.has("WEAPON") or item.has("BOMB"))), None)
    return roles


def _prepositional(items: list[Item], slot: Slot, table: dict[str, str], roles: Roles) -> None:
    """Give a slot under a preposition its role; a place that only tells where another place lies is kept apart."""
    role = table.get(slot.name, "place" if slot.name in ("in", "near") else "")
    item = slot.item
    if slot.name == "hit":
        role = table.get("on") or table.get("obj", "target")
    if slot.name == "b" and "PLACENP" in item.classes:
        role = "place"
    if slot.name == "l" and role == "target" and "TN" in items[slot.at - 1].classes and acts(item):
        role = "actor"
    if role == "none" or not role or (role == "actor" and not item.classes & _AGENTS):
        return
    if slot.name == "with" and "PLACENP" in item.classes:
        return
    if role == "place" and "PLACENP" in item.classes and roles.place and "W" not in item.clitics and not _anaphoric(roles.place):
        roles.around.append(item)
        return
    roles.add(role, item, f"slot.{slot.name}")


def _anaphoric(places: list[Item]) -> bool:
    return all(place.kind in ("place_anaphor", "facility") for place in places)


def acts(item: Item) -> bool:
    """Whether a noun phrase names those who act, and not what they own or the people who suffer."""
    if "ACTORNP" not in item.classes or item.classes & {"ASSET", "PLACENP"} or item.has("FACILITY"):
        return False
    if "QUANTNP" in item.classes:
        return item.kind == "quantity"
    return "GROUP" not in item.classes or "UNKNOWN_ARMED" in item.values("GROUP")


def _verb(layout: Layout, k: int, table: dict[str, str], slots: list[Slot], roles: Roles, pronoun: bool) -> None:
    subject = left_subject(layout, k)
    nominals = [slot for slot in slots if slot.name in ("nom", "subj")]
    if table.get("subj") == "victim":
        _kill_verb(subject, [slot.item for slot in nominals], roles, pronoun)
        return
    if nominals and not _precedes(layout, k, subject, nominals, pronoun):
        first = nominals[0].item
        own = table.get("subj", "actor")
        if own != "actor" or first.classes & _AGENTS and (acts(first) or len(nominals) > 1 or subject is None):
            if own == "actor" and subject is None and len(nominals) == 1 and not acts(first) and not pronoun:
                own = table.get("obj", "actor")
            roles.add(own, first, "verb.subject")
            nominals = nominals[1:]
            subject = None
    if subject is not None:
        roles.add(table["subj"], subject, "verb.subject-before")
    for slot in nominals:
        joined = "W" in slot.item.clitics and roles.actor and not roles.target
        role = table.get("subj", "actor") if joined and slot.item.classes & _AGENTS else table.get("obj", "")
        if role:
            roles.add(role, slot.item, "verb.object")


def _precedes(layout: Layout, k: int, subject: Item | None, nominals: list[Slot], pronoun: bool) -> bool:
    """Whether the subject stands before the verb at ``k``, so that what follows is its object."""
    before = layout.items[k - 1].classes if k else frozenset()
    if nominals[0].at - k > 3 or _is_plural(layout.items[k]) or "FACNP" in nominals[0].item.classes:
        return True
    if subject is None or pronoun:
        return False
    return "REL" in before or "SELF" in before or (len(nominals) < 2 and (layout.items[k - 1] is subject or "AUX" in before))


def _kill_verb(subject: Item | None, nominals: list[Item], roles: Roles, pronoun: bool) -> None:
    """A verb of killing: with an agent and a victim, or in the passive with a victim alone."""
    agent = None
    if len(nominals) > 1 and "W" not in nominals[1].clitics and (acts(nominals[0]) or "ANONNP" in nominals[0].classes):
        agent, nominals = nominals[0], nominals[1:]
        roles.add("actor", agent, "verb.subject")
    elif subject is not None and (pronoun or nominals) and (acts(subject) or not subject.has("QUANT")):
        roles.add("actor", subject, "verb.subject-before")
    elif subject is not None and not nominals:
        nominals = [subject]
    for n, item in enumerate(nominals):
        if item.classes & {"ACTORNP", "QUANTNP", "ANONNP"} and (n == 0 or "W" in item.clitics):
            roles.add("victims", item, "verb.victim")


def _noun(layout: Layout, k: int, table: dict[str, str], slots: list[Slot], roles: Roles) -> None:
    for slot in slots:
        if slot.name == "subj":
            roles.add("target" if table.get("subj") == "target" else "actor", slot.item, "relative.subject")
    _genitive(layout, k, table, slots, roles)
    _nationality(layout, k, table, roles)
    light = light_verb(layout, k)
    if light is None:
        return
    cls, at = light
    subject = _between(layout, at, k, cls == "LVSEE") or left_subject(layout, at, _SUFFERERS if cls in ("LVSEE", "LVUND") else _SUBJECTS)
    if subject is None:
        return
    if cls == "LVHAP" and "LVACT" in layout.items[at].classes and acts(subject):
        cls = "LVACT"
    role = {"LVACT": "actor", "LVN": "actor", "LVCTL": "actor", "LVUND": "target", "LVSEE": "place", "LVHAP": ""}[cls]
    if table.get("subj") == "victim":
        role = "victims" if cls in ("LVUND", "LVHAP") else "actor"
    if role and (role != "actor" or subject.classes & _AGENTS):
        roles.add(role, subject, f"light-verb.{cls.lower()}")
        _joined_to(layout, subject, role, roles)


def _joined_to(layout: Layout, subject: Item, role: str, roles: Roles) -> None:
    """Noun phrases joined to a subject share its role."""
    n = layout.items.index(subject) + 1
    while n < len(layout.items) and "W" in layout.items[n].clitics:
        if layout.items[n].classes & subject.classes & PHRASES or "NATION" in layout.items[n].classes:
            roles.add(role, layout.items[n], "joined")
        n += 1


def _genitive(layout: Layout, k: int, table: dict[str, str], slots: list[Slot], roles: Roles) -> None:
    """What a verbal noun governs without a preposition: those who act, or those it is done to."""
    nominals = [slot for slot in slots if slot.name == "nom"]
    if not nominals or nominals[0].at - k > 3 or _adjective(nominals[0], k):
        return
    item = nominals[0].item
    role = _governed_role(layout, k, table, slots, nominals[0])
    roles.add(role, item, "noun.genitive")
    for other in nominals[1:]:
        if "W" in other.item.clitics:
            roles.add(role, other.item, "noun.genitive-joined")
        elif role == "actor":
            roles.add("target", other.item, "noun.object")


def _adjective(slot: Slot, k: int) -> bool:
    """Whether a word for armed people right after the noun is its adjective ("an armed ambush")."""
    classes = slot.item.units[0].classes
    return slot.at == k + 1 and len(slot.item.units) == 1 and "ARMED" in classes and "DEF" not in classes


def _governed_role(layout: Layout, k: int, table: dict[str, str], slots: list[Slot], first: Slot) -> str:
    """The role of the first noun phrase that a verbal noun governs."""
    if table.get("subj") in ("victim", "target"):
        return table["subj"]
    governs, item = table.get("gen", "either"), first.item
    if governs == "patient_place" or item.kind in ("place", "place_anaphor", "unknown_place"):
        return "place"
    if governs == "patient":
        followed = any(slot.name == "nom" and "W" not in slot.item.clitics for slot in slots[slots.index(first) + 1 :])
        return "actor" if followed and table.get("subj") == "actor" and acts(item) else "target"
    between = layout.items[k + 1 : first.at]
    if any("OTHER" in other.classes and "DEF" not in other.classes and not other.classes & {"ARMED", "AIR", "ARTY"} for other in between):
        return "target"
    if governs == "agent":
        helped = "l" in table and table.get("obj") == "target" and not any(slot.name in ("l", "to", "on") for slot in slots)
        return "target" if helped else "actor"
    return "actor" if acts(item) else "target"


def _nationality(layout: Layout, k: int, table: dict[str, str], roles: Roles) -> None:
    """An adjective of nationality right after the noun names who acts."""
    if table.get("subj", "actor") != "actor":
        return
    for n in range(k + 1, min(len(layout.items), k + 4)):
        item = layout.items[n]
        if item.kind:
            return
        if "NATION" in item.classes:
            roles.add("actor", item, "noun.nationality")
            while n + 1 < len(layout.items) and layout.items[n + 1].classes >= {"NATION", "W"}:
                n += 1
                roles.add("actor", layout.items[n], "noun.nationality")
            return
        elif not item.classes & {"AIR", "ARTY", "ARMED", "OTHER"} or item.classes & {"COMMA", "BAR", "L", "B"}:
            return


def _bare_number(item: Item) -> bool:
    """Whether a count names no people: it counts the trigger."""
    return item.kind == "quantity" and all(unit.quantity is None or unit.quantity.noun_i is None for unit in item.units)


def _between(layout: Layout, at: int, k: int, place: bool) -> Item | None:
    """The subject between a light verb and its noun: the first noun phrase under no preposition, and not the noun's own number."""
    items = layout.items
    for n in range(at + 1, k):
        item = items[n]
        if place and item.kind and "PLACENP" in item.classes:
            return item
        if item.kind and n not in layout.hidden and item.classes & PHRASES and layout.governed(n) is None:
            counted = _bare_number(item) and (n == k - 1 or (n == k - 2 and preposition(items[k - 1]) == "of"))
            if not counted:
                return item
    return None


def clause_time(layout: Layout, k: int, spoken: set[int]) -> Item | None:
    """The date that belongs to the trigger at ``k``: the nearest in its clause that does not date the saying."""
    items = layout.items
    for n in range(k + 1, len(items)):
        item = items[n]
        if "DATE" in item.classes and n not in spoken:
            return item
        if not item.kind and (item.classes & {"BAR", "COLON"} or _new_clause(layout, n, k)):
            break
    for n in range(k - 1, -1, -1):
        item = items[n]
        if "DATE" in item.classes and n not in spoken:
            return item
        if not item.kind and (item.classes & {"BAR", "COLON"} or ("COMP" in item.classes and "SELF" not in item.classes and n < k - 3)):
            break
    return None


def _new_clause(layout: Layout, n: int, k: int) -> bool:
    """Whether the word at ``n`` begins a clause that the date of the trigger at ``k`` would not stand in."""
    items = layout.items
    classes = items[n].classes
    if "TV" in classes:
        return n - k > 1 and "REL" not in items[n - 1].classes and "LVHAP" not in classes
    return "COMP" in classes and "W" not in classes
