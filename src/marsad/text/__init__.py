"""From raw text to sentences and tokens; offsets always point into the raw text."""
