"""Counts of people: a number with its hedges and the noun it counts, or a noun alone that says one, two or some.

Context words, endings and the usual nouns come from ``packs/arabic/numbers_context.tsv`` and ``numbers_persons.tsv``; more
nouns are given by the caller.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from marsad.mentions.datewords import TIME_WORDS
from marsad.mentions.numbers import Number, find_numbers, hedge
from marsad.mentions.numberwords import ARTICLE, post_hedge
from marsad.mentions.personnouns import AND, CONTEXT, NO_NOUN, Noun, NounIndex, compile_nouns
from marsad.text.normalise import key
from marsad.text.tokens import Token


class Quantity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Tokens ``i`` to ``j`` (half-open) that say how many people.

    ``noun_i``: the counted noun; ``who``: its class (civilian, combatant, unknown) or None; ``kinds``: what the noun itself
    says happened (killed, injured …); ``subset``: part of a count told before ("among them"); ``other``: the number counts a
    noun that is not known; ``joint``: several kinds share one figure; ``skip``: letters of a clitic on the first token;
    ``rule``: how it was read.
    """

    i: int
    j: int
    number: Number | None
    noun_i: int | None
    min: int | None
    max: int | None
    who: str | None = None
    kinds: tuple[str, ...] = ()
    subset: bool = False
    other: bool = False
    joint: bool = False
    skip: int = 0
    rule: str = "quantity.number"


