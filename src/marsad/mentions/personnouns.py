"""Countable nouns for persons and the context words of counts, with all their surfaces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from marsad.mentions.numberwords import PREFIXES, pack_rows
from marsad.text.normalise import key


class Noun(NamedTuple):
    """One surface of a noun."""

    form: str  # sg, du or pl
    who: str
    kind: str
    defined: bool
    waw: bool
    skip: int
    owned: bool


CONTEXT: dict[str, set[str]] = {}
for _form, _cls, _value in pack_rows("numbers_context.tsv"):
    CONTEXT.setdefault(_cls, set()).add(key(_form))
AND = key(next(p for p, waw, prep, al in PREFIXES if waw and not prep and not al))
for _cls in ("subset", "others", "harm", "one", "oneof"):
    CONTEXT[_cls] |= {AND + form for form in CONTEXT[_cls]}
_ROWS = pack_rows("numbers_persons.tsv")
_PERSONS = {key(form): (number, who, kind) for form, number, who, kind, _ in _ROWS}
_NEVER = frozenset(key(row[4].removeprefix("not=")) for row in _ROWS if row[4].startswith("not="))
_AFTER_NUMBER = frozenset(key(row[4].removeprefix("count=")) for row in _ROWS if row[4].startswith("count="))
NO_NOUN = Noun("", "", "", False, False, 0, False)


class NounIndex:
    """Countable nouns in all their surfaces: duals, accusatives, with pronouns, clitics and the article.

    ``starts``: these and the other words at which a count without a number can start.
    """

    def __init__(self, nouns: Mapping[str, str]) -> None:
        self.forms: dict[str, Noun] = {}
        known = {form: (number, nouns.get(form, who), kind) for form, (number, who, kind) in _PERSONS.items()}
        self._put_all(known)
        self._put_all({form: (_number_of(form, nouns), who, "") for form, who in nouns.items() if self._is_new(form)})

    def _is_new(self, form: str) -> bool:
        return form not in self.forms and form not in CONTEXT["harm"] and form not in CONTEXT["others"]

    def _put_all(self, stems: Mapping[str, tuple[str, str, str]]) -> None:
        for form, (number, who, kind) in stems.items():
            self._put(form, Noun(number, who, kind, False, False, 0, False))
        for form, (number, who, kind) in stems.items():
            for other, what, owned in _inflected(form, number):
                self._put(other, Noun(what, who, kind, False, False, 0, owned))
        self.starts = frozenset(self.forms) | CONTEXT["one"] | CONTEXT["oneof"] | CONTEXT["others"]

    def _put(self, form: str, noun: Noun) -> None:
        if form in _NEVER:
            return
        if form in _AFTER_NUMBER:
            noun = noun._replace(form="count")
        for prefix, waw, prep, al in PREFIXES:
            if not (al and noun.owned):
                defined = al or noun.owned or (prep and prefix[-1] == form[0])  # the article melts into the same letter
                self.forms.setdefault(prefix + form, noun._replace(defined=defined, waw=waw, skip=0 if al else len(prefix)))


def _number_of(form: str, nouns: Mapping[str, str]) -> str:
    """Singular, dual or plural by the ending of a noun that the pack does not hold; a dual only where its singular is given."""
    for ending in sorted(CONTEXT["dual"]):
        stem = form.removesuffix(ending)
        rivals = CONTEXT["plural"] - {ending} if ending in CONTEXT["plural"] else frozenset()
        if stem != form and stem in nouns and not any(stem + other in nouns for other in rivals):
            return "du"
    return "pl" if any(form.endswith(e) and len(form) > len(e) + 2 for e in CONTEXT["plural"]) else "sg"


def _inflected(form: str, number: str) -> list[tuple[str, str, bool]]:
    """Surfaces made from a listed form: (surface, number, with a pronoun)."""
    feminine = next(iter(CONTEXT["feminine"]))
    pronouns = sorted(CONTEXT["pronoun"])
    if number == "pl":
        sound = next((e for e in sorted(CONTEXT["plural"] - CONTEXT["dualfem"]) if form.endswith(e) and len(e) == 2), "")
        stem = form[:-1] if sound and not form.endswith(_FEMININE_PLURAL) else form
        return [(stem + p, "pl", True) for p in pronouns]
    if number not in ("sg", "adj"):
        return []
    if form.endswith(feminine):
        return [(form[:-1] + e, "du", False) for e in sorted(CONTEXT["dualfem"])]
    duals = [(form + e, "du", False) for e in sorted(CONTEXT["dual"]) if len(e) == 2 and e not in _TEH_DUALS]
    return [*duals, *((form + e, "adj_acc" if number == "adj" else number, False) for e in sorted(CONTEXT["accusative"]))]


_TEH_DUALS = frozenset(e for e in CONTEXT["dual"] if any(full.startswith(e) for full in CONTEXT["dualfem"]))
_FEMININE_PLURAL = tuple(e for e in CONTEXT["plural"] if e not in CONTEXT["dual"] and e[0] == next(iter(CONTEXT["accusative"])))
_DEFAULT = NounIndex({})
_last: list[tuple[Mapping[str, str], NounIndex]] = []


def compile_nouns(nouns: Mapping[str, str]) -> NounIndex:
    """The index of a mapping from noun keys (no article) to who-class. The last one asked for is kept."""
    if not nouns:
        return _DEFAULT
    if not _last or _last[0][0] is not nouns:
        _last[:] = [(nouns, NounIndex(nouns))]
    return _last[0][1]
