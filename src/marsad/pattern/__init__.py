"""The one rule engine: a unit of the sentence -> the set of its classes -> one code point; a pattern of class names -> ``re``."""