class _Sentence:
    """One sentence while its counts are read."""

    def __init__(self, tokens: Sequence[Token], index: NounIndex) -> None:
        self.keys = [t.key for t in tokens]
        self.size = len(tokens)
        self.forms, self.starts = index.forms, index.starts

    def noun(self, i: int) -> Noun:
        return self.forms.get(self.keys[i], NO_NOUN) if i < self.size else NO_NOUN

    def is_a(self, i: int, cls: str) -> bool:
        return 0 <= i < self.size and self.keys[i] in CONTEXT[cls]

    def past_quotes(self, i: int) -> int:
        while self.is_a(i, "quote"):
            i += 1
        return i

    def counted(self, number: Number) -> Quantity | None:
        """The count that starts with this number; None where it counts no people."""
        if number.ordinal or number.percent or (number.min is None and number.max is None):
            return None
        if self.is_a(number.j, "measure") or (self.is_a(number.i - 1, "unit") and not number.hedged):
            return None
        base = Quantity(i=number.i, j=number.j, number=number, noun_i=None, min=number.min, max=number.max, skip=int(number.waw))
        at = self.past_quotes(number.j)
        if self.noun(at).form and not self.noun(at).waw:
            return self._tail(self._with_noun(base, at))
        if self.is_a(at, "others"):
            return self._tail(replace(base, j=at + 1, rule="quantity.others"))
        if self.is_a(at, "ofthem"):
            return self._tail(replace(base, j=at + 1, rule="quantity.of_them"))
        if self.is_a(at, "of"):
            return self._tail(self._partitive(base, at + 1))
        ending = tuple(CONTEXT["accusative"])
        other = (
            at == number.j and at < self.size and number.min is not None and number.min > 10 and self.keys[at].endswith(ending)
        )
        return self._tail(replace(base, other=other and len(self.keys[at]) > 3))

    def _with_noun(self, base: Quantity, at: int) -> Quantity:
        noun = self.noun(at)
        j, kinds = at + 1, [noun.kind] if noun.kind else []
        after = self.noun(j)
        if after.form and self._agree(at, j) and after.kind == "" and not self.is_a(j, "others"):
            noun, j = noun._replace(who=after.who if noun.who == "unknown" else noun.who), j + 1
        while (more := self.noun(j)).waw and (more.form, more.defined) == (noun.form, noun.defined):
            if not (more.kind and noun.kind) and (noun.form != "pl" or base.number is None):
                break
            kinds, j = kinds + [more.kind] * bool(more.kind), j + 1
        if self.is_a(j, "others"):
            j += 1
        joint, said = len(set(kinds)) > 1, tuple(dict.fromkeys(kinds))
        low = None if joint and base.number else base.min
        return replace(base, j=j, noun_i=at, min=low, who=noun.who, kinds=said, joint=joint, rule="quantity.noun")

    def _agree(self, i: int, j: int) -> bool:
        """Whether the noun at ``j`` can be an adjective of the one at ``i``: no conjunction, same article, number and case."""
        one, two, ending = self.noun(i), self.noun(j), tuple(CONTEXT["accusative"])
        same = (one.form == "pl") == (two.form == "pl") and one.defined == two.defined and not two.owned
        return same and not two.waw and (one.form == "pl" or self.keys[i].endswith(ending) == self.keys[j].endswith(ending))

    def _partitive(self, base: Quantity, at: int) -> Quantity:
        at = self.past_quotes(at)
        for step in (0, 1):
            noun = self.noun(at + step)
            if noun.form == "pl":
                found = replace(self._with_noun(base, at + step), rule="quantity.partitive")
                after = self.noun(found.j)
                return replace(found, j=found.j + 1, who=after.who) if after.defined and after.form == "pl" else found
            if not self.is_a(at + step, "head"):
                break
        head = at if self.is_a(at, "head") else None
        return replace(base, noun_i=head, j=at + 1 if head is not None else base.j, rule="quantity.partitive")

    def _tail(self, found: Quantity) -> Quantity:
        """Hedges after the noun, and "between killed and injured"."""
        number = found.number
        for gap in range(4):
            if found.j + gap >= self.size or (gap and self._stops(found.j + gap - 1)):
                break
            after = post_hedge(self.keys, found.j + gap)
            if after and number is not None:
                number = hedge(number, after[1], number.i, number.j)
                return replace(found, j=after[0], number=number, min=number.min, max=number.max)
        return self._between(found)

    def two_harms(self, i: int) -> bool:
        """Whether two words of harm joined by "and" stand before token ``i``: they share its figure."""
        return self.is_a(i - 1, "harm") and self.is_a(i - 2, "harm") and self.keys[i - 1].startswith(AND)

    def _stops(self, i: int) -> bool:
        return self.keys[i] in _STOPS or self.is_a(i, "subset") or self.is_a(i, "harm") or self.noun(i).waw

    def _between(self, found: Quantity) -> Quantity:
        one, two = self.noun(found.j + 1), self.noun(found.j + 2)
        if self.is_a(found.j, "between") and one.kind and two.kind and two.waw:
            return replace(found, j=found.j + 3, min=None, kinds=(one.kind, two.kind), joint=True)
        return found

    def bare(self, i: int) -> Quantity | None:
        """The count that a noun without a number says: one, two, or some."""
        noun = self.noun(i)
        if (noun.defined and noun.form != "du") or (noun.form.startswith("adj") and not self._is_person(i, noun)):
            return None
        bound = self._construct(i + 1) or (noun.form == "pl" and self.is_a(i, "head"))
        harmed = noun.form == "pl" and any(self.is_a(i - back, "harm") for back in (1, 2, 3))
        if noun.form == "count" or (bound and noun.form in ("sg", "adj", "pl") and not harmed):
            return None
        found = self._with_noun(Quantity(i=i, j=i + 1, number=None, noun_i=i, min=2, max=None, skip=noun.skip), i)
        if noun.form == "du":
            return replace(found, max=2, rule="quantity.dual")
        if noun.form in ("sg", "adj", "adj_acc"):
            return replace(found, min=1, max=1, rule="quantity.one")
        return replace(found, rule="quantity.some")

    def _is_person(self, i: int, noun: Noun) -> bool:
        """Whether a word that may be an adjective stands for a person: a word of harm governs it, or "another" follows it."""
        if self.is_a(i - 1, "harm") or self.is_a(i + 1, "others"):
            return True
        adjective = i and self.keys[i - 1].endswith(tuple(CONTEXT["accusative"]))
        return noun.form == "adj_acc" and not adjective and any(self.is_a(i - back, "harm") for back in range(2, 5))

    def _construct(self, i: int) -> bool:
        """Whether the word at ``i`` has the article, which makes the noun before it a title or the like ("leader of the …")."""
        return i < self.size and self.keys[i].startswith(ARTICLE) and self.keys[i] not in TIME_WORDS

    def others(self, i: int) -> Quantity | None:
        """Others without a number, after a word of harm."""
        if not self.is_a(i - 1, "harm"):
            return None
        plural = self.keys[i].endswith(tuple(e for e in CONTEXT["plural"] if len(e) == 2))
        dual = not plural and self.keys[i].endswith(tuple(e for e in CONTEXT["dual"] if len(e) == 2))
        high = None if plural else 2 if dual else 1
        return Quantity(i=i, j=i + 1, number=None, noun_i=None, min=2 if plural or dual else 1, max=high, rule="quantity.others")


