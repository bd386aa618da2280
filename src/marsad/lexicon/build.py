"""All packs in one lexicon: the trie of phrases, rows by id."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from marsad.events.frames import EventType, event_types
from marsad.lexicon.files import PACKS, Row, read_tsv
from marsad.lexicon.inflect import noun_forms, verb_forms
from marsad.lexicon.trie import Entry, Trie
from marsad.lexicon.world import Actor, Nation, Person, Place, country_folders, read_actors, read_nations, read_people, read_places
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
    return tuple(token.key for token in tokens(surface) if token.kind != "mark")


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
        self._events()

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
        for form, feature in forms.items():
            self._add(f"{form} {rest}" if row.get("pos") == "verb" and rest else form, Entry(cls, value, feature))

    def _arabic(self) -> None:
        folder = PACKS / "arabic"
        for name in ("words.tsv", "say.tsv", "scope.tsv"):
            for row in read_tsv(folder / name):
                self._add_row(row, row["class"], row["value"])
        for row in read_tsv(folder / "cues.tsv"):
            self._add_row(row, "CUE", Cue(row))
        for row in read_tsv(folder / "weapons.tsv"):
            self._add(row["form"], Entry("WEAPON"))
        if (folder / "heads.tsv").exists():
            self._heads(folder / "heads.tsv")
        if (folder / "nationalities.tsv").exists():
            self.nations = read_nations(folder / "nationalities.tsv")
            for nation in self.nations:
                for form in nation.forms:
                    for spelt in noun_forms(form):
                        self._add(spelt, Entry("NATION", nation))
                for form in nation.people:
                    self._add(form, Entry("PEOPLE", nation))

    def _heads(self, path: Path) -> None:
        for row in read_tsv(path):
            cls, value = row["class"], row["value"]
            forms = noun_forms(row["form"]) if " " not in row["form"] and cls not in ("ANON", "SPEAKER") else {key(row["form"]): "word"}
            for form, feature in forms.items():
                self._add(form, Entry(cls, value, feature))
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
                    for name in actor.names:
                        self._add(name, Entry("ACTOR", actor))
                    for name in actor.loaded:
                        self._add(name, Entry("ACTOR", actor, "loaded"))
            if (folder / "people.tsv").exists():
                for person in read_people(folder / "people.tsv"):
                    self.people.append(person)
                    for name in (person.ar, *person.aliases):
                        self._add(name, Entry("PERSON", person))

    def _events(self) -> None:
        for event_type in event_types():
            self.event_types[event_type.code] = event_type
            for words, feature, frame in event_type.surfaces:
                self.trie.add(words, Entry("TRIG", frame, feature))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of all packs, built once per process."""
    return Lexicon()
