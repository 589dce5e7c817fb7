"""Puts pages, knowledge and prompts into the wheel; an editable install reads them where they stand."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACES = {"ui": "coach_ui", "prompts": "coach/_data/prompts", "knowledge": "coach/_data/knowledge"}


class WheelContents(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the folders to a standard wheel alone: copies in an editable install would go stale."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before the wheel is built."""
        if version == "standard":
            build_data["force_include"].update(PLACES)
