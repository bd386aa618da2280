"""Measuring the reader against gold annotation: see evals/README.md."""
