"""Sample screens of what happens in a life, and of what cannot be finished here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import screens as s

Say = Callable[[str, str], str]
#: Their pictures, and how many services each has.
_GROUPS = {
    "birth": ("birth-record", 5),
    "residence": ("home", 9),
    "family": ("marriage", 7),
    "support": ("elder", 7),
    "health": ("health", 3),
    "travel": ("id-card", 9),
    "housing": ("pin", 5),
    "work": ("bank", 7),
    "loss": ("document", 3),
}


def grouped(services: s.ServicesScreen) -> s.ServicesScreen:
    groups = tuple(s.GroupShown(id, icon, ("a",) * count) for id, (icon, count) in _GROUPS.items())
    return replace(services, services=(), groups=groups)


def of_group(services: s.ServicesScreen, say: Say) -> s.ServicesScreen:
    """What the catalogue has for a family."""
    free, unknown = (services.services[place].fee for place in (0, -1))
    shown = (
        (
            say("Giấy xác nhận tình trạng hôn nhân", "Certificate of marital status"),
            "marriage",
            "all_here",
            free,
        ),
        (say("Bản sao từ sổ gốc", "Copy from an original register"), "document", "all_here", free),
        (say("Đăng ký kết hôn", "Register a marriage"), "marriage", "guide", free),
        (say("Chứng thực bản sao từ bản chính", "Certified copy of an original"), "paper", "ticket", unknown),
        (say("Chứng thực chữ ký", "Certified signature"), "edit", "ticket", unknown),
        (say("Thay đổi, cải chính hộ tịch", "Change or correct a civil record"), "edit", "guide", unknown),
        (say("Tách hộ", "Split a household"), "home", "guide", unknown),
    )
    found = tuple(
        s.ServiceShown(f"family-{place}", name, "", icon, scope, fee)
        for place, (name, icon, scope, fee) in enumerate(shown)
    )
    return replace(grouped(services), services=found, group="family")


def told(overview: s.OverviewScreen, say: Say) -> s.OverviewScreen:
    """By appointment: a price that ends on a day."""
    lines = (
        s.FeeLine(
            say("Một thẻ", "A card"),
            say("25.000", "25,000"),
            "31/12/2026",
            say("đã giảm một nửa", "already halved"),
        ),
    )
    reason = say("Nộp tại nơi làm thẻ", "Paid where the card is made")
    return replace(
        overview,
        name=say("Đổi thẻ căn cước", "Exchange an ID card"),
        code="1.014063",
        scope="appointment",
        fee=s.FeeShown("", False, False, reason, lines=lines),
        papers=(
            s.PaperShown(say("Thẻ căn cước cũ", "The old card"), ""),
            s.PaperShown(
                say("Giấy tờ của người đại diện", "Papers of the legal representative"),
                say("Chỉ với người dưới 14 tuổi", "Only for those under 14"),
            ),
        ),
        ready_weekday_id="",
        ready_date="",
        ready_note=say("Trong 7 ngày làm việc", "Within 7 working days"),
        steps=0,
        where=say(
            "Công an phường, xã, hoặc Một cửa, ở bất cứ đâu", "Police or one-stop desk of any ward or commune"
        ),
        hours=say(
            "Giờ hành chính, thứ Hai đến thứ Sáu và sáng thứ Bảy",
            "Office hours, Monday to Friday, Saturday morning",
        ),
    )


def guided(overview: s.OverviewScreen, say: Say) -> s.OverviewScreen:
    """Guidance only, of which nobody has verified fee or time."""
    return replace(
        told(overview, say),
        name=say("Cấp đổi sổ đỏ", "Exchange a land certificate"),
        code="1.012783",
        verified_on="",
        scope="guide",
        fee=s.FeeShown("", False, False, say("Xin hỏi nơi nhận hồ sơ", "Please ask where you file")),
        ready_note=say("Thời hạn hiện chưa xác minh", "The time is not yet verified"),
        where=say("Chi nhánh Văn phòng đăng ký đất đai", "A branch of the land registration office"),
        hours="",
    )
