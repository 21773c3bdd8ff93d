"""What GeoReport v2 promises of each answer, as schemas of our own (jsonschema, xmlschema)."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import xmlschema

XSD = Path(__file__).parent / "georeport.xsd"
MOMENT = {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
TEXT, MAYBE = {"type": "string", "minLength": 1}, {"type": ["string", "null"]}
DEGREES = {"type": ["number", "null"], "minimum": -180, "maximum": 180}


def a_list(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": an_object(**properties)}


def an_object(**properties: dict[str, Any]) -> dict[str, Any]:
    """With exactly these: what is not in the spec is not sent."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


STATUS = {"enum": ["open", "closed"]}
SCHEMAS = {
    "discovery": an_object(
        changeset=MOMENT,
        contact=TEXT,
        key_service=TEXT,
        endpoints=a_list(
            specification=TEXT,
            url=TEXT,
            changeset=MOMENT,
            type={"enum": ["production", "test"]},
            formats={"type": "array", "items": TEXT},
        ),
    ),
    "services": a_list(
        service_code=TEXT,
        service_name=TEXT,
        description=TEXT,
        metadata={"type": "boolean"},
        type={"enum": ["realtime", "batch", "blackbox"]},
        keywords={"type": "string"},
        group=TEXT,
    ),
    "services/jalan-rusak": an_object(
        service_code=TEXT,
        attributes=a_list(
            variable={"type": "boolean"},
            code=TEXT,
            datatype={
                "enum": [
                    "string",
                    "number",
                    "datetime",
                    "text",
                    "singlevaluelist",
                    "multivaluelist",
                ]
            },
            required={"type": "boolean"},
            datatype_description=MAYBE,
            order={"type": "integer"},
            description=TEXT,
            values=a_list(key=TEXT, name=TEXT),
        ),
    ),
    "requests": a_list(
        service_request_id=TEXT,
        status=STATUS,
        status_notes=MAYBE,
        service_name=MAYBE,
        service_code=MAYBE,
        description=TEXT,
        agency_responsible=MAYBE,
        service_notice=MAYBE,
        requested_datetime=MOMENT,
        updated_datetime=MOMENT,
        expected_datetime=MOMENT,
        address=TEXT,
        address_id=MAYBE,
        zipcode=MAYBE,
        lat=DEGREES,
        long=DEGREES,
        media_url=MAYBE,
    ),
    "tokens": a_list(service_request_id=TEXT, token=TEXT),
    "servicerequestupdates": a_list(
        update_id=TEXT,
        service_request_id=TEXT,
        status=STATUS,
        updated_datetime=MOMENT,
        description=TEXT,
        media_url=MAYBE,
    ),
    "errors": {"minItems": 1, **a_list(code={"pattern": r"^\d{3}$"}, description=TEXT)},
}


def check_json(name: str, text: str) -> None:
    jsonschema.validate(json.loads(text), SCHEMAS[name])


@cache
def _xsd() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(XSD)


def check_xml(text: str) -> None:
    _xsd().validate(text)
