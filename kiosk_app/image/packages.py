"""What of Debian and of the locks is on the device, and what of that is left out again."""

from __future__ import annotations

from collections.abc import Mapping

DEBIAN: Mapping[str, tuple[str, ...]] = {
    "start": ("systemd", "systemd-sysv", "systemd-boot", "udev", "dbus", "kmod", "linux-image-amd64"),
    "initramfs": ("initramfs-tools", "zstd", "cryptsetup-bin", "busybox"),
    "window": (
        *("cage", "seatd", "libegl1", "libgl1", "libxkbcommon0", "xkb-data", "libfontconfig1", "libdbus-1-3"),
        *("libglib2.0-0", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1"),
    ),
    "programs": ("python3", "python3-venv", "tesseract-ocr", "tesseract-ocr-vie", "poppler-utils"),
    "speech": ("espeak-ng", "alsa-utils"),
    "devices": ("pcscd", "libccid", "polkitd", "libusb-1.0-0"),
    "network": ("ca-certificates", "nftables", "systemd-timesyncd", "iproute2"),
    "disk": ("e2fsprogs",),
    "update": ("rauc", "rauc-service"),
}

PORTAL_ONLY = frozenset(
    {
        *("fastapi", "starlette", "uvicorn", "sqlalchemy", "pg8000", "scramp", "joserfc", "pydantic"),
        *("pydantic-core", "annotated-types", "annotated-doc", "typing-inspection", "opentelemetry-api"),
    }
)
"""Names in run.lock that no process of a kiosk imports."""

TRIMMED = (
    *("usr/share/doc/*/[!c]*", "usr/share/doc/*/changelog*", "usr/share/man/*", "usr/share/info/*"),
    *("usr/share/locale/*", "usr/share/i18n", "usr/share/icons/*", "usr/share/lintian", "usr/share/bug"),
    *("var/lib/apt/lists/*", "var/cache/*", "var/log/*", "var/lib/dpkg/info/*.md5sums", "var/lib/dpkg/*-old"),
    *("usr/lib/python3/dist-packages/pip*", "usr/share/python-wheels", "usr/lib/python3*/ensurepip"),
    *("boot/initrd.img*", "boot/System.map*", "etc/machine-id", "var/lib/dbus/machine-id", "etc/.pwd.lock"),
    *("etc/hostname", "etc/resolv.conf", "etc/passwd-", "etc/group-", "etc/shadow-", "etc/gshadow-"),
    # Perl came for a script of the installation, the transform for a tester of sound cards; perl-base stays.
    *("usr/share/perl", "usr/share/perl5", "usr/lib/*/perl", "usr/lib/*/perl5", "usr/lib/*/libperl.so*"),
    *("usr/bin/perl5*-gnu", "usr/bin/alsabat", "usr/lib/*/libfftw3f*"),
    # The words of languages in which no page is read aloud.
    *(f"usr/lib/*/espeak-ng-data/{name}_dict" for name in ("ru", "cmn", "yue", "fa", "da", "lb", "tr", "it")),
)
"""Below the root: what a kiosk never reads, and what differs from one build to the next."""

MESA = ("usr/lib/x86_64-linux-gnu/libLLVM*", "usr/lib/x86_64-linux-gnu/dri/*")

MODULES = (
    *("drivers/gpu/drm/amd", "drivers/gpu/drm/nouveau", "drivers/gpu/drm/radeon", "drivers/gpu/drm/vmwgfx"),
    *("drivers/media/dvb-frontends", "drivers/media/pci", "drivers/media/tuners", "drivers/media/radio"),
    *(
        "drivers/infiniband",
        "drivers/isdn",
        "drivers/scsi/qla2xxx",
        "drivers/scsi/lpfc",
        "drivers/scsi/megaraid",
    ),
    *("drivers/net/ethernet/mellanox", "drivers/net/ethernet/chelsio", "drivers/net/ethernet/broadcom/bnx2x"),
    *("drivers/net/ethernet/qlogic", "drivers/net/ethernet/sfc", "drivers/net/fddi", "drivers/net/wan"),
    *("drivers/staging", "drivers/firewire", "drivers/target", "drivers/gnss", "drivers/comedi", "drivers/iio"),
    *(
        "fs/ocfs2",
        "fs/gfs2",
        "fs/ceph",
        "fs/afs",
        "fs/xfs",
        "fs/btrfs",
        "fs/jfs",
        "fs/reiserfs",
        "fs/nfs",
        "fs/nfsd",
    ),
    *("fs/smb", "fs/f2fs", "fs/orangefs", "fs/coda", "fs/ubifs", "sound/firewire", "sound/pci/emu10k1"),
    *("net/sctp", "net/tipc", "net/rds", "net/batman-adv", "net/ax25", "net/appletalk", "net/atm", "net/ceph"),
)
"""Folders below kernel/ of which no kiosk has the metal."""

QT = (
    *("Qt/metatypes", "Qt/translations*", "typesystems", "include", "glue", "doc", "scripts", "support"),
    *("*.pyi", "designer", "linguist", "assistant", "lupdate", "qmlls", "qmlformat", "qmllint"),
    *("svgtoqml", "balsam*", "rcc", "uic", "qsb", "Qt/libexec", "Qt/plugins/designer", "Qt/plugins/sqldrivers"),
    *(
        "Qt/plugins/platforms/libqxcb.so",
        "Qt/plugins/platforms/libqeglfs.so",
        "Qt/plugins/egldeviceintegrations",
    ),
    *(
        "Qt/plugins/xcbglintegrations",
        "Qt/plugins/platforms/libqvnc.so",
        "Qt/plugins/platforms/libqvkkhrdisplay.so",
    ),
    *(
        "Qt/lib/libQt6Designer*",
        "QtDesigner*",
        "Qt/lib/libQt6XcbQpa*",
        "Qt/lib/libQt6EglFS*",
        "Qt/lib/libQt6Sql*",
    ),
    *("QtSql*", "Qt/qml/QtQuick/VirtualKeyboard", "Qt/plugins/platforminputcontexts/libqtvirtualkeyboard*"),
    *(
        "Qt/qml/QtQuick/Controls/Material",
        "Qt/qml/QtQuick/Controls/Imagine",
        "Qt/qml/QtQuick/Controls/Universal",
    ),
    *(
        "Qt/qml/QtQuick/Controls/Fusion",
        "Qt/qml/QtQuick/Controls/FluentWinUI3",
        "Qt/qml/QtQuick/Controls/designer",
    ),
)
"""Below PySide6: tools, other platforms, styles that no page uses. lrelease stays: it compiles the words."""

NEEDED_HERE = (
    *("mmdebstrap", "squashfs-tools", "cryptsetup-bin", "mtools", "dosfstools", "fdisk", "e2fsprogs"),
    *("systemd-boot-efi", "binutils", "sbsigntool", "python3-venv", "gcc", "libc6-dev", "swig"),
    *("libpcsclite-dev", "python3-dev", "rauc"),
)
"""Debian packages of the machine that builds."""


def included() -> tuple[str, ...]:
    """Every package of Debian that is asked for by name."""
    return tuple(name for group in DEBIAN.values() for name in group)


def without_portal(lock: str) -> str:
    """The text of a hashed lock without the entries that only a portal needs."""
    kept: list[str] = []
    wanted = True
    for line in lock.splitlines(keepends=True):
        if not line.startswith((" ", "\t", "\n")):
            wanted = line.partition("==")[0].strip() not in PORTAL_ONLY
        if wanted:
            kept.append(line)
    return "".join(kept)