_STOPS = frozenset(key(mark) for mark in ".,:;!?\u060c\u061b\u061f")


def _one_of(sentence: _Sentence, i: int) -> Quantity | None:
    """One of a group: the word for one before a definite plural."""
    if sentence.is_a(i, "oneof"):
        return Quantity(i=i, j=i + 1, number=None, noun_i=None, min=1, max=1, rule="quantity.one_of")
    noun = sentence.noun(i + 1)
    if not sentence.is_a(i, "one") or noun.form != "pl":
        return None
    return Quantity(i=i, j=i + 2, number=None, noun_i=i + 1, min=1, max=1, who=noun.who, rule="quantity.one_of")


def _after_noun(sentence: _Sentence, number: Number) -> Quantity | None:
    """A number that stands after its noun ("two citizens, two")."""
    noun = sentence.noun(number.i - 1)
    if not noun.form or noun.defined or number.value not in (1.0, 2.0) or sentence.noun(number.j).form:
        return None
    return Quantity(i=number.i - 1, j=number.j, number=number, noun_i=number.i - 1, min=number.min, max=number.max, who=noun.who,
                    kinds=(noun.kind,) if noun.kind else (), skip=noun.skip, rule="quantity.noun_number")  # fmt: skip


def _is_subset(sentence: _Sentence, found: Quantity, before: Quantity | None) -> bool:
    if sentence.is_a(found.i - 1, "subset"):
        return True
    if before is None or not before.subset:
        return False
    gap = sentence.keys[before.j : found.i]
    return all(word == AND or word in _STOPS for word in gap) and len(gap) <= 2


def find_quantities(
    tokens: Sequence[Token], nouns: Mapping[str, str] | NounIndex, numbers: Sequence[Number] | None = None,
    taken: Sequence[tuple[int, int]] = (),
) -> list[Quantity]:  # fmt: skip
    """Counts of people in one sentence, in order. ``nouns``: noun key (no article) -> who-class, beside those of the pack.

    ``numbers``: what ``find_numbers`` gave, if known; ``taken``: token spans that are something else (dates).
    """
    sentence = _Sentence(tokens, nouns if isinstance(nouns, NounIndex) else compile_nouns(nouns))
    by_start = {n.i: n for n in (find_numbers(tokens) if numbers is None else numbers)}
    starts = sentence.starts
    if not by_start and starts.isdisjoint(sentence.keys):
        return []
    closed = {i for a, b in taken for i in range(a, b)}
    found: list[Quantity] = []
    free = 0
    for i in [i for i, word in enumerate(sentence.keys) if word in starts or i in by_start]:
        if i < free or i in closed:
            continue
        number = by_start.get(i)
        quantity = None
        if number is not None:
            quantity = sentence.counted(number)
            if quantity and sentence.two_harms(number.i):
                quantity = replace(quantity, min=None, joint=True)
        elif sentence.keys[i] in sentence.forms:
            following = by_start.get(i + 1)
            quantity = (_after_noun(sentence, following) if following else None) or sentence.bare(i)
        elif sentence.is_a(i, "one") or sentence.is_a(i, "oneof"):
            quantity = _one_of(sentence, i)
        elif sentence.keys[i] in CONTEXT["others"]:
            quantity = sentence.others(i)
        if quantity is not None:
            found.append(
                replace(quantity, subset=True) if _is_subset(sentence, quantity, found[-1] if found else None) else quantity
            )
        free = quantity.j if quantity is not None else number.j if number is not None else i + 1
    return found
