"""All packs in one lexicon: the trie of phrases, rows by id."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from marsad.events.frames import EventType, event_types
from marsad.lexicon.files import PACKS, Row, read_tsv
from marsad.lexicon.inflect import noun_forms, paradigms, verb_forms
from marsad.lexicon.trie import Entry, Node, Trie
from marsad.lexicon.world import (
    Actor,
    Nation,
    Person,
    Place,
    country_folders,
    read_actors,
    read_nations,
    read_people,
    read_places,
)
from marsad.text.normalise import key
from marsad.text.tokens import tokens


class Cue:
    """A cue of modality: its category, the side it works on and how many units it reaches."""

    __slots__ = ("category", "direction", "scope", "surface")

    def __init__(self, row: Row) -> None:
        self.category, self.direction, self.surface = row["category"], row["direction"], row["form"]
        try:
            self.scope = int(row["scope"] or 12)
        except ValueError:
            raise row.error(f"scope is no number: {row['scope']!r}") from None


def words_of(surface: str) -> tuple[str, ...]:
    """The keys of a surface's words and numbers, as the matcher sees them in a sentence."""
    if surface.isalpha():
        return (key(surface),)
    if surface.replace(" ", "").isalpha():
        return tuple(map(key, surface.split()))
    return tuple(token.key for token in tokens(surface) if token.kind != "mark")


_HEADS = frozenset(("FORCE", "MEANS", "AIR", "ARTY"))


def _of_actors(node: Node, named: list[Entry]) -> list[Entry]:
    """The entries of ``node`` that mean one of the actors named."""
    ids = {entry.value.id for entry in named}
    return [entry for entry in node.entries if entry.cls == "ACTOR" and entry.value.id in ids]


class Lexicon:
    """Everything the packs know, ready for matching."""

    def __init__(self) -> None:
        self.trie = Trie()
        self.places: dict[str, Place] = {}
        self.actors: dict[str, Actor] = {}
        self.people: list[Person] = []
        self.nations: list[Nation] = []
        self.event_types: dict[str, EventType] = {}
        self.victims: dict[str, str] = {}
        self._arabic()
        self._world()
        self._share_names()
        self._events()

    def _add_forms(self, forms: dict[str, str], cls: str, value: object, rest: str = "") -> None:
        """Add inflected forms, which are keys already, each followed by the words of ``rest``; one entry for each feature."""
        following = words_of(rest)
        entries: dict[str, Entry] = {}
        for form, feature in forms.items():
            entry = entries.get(feature)
            if entry is None:
                entry = entries[feature] = Entry(cls, value, feature)
            if form.isalpha():
                self.trie.add((form, *following), entry)
            else:
                self._add(f"{form} {rest}", entry)

    def _add(self, surface: str, entry: Entry) -> None:
        words = words_of(surface)
        if words:
            self.trie.add(words, entry)

    def _add_row(self, row: Row, cls: str, value: object) -> None:
        forms: dict[str, str] = {key(row["form"]): "word"}
        first, _, rest = row["form"].partition(" ")
        if row.get("pos") == "verb":
            perfect, _, imperfect = first.partition("/")
            forms = verb_forms(perfect, imperfect)
        elif row.get("pos") == "noun":
            forms = noun_forms(row["form"])
        self._add_forms(forms, cls, value, rest if row.get("pos") == "verb" else "")

    def _arabic(self) -> None:
        folder = PACKS / "arabic"
        for path in [*sorted(folder.glob("words*.tsv")), folder / "say.tsv", folder / "scope.tsv"]:
            for row in read_tsv(path):
                self._add_row(row, row["class"], row["value"])
        for row in read_tsv(folder / "cues.tsv"):
            self._add_row(row, "CUE", Cue(row))
        for row in read_tsv(folder / "weapons.tsv"):
            self._add(row["form"], Entry("WEAPON"))
        if (folder / "heads.tsv").exists():
            self._heads(folder / "heads.tsv")
        if (folder / "nationalities.tsv").exists():
            accusative = paradigms()["noun"]["accusative"]
            self.nations = read_nations(folder / "nationalities.tsv")
            for nation in self.nations:
                adjective, people = Entry("NATION", nation), Entry("PEOPLE", nation)
                for form in nation.forms:
                    for spelt in noun_forms(form):
                        if spelt != key(form) + accusative:  # "Syrian" in the accusative is spelt like "Syria"
                            self._add(spelt, adjective)
                for form in nation.people:
                    self._add(form, people)

    def _heads(self, path: Path) -> None:
        for row in read_tsv(path):
            cls, value = row["class"], row["value"]
            forms = (
                noun_forms(row["form"])
                if " " not in row["form"] and cls not in ("ANON", "SPEAKER")
                else {key(row["form"]): "word"}
            )
            self._add_forms(forms, cls, value)
            if cls == "VICTIM":
                self.victims.setdefault(key(row["form"]), value)

    def _world(self) -> None:
        for country, folder in country_folders():
            if (folder / "places.tsv").exists():
                for place in read_places(country, folder / "places.tsv"):
                    self.places[place.id] = place
                    entry = Entry("PLACE", place)
                    for name in (place.ar, *place.aliases):
                        self._add(name, entry)
            if (folder / "actors.toml").exists():
                for actor in read_actors(country, folder / "actors.toml"):
                    self.actors[actor.id] = actor
                    neutral, loaded = Entry("ACTOR", actor), Entry("ACTOR", actor, "loaded")
                    for name in actor.names:
                        self._add(name, neutral)
                    for name in actor.loaded:
                        self._add(name, loaded)
            if (folder / "people.tsv").exists():
                for person in read_people(folder / "people.tsv"):
                    self.people.append(person)
                    entry = Entry("PERSON", person)
                    for name in (person.ar, *person.aliases):
                        self._add(name, entry)

    def _share_names(self) -> None:
        """Let forces "of the army", "of the coalition" mean each army or coalition that the bare name can mean."""
        root = self.trie.root
        for head in [node for node in root.next.values() if any(entry.cls in _HEADS for entry in node.entries)]:
            for tail, node in list(head.next.items()):
                bare = root.next.get(tail)
                named = [entry for entry in node.entries if entry.cls == "ACTOR"]
                if bare is None or not named or not _of_actors(bare, named):
                    continue
                for entry in bare.entries:
                    if entry.cls == "ACTOR" and entry not in node.entries:
                        node.entries.append(entry)

    def _events(self) -> None:
        for event_type in event_types():
            self.event_types[event_type.code] = event_type
            for words, feature, frame in event_type.surfaces:
                self.trie.add(words, Entry("TRIG", frame, feature))


@contextmanager
def resting() -> Iterator[None]:
    """For what makes many objects and no cycles: the collector of cycles rests."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def kept_for_good() -> Iterator[None]:
    """For building what stays until the process ends: the collector of cycles rests, and never walks these objects again."""
    with resting():
        yield
        gc.freeze()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of all packs, built once per process."""
    with kept_for_good():
        return Lexicon()
