from datetime import timedelta

import pytest

from publisher.options import parse_duration, parse_size


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90s", timedelta(seconds=90)),
        ("15m", timedelta(minutes=15)),
        ("1h", timedelta(hours=1)),
        ("2d", timedelta(days=2)),
        ("0.5h", timedelta(minutes=30)),
        ("0s", timedelta(0)),
    ],
)
def test_durations_are_read_with_their_unit(text: str, expected: timedelta) -> None:
    assert parse_duration(text) == expected


@pytest.mark.parametrize("value", [90, "90", "1 week", "-1h", "", None, "1h30m"])
def test_a_duration_without_a_known_unit_is_refused_with_an_example(value: object) -> None:
    with pytest.raises(ValueError, match="unit"):
        parse_duration(value)


@pytest.mark.parametrize(
    ("text", "expected"), [("500kB", 500_000), ("20MB", 20_000_000), ("1.5GB", 1_500_000_000)]
)
def test_sizes_are_decimal_bytes(text: str, expected: int) -> None:
    assert parse_size(text) == expected


@pytest.mark.parametrize("value", [20, "20", "20 potatoes", True, None])
def test_a_size_without_a_known_unit_is_refused_with_an_example(value: object) -> None:
    with pytest.raises(ValueError, match="unit"):
        parse_size(value)
