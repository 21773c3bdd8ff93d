"""A regency's own boundaries: a file is offered, looked at, and then put in force or left."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from tenants.kernel import audit, clock
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid, NotFound
from tenants.kernel.words import N_
from tenants.places import shaping
from tenants.places.geojson import MOST_BYTES, outlines
from tenants.places.layers import Layer
from tenants.places.models import Boundary, BoundaryFile, District, Village
from tenants.places.recognising import Place, recognise
from tenants.places.shaping import FIELD

__all__ = [
    "MOST_BYTES",
    "Look",
    "discard",
    "find",
    "finest",
    "in_force",
    "look",
    "offer",
    "put_in_force",
    "waiting",
]

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Look:
    """What a file would do: how many places it has a boundary for, and which it has none for."""

    matched: int
    missing: Sequence[str]


def offer(content: bytes, name: str, layer: Layer, *, by: str) -> BoundaryFile:
    """Keep a file's boundaries until somebody has looked; Invalid, at its field, says why not.

    One waits for each layer: offering again replaces what was only offered.
    """
    found = recognise(outlines(content), _places(layer), layer)
    if not found.shapes:
        message = N_(
            "Tidak satu pun bidang dalam berkas ini dikenali sebagai tempat di daerah ini."
        )
        raise Invalid(message, field=FIELD)
    simplified = shaping.joined(list(found.shapes.values()))
    session.execute(
        delete(BoundaryFile).where(BoundaryFile.layer == layer, BoundaryFile.in_force_at.is_(None))
    )
    kept = BoundaryFile(layer=layer, name=name[:LONGEST_NAME], unknown=list(found.unknown))
    session.add(kept)
    session.flush()
    session.execute(
        insert(Boundary),
        [
            {"file_id": kept.id, "place_code": code, "shape": shape}
            for code, shape in zip(found.shapes, simplified, strict=True)
        ],
    )
    audit.record(by, "boundaries.offer", f"boundary_file:{kept.id}", layer=layer, name=kept.name)
    return kept


def _places(layer: Layer) -> list[Place]:
    if layer is Layer.DISTRICT:
        named = session.execute(select(District.code, District.name, District.name))
    else:
        query = select(Village.code, Village.name, District.name)
        named = session.execute(query.join(District, District.code == Village.district_code))
    return [Place(*each) for each in named]


def find(number: int) -> BoundaryFile:
    found = session.get(BoundaryFile, number)
    if found is None:
        message = N_("Berkas batas itu sudah diganti atau dibuang.")
        raise NotFound(message)
    return found


def look(file: BoundaryFile) -> Look:
    """Before it is put in force, and after."""
    codes = set(session.scalars(select(Boundary.place_code).where(Boundary.file_id == file.id)))
    places = _places(Layer(file.layer))
    missing = sorted(each.name for each in places if each.code not in codes)
    return Look(len(places) - len(missing), missing)


def put_in_force(file: BoundaryFile, *, by: str) -> None:
    """From now on a pin is found by it, and the one before is gone. Twice is once."""
    if file.in_force_at is not None:
        return
    session.execute(
        delete(BoundaryFile).where(
            BoundaryFile.layer == file.layer, BoundaryFile.in_force_at.is_not(None)
        )
    )
    file.in_force_at = clock.now()
    session.flush()
    audit.record(by, "boundaries.put_in_force", f"boundary_file:{file.id}", layer=file.layer)


def discard(file: BoundaryFile, *, by: str) -> None:
    """Without it the list alone says where something is."""
    audit.record(by, "boundaries.discard", f"boundary_file:{file.id}", layer=file.layer)
    session.delete(file)


def in_force() -> dict[Layer, BoundaryFile]:
    found = session.scalars(select(BoundaryFile).where(BoundaryFile.in_force_at.is_not(None)))
    return {Layer(each.layer): each for each in found}


def finest() -> BoundaryFile | None:
    """Of those in force, the one to draw: villages, else districts."""
    layers = in_force()
    return layers.get(Layer.VILLAGE) or layers.get(Layer.DISTRICT)


def waiting() -> Sequence[BoundaryFile]:
    """Offered, and looked at by nobody yet."""
    query = select(BoundaryFile).where(BoundaryFile.in_force_at.is_(None))
    return session.scalars(query.order_by(BoundaryFile.id)).all()
