"""What an answer must not contradict: a day given before, the number of another person of the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kiosk_app.flow.fields import Wrong, parse_date
from kiosk_app.flow.groups import NONE, list_of
from kiosk_app.flow.procedure import Field, FieldKind


def against(field: Field, value: str, answers: Mapping[str, str]) -> Wrong | None:
    """Nothing where `value` fits what was answered before. `value` is good by itself."""
    if field.after and _is_before(value, answers.get(field.after, "")):
        return Wrong("error.before", answers[field.after])
    if field.kind is FieldKind.PERSONAL_NUMBER and field.person and value not in ("", NONE):
        return _twice(field, value, answers)
    return None


def overtaken(changed: Field, value: str, fields: Iterable[Field], answers: Mapping[str, str]) -> list[str]:
    """The later days that `changed` has passed: they are asked again."""
    later = (field.id for field in fields if field.after == changed.id)
    return [other for other in later if _is_before(answers.get(other, ""), value)]


def _is_before(day: str, other: str) -> bool:
    first, second = parse_date(day), parse_date(other)
    return not isinstance(first, Wrong) and not isinstance(second, Wrong) and first < second


def _twice(field: Field, value: str, answers: Mapping[str, str]) -> Wrong | None:
    people, part = list_of(field), field.id.rpartition(".")[2]
    for key, said in answers.items():
        start, _, rest = key.removeprefix(f"{people}.").partition(".")
        if key.startswith(f"{people}.") and rest == part and key != field.id and said == value:
            return Wrong("error.number_twice", start)
    return None
