"""The words of the panel for models, and the providers it offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Provider:
    """A provider as the panel offers it: its id for the settings, and what has to be given."""

    id: str
    address: str = ""
    needs_key: bool = False
    needs_address: bool = False
    example: str = ""


PROVIDERS: Mapping[str, Provider] = MappingProxyType(
    {
        "OpenAI": Provider("openai", needs_key=True, example="gpt-4o-mini"),
        "Ollama on this machine": Provider("openai", "http://127.0.0.1:11434/v1", needs_address=True, example="qwen3"),
        "LM Studio on this machine": Provider("openai", "http://127.0.0.1:1234/v1", needs_address=True),
        "llama.cpp on this machine": Provider("openai", "http://127.0.0.1:8080/v1", needs_address=True),
        "vLLM, or another server like OpenAI’s": Provider("openai", "http://127.0.0.1:8000/v1", needs_address=True),
        "Anthropic": Provider("anthropic", needs_key=True),
        "Google": Provider("google_genai", needs_key=True),
        "Mistral": Provider("mistralai", needs_key=True),
    }
)
FIRST_PROVIDER = "OpenAI"

PANEL = "With a model (optional)"
PROVIDER, ADDRESS, NAME, KEY = "Provider", "Address", "Model", "Key"
ADDRESS_HINT = "leave empty for the provider’s own"
NAME_HINT = "the model’s name, such as gpt-4o-mini"
KEY_HINT = "kept in memory until you close the browser; never stored or shown"
USE, TEST, SWITCH, FORGET = "Use this model", "Test the connection", "Switch on or off", "Forget the key"
STOP = "Stop"
SHOW_SENT = "Show exactly what would be sent"

WHAT_IS_SENT = (
    "Sent: up to twelve lines of your draft, team and cycle, what the rules found, and three passages of notes. "
    "Not sent: owners’ names beside the lines, earlier versions, files. E-mail addresses, phone numbers, keys and "
    "card numbers are masked first."
)
NONE_ON = "No model is on: nothing leaves {where}."
IS_ON = "On: {name} at {destination}. Each time you read a draft it is sent there."
IS_OFF = "Switched off: {name} at {destination}. Nothing is sent."
KEY_KEPT = "A key is kept for this browser session."
SETTLED = "Who runs this page has chosen the model; you can switch it off for yourself."
NOT_OPEN = "On this page visitors cannot choose a model. Who runs it can allow that with --allow-provider-settings."
FORGOTTEN = "The key and the model are forgotten."
USING = "{name} at {destination} is asked from now on, each time you read a draft."

ASKING = "{name} at {destination} is reading your draft. The engine’s review stands meanwhile."
DONE = "Comments and wordings marked “model” are by {name}; every number and quotation in them was checked. {cost}"
LEFT = "{told} {cost}"
NOTHING_READ = "Read a draft first; then the model has something to look at."
NOTHING_SENT = "Nothing would be sent: there is no line to comment on."
NO_COOKIE = "Your browser keeps no cookie for this page, so a model cannot be chosen here."

TRYING = "Trying {destination} with a request that holds no draft."
NOTHING_CHOSEN = "No model is chosen yet."
SWITCHED_ON, SWITCHED_OFF = "Switched on.", "Switched off; nothing is sent."
BROKEN = "Something in the coach itself went wrong. The engine’s review stands."
HERE, SERVED = "this machine", "the machine that serves this page"
ROLES: Mapping[str, str] = MappingProxyType({"system": "Instructions", "user": "Your draft and what goes with it"})
MARK = "model"

BAD_PROVIDER = "Provider: choose one of the menu."
NO_NAME = "Model: give the model’s name, such as gpt-4o-mini, as the provider spells it."
BAD_NAME = "Model: the name may hold no spaces and at most 200 signs."
NO_ADDRESS = "Address: give the server’s address, such as http://127.0.0.1:11434/v1."
BAD_ADDRESS = "Address: it begins with http:// or https:// and names a host."
NO_KEY = "Key: this provider wants one. It is kept in memory for this browser session only."
