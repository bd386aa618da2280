"""Roles that a clause leaves open, filled from what stands near: small named strategies, tried in a fixed order.

Each fills only what is empty, and names itself in the role's rule (``inferred:NAME``). ``within`` looks at one sentence, before
drafts are grouped; ``across`` at the other drafts and the other sentences of the article, once they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from marsad.events.layout import SAYING, Layout
from marsad.events.roles import valency
from marsad.events.slots import acts, light_verb, speaker_before
from marsad.mentions.phrases import Item

if TYPE_CHECKING:
    from marsad.claims.drafts import Draft, Line
    from marsad.claims.group import Group

_ONE_SIDED = frozenset(("EXPLOSION", "SUICIDE_ATTACK", "PROTEST", "DISPLACEMENT"))
_ELSEWHERE = frozenset(("AGREEMENT", "SUPPORT", "CLASH", "KILLING", "ARREST", "RELEASE", "DISPLACEMENT", "SHELLING"))
_NEAR = 2
_NEAR_LINES, _FAR_LINES = 3, 10
HOSTS = frozenset(("AIRSTRIKE", "SHELLING", "EXPLOSION", "SUICIDE_ATTACK", "CHEMICAL_ATTACK", "CLASH", "CIVILIAN_ATTACK"))


def within(drafts: list[Draft]) -> None:
    """Fill the roles of the drafts of one sentence from that sentence."""
    if drafts:
        _loose_victims(drafts)
    for n, draft in enumerate(drafts):
        roles = draft.roles
        if not draft.harm and draft.feature.startswith("noun"):
            accused = _accused(draft)
            if accused:
                roles.actor.clear()
                _fill(draft, "actor", "accused", accused)
        if not roles.actor and _active(draft):
            _fill(draft, "actor", "clause-subject", _clause_subject(draft))
        if not roles.actor and (
            _active(draft) or any("BLAME" in item.classes for item in draft.line.items[max(0, draft.at - 3) : draft.at])
        ):
            _fill(draft, "actor", "announcer", _announcer(draft))
        if not roles.actor and draft.feature == "noun+object" and (not draft.harm or roles.victims):
            speaker = speaker_before(draft.line.layout, draft.at)
            _fill(draft, "actor", "pronoun", [speaker] if speaker is not None and acts(speaker) else [])
        if not roles.actor and _active(draft):
            _fill(draft, "actor", "joined-verb", _joined(drafts, n))


def _loose_victims(drafts: list[Draft]) -> None:
    """Counts of killed or injured that no verb of harm governs belong to the nearest strike, blast or fight of the sentence."""
    hosts = [draft for draft in drafts if draft.frame.type in HOSTS and not draft.harm]
    if not hosts:
        return
    held = {id(item) for draft in drafts for item in draft.roles.victims}
    for n, item in enumerate(drafts[0].line.items):
        if item.kind not in ("quantity", "victim") or id(item) in held or _denied(drafts[0].line.items, n):
            continue
        if any(unit.quantity is not None and unit.quantity.kinds and not unit.quantity.subset for unit in item.units):
            nearest = min(hosts, key=lambda draft: abs(draft.at - n) + (4 if draft.at > n else 0))
            nearest.roles.add("victims", item, "inferred:loose-count")


def _denied(items: list[Item], n: int) -> bool:
    return any("NEG" in item.classes for item in items[max(0, n - 4) : n])


def _fill(draft: Draft, role: str, name: str, items: Sequence[Item]) -> None:
    for item in items:
        draft.roles.add(role, item, f"inferred:{name}")


def _active(draft: Draft) -> bool:
    """Whether someone acts in the event and may be named far from it."""
    subject = valency(draft.frame.valency).get("subj", "actor")
    return not draft.harm and subject in ("actor", "victim") and draft.frame.type not in _ONE_SIDED


def _clause_subject(draft: Draft) -> list[Item]:
    """The nearest noun phrase before the trigger that acts and stands under no preposition, in the same clause."""
    layout, items = draft.line.layout, draft.line.items
    for n in range(draft.at - 1, max(-1, draft.at - 14), -1):
        item = items[n]
        if n in layout.hidden:
            continue
        if item.kind:
            if (
                acts(item)
                and item.kind in ("actor", "force", "nation")
                and layout.governed(n) is None
                and item not in draft.roles.target
                and not _says(items, n)
            ):
                return [item]
            continue
        if item.classes & {"COMP", "BAR", "COLON", "RESULT"} or ("COMMA" in item.classes and n not in layout.soft):
            return []
    return []


def _other_side(draft: Draft, drafts: list[Draft]) -> list[Item]:
    """Who fought those named with "with": who else acts in the sentence, or fell in that fight."""
    for other in sorted(drafts, key=lambda other: (other.harm, abs(other.at - draft.at))):
        if other is draft:
            continue
        named = [
            item
            for item in (*other.roles.actor, *(other.roles.victims if other.harm else ()))
            if acts(item) or "COMB" in item.classes
        ]
        found = [item for item in named if item not in draft.roles.target]
        if found and not any(item in other.roles.actor for item in draft.roles.target):
            return found
    return []


def _accused(draft: Draft) -> list[Item]:
    """Whom the clause accuses of what the trigger names: the last named between the verb of accusing and "of"."""
    layout, items, k = draft.line.layout, draft.line.items, draft.at
    if not any("B" in item.clitics or "BLAME" in item.classes for item in items[max(0, k - 2) : k + 1]):
        return []
    found: list[Item] = []
    for n in range(k - 1, max(-1, k - 20), -1):
        item = items[n]
        if item.kind:
            if not found and acts(item) and layout.governed(n) is None:
                found = [item]
            elif found and "W" in found[-1].clitics and n == items.index(found[-1]) - 1 and acts(item):
                found.append(item)
        elif "SAYACC" in item.classes:
            return found
        elif item.classes & {"BAR", "COLON", "COMP", "REL"} | SAYING:
            return []
    return []


def _announcer(draft: Draft) -> list[Item]:
    """The side that announces what the trigger names as its own act ("the army announced an attack on ...")."""
    layout, items, k = draft.line.layout, draft.line.items, draft.at
    found: list[Item] = []
    for n in range(k - 1, max(-1, k - 8), -1):
        item = items[n]
        if item.kind:
            if not found and acts(item) and "WAR" in item.classes and layout.governed(n) is None:
                found = [item]
        elif "SAY" in item.classes and not item.classes & {"TRIG", "OTHER"}:
            return found or _before_verb(layout, n)
        elif item.classes & {"BAR", "COLON", "COMP", "REL", "TRIG"}:
            return []
    return []


def _before_verb(layout: Layout, n: int) -> list[Item]:
    """The side that stands right before a verb, as in headlines."""
    item = layout.items[n - 1] if n else None
    return [item] if item is not None and acts(item) and "WAR" in item.classes and layout.governed(n - 1) is None else []


def _says(items: list[Item], n: int) -> bool:
    """Whether the noun phrase at ``n`` is the subject of a verb of saying beside it."""
    return any(not items[m].kind and items[m].classes & SAYING for m in (n - 1, n + 1) if 0 <= m < len(items))


def _joined(drafts: list[Draft], n: int) -> list[Item]:
    """The actor of the verb before, where this one is joined to it or has its pronoun."""
    draft = drafts[n]
    joined = "W" in draft.item.clitics or draft.feature.endswith("+object") or draft.feature.startswith(("perfect", "imperfect"))
    if not joined:
        return []
    for other in reversed(drafts[:n]):
        if other.roles.actor and not other.harm:
            return [item for item in other.roles.actor if item not in draft.roles.target]
    return []


def _topic(layout: Layout, at: int) -> list[Item]:
    """The place that a sentence opens with, before its first verb."""
    for n, item in enumerate(layout.items[: min(at, 6)]):
        if item.kind and "PLACENP" in item.classes and layout.governed(n) in ("in", "b", "near"):
            return [item]
        if not item.kind and item.classes & {"TRIG", "BAR", "REL"} | SAYING & item.classes:
            return []
    return []


def _beside(draft: Draft, drafts: list[Draft]) -> list[Item]:
    """The places of the nearest other event of the clause, no joining word and no comma between."""
    best: tuple[int, Draft] | None = None
    for other in drafts:
        if other is draft or not any(_named(other, item) for item in other.roles.place):
            continue
        gap = abs(other.at - draft.at) + (4 if other.at > draft.at else 0)
        if (best is None or gap < best[0]) and not _parted(draft.line.layout, *sorted((draft.at, other.at))):
            best = gap, other
    return [item for item in best[1].roles.place if _named(best[1], item)] if best else []


def _parted(layout: Layout, a: int, b: int) -> bool:
    """Whether a new clause begins between two items."""
    return any(
        not item.kind and ("COMP" in item.classes or ("COMMA" in item.classes and n not in layout.soft))
        for n, item in enumerate(layout.items[a:b], a)
    )


def _named(draft: Draft, item: Item) -> bool:
    """Whether a place is stated, and by a name that the packs know."""
    return _stated(draft, item) and (item.has("PLACE") or item.kind == "unknown_place")


def _stated(draft: Draft, item: Item) -> bool:
    return not draft.roles.rules.get(id(item), "").startswith("inferred:")


def across(groups: list[Group], drafts: list[Draft], lines: list[Line]) -> None:
    """Fill what all drafts of a group leave open: a dropped subject, the place."""
    by_line: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_line.setdefault(draft.line.number, []).append(draft)
    for group in groups:
        first = group.drafts[0]
        if not any(draft.roles.actor for draft in group.drafts) and _active(first) and _dropped(first):
            _fill(first, "actor", "dropped-subject", _last_actor(first, by_line))
        if any(_both(item) for item in first.roles.actor):
            _two_sides(first, drafts)
        if group.type == "CLASH" and first.roles.target and not any(draft.roles.actor for draft in group.drafts):
            _fill(first, "actor", "other-side", _other_side(first, by_line[first.line.number]))
        if group.type == "CLASH" and not any(draft.roles.target for draft in group.drafts):
            _fill(first, "target", "aim", [item for item in _aimed_at(first) if item not in first.roles.actor])
        if group.type == "CONTROL_CHANGE" and not any(draft.roles.target for draft in group.drafts):
            _fill(first, "target", "opponent", _opponent(first, by_line[first.line.number]))
        for draft in group.drafts:
            _anaphors(draft, lines)
        for name, choose in _PLACES:
            if any(item.kind != "place_anaphor" for draft in group.drafts for item in draft.roles.place):
                break
            draft = group.drafts[0]
            _fill(draft, "place", name, choose(draft, by_line[draft.line.number]))
    _neighbours(groups)


def _both(item: Item) -> bool:
    """Whether the words only say "both sides"."""
    return item.kind == "force" and len(item.units) == 1 and "DEF" in item.units[0].classes and item.values("GROUP") == ["OTHER"]


def _two_sides(draft: Draft, drafts: list[Draft]) -> None:
    """Put the two parties last named together in the stead of "both sides"."""
    for other in reversed(drafts):
        behind = other.line.number - draft.line.number
        if not -_FAR_LINES <= behind <= 0 or (behind == 0 and other.at >= draft.at):
            continue
        sides = [item for item in (*other.roles.actor, *other.roles.target) if acts(item) and not _both(item)]
        if len(sides) == 2:
            draft.roles.actor[:] = [item for item in draft.roles.actor if not _both(item)]
            _fill(draft, "actor", "both-sides", sides)
            return


def _neighbours(groups: list[Group]) -> None:
    """A lasting act or a strike without a place happened where the event told shortly before it did."""
    last: tuple[int, list[Item]] | None = None
    for group in groups:
        draft = group.drafts[0]
        held = [item for other in group.drafts for item in other.roles.place if item.kind != "place_anaphor"]
        if held:
            last = group.drafts[-1].line.number, [item for item in held if _is_spot(item)]
        elif last is not None and 0 <= draft.line.number - last[0] <= _NEAR and _stays(group):
            _fill(draft, "place", "neighbour", last[1][:1])


def _stays(group: Group) -> bool:
    """Whether an event goes on with the one told before rather than turning to another scene."""
    return group.type not in _ELSEWHERE and group.drafts[0].judged.modality not in ("demanded", "conditional")


def _is_spot(item: Item) -> bool:
    return any(row.kind not in ("country", "region", "river", "sea", "border", "road") for row in item.values("PLACE"))


def _opponent(draft: Draft, drafts: list[Draft]) -> list[Item]:
    """Those fought against in the same sentence lose the place."""
    for other in drafts:
        if other.frame.type == "CLASH" and other.roles.target:
            return [item for item in other.roles.target if acts(item) and item not in draft.roles.actor]
    names = {unit.key for item in draft.roles.actor for unit in item.units}
    for other in drafts:
        if names and other.frame.type == "CLASH" and len(other.roles.actor) == 2:
            rest = [item for item in other.roles.actor if acts(item) and not any(unit.key in names for unit in item.units)]
            if len(rest) == 1:
                return rest
    return []


def _aimed_at(draft: Draft) -> list[Item]:
    """Whom an operation was started to drive out: the object of the purpose clause behind it."""
    items = draft.line.items
    for n in range(draft.at + 1, min(len(items) - 1, draft.at + 8)):
        item, following = items[n], items[n + 1]
        if not item.kind and "TRIG" in item.classes and "L" in item.clitics:
            return [following] if following.kind and acts(following) else []
        if item.classes & {"BAR", "COLON", "COMP", "TV"}:
            return []
    return []


def _dropped(draft: Draft) -> bool:
    """Whether a verb that acts stands there without any subject."""
    if draft.feature.startswith(("perfect", "imperfect")):
        return True
    light = light_verb(draft.line.layout, draft.at)
    return light is not None and light[0] in ("LVACT", "LVCTL")


def _last_actor(draft: Draft, by_line: dict[int, list[Draft]]) -> list[Item]:
    """Who acted last, in this sentence or the one before."""
    for number in (draft.line.number, draft.line.number - 1):
        for other in reversed(by_line.get(number, ())):
            if (other.line is not draft.line or other.at < draft.at) and other.roles.actor and not other.harm:
                return [item for item in other.roles.actor if item not in draft.roles.target]
    return []


def _anaphors(draft: Draft, lines: list[Line]) -> None:
    """Put the last place of its kind, by name, in the stead of "the town", "the area"."""
    for item in [item for item in draft.roles.place if item.kind == "place_anaphor" and not item.has("NATION")]:
        words = set(item.values("LOC"))
        kinds = {kind for value in words for kind in value.partition(":")[2].split(",") if kind}
        found = _last_place(item, draft.line, lines, words, kinds)
        if found is not None:
            draft.roles.place.remove(item)
            draft.roles.add("place", found, "inferred:place-anaphor")


def _last_place(item: Item, line: Line, lines: list[Line], words: set[str], kinds: set[str]) -> Item | None:
    """The last place with the same type word, else the last of a fitting kind that does not only locate another."""
    spare: Item | None = None
    for number in range(line.number, max(-1, line.number - _FAR_LINES), -1):
        items = lines[number].items
        for n in range(len(items) - 1, -1, -1):
            other = items[n]
            if not other.kind or "PLACENP" not in other.classes or other.end > item.start or not other.has("PLACE"):
                continue
            if words & set(other.values("LOC")):
                return other
            inner = n and items[n - 1].kind and "PLACENP" in items[n - 1].classes and "W" not in other.clitics
            if (
                spare is None
                and line.number - number < _NEAR_LINES
                and not inner
                and not other.units[0].classes & {"DIR", "NEAR"}
                and _fits(other, kinds)
            ):
                spare = other
    return spare


def _fits(place: Item, kinds: set[str]) -> bool:
    return any(row.kind in kinds if kinds else row.kind != "country" for row in place.values("PLACE"))


def _opening(draft: Draft, _: list[Draft]) -> list[Item]:
    return _topic(draft.line.layout, draft.at)


Choice = Callable[["Draft", "list[Draft]"], list[Item]]
_PLACES: tuple[tuple[str, Choice], ...] = (("topic", _opening), ("sentence", _beside))
