"""A model as it is kept in the database: arrays alone, nothing that could run."""

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tenants.complaints.learning.matrix import Matrix
from tenants.complaints.learning.model import RoutingModel, Trust
from tenants.complaints.learning.vocabulary import Vocabulary


def dumped(model: RoutingModel) -> bytes:
    """An .npz, compressed: some megabytes for 10,000 reports."""
    parts: dict[str, Any] = {
        "topic_codes": np.array(model.topic_codes),
        "signs": np.array(list(model.vocabulary.places)),
        "rarity": model.vocabulary.rarity,
        "bias": model.bias,
        "topic_of_report": model.topic_of_report,
        "trust": np.array(model.trust),
        "right": np.array(model.right),
        **_packed("for_topics", model.for_topics),
        **_packed("in_reports", model.in_reports),
    }
    filled = io.BytesIO()
    np.savez_compressed(filled, **parts)
    return filled.getvalue()


def loaded(kept: bytes) -> RoutingModel:
    """What `dumped` was given; ValueError for anything that would have to be unpickled."""
    found = np.load(io.BytesIO(kept), allow_pickle=False)
    first, among_three = found["right"].tolist()
    return RoutingModel(
        tuple(found["topic_codes"].tolist()),
        Vocabulary(found["signs"].tolist(), found["rarity"]),
        found["bias"],
        _unpacked("for_topics", found),
        _unpacked("in_reports", found),
        found["topic_of_report"],
        Trust(*found["trust"].tolist()),
        (first, among_three),
    )


def _packed(name: str, matrix: Matrix) -> dict[str, NDArray[Any]]:
    """In half the letters: weights need three digits."""
    kept = matrix._replace(
        columns=matrix.columns.astype(np.uint16), weights=matrix.weights.astype(np.float16)
    )
    return {f"{name}_{part}": array for part, array in kept._asdict().items()}


def _unpacked(name: str, found: Any) -> Matrix:
    return Matrix(
        found[f"{name}_starts"],
        found[f"{name}_columns"].astype(np.int32),
        found[f"{name}_weights"].astype(np.float32),
    )
