"""What is wrong with a table, in words for a person: pydantic's findings as faults."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from publisher.errors import Fault
from publisher.settings.reading import SettingsFile

Location = tuple[str | int, ...]
"""Keys and list positions that lead to a place in a file."""

_WORDS = {
    "missing": "missing",
    "extra_forbidden": "unknown key",
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "tuple_type": "must be a list in [brackets]",
    "list_type": "must be a list in [brackets]",
    "dict_type": "must be a table",
    "model_type": "must be a table",
    "model_attributes_type": "must be a table",
    "too_short": "must not be empty",
    "string_too_short": "must not be empty",
}
_BOUNDS = {
    "greater_than_equal": ("must be at least", "ge"),
    "greater_than": ("must be more than", "gt"),
    "less_than_equal": ("must be at most", "le"),
    "less_than": ("must be less than", "lt"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """Say what is wrong at a place of a file.

    Attributes:
        at: Keys and list positions that lead there; empty for the file as a whole.
        message: What is wrong.
        hint: What to do, or None.
    """

    at: Location
    message: str
    hint: str | None = None


def complaints_of(
    error: ValidationError, model: type[BaseModel], *, also_known: Iterable[str] = ()
) -> list[Complaint]:
    """Translate what pydantic found in a table.

    Args:
        error: As raised by ``model``.
        model: The table's model, for the nearest known key.
        also_known: Keys of the outermost table that another model checks.
    """
    extra = tuple(also_known)
    return [_complaint_of(details, model, extra) for details in error.errors(include_url=False)]


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that a wrong one was probably meant to be, or None."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return near[0] if near else None


def suggest(name: str, known: Sequence[str]) -> str:
    """Return what to write instead of an unknown name: the nearest one, else all there are."""
    near = nearest(name, known)
    return f'did you mean "{near}"?' if near else f"known: {', '.join(known)}"


def key_path(at: Location) -> str | None:
    """Write a location as ``sources[1].url``; None for the file as a whole."""
    path = ""
    for part in at:
        if isinstance(part, int):
            path += f"[{part}]"
        else:
            path += f".{part}" if path else part
    return path or None


def as_faults(complaints: Iterable[Complaint], file: SettingsFile) -> list[Fault]:
    """Turn complaints about a file into faults, in the order of its lines."""
    ordered = sorted(complaints, key=lambda complaint: _position(complaint.at, file.raw))
    return [
        Fault(file=file.shown, key=key_path(one.at), message=one.message, hint=one.hint)
        for one in ordered
    ]


def _complaint_of(
    details: ErrorDetails, model: type[BaseModel], also_known: Sequence[str]
) -> Complaint:
    at = tuple(part for part in details["loc"] if part != "[key]")
    kind = details["type"]
    hint: str | None = details["ctx"]["hint"] if kind == "wrong" else None
    if kind == "extra_forbidden":
        known = [*_keys_beside(model, at), *(also_known if len(at) == 1 else ())]
        hint = suggest(str(at[-1]), known)
    elif kind in {"dict_type", "tuple_type"} and at[:1] == ("sources",):
        hint = "write [[sources]], with two brackets"
    return Complaint(at=at, message=_message_of(details), hint=hint)


def _message_of(details: ErrorDetails) -> str:
    kind = details["type"]
    context = details.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        return f"must be {context['expected']}".replace("'", '"')
    if kind in _BOUNDS:
        words, bound = _BOUNDS[kind]
        return f"{words} {context[bound]}"
    message = details["msg"].rstrip(".")
    return _WORDS.get(kind) or (message if kind == "wrong" else message[:1].lower() + message[1:])


def _keys_beside(model: type[BaseModel], at: Location) -> list[str]:
    """Return the keys of the table in which a location lies."""
    table: type[BaseModel] | None = model
    for part in at[:-1]:
        if isinstance(part, str) and table is not None and part in table.model_fields:
            table = _model_in(table.model_fields[part].annotation)
    return list(table.model_fields) if table is not None else []


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(argument) for argument in get_args(annotation))
    return next((model for model in found if model is not None), None)


def _position(at: Location, raw: object) -> tuple[int, ...]:
    """Return where a location stands in a parsed file; what is missing comes last in its table."""
    position: list[int] = []
    for part in at:
        if isinstance(raw, Mapping):
            keys = list(raw)
            position.append(keys.index(part) if part in raw else len(keys))
            raw = raw.get(part)
        elif isinstance(raw, Sequence) and isinstance(part, int):
            position.append(part)
            raw = raw[part] if part < len(raw) else None
    return tuple(position)
