"""Inflected forms of verbs and nouns, made from the affix tables of ``packs/arabic/paradigms.toml``. Forms are folded keys."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from marsad.lexicon.files import PACKS, read_toml
from marsad.text.normalise import key

# Features of a form: "perfect", "imperfect" or "noun", then "+object" where a pronoun is attached, "+def" with the article.


@lru_cache(maxsize=1)
def paradigms() -> dict[str, Any]:
    """The affix tables."""
    return read_toml(PACKS / "arabic" / "paradigms.toml")


class _Verbs:
    """The table of verbs, cut up once for all verbs."""

    def __init__(self) -> None:
        table = paradigms()["verb"]
        self.objects: list[str] = table["object"]
        self.plural: str = table["plural"]
        self.plural_before_object: str = table["plural_before_object"]
        self.weak_perfect: list[str] = table["weak_perfect"]
        self.weak_imperfect = frozenset(table["weak_imperfect"])
        self.weak_middle = frozenset(table["weak_middle"])
        self.perfect: list[str] = table["perfect"]
        self.imperfect: list[tuple[str, str]] = [(prefix, ending) for prefix, ending in table["imperfect"]]
        self.perfect_cut = frozenset(self.perfect[1:3] + self.perfect[4:5])
        self.imperfect_cut = frozenset(table["imperfect"][4] + table["imperfect"][5])

    def add(self, forms: dict[str, str], form: str, feature: str, with_object: str, *, alef: bool = False) -> None:
        """Put a form and the same with each object pronoun into ``forms``; what is there stays.

        ``alef``: the verb is written with alef maqsura, which is an alef before a pronoun.
        """
        forms.setdefault(form, feature)
        stem = form
        if form.endswith(self.plural):
            stem = form[: -len(self.plural)] + self.plural_before_object
        elif alef and len(form) > 2 and form[-1] == self.weak_perfect[1]:
            stem = form[:-1] + self.weak_perfect[0]
        for pronoun in self.objects:
            forms.setdefault(stem + pronoun, with_object)


@lru_cache(maxsize=1)
def _verbs() -> _Verbs:
    return _Verbs()


def _perfect(base: str, forms: dict[str, str], *, alef: bool) -> None:
    verbs = _verbs()
    weak = base[-1] in verbs.weak_perfect and len(base) > 2
    for ending in verbs.perfect:
        stem = base[:-1] if weak and ending in verbs.perfect_cut else base
        verbs.add(forms, stem + ending, "perfect", "perfect+object", alef=alef)


def _imperfect(base: str, forms: dict[str, str], *, alef: bool) -> None:
    verbs = _verbs()
    body = base[1:]
    weak = body[-1] in verbs.weak_imperfect
    for prefix, ending in verbs.imperfect:
        stem = body[:-1] if weak and ending in verbs.imperfect_cut else body
        verbs.add(forms, prefix + stem + ending, "imperfect", "imperfect+object", alef=alef)
    if weak:
        jussive = body[:-1]
    elif len(body) > 2 and body[-2] in verbs.weak_middle:
        jussive = body[:-2] + body[-1]
    else:
        return
    for prefix, _ in verbs.imperfect[:3]:
        forms.setdefault(prefix + jussive, "imperfect")


def verb_forms(perfect: str, imperfect: str) -> dict[str, str]:
    """Forms of a verb given by its third person masculine singular in the perfect and the imperfect; form -> features."""
    forms: dict[str, str] = {}
    maqsura = paradigms()["verb"]["alef_maqsura"]
    _perfect(key(perfect), forms, alef=perfect.endswith(maqsura))
    if imperfect:
        _imperfect(key(imperfect), forms, alef=imperfect.endswith(maqsura))
    return forms


def noun_forms(noun: str) -> dict[str, str]:
    """Forms of a noun (one word): bare, with the article, in the accusative, with possessive pronouns; form -> features."""
    table = paradigms()["noun"]
    base = key(noun)
    article = table["article"]
    if noun.startswith(article):  # as written: a word whose own first letters are hamza and lam has no article
        return {base: "noun+def"}
    open_base = base[:-1] + table["feminine_open"] if base.endswith(table["feminine"]) else base
    forms = {base: "noun", article + base: "noun+def"}
    if open_base == base:
        forms.setdefault(base + table["accusative"], "noun")
    seats = table["hamza_seated"] if base.endswith(table["hamza"]) else ()
    for pronoun in table["possessive"]:
        forms.setdefault(open_base + pronoun, "noun+object")
        for seat in seats:
            forms.setdefault(base[:-1] + seat + pronoun, "noun+object")
    return forms
