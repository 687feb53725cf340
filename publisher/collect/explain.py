"""Every input to a source's next poll, and the decision, in words."""

from collections.abc import Iterator
from datetime import datetime

from publisher.collect.after import LEAST_SIGHTINGS, address_of, asks_in_full
from publisher.collect.polling import Decision, decide, in_words
from publisher.model import FetchState, InputLine, Manners, PollExplanation, SourceInfo

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NAMES = (
    *("interval", "rhythm", "failures"),
    *("max-age", "Expires", "Retry-After"),
    *("ttl", "sy:update"),
)


def explain(
    info: SourceInfo, state: FetchState, *, site: str, url: str | None, now: datetime
) -> PollExplanation:
    """Explain when a source is asked next.

    Args:
        info: The source.
        state: What is known of it.
        site: To which it belongs.
        url: Its address in the settings, or None for what is on this machine.
        now: Counts where it has never been asked.
    """
    since = state.last_poll or now
    decision = decide(state.failures, state.manners, info, now=since)
    return PollExplanation(
        key=info.key,
        site=site,
        facts=tuple(_facts(info, state, url)),
        inputs=tuple(_lines(decision, info, state, since)),
        due=state.due,
        due_reason=state.due_reason or (None if state.last_poll else "it was never asked"),
    )


def _facts(info: SourceInfo, state: FetchState, url: str | None) -> Iterator[tuple[str, str]]:
    manners = state.manners
    if url is not None:
        yield "asked at", address_of(manners, url)
    yield "last asked", _moment(state.last_poll)
    yield "last success", _moment(state.last_success)
    if state.failures:
        since = _moment(state.failing_since)
        yield "failing", f"{state.failures} times in a row since {since}: {state.fault}"
    if url is None:
        return
    yield "validators", _validators(info, state)
    if manners.move is not None:
        yield "moved", _move(manners, info)
    if manners.gone_since is not None:
        yield (
            "gone (410)",
            f"{manners.gone_sightings} times since {_moment(manners.gone_since)}; ends after "
            f"{LEAST_SIGHTINGS} times and {in_words(info.rules.gone_after)}",
        )
    yield "hints", _HINTS[info.rules.hints]
    yield "busy scope", info.rules.busy_scope


_HINTS = {
    "obey": "all are obeyed",
    "http": "those of HTTP are obeyed, those inside the feed are not",
    "ignore": "none is obeyed but Retry-After",
}


def _validators(info: SourceInfo, state: FetchState) -> str:
    found = (("ETag", state.validators.etag), ("Last-Modified", state.validators.last_modified))
    named = [f"{name} {value.decode('latin-1')}" for name, value in found if value is not None]
    if not named:
        return "none: it is always asked in full"
    unchanged = f"{state.manners.unchanged} times in a row not modified (304)"
    if asks_in_full(state.manners, info.rules):
        return f"{', '.join(named)}; {unchanged}, so it is asked in full next time"
    return f"{', '.join(named)}; {unchanged}"


def _move(manners: Manners, info: SourceInfo) -> str:
    move = manners.move
    if move is None:
        return ""
    said = f"for good to {move.url}, said {move.sightings} times since {_moment(move.since)}"
    if move.is_believed:
        return f"{said}: believed"
    after = in_words(info.rules.moved_after)
    return f"{said}; believed after {LEAST_SIGHTINGS} times and {after}"


def _lines(
    decision: Decision, info: SourceInfo, state: FetchState, since: datetime
) -> Iterator[InputLine]:
    found = {one.name: one for one in decision.inputs}
    says = {name: in_words(one.stated) for name, one in found.items()}
    manners = state.manners
    if manners.usual_gap is not None:
        says["rhythm"] = f"entries {in_words(manners.usual_gap)} apart"
    if state.failures:
        says["failures"] = f"{state.failures} in a row"
    for name in _NAMES:
        one = found.get(name)
        yield InputLine(
            name=name,
            says=says.get(name),
            allows=None if one is None else since + one.wait,
            counts=one is not None and one.is_obeyed,
        )
    hours, days = manners.hints.skip_hours, manners.hints.skip_days
    is_obeyed = info.rules.hints == "obey"
    yield InputLine(
        name="skipHours",
        says=" ".join(f"{hour:02}" for hour in hours) + " UTC" if hours else None,
        counts=is_obeyed and bool(hours),
    )
    yield InputLine(
        name="skipDays",
        says=" ".join(_DAYS[day] for day in days) + " UTC" if days else None,
        counts=is_obeyed and bool(days),
    )
    yield InputLine(
        name="jitter", says=in_words(decision.jitter), counts=decision.jitter.total_seconds() > 0
    )


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}" if moment else "never"
