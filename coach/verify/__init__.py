"""Where the numbers of a text come from, and whether its quotes are true. Pure; any engine's text passes through here.

`verify` denies by default: a number needs the person, a cited note, a sum over such, or a place in the short list of
`structure`; whatever merely looks like a number counts as one. `surface` undoes disguises, `reader` finds the numbers,
`ledger` compares them with the sources, `claims` recomputes, `check` puts these together.
"""

from __future__ import annotations

from coach.verify.check import provenance, verify
from coach.verify.ledger import Ledger
from coach.verify.quotes import Misquote, quotes_exist
from coach.verify.sources import Finding, Note, Sources, guesses

__all__ = ["Finding", "Ledger", "Misquote", "Note", "Sources", "guesses", "provenance", "quotes_exist", "verify"]
