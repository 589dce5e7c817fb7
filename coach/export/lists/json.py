"""A sorted to-do list as JSON: the contract of `okr-coach rewrite`, one document."""

from __future__ import annotations

import json

from coach.export.report import Exported
from coach.export.rewritten import Rewritten


def export(told: Rewritten) -> Exported:
    """The rewrite as one JSON document in UTF-8; half a surrogate pair, as some pastes hold, comes through."""
    document = json.dumps(told.rewrite.model_dump(mode="json"), ensure_ascii=False, indent=1)
    return Exported(document.encode("utf-8", "surrogatepass") + b"\n")
