"""Packs as typed rows, and longest-phrase matching over the tokens of a sentence."""
