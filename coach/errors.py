"""Every error that the coach raises on purpose, one class per decision a caller can take.

    CoachError                 something a person can mend; `str(error)` is shown to them as it stands
    ├── InputError             what was given cannot be used at all: empty, binary, too large, not to be found
    │   └── ParseError         the input was read, yet its form (table, document, encoding) cannot be made out
    ├── RuleError              a knowledge file (rule, note, metric, question, workshop) is not written as it must be
    ├── PromptError            a prompt file is missing, or lacks something that its front matter promises
    ├── ModelError             the language model did not answer usefully; the engine's own text can stand in
    ├── StoreError             what was typed could not be kept, or what was kept could not be read
    │   ├── Conflict           somebody else saved the same draft in the meantime: show both, save again
    │   └── NotFound           no such session or draft, or it belongs to somebody else (the two look alike on purpose)
    ├── IndexUnavailable       the server of the notes' index cannot be used; the index in memory can stand in
    ├── SettingsError          a setting is unknown or has a value that it cannot have
    └── MissingExtra           an optional package is not installed; the message names the command that installs it

A message names the thing, the place and the remedy. Errors never log, and carry no text of a user's draft.
"""

from __future__ import annotations


class CoachError(Exception):
    """Base of all errors meant for people; catching it catches nothing that is a bug of ours."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(CoachError):
    """What was given cannot be used; the commands exit with 2."""


class ParseError(InputError):
    """The input was read, yet its form cannot be made out; a subclass of `InputError`, so also exit 2."""


class RuleError(CoachError):
    """A knowledge file is not as it must be; the message names file, line and what is allowed there."""


class PromptError(CoachError):
    """A prompt file is missing or does not hold what it promises."""


class ModelError(CoachError):
    """The model, or the way to it, failed; the commands exit with 3 where nothing can stand in.

    `reason` is the sentence for the person; `kind` is one word for callers who decide by it ("rate_limit").
    """

    def __init__(self, reason: str, kind: str = "failed") -> None:
        super().__init__(reason)
        self.reason = reason
        self.kind = kind


class StoreError(CoachError):
    """Nothing was acknowledged that is not kept: the caller still holds what was typed and can try again."""


class Conflict(StoreError):
    """A draft moved on since it was read; `newest` is the number of the version that is there now."""

    def __init__(self, message: str, newest: int | None = None) -> None:
        super().__init__(message)
        self.newest = newest


class NotFound(StoreError):
    """Nothing with this id belongs to this owner; whether it exists for somebody else is not said."""


class IndexUnavailable(CoachError):
    """The server that holds the notes' index cannot be used; the message names its address and what to check."""


class SettingsError(CoachError):
    """A setting is unknown or cannot have this value; the message names the file or variable, and what may stand."""


class MissingExtra(CoachError):
    """An optional package is needed; the message names the command that installs it."""
