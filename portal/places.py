"""Where a portal keeps its things below one state folder, one subfolder for each process that may read it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """Names below `state`. Only `public` may be handed out."""

    state: Path

    @property
    def config(self) -> Path:
        return self.state / "portal.toml"

    @property
    def desks(self) -> Path:
        """At which appointments are kept; see `portal.desks`."""
        return self.state / "desks.toml"

    @property
    def public(self) -> Path:
        return self.state / "public"

    @property
    def root_public(self) -> Path:
        """The root's Ed25519 public key, base64, one line: what a kiosk's image carries."""
        return self.public / "root.pub"

    @property
    def keyset(self) -> Path:
        return self.public / "keyset.json"

    @property
    def tls_authority(self) -> Path:
        return self.public / "tls-ca.pem"

    @property
    def releases(self) -> Path:
        """Bundles of the kiosks' system under their signed index, as whoever makes the images left them."""
        return self.public / "releases"

    @property
    def root_key(self) -> Path:
        return self.state / "root" / "root.pem"

    @property
    def catalogue_key(self) -> Path:
        return self.state / "root" / "catalogue.pem"

    @property
    def order_key(self) -> Path:
        """Locks and wipes kiosks: the technician's, read by no process that serves."""
        return self.state / "orders" / "order.pem"

    @property
    def tls_authority_key(self) -> Path:
        return self.state / "root" / "tls-ca-key.pem"

    @property
    def tls_key(self) -> Path:
        return self.state / "tls" / "server-key.pem"

    @property
    def tls_chain(self) -> Path:
        return self.state / "tls" / "server.pem"

    @property
    def receipt_key(self) -> Path:
        return self.state / "committer" / "receipt.pem"

    @property
    def payment_key(self) -> Path:
        return self.state / "committer" / "payment.pem"

    @property
    def payment_master(self) -> Path:
        """32 bytes from which each kiosk's payment key is derived."""
        return self.state / "committer" / "payment-master.bin"

    @property
    def bank_verify_key(self) -> Path:
        """The secret shared with the bank, as the committer holds it."""
        return self.state / "committer" / "bank-webhook.bin"

    @property
    def recipient_key(self) -> Path:
        return self.state / "opener" / "portal.key"

    @property
    def escrow_key(self) -> Path:
        """Kept off line in a real system; no process of the portal reads it."""
        return self.state / "escrow" / "escrow.key"

    @property
    def console_key(self) -> Path:
        return self.state / "console" / "console.key"

    @property
    def officers(self) -> Path:
        """Who may sign in to the console: names and hashes of passwords."""
        return self.state / "console" / "officers.json"

    @property
    def console_public(self) -> Path:
        """The opener encrypts to it; it opens nothing."""
        return self.public / "console.pub"

    @property
    def bank_sign_key(self) -> Path:
        """Practice only: the same secret as the simulated bank holds it."""
        return self.state / "bank" / "webhook.bin"

    @property
    def claims_verify_key(self) -> Path:
        """The secret that claims of a sign-in travel under, as the committer holds it."""
        return self.state / "committer" / "claims.bin"

    @property
    def claims_seal_key(self) -> Path:
        """The same secret as the identity process holds it."""
        return self.state / "identity" / "claims.bin"

    @property
    def identity_secret(self) -> Path:
        """From which each sign-in's state, nonce and verifier are derived."""
        return self.state / "identity" / "flows.bin"

    @property
    def client_secret(self) -> Path:
        """Practice only: what `identity.client_key_file` names unless it is set."""
        return self.state / "identity" / "client-secret.txt"

    @property
    def provider_secret(self) -> Path:
        """Practice only: the same secret as the simulated identity provider holds it."""
        return self.state / "provider" / "client-secret.txt"

    @property
    def herald_key(self) -> Path:
        """Opens citizens' addresses, and nothing else."""
        return self.state / "herald" / "contacts.key"

    @property
    def herald_public(self) -> Path:
        """The opener encrypts addresses to it; it opens nothing."""
        return self.public / "herald.pub"

    @property
    def messages(self) -> Path:
        """Practice only: what would have been sent."""
        return self.state / "herald" / "messages"

    @property
    def store(self) -> Path:
        return self.state / "store"

    @property
    def database(self) -> Path:
        return self.store / "portal.db"

    @property
    def writers_lock(self) -> Path:
        return self.store / "writers.lock"

    @property
    def leaves(self) -> Path:
        return self.store / "leaves"

    @property
    def documents(self) -> Path:
        return self.store / "documents"

    @property
    def city(self) -> Path:
        """Practice only: the simulated city's own memory."""
        return self.state / "city"

    @property
    def serve_lock(self) -> Path:
        return self.state / "run" / "serve.lock"

    @property
    def ports(self) -> Path:
        return self.state / "run" / "ports.json"
