"""Sample pages on which somebody says who they are: by number, by card, by the national sign-in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import screens as s

Say = Callable[[str, str], str]


def identified(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    card = s.IdentityCardScreen(
        "waiting",
        0.0,
        say("Đầu đọc ở bên phải, dưới màn hình", "The reader is on the right, below the screen"),
    )
    p = s.Page
    return {
        "identity_number": screen(
            p.IDENTITY_NUMBER, s.IdentityNumberScreen("•••• •••• 1", 9, 3, False, "looking"), "identity"
        ),
        "identity_number_error": screen(
            p.IDENTITY_NUMBER,
            s.IdentityNumberScreen("•••• •••• 1", 9, 3, False, "looking", "error.personal_number_length"),
            "identity",
        ),
        "identity_passport": screen(p.IDENTITY_PASSPORT, s.IdentityPassportScreen("PX04172"), "identity"),
        "identity_passport_camera": screen(p.IDENTITY_PASSPORT, s.IdentityPassportScreen(""), "identity"),
        "identity_passport_read": screen(
            p.IDENTITY_PASSPORT,
            s.IdentityPassportScreen("PX0417268", "", "23/08/1991", "17/04/2033"),
            "identity",
        ),
        "identity_passport_error": screen(
            p.IDENTITY_PASSPORT, s.IdentityPassportScreen("PX0417268", "error.passport_refused"), "identity"
        ),
        "identity_passport_expiry": screen(
            p.IDENTITY_KEY,
            s.IdentityKeyScreen("expiry", s.DateEntry("17", "04", "", "year"), document="passport"),
            "identity",
        ),
        "identity_passport_lay": screen(p.IDENTITY_CARD, replace(card, document="passport"), "identity"),
        "identity_passport_named": screen(
            p.IDENTITY_CARD,
            replace(card, state="reading", progress=0.6, name="WHITCOMBE ELEANOR JANE", document="passport"),
            "identity",
        ),
        "identity_key_birth": screen(
            p.IDENTITY_KEY, s.IdentityKeyScreen("birth", s.DateEntry("14", "03", "195", "year")), "identity"
        ),
        "identity_key_expiry": screen(
            p.IDENTITY_KEY, s.IdentityKeyScreen("expiry", s.DateEntry("", "", "", "day")), "identity"
        ),
        "identity_card": screen(p.IDENTITY_CARD, card, "identity"),
        "identity_card_reading": screen(
            p.IDENTITY_CARD, replace(card, state="reading", progress=0.4), "identity"
        ),
        "identity_card_named": screen(
            p.IDENTITY_CARD,
            replace(card, state="reading", progress=0.6, name="CÔNG TẰNG TÔN NỮ THỊ PHƯƠNG MAI"),
            "identity",
        ),
        "identity_card_photograph": screen(
            p.IDENTITY_CARD,
            replace(
                card,
                photograph_reason=say(
                    "Ảnh trong chip được đọc để so với ảnh trên giấy phép.",
                    "The photo is read to compare it with the licence.",
                ),
            ),
            "identity",
        ),
        "identity_card_opens_word": screen(p.IDENTITY_CARD, replace(card, opens_word=True)),
        "sign_in": screen(
            p.SIGN_IN,
            s.SignInScreen("waiting", "https://dang-nhap.example.vn/k/7Q2M9XKD4T", "18:59"),
            "identity",
        ),
        "sign_in_failed": screen(p.SIGN_IN, s.SignInScreen("failed", "", ""), "identity"),
        "fault_card": screen(
            p.IDENTITY_CARD, card, "identity", fault=s.FaultPanel("card.removed", ("retry", "skip", "back"))
        ),
    }
