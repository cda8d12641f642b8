"""When this place is open or where the bus stands: the nearest as one sentence, then two weeks by date."""

from __future__ import annotations

from kiosk_app.flow.board import Opening
from kiosk_app.flow.calendar import full_date, short_date, weekday_id
from kiosk_app.flow.guide import framed
from kiosk_app.flow.leaflet import Leaflet, Part, Said, text
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.more_screens import DaysShown, PointShown, ScheduleScreen
from kiosk_app.flow.state import Visit
from kiosk_app.flow.timetable import OpenDay, Point, Sitting


def point_of(visit: Visit) -> Point | None:
    """The chosen place, else this one, else the first that is known."""
    points = visit.board.timetable.points
    return next((point for point in points if point.site == visit.behind.place), points[0] if points else None)


def schedule(visit: Visit) -> ScheduleScreen:
    table, point = visit.board.timetable, point_of(visit)
    nearest = nearest_of(point, visit.now) if point else Opening()
    return ScheduleScreen(
        mobile=point.mobile if point else False,
        points=tuple(
            PointShown(each.site, each.name.read(visit.language), each is point) for each in table.points
        ),
        nearest_id=nearest.id,
        nearest_weekday_id=nearest.weekday_id,
        nearest_arguments=tuple(filter(None, (nearest.place.read(visit.language), nearest.day, nearest.clock))),
        days=_rows(visit, point) if point else (),
        updated=full_date(table.updated) if table.updated else "",
        hours=visit.setting.hours,
        hotline=visit.setting.hotline,
        printing=visit.behind.printing,
    )


def nearest_of(point: Point, now: Moment) -> Opening:
    """Open or standing until when, or when next."""
    for each in _ahead(point, now):
        for sitting in each.sittings:
            today = each.day == now.today
            if today and sitting.ends <= now.clock:
                continue
            if today and sitting.begins <= now.clock:
                return Opening(
                    "home.stop.until" if point.mobile else "home.opening.until",
                    sitting.ends,
                    place=sitting.place,
                )
            if point.mobile:
                return Opening(
                    "home.stop.next", sitting.begins, weekday_id(each.day), short_date(each.day), sitting.place
                )
            if today:
                return Opening("home.opening.today", sitting.begins)
            return Opening("home.opening.on", sitting.begins, weekday_id(each.day), short_date(each.day))
    return Opening() if point.mobile else Opening("home.opening.closed")


def _ahead(point: Point, now: Moment) -> list[OpenDay]:
    """A timetable read before midnight still begins with yesterday."""
    return [each for each in point.days if each.day >= now.today]


def _rows(visit: Visit, point: Point) -> tuple[DaysShown, ...]:
    ahead = _ahead(point, visit.now)
    return _stops(visit, ahead) if point.mobile else _runs(ahead)


def _stops(visit: Visit, ahead: list[OpenDay]) -> tuple[DaysShown, ...]:
    now = visit.now
    return tuple(
        DaysShown(
            weekday_id(each.day),
            short_date(each.day),
            "",
            "",
            sitting.hours,
            sitting.place.read(visit.language),
        )
        for each in ahead
        for sitting in each.sittings
        if each.day > now.today or sitting.ends > now.clock
    )


def _runs(ahead: list[OpenDay]) -> tuple[DaysShown, ...]:
    """Days with the same hours, one after the other, are one row; one that is not as usual stands alone."""
    runs: list[list[OpenDay]] = []
    for each in ahead:
        last = runs[-1][-1] if runs else None
        alike = last is not None and (last.sittings, last.staff) == (each.sittings, each.staff)
        if alike and last is not None and not last.changed and not each.changed:
            runs[-1].append(each)
        else:
            runs.append([each])
    return tuple(_run(run[0], run[-1]) for run in runs)


def _run(first: OpenDay, last: OpenDay) -> DaysShown:
    more = last is not first
    staff = _hours(first.staff)
    return DaysShown(
        weekday_id(first.day),
        short_date(first.day),
        weekday_id(last.day) if more else "",
        short_date(last.day) if more else "",
        _hours(first.sittings),
        staff="" if staff == _hours(first.sittings) else staff,
        changed=first.changed,
    )


def _hours(sittings: tuple[Sitting, ...]) -> str:
    return ", ".join(sitting.hours for sitting in sittings)


def leaflet(visit: Visit) -> Leaflet | None:
    point = point_of(visit)
    if point is None:
        return None
    updated = visit.board.timetable.updated
    lines = tuple(line for row in _rows(visit, point) for line in _lines(row))
    told = (Said("schedule.updated", (full_date(updated),)),) if updated else ()
    part = Part("schedule.days", "calendar", (*lines, *told))
    return framed(
        visit, "schedule.bus" if point.mobile else "schedule.point", point.name.read(visit.language), (part,)
    )


def _lines(row: DaysShown) -> tuple[Said, ...]:
    when: tuple[str | Said, ...] = (Said(row.weekday_id), row.date)
    hours: str | Said = row.hours or Said("schedule.closed")
    if row.until_weekday_id:
        first = Said("schedule.line.run", (*when, Said(row.until_weekday_id), row.until_date, hours))
    else:
        first = Said("schedule.line.day", (*when, hours))
    staff = (Said("schedule.staff", (row.staff,)),) if row.staff else ()
    return (first, *((text(row.place),) if row.place else ()), *staff)
