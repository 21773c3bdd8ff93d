"""Values as XML: a dict's items are elements, a list's are named in the singular."""

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

# What XML 1.0 has no way to say, escaped or not.
_UNSAYABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ONE_OF = {
    "attributes": "attribute",
    "endpoints": "endpoint",
    "errors": "error",
    "formats": "format",
    "service_request_updates": "request_update",
    "service_requests": "request",
    "services": "service",
    "values": "value",
}

Value = Mapping[str, "Value"] | Sequence["Value"] | str | float | bool | None


def document(root: str, value: Value) -> bytes:
    """An XML document in UTF-8 with its declaration."""
    element = Element(root)
    fill(element, value)
    return written(element)


def written(root: Element) -> bytes:
    """The same of an element that is there already."""
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def fill(element: Element, value: Value) -> None:
    if isinstance(value, Mapping):
        for name, each in value.items():
            fill(SubElement(element, name), each)
    elif isinstance(value, str):
        element.text = said(value)
    elif isinstance(value, Sequence):
        for each in value:
            fill(SubElement(element, _ONE_OF[element.tag]), each)
    elif isinstance(value, bool):
        element.text = "true" if value else "false"
    elif value is not None:
        element.text = str(value)


def said(text: str) -> str:
    return _UNSAYABLE.sub("", text)
