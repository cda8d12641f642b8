"""The roster one by one: put in, replaced, removed; each change is a new signed version."""

from __future__ import annotations

from portal.publish.bundles import Press, PublishError, Wish, check_name
from sync.contract.bundle import Bundle, BundleKind
from sync.contract.faults import ContractFault
from sync.contract.roster import Member, find, parse_roster, write_roster

_KIND = BundleKind.ROSTER


def members(press: Press) -> tuple[Member, ...]:
    """Who stands in it now. Raises PublishError where the store is damaged."""
    content = press.content(_KIND).get(_KIND.only_file)
    found = () if content is None else parse_roster(content)
    if isinstance(found, ContractFault):
        raise PublishError(f"the stored roster is damaged: {found.code}")
    return found


def put(press: Press, member: Member, wish: Wish) -> Bundle:
    """Somebody new, or in the place of who bore this id. Raises PublishError."""
    return _publish(press, (*(each for each in members(press) if each.id != member.id), member), wish)


def remove(press: Press, member_id: str, wish: Wish) -> Bundle:
    """Raises PublishError where nobody bears this id."""
    now = members(press)
    if find(now, check_name(member_id)) is None:
        raise PublishError(f"nobody is '{member_id}'")
    return _publish(press, tuple(each for each in now if each.id != member_id), wish)


def _publish(press: Press, people: tuple[Member, ...], wish: Wish) -> Bundle:
    content = write_roster(people)
    checked = parse_roster(content)
    if isinstance(checked, ContractFault):
        raise PublishError(f"no kiosk would take it: {checked.detail}")
    return press.publish(_KIND, {_KIND.only_file: content}, wish)
