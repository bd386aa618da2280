"""Every example and counter-example beside a frame is executed: ``[...]`` marks the trigger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from marsad.events.frames import event_types
from marsad.explain import frames_at


def cases(column: str) -> Iterator[tuple[str, str]]:
    for event_type in event_types():
        for frame in event_type.frames:
            for sentence in getattr(frame, column):
                yield frame.id, sentence


@pytest.mark.parametrize(("frame", "sentence"), list(cases("examples")))
def test_example(frame: str, sentence: str) -> None:
    assert frame in frames_at(sentence)


@pytest.mark.parametrize(("frame", "sentence"), list(cases("counter")))
def test_counter_example(frame: str, sentence: str) -> None:
    assert frame not in frames_at(sentence)


@pytest.mark.parametrize("sentence", ["قصف بلا علامة", "[قصف] و[قصف]", "[]", "قصف] حلب[", "[قصف حلب"])
def test_an_example_has_one_trigger(sentence: str) -> None:
    with pytest.raises(ValueError, match="square brackets"):
        frames_at(sentence)


def test_the_trigger_is_the_bracketed_word_and_no_other() -> None:
    assert "airstrike.raid" in frames_at("شنت قوات التحالف [غارات] على حلب")
    assert frames_at("شنت قوات التحالف غارات على [حلب]") == []
