"""A review as JSON: the contract of `okr-coach review`, one document."""

from __future__ import annotations

import json

from coach.export.report import Exported, Report


def export(report: Report) -> Exported:
    """The review as one JSON document in UTF-8; half a surrogate pair, as some pastes hold, comes through."""
    document = json.dumps(report.review.model_dump(mode="json"), ensure_ascii=False, indent=1)
    return Exported(document.encode("utf-8", "surrogatepass") + b"\n")
