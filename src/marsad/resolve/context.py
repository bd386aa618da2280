"""What an article as a whole says about where and when it plays: the votes of its countries, the date it came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from marsad.lexicon.trie import Entry
from marsad.mentions.units import Unit
from marsad.model import Article

if TYPE_CHECKING:
    from marsad.lexicon.world import Place
    from marsad.mentions.phrases import Item
    from marsad.resolve.actors import Identity
    from marsad.resolve.places import Located

# Hints that archives put on articles (Article.theatre) -> country codes.
_THEATRES = {
    "syria": ("SY",), "iraq": ("IQ",), "yemen": ("YE", "SA"), "libya": ("LY",), "lebanon": ("LB",), "sudan": ("SD", "SS"),
    "palestine_israel": ("PS", "IL"), "afghanistan_pakistan": ("AF", "PK"), "somalia": ("SO",), "egypt_sinai": ("EG",),
    "turkey_kurds": ("TR", "IQ"), "sahel_africa": ("ML", "NG"), "ukraine": ("UA",),
}  # fmt: skip
_HINT = 4.0


class Context:
    """Votes for countries and the publication date of one article."""

    def __init__(self, article: Article, published: date | None) -> None:
        self.article, self.published = article, published
        self.day = published.isoformat() if published else ""
        self.votes: Counter[str] = Counter()
        self.named: list[tuple[int, list[Any]]] = []
        self.identities: dict[int, tuple[Item, Identity]] = {}
        self.located: dict[int, tuple[Item, list[Place], Located]] = {}
        """What was made of items, by id, for as long as nothing more is heard; the item beside it keeps its id its own."""
        for country in _THEATRES.get(article.theatre or "", ()):
            self.votes[country] += _HINT  # type: ignore[assignment]

    def hear(self, units: list[Unit]) -> None:
        """Count what the units of a sentence name: places, actors and nationalities that belong to one country only."""
        self.identities.clear()
        self.located.clear()
        for unit in units:
            if unit.classes.isdisjoint(_VOTING):
                continue
            if "ACTOR" in unit.classes:
                self.named.append((unit.start, unit.values("ACTOR")))
            if unit.entries:
                known = _VOTES.get(id(unit.entries))
                if known is None:
                    known = _VOTES[id(unit.entries)] = unit.entries, _vote(unit)
                country = known[1]
                if country:
                    self.votes[country] += 1

    def score(self, country: str) -> float:
        """How much of the article speaks for a country, 0 to 1; the world pack ("") counts as a little everywhere."""
        if not country:
            return 0.05
        total = sum(self.votes.values())
        return self.votes[country] / total if total else 0.0


_VOTING = frozenset(("PLACE", "ACTOR", "NATION"))
_VOTES: dict[int, tuple[Sequence[Entry], str]] = {}
"""The votes of lists of entries, by id; the list beside its vote keeps its id its own."""


def _vote(unit: Unit) -> str:
    """The country that a name votes for; empty where it may belong to several or is only a common word."""
    for entry in unit.entries:
        if entry.cls in _VOTING:
            plain = (other.value for other in unit.entries if other.cls == entry.cls)
            countries = {_country(value) for value in plain if "cue" not in getattr(value, "flags", ())}
            return countries.pop() if len(countries) == 1 else ""
    return ""


def _country(value: Any) -> str:
    return value.country or ""
