"""Who, whom, where, when, with what: the items around a trigger, read by its valency.

``slots.py`` tells what stands around the trigger; ``valency.toml`` says what a slot means. Every role names the rule it came by.
"""

from __future__ import annotations

from marsad.events.frames import Frame
from marsad.events.layout import PEOPLE, PHRASES, Layout
from marsad.events.slots import (
    SUBJECTS,
    SUFFERERS,
    Slot,
    acts,
    armed,
    is_plural,
    left_subject,
    light_verb,
    scan_right,
    subject_between,
)
from marsad.lexicon.files import PACKS, read_toml
from marsad.mentions.phrases import Item

_AGENTS = frozenset(("ACTORNP", "ANONNP"))
_GROUND = frozenset(("PLACENP", "FACNP"))


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
        if (
            role == "actor"
            and armed(item)
            and not (item.has("ACTOR") or item.has("NATION") or item.has("FORCE") or _flies(item, rule))
        ):
            self.weapon = self.weapon or item
            return
        if role == "actor" and "ACTORNP" not in item.classes and "PLACENP" in item.classes:
            role = "place"
        if role in ("place", "dest") and not item.classes & _GROUND:
            role = "target" if role == "place" and item.classes & PEOPLE and rule.startswith(("slot.on", "slot.near")) else ""
        if role == "weapon":
            if armed(item):
                self.weapon = self.weapon or item
            elif "PLACENP" in item.classes:
                self.add("place", item, rule)
            return
        if role == "victim" or (role == "target" and _toll(item)):
            role = "victims"
        if role in ("actor", "target", "place", "dest", "victims"):
            held: list[Item] = getattr(self, role)
            if item not in held:
                held.append(item)
                self.rules[id(item)] = rule


def _toll(item: Item) -> bool:
    """Whether the words count people killed or hurt: they are what came of it, not what was aimed at."""
    return "QUANTNP" in item.classes and any(unit.quantity is not None and unit.quantity.kinds for unit in item.units)


def _flies(item: Item, rule: str) -> bool:
    """Whether aircraft, named as such, are the subject: they stand for those whose they are."""
    whose = len(item.units) > 1 or bool(item.units[0].classes & {"DEF", "PRON"})
    return whose and item.has("AIR") and rule.startswith(("verb.subject", "relative.", "light-verb.lvact"))


_VALENCIES: dict[str, dict[str, str]] = {}


def valency(name: str) -> dict[str, str]:
    """The table of a valency: slot -> role."""
    if not _VALENCIES:
        _VALENCIES.update(read_toml(PACKS / "events" / "valency.toml"))
    return _VALENCIES[name]


def recover(layout: Layout, k: int, frame: Frame, feature: str) -> Roles:
    """The roles of the trigger at ``k`` that its own clause gives."""
    roles, items = Roles(), layout.items
    table = valency(frame.valency)
    slots = scan_right(layout, k)
    if feature.startswith(("perfect", "imperfect")) or (feature == "word" and "PERF" in items[k].classes and is_plural(items[k])):
        _verb(layout, k, table, slots, roles, "+object" in feature)
    else:
        _noun(layout, k, table, slots, roles, feature)
    for slot in slots:
        if slot.name not in ("nom", "subj"):
            _prepositional(items, slot, table, roles)
    if feature == "word" and k and table.get("subj") == "victim" and not roles.victims:
        _victim_before(layout, k, items[k], roles)
    if roles.weapon is None:
        near = (item for item in items[k : k + 4] if not item.kind and (item.has("WEAPON") or item.has("BOMB")))
        roles.weapon = next(near, items[k] if "ARTY" in items[k].classes else None)
    return roles


def _prepositional(items: list[Item], slot: Slot, table: dict[str, str], roles: Roles) -> None:
    """Give a slot under a preposition its role; a place that only tells where another place lies is kept apart."""
    role = table.get(slot.name, "place" if slot.name in ("in", "near") else "")
    if slot.name == "about" and not role:
        role = table.get("of", "")
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


def _victim_before(layout: Layout, k: int, trigger: Item, roles: Roles) -> None:
    """The people named right before a phrase for dying ("the driver met his end")."""
    before = layout.items[k - 1]
    unit = trigger.units[0]
    if unit.j - unit.i > 1 and before.kind and before.classes & PEOPLE and layout.governed(k - 1) is None:
        roles.add("victims", before, "phrase.victim-before")


def _anaphoric(places: list[Item]) -> bool:
    return all(place.kind in ("place_anaphor", "facility") for place in places)


def _verb(layout: Layout, k: int, table: dict[str, str], slots: list[Slot], roles: Roles, pronoun: bool) -> None:
    subject = left_subject(layout, k)
    nominals = [slot for slot in slots if slot.name in ("nom", "subj")]
    if table.get("subj") == "victim":
        _kill_verb(subject, [slot.item for slot in nominals], roles, pronoun)
        return
    if subject is not None and pronoun and "obj" in table and not acts(subject) and (not nominals or acts(nominals[0].item)):
        roles.add(table["obj"], subject, "verb.object-before")
        subject = None
    if nominals and not _precedes(layout, k, subject, nominals, pronoun):
        first = nominals[0].item
        own = table.get("subj", "actor")
        if own != "actor" or (first.classes & _AGENTS and (acts(first) or len(nominals) > 1 or subject is None)):
            if own == "actor" and subject is None and len(nominals) == 1 and not acts(first) and not pronoun:
                own = table.get("obj", "actor")
            if subject is None and len(nominals) == 1 and not pronoun and first.kind in ("speaker", "person"):
                own = table.get("person", own)
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
    if nominals[0].at - k > 3 or is_plural(layout.items[k]) or "FACNP" in nominals[0].item.classes:
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


def _noun(layout: Layout, k: int, table: dict[str, str], slots: list[Slot], roles: Roles, feature: str) -> None:
    for slot in slots:
        if slot.name == "subj":
            roles.add("target" if table.get("subj") == "target" else "actor", slot.item, "relative.subject")
    if feature != "noun+def":  # a noun with the article governs nothing
        _genitive(layout, k, table, slots, roles)
    _nationality(layout, k, table, roles)
    light = light_verb(layout, k)
    if light is None:
        return
    cls, at = light
    subject = subject_between(layout, at, k, cls == "LVSEE") or left_subject(
        layout, at, SUFFERERS if cls in ("LVSEE", "LVUND") else SUBJECTS
    )
    if subject is None:
        return
    if cls == "LVHAP" and "LVACT" in layout.items[at].classes and acts(subject):
        cls = "LVACT"
    role = {"LVACT": "actor", "LVN": "actor", "LVCTL": "actor", "LVUND": "target", "LVSEE": "place", "LVHAP": ""}[cls]
    if "crowd" in table and cls in ("LVHAP", "LVACT") and subject.classes & {"QUANTNP", "ACTORNP"}:
        roles.add(table["crowd"], subject, "light-verb.crowd")
        return
    if table.get("subj") == "victim":
        role = "victims" if cls in ("LVUND", "LVHAP") else "actor"
    if table.get("subj") == "target" and role == "actor":
        role = "target"
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
    if any(
        "OTHER" in other.classes and "DEF" not in other.classes and not other.classes & {"ARMED", "AIR", "ARTY"}
        for other in between
    ):
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
