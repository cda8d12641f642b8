"""What a filed PDF says of itself: the standard it keeps to, on which device, when, and of which pictures.

XMP as PDF/A-2 asks (ISO 19005-2, 6.6.2); our own properties with the description that 6.6.2.3 wants. The
document information dictionary is left out: what is not there cannot contradict.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

_SPACE = "urn:tram-mot-cua:scan:1"


@dataclass(frozen=True, slots=True)
class About:
    """`device` names the source; `made` is ISO 8601 with its zone, empty where nobody knows; `trusted` says
    whether that time was confirmed from outside; `hashes` are SHA-256 of the flat pictures, in page order."""

    device: str = ""
    made: str = ""
    trusted: bool = False
    hashes: tuple[str, ...] = ()


def packet(about: About) -> bytes:
    """The XMP packet as UTF-8."""
    facts = ["<xmp:CreatorTool>tram-mot-cua</xmp:CreatorTool>"]
    if about.made:
        facts.append(f"<xmp:CreateDate>{escape(about.made)}</xmp:CreateDate>")
        facts.append(f"<scan:timeTrusted>{about.trusted}</scan:timeTrusted>")
    if about.device:
        facts.append(f"<scan:device>{escape(about.device)}</scan:device>")
    if about.hashes:
        listed = "".join(f"<rdf:li>{escape(one)}</rdf:li>" for one in about.hashes)
        facts.append(f"<scan:pageHashes><rdf:Seq>{listed}</rdf:Seq></scan:pageHashes>")
    return _PACKET.format(facts="".join(facts), schema=_schema(), space=_SPACE).encode()


def _schema() -> str:
    described = (
        ("device", "Text", "the device that took the pages"),
        ("timeTrusted", "Boolean", "whether the time of creation was confirmed from outside"),
        ("pageHashes", "seq Text", "SHA-256 of the flat picture of each page, in hexadecimal"),
    )
    return "".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{text}</pdfaProperty:description></rdf:li>"
        for name, kind, text in described
    )


_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:scan="{space}">'
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>{facts}</rdf:Description>"
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>'
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Scanned pages</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>{space}</pdfaSchema:namespaceURI><pdfaSchema:prefix>scan</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq>{schema}</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>"
    "</pdfaExtension:schemas></rdf:Description></rdf:RDF></x:xmpmeta>"
    '<?xpacket end="w"?>'
)
