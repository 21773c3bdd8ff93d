"""GeoReport v2, services: what may be reported, and what each topic asks."""

from flask import Response

from tenants import complaints, places
from tenants.complaints import Datatype, Topic, TopicQuestion
from web import language
from web.access import allow, anyone
from web.api import keys, protocol
from web.api.markup import Value
from web.api.rendering import kept, rendered

bp = protocol.blueprint("open311_services")

VILLAGE = "village"  # the question that every topic asks; a pin answers it where it can
PRIVATE = "private"  # FixMyStreet's word for a service whose reports nobody else reads


@bp.get("/services.<any(xml, json):suffix>")
@allow(anyone)
@keys.reading
def index(suffix: str) -> Response:  # noqa: ARG001 - read by rendering.rendered
    return kept(rendered("services", [_service(each) for each in complaints.topics.offered()]))


def is_found_by_point() -> bool:
    """Whether lat and long say which village: where the region's boundaries are known."""
    return places.Layer.VILLAGE in places.boundaries.in_force()


def _service(topic: Topic) -> dict[str, Value]:
    words = [*topic.keywords, PRIVATE] if topic.is_sensitive else topic.keywords
    return {
        "service_code": topic.code,
        "service_name": language.named(topic.name),
        "description": topic.description,
        "metadata": True,
        "type": "realtime",
        "keywords": ",".join(words),
        "group": language.named(topic.family),
    }


@bp.get("/services/<code>.<any(xml, json):suffix>")
@allow(anyone)
@keys.reading
def show(code: str, suffix: str) -> Response:  # noqa: ARG001 - read by rendering.rendered
    topic = complaints.topics.offered_by_code(code)
    questions = enumerate(complaints.questions.of_topic(topic.code), 2)
    asked = [_village(), *(_attribute(order, each) for order, each in questions)]
    return kept(rendered("service_definition", {"service_code": topic.code, "attributes": asked}))


def _village() -> Value:
    return {
        "variable": True,
        "code": VILLAGE,
        "datatype": Datatype.ONE.value,
        "required": not is_found_by_point(),
        "datatype_description": "Kode Kemendagri. Boleh juga dikirim sebagai address_id.",
        "order": 1,
        "description": "Desa atau kelurahan",
        "values": [
            {"key": code, "name": f"{village}, Kec. {district}"}
            for code, (village, district) in places.names_by_code().items()
        ],
    }


def _attribute(order: int, question: TopicQuestion) -> Value:
    return {
        "variable": True,
        "code": question.code,
        "datatype": question.datatype,
        "required": question.is_required,
        "datatype_description": question.hint,
        "order": order,
        "description": question.label,
        "values": [{"key": each["key"], "name": each["name"]} for each in question.options],
    }
