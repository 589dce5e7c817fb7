"""What a team has overruled, and how a line is recognised when it comes back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from coach.schema import Dismissal, Form, Overrule

_SPACE = re.compile(r"\s+")


def same_text_key(text: str) -> str:
    """What two lines have in common that are the same line: case, spacing and the last full stop do not count."""
    return _SPACE.sub(" ", text).strip().rstrip(".;:,! ").casefold()


class Overrules:
    """The overrules that hold for a draft: the team's own, line by line, and the house's, rule by rule."""

    def __init__(self, overrules: Sequence[Overrule] = (), house: Mapping[str, str] = MappingProxyType({})) -> None:
        self._forms = {same_text_key(o.text): o.form for o in overrules if o.form is not None}
        self._findings = {(same_text_key(o.text), o.rule): o.reason for o in overrules if o.rule is not None}
        self._house = dict(house)

    def form(self, text: str) -> Form | None:
        """The form somebody gave this line, or None."""
        return self._forms.get(same_text_key(text)) if self._forms else None

    def dismissal(self, text: str, rule: str) -> Dismissal | None:
        """Why the finding of `rule` on this line is overruled, or None."""
        reason = self._house.get(rule)
        if reason is None and self._findings:
            reason = self._findings.get((same_text_key(text), rule))
        return Dismissal(reason=reason) if reason is not None else None
