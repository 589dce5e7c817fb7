"""Which model a browser session has chosen. Keys stay here, in memory, until the session is forgotten or grows old.

A session's key is never given back: pages, logs, exports and the store see that there is one, and nothing of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock

from pydantic import SecretStr, TypeAdapter, ValidationError

from coach.errors import InputError
from coach.llm import Choice, LanguageModel
from coach.pipeline import Coach, Reviewed
from coach.settings import ModelName, WebAddress

from . import model_words as words

IDLE_SECONDS = 8 * 3600
"""A choice that nobody used for so long is forgotten with its key."""
MOST_SESSIONS = 2000

_NAME, _ADDRESS = TypeAdapter(ModelName), TypeAdapter(WebAddress)


@dataclass
class _Seat:
    """What one browser session has: its choice (None: none of its own), whether it is on, the last whole answer."""

    choice: Choice | None
    on: bool
    used: float
    model: LanguageModel | None = None
    turn: int = 0
    answered: tuple[str, Reviewed] | None = None


class Models:
    """The choices of all browser sessions. `settled` is the model of the settings; `open_` lets visitors choose."""

    def __init__(
        self, coach: Coach, settled: Choice | None, *, open_: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._coach, self.settled, self.open = coach, settled, open_
        self._clock = clock
        self._seats: dict[str, _Seat] = {}
        self._lock = Lock()

    def choice(self, session: str | None) -> Choice | None:
        """The model that is asked for this session, or None: none is chosen, or it is switched off."""
        if session is None:
            return self.settled
        seat = self._seat(session)
        return seat.choice if seat.on else None

    def chosen(self, session: str | None) -> Choice | None:
        """The session's choice, also where it is switched off."""
        return self.settled if session is None else self._seat(session).choice

    def choose(self, session: str, provider: str, address: str, name: str, key: str) -> Choice:
        """Take a choice and switch it on; an empty key keeps the one given for the same place before.

        Raises `InputError` naming the field and what may stand there, also where visitors may not choose.
        """
        if not self.open:
            raise InputError(words.NOT_OPEN)
        seat = self._seat(session)
        made = _choice(provider, address.strip(), name.strip(), key.strip(), before=seat.choice)
        with self._lock:
            self._leave(seat)
            seat.choice, seat.on = made, True
        return made

    def switch(self, session: str, on: bool) -> None:
        """Ask the model from now on, or stop asking it; a request on its way is called off."""
        seat = self._seat(session)
        with self._lock:
            seat.on = on
            if not on:
                self._leave(seat)

    def forget(self, session: str) -> None:
        """Forget the session's choice and key; what the settings say holds again, switched off."""
        seat = self._seat(session)
        with self._lock:
            self._leave(seat)
            seat.choice, seat.on = self.settled, False

    def call_off(self, session: str | None) -> None:
        """Call off the request that is on its way."""
        if session is not None:
            self._seat(session).turn += 1

    def asking(self, session: str) -> tuple[LanguageModel, Callable[[], bool]] | None:
        """The model to ask and whether this request was called off since; None where no model is on."""
        seat = self._seat(session)
        with self._lock:
            if seat.choice is None or not seat.on:
                return None
            if seat.model is None:
                seat.model = self._coach.model(seat.choice)
            seat.turn += 1
            model, turn = seat.model, seat.turn
        return model, lambda: seat.turn != turn

    def keep(self, session: str, asked: str, improved: Reviewed) -> None:
        """Remember what the model made of a draft, so that a finding overruled later does not cost a request."""
        self._seat(session).answered = (asked, improved)

    def kept(self, session: str | None, asked: str) -> Reviewed | None:
        """What the model made of this very draft, if it was the last one it was asked about."""
        answered = self._seat(session).answered if session is not None else None
        return answered[1] if answered and answered[0] == asked else None

    def _seat(self, session: str) -> _Seat:
        with self._lock:
            now = self._clock()
            if session not in self._seats:
                self._make_room(now)
                self._seats[session] = _Seat(self.settled, self.settled is not None, now)
            seat = self._seats[session]
            seat.used = now
            return seat

    def _make_room(self, now: float) -> None:
        old = [each for each, seat in self._seats.items() if now - seat.used > IDLE_SECONDS]
        if len(self._seats) - len(old) >= MOST_SESSIONS:
            old.append(min(self._seats, key=lambda each: self._seats[each].used))
        for each in old:
            self._leave(self._seats.pop(each))

    def _leave(self, seat: _Seat) -> None:
        """Let go of a seat's connection and of what was asked through it."""
        seat.turn += 1
        seat.answered = None
        if seat.model is not None:
            seat.model.close()
            seat.model = None


def _choice(provider: str, address: str, name: str, key: str, *, before: Choice | None) -> Choice:
    kind = words.PROVIDERS.get(provider)
    if kind is None:
        raise InputError(words.BAD_PROVIDER)
    if not name:
        raise InputError(words.NO_NAME)
    if kind.needs_address and not address:
        raise InputError(words.NO_ADDRESS)
    _hold(_NAME, f"{kind.id}:{name}", words.BAD_NAME)
    if address:
        _hold(_ADDRESS, address, words.BAD_ADDRESS)
    place = address.rstrip("/") or None
    same = before is not None and (before.provider, before.base_url) == (kind.id, place)
    secret = SecretStr(key) if key else before.api_key if before is not None and same else None
    if kind.needs_key and secret is None:
        raise InputError(words.NO_KEY)
    timeout = before.timeout if before is not None else Choice.timeout
    return Choice(f"{kind.id}:{name}", place, secret, timeout, patience=2 * timeout)


def _hold(adapter: TypeAdapter[str], value: str, message: str) -> None:
    try:
        adapter.validate_python(value)
    except ValidationError:
        raise InputError(message) from None


def field_of(choice: Choice | None) -> str:
    """The menu entry that a choice belongs to."""
    if choice is None:
        return words.FIRST_PROVIDER
    fitting = (
        name
        for name, kind in words.PROVIDERS.items()
        if kind.id == choice.provider and kind.needs_address == (choice.base_url is not None)
    )
    return next(fitting, words.FIRST_PROVIDER)


ADDRESSES: Mapping[str, str] = {name: kind.address for name, kind in words.PROVIDERS.items()}
"""The address that a provider's programs use unless told otherwise; empty where the provider's own is known."""
