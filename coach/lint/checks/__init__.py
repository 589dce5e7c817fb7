"""The kinds of check a rule file may name. Each module holds one family and its own table."""

from __future__ import annotations

from collections.abc import Mapping

from coach.lint.checks import aims, deeds, gaps, groups, values, wording
from coach.lint.subject import GroupCheck, LineCheck

LINE_CHECKS: Mapping[str, LineCheck] = {
    **wording.CHECKS,
    **deeds.CHECKS,
    **gaps.CHECKS,
    **values.CHECKS,
    **aims.CHECKS,
}
GROUP_CHECKS: Mapping[str, GroupCheck] = groups.CHECKS
