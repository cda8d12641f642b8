"""State, nonce and verifier of a sign-in: derived from one secret, so that none of them lies in the store."""

from __future__ import annotations

import base64
import hmac

from portal.adapters.identity import Flow


class Flows:
    """`secret` is of 32 bytes or more; `redirect_uri` is the public page to which telephones come back."""

    def __init__(self, secret: bytes, redirect_uri: str) -> None:
        self._secret = secret
        self._redirect_uri = redirect_uri

    def of(self, session_id: str) -> Flow:
        return Flow(
            state=f"{session_id}.{self._derive('state', session_id)}",
            nonce=self._derive("nonce", session_id),
            verifier=self._derive("verifier", session_id),
            redirect_uri=self._redirect_uri,
        )

    def session_in(self, state: str) -> str | None:
        """The sign-in whose state this is; None where we never gave it out."""
        session_id = state.partition(".")[0]
        expected = f"{session_id}.{self._derive('state', session_id)}"
        return session_id if hmac.compare_digest(expected.encode(), state.encode()) else None

    def _derive(self, what: str, session_id: str) -> str:
        """256 bits as 43 characters, which is what RFC 7636 section 4.1 asks of a verifier."""
        digest = hmac.digest(self._secret, f"{what}\0{session_id}".encode(), "sha256")
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
