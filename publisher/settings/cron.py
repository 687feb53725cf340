"""Cron expressions: five fields, as crontab(5) describes them."""

import re
from datetime import timedelta

_MONTHS = dict(
    zip(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        range(1, 13),
        strict=True,
    )
)
_DAYS = dict(zip(("sun", "mon", "tue", "wed", "thu", "fri", "sat"), range(7), strict=True))
_FIELDS: tuple[tuple[str, int, int, dict[str, int]], ...] = (
    ("minute", 0, 59, {}),
    ("hour", 0, 23, {}),
    ("day of month", 1, 31, {}),
    ("month", 1, 12, _MONTHS),
    ("day of week", 0, 7, _DAYS),
)
_PART = re.compile(
    r"(?P<all>\*)|(?P<low>[0-9]{1,2}|[a-z]{3})(-(?P<high>[0-9]{1,2}|[a-z]{3}))?", re.IGNORECASE
)
_NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
_MINUTES_A_DAY = 1440
_LONGEST_MONTH = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def parse_cron(text: str) -> tuple[frozenset[int], ...]:
    """Return the values that each of the five fields allows; Sunday is 0.

    Raises:
        ValueError: The expression is not valid; the message says where.
    """
    if nickname := _NICKNAMES.get(text.strip().lower()):
        raise ValueError(f'must have five fields: write "{nickname}"')
    fields = text.split()
    if len(fields) != len(_FIELDS):
        raise ValueError(
            f"must have five fields (minute, hour, day of month, month, day of week), such as "
            f'"*/15 * * * *"; it has {len(fields)}'
        )
    values = [_parse_field(text, *rule) for text, rule in zip(fields, _FIELDS, strict=True)]
    values[4] = frozenset(day % 7 for day in values[4])
    _check_comes(values)
    return tuple(values)


def shortest_gap(text: str) -> timedelta:
    """Return the shortest time between two ticks of a valid expression, a day at most."""
    minutes, hours, *_ = parse_cron(text)
    ticks = sorted(hour * 60 + minute for hour in hours for minute in minutes)
    following = [*ticks[1:], ticks[0] + _MINUTES_A_DAY]
    return timedelta(minutes=min(b - a for a, b in zip(ticks, following, strict=True)))


def _parse_field(
    text: str, name: str, lowest: int, highest: int, names: dict[str, int]
) -> frozenset[int]:
    values: set[int] = set()
    for part in text.split(","):
        span, slash, step_text = part.partition("/")
        match = _PART.fullmatch(span)
        if match is None:
            raise ValueError(f'{name}: "{part}" is not understood')
        low, high = lowest, highest
        if not match["all"]:
            low = _number(match["low"], name, names)
            high = _number(match["high"], name, names) if match["high"] else low
            high = highest if slash and not match["high"] else high
        if not lowest <= low <= high <= highest:
            raise ValueError(f'{name}: "{part}" is not within {lowest} to {highest}')
        step = _step(step_text, name, longest=highest - lowest) if slash else 1
        values.update(range(low, high + 1, step))
    return frozenset(values)


def _number(text: str, name: str, names: dict[str, int]) -> int:
    if text.isdigit():
        return int(text)
    if text.lower() not in names:
        raise ValueError(f'{name}: "{text}" is not understood')
    return names[text.lower()]


def _step(text: str, name: str, *, longest: int) -> int:
    if not re.fullmatch(r"[1-9][0-9]?", text) or int(text) > longest:
        raise ValueError(f'{name}: the step "/{text}" must be a number from 1 to {longest}')
    return int(text)


def _check_comes(values: list[frozenset[int]]) -> None:
    """Refuse days that no calendar has, such as 30 February."""
    _, _, days, months, weekdays = values
    if len(weekdays) == 7 and all(min(days) > _LONGEST_MONTH.get(month, 31) for month in months):
        raise ValueError("names a day that never comes")
