"""Prompts are files: front matter (name, version, inputs), then a text for each role. This reads and fills them.

A user's own folder may hold `prompts/<file>.md` of the same name; it replaces ours. Inputs are strict: what the front
matter declares is what the text uses, and whoever renders gives all of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from coach.errors import PromptError, RuleError
from coach.knowledge_file import KnowledgeFile, read_knowledge
from coach.resources import knowledge_files, read_text, shipped
from coach.schema import Noun
from coach.wire import Message

_ROLE = re.compile(r"^## (\w+)\n", re.MULTILINE)
_INPUT = re.compile(r"\{\{\s*(\w+)\s*\}\}")

Role = Literal["system", "user"]


class Prompt(Noun):
    """One prompt: a text a role, with `{{inputs}}`; `shunned` are words that a reply may not use."""

    name: str = Field(pattern=r"^[a-z][a-z_]*$")
    version: int = Field(ge=1)
    inputs: tuple[str, ...]
    shunned: tuple[str, ...] = ()
    texts: tuple[tuple[Role, str], ...]

    def render(self, **given: str) -> tuple[Message, ...]:
        """Fill the inputs in one pass, so that braces in what somebody typed stay as they are.

        Raises `PromptError` naming every input that was not given; what the text does not ask for is left out.
        """
        missing = [name for name in self.inputs if name not in given]
        if missing:
            raise PromptError(
                f"prompt '{self.name}' (version {self.version}) needs {', '.join(missing)}, which nobody gave; "
                f"given: {', '.join(given) or 'nothing'}"
            )
        return tuple(Message(role, _INPUT.sub(lambda found: given[found[1]], text)) for role, text in self.texts)


def load(overlays: Sequence[Path] = ()) -> Mapping[str, Prompt]:
    """Read the shipped prompts, then those of the user's knowledge folders; a later one replaces an earlier by name.

    Raises `PromptError` naming the file, the line and the remedy.
    """
    folders = [shipped("prompts").parent, *overlays]
    prompts = (read_prompt(read_text(path), path.name) for path in knowledge_files(folders, "prompts", ".md"))
    return {prompt.name: prompt for prompt in prompts}


def read_prompt(text: str, name: str) -> Prompt:
    """Read one prompt file's text; `name` is for error messages. Raises `PromptError`."""
    try:
        file = read_knowledge(text, name, "prompt")
        prompt = _prompt(file)
    except RuleError as error:
        raise PromptError(error.message) from None
    _check_inputs(prompt, file)
    return prompt


def _prompt(file: KnowledgeFile) -> Prompt:
    pieces = _ROLE.split(file.body)
    texts = [(role, text.strip()) for role, text in zip(pieces[1::2], pieces[2::2], strict=True)]
    if not texts or pieces[0].strip():
        raise PromptError(f"{file.name}:{file.first_line_of_body}: the text starts with '## system' or '## user'")
    for role, said in texts:
        if role not in ("system", "user"):
            raise PromptError(f"{file.name}: unknown heading '## {role}'; known: ## system, ## user")
        if not said:
            raise PromptError(f"{file.name}: nothing stands under '## {role}'")
    try:
        return Prompt.model_validate({**file.front, "texts": texts})
    except ValidationError as error:
        raise file.explain(error, Prompt, unsaid=("texts",)) from None


def _check_inputs(prompt: Prompt, file: KnowledgeFile) -> None:
    """Hold that declared and used inputs are the same."""
    used = {found[1]: found.start() for found in reversed(list(_INPUT.finditer(file.body)))}
    for name, place in used.items():
        if name not in prompt.inputs:
            line = file.first_line_of_body + file.body.count("\n", 0, place)
            raise PromptError(
                f"{file.name}:{line}: '{{{{{name}}}}}' is not declared; inputs: {', '.join(prompt.inputs) or 'none'}"
            )
    for name in prompt.inputs:
        if name not in used:
            line = file.line_of("inputs")
            raise PromptError(f"{file.name}:{line}: input '{name}' is declared and never used; take it out")
