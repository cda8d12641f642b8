"""An issuer that is another program: keys, certificates and CMS by `openssl`, and nothing of ours.

Everything lies in a folder of the test's own. Without the program there is nothing to hold against.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

PROGRAM = shutil.which("openssl")
LDS = "2.23.136.1.1.1"
_AUTHORITY = "basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign,cRLSign\n"
_SIGNER = "keyUsage=critical,digitalSignature\n"
_KEY_IDS = "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid:always\n"


@dataclass(frozen=True)
class Kind:
    """How a key is made (`options` of genpkey) and signs. `pss`: with that padding."""

    algorithm: str
    options: tuple[str, ...]
    hash_name: str = "sha256"
    pss: bool = False

    @property
    def padding(self) -> tuple[str, ...]:
        return ("rsa_padding_mode:pss", "rsa_pss_saltlen:digest") if self.pss else ()


def rsa(bits: int, hash_name: str = "sha256", *, pss: bool = False, own_oid: bool = False) -> Kind:
    return Kind("RSA-PSS" if own_oid else "RSA", (f"rsa_keygen_bits:{bits}",), hash_name, pss or own_oid)


def ec(curve: str, hash_name: str = "sha256", *, explicit: bool = False) -> Kind:
    encoding = "explicit" if explicit else "named_curve"
    return Kind("EC", (f"ec_paramgen_curve:{curve}", f"ec_param_enc:{encoding}"), hash_name)


@dataclass
class Issuer:
    """One state: an authority and its document signer. Another `lot` is another state of the same kind."""

    folder: Path
    authority: Kind
    signer: Kind
    serial: str = "7"
    with_key_ids: bool = True
    subject: str = "/C=UT/O=Utopia/CN=Utopian Document Signer"
    lot: int = 0

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._key("csca", self.authority)
        self._key("dsc", self.signer)
        ids = _KEY_IDS if self.with_key_ids else "subjectKeyIdentifier=none\nauthorityKeyIdentifier=none\n"
        (self.folder / "csca.ext").write_text(f"[v3]\n{_AUTHORITY}{ids}")
        (self.folder / "dsc.ext").write_text(f"{_SIGNER}{ids}")
        (self.folder / "req.conf").write_text(f"[req]\ndistinguished_name=dn\n[dn]\n[v3]\n{_AUTHORITY}{ids}")
        self.run(
            "req", "-x509", "-new", "-config", "req.conf", "-extensions", "v3", "-key", "csca.key",
            "-subj", "/C=UT/O=Utopia/CN=Utopian CSCA", "-days", "5000", f"-{self.authority.hash_name}",
            *_options("-sigopt", self.authority.padding), "-out", "csca.pem",
        )  # fmt: skip
        self.run(
            "req", "-new", "-config", "req.conf", "-key", "dsc.key", "-subj", self.subject, "-out", "dsc.csr"
        )
        self.run(
            "x509", "-req", "-in", "dsc.csr", "-CA", "csca.pem", "-CAkey", "csca.key",
            "-set_serial", self.serial, "-days", "4000", f"-{self.authority.hash_name}", "-extfile", "dsc.ext",
            *_options("-sigopt", self.authority.padding), "-out", "dsc.pem",
        )  # fmt: skip

    def run(self, *arguments: str) -> bytes:
        assert PROGRAM is not None
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    def certificate(self, name: str = "csca") -> bytes:
        return self.run("x509", "-in", f"{name}.pem", "-outform", "DER")

    def sign(self, content: bytes, *more: str) -> bytes:
        """A ContentInfo. `more` are options of `openssl cms`."""
        (self.folder / "content").write_bytes(content)
        return self.run(
            "cms", "-sign", "-binary", "-nodetach", "-econtent_type", LDS, "-in", "content",
            "-signer", "dsc.pem", "-inkey", "dsc.key", "-md", self.signer.hash_name,
            *_options("-keyopt", self.signer.padding), *more, "-outform", "DER",
        )  # fmt: skip

    def _key(self, name: str, kind: Kind) -> None:
        """Made once a run for each kind, use and lot: long ones take seconds."""
        made = _KEYS.get((kind.algorithm, kind.options, name, self.lot))
        if made is None:
            made = self.run("genpkey", "-algorithm", kind.algorithm, *_options("-pkeyopt", kind.options))
            _KEYS[kind.algorithm, kind.options, name, self.lot] = made
        (self.folder / f"{name}.key").write_bytes(made)


_KEYS: dict[tuple[str, tuple[str, ...], str, int], bytes] = {}


def _options(name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for value in values for part in (name, value))
