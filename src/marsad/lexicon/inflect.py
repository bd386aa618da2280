"""Inflected forms of verbs and nouns, made from the affix tables of ``packs/arabic/paradigms.toml``. Forms are folded keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from marsad.lexicon.files import PACKS, read_toml
from marsad.text.normalise import key

# Features of a form: "perfect", "imperfect" or "noun", then "+object" where a pronoun is attached, "+def" with the article.
Form = tuple[str, str]


@lru_cache(maxsize=1)
def paradigms() -> dict[str, Any]:
    """The affix tables."""
    return read_toml(PACKS / "arabic" / "paradigms.toml")


def _with_objects(form: str, feature: str) -> Iterator[Form]:
    verb = paradigms()["verb"]
    yield form, feature
    stem = form
    if form.endswith(verb["plural"]):
        stem = form[: -len(verb["plural"])] + verb["plural_before_object"]
    elif len(form) > 3 and form[-1] == verb["weak_perfect"][1]:
        stem = form[:-1] + verb["weak_perfect"][0]
    for pronoun in verb["object"]:
        yield stem + pronoun, feature + "+object"


def _perfect(base: str) -> Iterator[Form]:
    verb = paradigms()["verb"]
    weak = base[-1] in verb["weak_perfect"] and len(base) > 2
    for ending in verb["perfect"]:
        stem = base[:-1] if weak and ending in verb["perfect"][1:3] + verb["perfect"][4:5] else base
        yield from _with_objects(stem + ending, "perfect")


def _imperfect(base: str) -> Iterator[Form]:
    verb = paradigms()["verb"]
    body = base[1:]
    weak = body[-1] in verb["weak_imperfect"]
    for prefix, ending in verb["imperfect"]:
        stem = body[:-1] if weak and ending in verb["imperfect"][4] + verb["imperfect"][5] else body
        yield from _with_objects(prefix + stem + ending, "imperfect")
    if weak:
        yield from ((prefix + body[:-1], "imperfect") for prefix, _ in verb["imperfect"][:3])
    elif len(body) > 2 and body[-2] in verb["weak_middle"]:
        yield from ((prefix + body[:-2] + body[-1], "imperfect") for prefix, _ in verb["imperfect"][:3])


def verb_forms(perfect: str, imperfect: str) -> dict[str, str]:
    """Forms of a verb given by its third person masculine singular in the perfect and the imperfect; form -> features."""
    forms: dict[str, str] = {}
    for form, feature in [*_perfect(key(perfect)), *(_imperfect(key(imperfect)) if imperfect else ())]:
        forms.setdefault(form, feature)
    return forms


def noun_forms(noun: str) -> dict[str, str]:
    """Forms of a noun (one word): bare, with the article, in the accusative, with possessive pronouns; form -> features."""
    table = paradigms()["noun"]
    base = key(noun)
    article = table["article"]
    if base.startswith(article):
        return {base: "noun+def"}
    open_base = base[:-1] + table["feminine_open"] if base.endswith(table["feminine"]) else base
    forms = {base: "noun", article + base: "noun+def"}
    if open_base == base:
        forms.setdefault(base + table["accusative"], "noun")
    for pronoun in table["possessive"]:
        forms.setdefault(open_base + pronoun, "noun+object")
    return forms
