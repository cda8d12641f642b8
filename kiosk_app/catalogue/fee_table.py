"""`[fee]` and `[duration]`: figures by class and period, each with what it rests on."""

from __future__ import annotations

import re
from itertools import combinations

from kiosk_app.catalogue.condition import read_condition
from kiosk_app.catalogue.strict import ContentError, Table
from kiosk_app.flow.procedure import Duration, Fee, Rate
from kiosk_app.flow.text import Text

_MOST_DONG = 1_000_000_000
#: The contract between kiosk and portal takes a basis of at most so many letters.
_LONGEST_BASIS = 64
#: An amount of money, and a number of days, written out in a sentence.
_MONEY = re.compile(r"[0-9][0-9.,]*\s?(?:₫|đồng|đ\b|VND|dong\b)", re.IGNORECASE)
_TIME = re.compile(r"[0-9]+\s*(?:ngày|giờ|tuần|tháng|working|day|hour|week|month)", re.IGNORECASE)


def read_fee(table: Table) -> Fee:
    """Raises ContentError: an amount without its basis, two rates for the same people on the same day."""
    own = _rate(table, needed="reason")
    rates = table.each("rates", _line_or_class)
    table.done()
    for first, second in combinations(rates, 2):
        if (first.label, first.when) == (second.label, second.when) and _overlap(first, second):
            name = first.label.read("vi")[:60]
            raise ContentError(
                f"{table.place}.rates: two rates for '{name}' on the same day; let one end (valid_to)"
                " before the other begins (valid_from)"
            )
    return Fee(
        own.amount,
        own.reason,
        counter=own.counter,
        counter_note=own.counter_note,
        per=own.per,
        basis=own.basis,
        counter_basis=own.counter_basis,
        valid_from=own.valid_from,
        valid_to=own.valid_to,
        rates=rates,
    )


def read_duration(table: Table) -> Duration:
    """Raises ContentError where a figure stands in the words only."""
    working = table.maybe_whole("working_days", 0, 365)
    calendar = table.maybe_whole("calendar_days", 0, 365)
    hours = table.maybe_whole("hours", 1, 72)
    duration = Duration(
        days=calendar if working is None else working,
        cutoff_hour=table.maybe_whole("cutoff_hour", 0, 23),
        note=table.text("note", needed=False),
        calendar=calendar is not None,
        hours=hours,
        basis=table.take("basis", str, ""),
    )
    table.done()
    if len([each for each in (working, calendar, hours) if each is not None]) > 1:
        raise ContentError(f"{table.place}: working_days, calendar_days, hours: one of them only")
    if len(duration.basis) > _LONGEST_BASIS:
        raise table.wrong("basis", f"longer than {_LONGEST_BASIS} letters")
    if duration.cutoff_hour is not None and not duration.basis.strip():
        raise ContentError(f"{table.place}: cutoff_hour needs the law that gives it; add basis")
    if duration.days is None and hours is None:
        no_figure(
            duration.note, _TIME, f"{table.place}.note", "give it as working_days, calendar_days or hours"
        )
    return duration


def no_money(text: Text, place: str) -> None:
    """Raises ContentError where an amount stands in a sentence: there it has neither a basis nor an end."""
    no_figure(text, _MONEY, place, "give it as amount or counter, with a basis")


def no_figure(text: Text, pattern: re.Pattern[str], place: str, instead: str) -> None:
    for language, written in text.by_language.items():
        found = pattern.search(written)
        if found:
            raise ContentError(f"{place}.{language}: '{found[0][:40]}' is a figure without a source; {instead}")


def _line_or_class(table: Table) -> Rate:
    rate = _rate(table, needed="label")
    if rate.when is None and rate.amount is not None:
        raise table.wrong("amount", "nobody is charged this; say whose fee it is (when), or give it as counter")
    if rate.when is None and rate.counter is None:
        raise ContentError(f"{table.place}: a line without a price; add counter")
    return rate


def _rate(table: Table, needed: str) -> Rate:
    rate = Rate(
        amount=table.maybe_whole("amount", 0, _MOST_DONG),
        reason=table.text("reason", needed=needed == "reason"),
        counter=table.maybe_whole("counter", 0, _MOST_DONG),
        counter_note=table.text("counter_note", needed=False),
        per=table.take("per", str, ""),
        basis=table.take("basis", str, ""),
        counter_basis=table.take("counter_basis", str, ""),
        label=table.text("label") if needed == "label" else table.text("label", needed=False),
        when=read_condition(table, "when") if needed == "label" else None,
        valid_from=table.date("valid_from"),
        valid_to=table.date("valid_to"),
    )
    if (rate.amount is not None or rate.counter is not None) and not rate.basis.strip():
        raise ContentError(f"{table.place}: an amount needs its legal basis; add basis")
    for key, basis in (("basis", rate.basis), ("counter_basis", rate.counter_basis)):
        if len(basis) > _LONGEST_BASIS:
            raise table.wrong(key, f"longer than {_LONGEST_BASIS} letters")
    if rate.counter_basis and rate.counter is None:
        raise table.wrong("counter_basis", "there is no counter that it could rest under")
    if rate.valid_from and rate.valid_to and rate.valid_to < rate.valid_from:
        raise ContentError(f"{table.place}: valid_to is before valid_from")
    for key, text in (("reason", rate.reason), ("counter_note", rate.counter_note), ("label", rate.label)):
        no_money(text, f"{table.place}.{key}")
    return rate


def _overlap(first: Rate, second: Rate) -> bool:
    earlier, later = sorted(
        (first, second), key=lambda rate: (rate.valid_from is not None, rate.valid_from or 0)
    )
    return later.valid_from is None or earlier.valid_to is None or later.valid_from <= earlier.valid_to
