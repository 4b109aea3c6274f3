"""The rules of the CAP 1.2 schema and standard, as a list of faults; [] means valid.

Written from the element definitions of OASIS CAP-v1.2-os, sections 3.2.1 to 3.2.4: order and number
of the elements (the schema is a sequence), closed lists, the form of dates, and the rules that the
text of the standard adds (what an identifier may hold, what a reference looks like).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

NS = "{urn:oasis:names:tc:emergency:cap:1.2}"
DATE_TIME = re.compile(r"\d\d\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[-,+]\d\d:\d\d")
# No spaces, commas or the restricted characters < and & (3.2.1, identifier and sender).
NAME = re.compile(r"[^\s,<&]+")
REFERENCE = re.compile(rf"[^\s,<&]+,[^\s,<&]+,{DATE_TIME.pattern}")
LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")

ONE, MAYBE, ANY, SOME = (1, 1), (0, 1), (0, None), (1, None)

SEQUENCES: dict[str, list[tuple[str, tuple[int, int | None]]]] = {
    "alert": [
        ("identifier", ONE),
        ("sender", ONE),
        ("sent", ONE),
        ("status", ONE),
        ("msgType", ONE),
        ("source", MAYBE),
        ("scope", ONE),
        ("restriction", MAYBE),
        ("addresses", MAYBE),
        ("code", ANY),
        ("note", MAYBE),
        ("references", MAYBE),
        ("incidents", MAYBE),
        ("info", ANY),
    ],
    "info": [
        ("language", MAYBE),
        ("category", SOME),
        ("event", ONE),
        ("responseType", ANY),
        ("urgency", ONE),
        ("severity", ONE),
        ("certainty", ONE),
        ("audience", MAYBE),
        ("eventCode", ANY),
        ("effective", MAYBE),
        ("onset", MAYBE),
        ("expires", MAYBE),
        ("senderName", MAYBE),
        ("headline", MAYBE),
        ("description", MAYBE),
        ("instruction", MAYBE),
        ("web", MAYBE),
        ("contact", MAYBE),
        ("parameter", ANY),
        ("resource", ANY),
        ("area", ANY),
    ],
    "parameter": [("valueName", ONE), ("value", ONE)],
    "area": [
        ("areaDesc", ONE),
        ("polygon", ANY),
        ("circle", ANY),
        ("geocode", ANY),
        ("altitude", MAYBE),
        ("ceiling", MAYBE),
    ],
}

LISTS = {
    "status": "Actual Exercise System Test Draft",
    "msgType": "Alert Update Cancel Ack Error",
    "scope": "Public Restricted Private",
    "category": "Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other",
    "responseType": "Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None",
    "urgency": "Immediate Expected Future Past Unknown",
    "severity": "Extreme Severe Moderate Minor Unknown",
    "certainty": "Observed Likely Possible Unlikely Unknown",
}

PATTERNS = {
    "identifier": NAME,
    "sender": NAME,
    "language": LANGUAGE,
    **dict.fromkeys(("sent", "effective", "onset", "expires"), DATE_TIME),
}


def faults(document: bytes) -> list[str]:
    """Everything that is wrong with a CAP document."""
    root = fromstring(document)
    if root.tag != f"{NS}alert":
        return [f"the root is {root.tag}"]
    return [*_structure(root), *_across(root)]


def _structure(element: Element) -> Iterator[str]:
    name = element.tag.removeprefix(NS)
    sequence = SEQUENCES.get(name)
    if sequence is None:
        yield from _leaf(name, element)
        return
    found = [child.tag.removeprefix(NS) for child in element]
    order = [known for known, _ in sequence]
    yield from (f"{name}: unknown {child}" for child in found if child not in order)
    places = [order.index(child) for child in found if child in order]
    if places != sorted(places):
        yield f"{name}: elements out of order: {found}"
    for known, (least, most) in sequence:
        count = found.count(known)
        if count < least or (most is not None and count > most):
            yield f"{name}: {count} × {known}"
    for child in element:
        yield from _structure(child)


def _leaf(name: str, element: Element) -> Iterator[str]:
    text = element.text or ""
    if len(element) or element.attrib:
        yield f"{name}: holds elements or attributes"
    if not text.strip():
        yield f"{name}: is empty"
    if name in LISTS and text not in LISTS[name].split():
        yield f"{name}: {text} is not in the list"
    if name in PATTERNS and not PATTERNS[name].fullmatch(text):
        yield f"{name}: {text} has not the right form"
    if name == "references":
        yield from (f"reference {r}" for r in text.split() if not REFERENCE.fullmatch(r))


def _across(root: Element) -> Iterator[str]:
    def text(path: str) -> str:
        return root.findtext("/".join(f"{NS}{part}" for part in path.split("/"))) or ""

    if text("msgType") in {"Update", "Cancel"} and not text("references"):
        yield "an update or cancel names no earlier message"
    if text("msgType") == "Alert" and text("references"):
        yield "a first alert names an earlier message"
    if text("status") in {"Exercise", "Test"} and not text("note"):
        yield "a drill does not say so"
    languages = [info.findtext(f"{NS}language") for info in root.iter(f"{NS}info")]
    if len(set(languages)) != len(languages):
        yield f"a language twice: {languages}"
    for info in root.iter(f"{NS}info"):
        onset, expires = info.findtext(f"{NS}onset"), info.findtext(f"{NS}expires")
        if onset and expires and onset >= expires:
            yield "it expires before it begins"
