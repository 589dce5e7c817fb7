"""Where the program writes what happened: a rotated file in the data folder.

House rule: at INFO and above a log line names things (ids, counts, rules, durations), never the words that somebody
typed or a model answered; those may be logged at DEBUG alone. Two guards stand behind the rule: secrets are masked
in every line, and at INFO and above a traceback names errors and places without their messages, since libraries put
the text they choked on into them.
"""

from __future__ import annotations

import logging
import re
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "okr-coach.log"
LOGGER = "coach"

_FILES, _BYTES = 5, 1_000_000
_LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"
_LONG = re.compile(r"[A-Za-z0-9_\-]{32,}")
_SECRETS = (
    (re.compile(r"\b(sk|pk|rk|gsk|xai|hf|ghp)[-_][A-Za-z0-9_\-]{6,}"), r"\1-[secret]"),
    (re.compile(r"\b(bearer|basic)\s+[^\s\"',]+", re.IGNORECASE), r"\1 [secret]"),
    (re.compile(r"://[^\s/@:]{0,200}:[^\s/@]{1,500}@"), "://[secret]@"),
    (
        re.compile(
            r"((?:key|token|secret|password|passwd|pwd)[\"']?\s{0,3}[:=]\s{0,3}[\"']?)[^\s\"',;&]+", re.IGNORECASE
        ),
        r"\1[secret]",
    ),
)


def configure(folder: Path, level: str = "INFO") -> logging.Logger:
    """Send the log of this program to a file in `folder` and return the logger; calling it again starts anew.

    Only our own log is kept: libraries log whole requests. Where the folder cannot be written, warnings and errors go
    to standard error, one line says so, and the program goes on. Raises `ValueError` for an unknown level.
    """
    logger = logging.getLogger(LOGGER)
    logger.setLevel(level.upper())
    logger.propagate = False
    for old in list(logger.handlers):
        logger.removeHandler(old)
        old.close()
    handler, trouble = _handler(folder)
    handler.setFormatter(_Masked(_LINE))
    logger.addHandler(handler)
    if trouble:
        logger.warning("no log file can be written in %s (%s); warnings are shown here instead", folder, trouble)
    return logger


def mask(text: str) -> str:
    """Return the text without keys, passwords and bearer tokens; of other long tokens the first four characters stay.

    Those are enough to follow the id of a session through a log, and too few to use it.
    """
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return _LONG.sub(_short, text)


def _short(found: re.Match[str]) -> str:
    token = found[0]
    # Without a digit it is a word of ours, such as the long name of a function.
    return f"{token[:4]}[{len(token)}]" if any(sign.isdigit() for sign in token) else token


def _handler(folder: Path) -> tuple[logging.Handler, str]:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _Quiet(folder / FILE_NAME, maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8"), ""
    except OSError as error:
        handler = logging.StreamHandler()
        handler.setLevel(logging.WARNING)
        return handler, error.strerror or type(error).__name__


class _Quiet(RotatingFileHandler):
    """A full disk costs log lines, not the work in hand, nor a traceback on the screen for each of them."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Let the line go."""


class _Masked(logging.Formatter):
    """One line a message, secrets masked, tracebacks without messages (unless at DEBUG)."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the masked line; the record itself is left as it is, since other handlers may show it too."""
        own = logging.makeLogRecord(record.__dict__)
        own.msg = record.getMessage().replace("\r", "\\r").replace("\n", "\\n")
        own.args = None
        own.exc_text = None  # another handler may have left its own, full wording here
        if record.levelno > logging.DEBUG and record.exc_info and record.exc_info[1]:
            own.exc_info = None
            own.exc_text = _without_messages(record.exc_info[1])
        # A lone surrogate in a message would cost the line when it is written.
        return mask(super().format(own)).encode("utf-8", "backslashreplace").decode("utf-8")


def _without_messages(error: BaseException) -> str:
    lines: list[str] = []
    seen: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in seen and len(seen) < 8:
        seen.append(cause)
        frames = traceback.extract_tb(cause.__traceback__)
        lines += [f"{type(cause).__module__}.{type(cause).__qualname__}"]
        lines += [f"  at {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n".join(lines)
