"""Marsad reads Arabic news reports about armed conflict into sourced, dated, located claims."""

__version__ = "0.1.0"
