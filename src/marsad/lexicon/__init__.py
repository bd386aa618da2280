"""Packs as typed rows, and longest-phrase matching over the tokens of a sentence."""

from __future__ import annotations


def matcher_pass(text: str) -> int:
    """How many phrases one pass of the phrase matcher finds in a text: tokens, and the longest match at each word.

    Nothing else is read: it is the least that any reader with this lexicon must do, which ``make bench`` measures against.
    """
    from marsad.lexicon.build import lexicon
    from marsad.text.tokens import tokens

    match = lexicon().trie.match
    words = [token.key for token in tokens(text) if token.kind != "mark"]
    return sum(match(words, at) is not None for at in range(len(words)))
