"""Checks of wording that need no code of their own: words that stand there, or do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from coach.errors import RuleError
from coach.lint.subject import Context, Hit, LineCheck, Subject


@lru_cache(maxsize=512)
def pattern(expressions: tuple[str, ...]) -> re.Pattern[str]:
    """Compile a rule's expressions as alternatives of whole words. Raises `RuleError` where one is no pattern."""
    try:
        return re.compile(r"(?<!\w)(?:" + "|".join(expressions) + r")(?!\w)", re.IGNORECASE)
    except re.error as error:
        raise RuleError(f"not a regular expression: {'|'.join(expressions)!r} ({error})") from error


def expressions(parameters: Mapping[str, object], key: str) -> tuple[str, ...]:
    """A rule's expressions under `key`; empty where the rule has none. The loader makes tuples of lists."""
    value = parameters.get(key, ())
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else tuple(map(str, value)) if isinstance(value, list) else ()


def matches(subject: Subject, parameters: Mapping[str, object], key: str) -> re.Match[str] | None:
    """The first place where one of the rule's expressions under `key` stands in the line."""
    words = expressions(parameters, key)
    return pattern(words).search(subject.text) if words else None


def existence(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """`tokens` that stand in the line, unless one of `unless` does too; `forms` limits it to lines of those forms.

    The words found are the slot `words`.
    """
    forms = expressions(parameters, "forms")
    if forms and subject.form not in forms:
        return
    match = matches(subject, parameters, "tokens")
    if match and not matches(subject, parameters, "unless"):
        yield Hit(match.start(), match.end(), {"words": match[0]})


CHECKS: Mapping[str, LineCheck] = {"existence": existence}
