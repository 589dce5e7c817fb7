"""Chroma, the index of vectors: the only module that knows it. It is given vectors and never makes any.

The index is built in memory from vectors that are there already, or lives on a server (`OKR_COACH_CHROMA_URL`). A
collection is named by the hash of what is in it and never changed: other content is another collection, so nobody
ever reads half of an update.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

from coach.errors import IndexUnavailable
from coach.language.minilm import Vectors

if TYPE_CHECKING:
    import httpx
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

PATIENCE = 10.0
"""Seconds that a server may take for one request."""
_AT_ONCE = 1_000
"""Vectors sent in one request; servers refuse more than a few thousand."""


class ChromaIndex:
    """Vectors by number, 0 to n - 1, that can be asked for the nearest to another."""

    def __init__(self, client: ClientAPI, vectors: Vectors, address: str | None = None) -> None:
        self._client = client
        self._collection = _collection(client, vectors)
        self._size = len(vectors)
        self._address = address

    def nearest(self, vector: Vectors, count: int) -> list[int]:
        """The numbers of the nearest vectors, nearest first. Raises `IndexUnavailable` where a server fails."""
        from chromadb.errors import ChromaError

        try:
            answer = self._collection.query(
                query_embeddings=np.asarray([vector], dtype=np.float32),
                n_results=min(count, self._size),
                include=["distances"],
            )
        except (ChromaError, OSError, ValueError, *_wire_errors()) as error:
            raise _unavailable(self._address, error) from error
        return [int(name) for name in answer["ids"][0]]

    def close(self) -> None:
        """Let go of the connection; nothing may be asked afterwards."""
        session = _session(self._client)
        self._client.close()
        if session is not None:
            session.close()


def memory_index(vectors: Vectors) -> ChromaIndex:
    """An index in this process, built anew in a moment."""
    import chromadb

    return ChromaIndex(chromadb.EphemeralClient(settings=_settings()), vectors)


def server_index(address: str, vectors: Vectors) -> ChromaIndex:
    """The index on a Chroma server, put there first where it has none of this content.

    Raises `IndexUnavailable` naming the address and what to check.
    """
    import chromadb
    import httpx
    from chromadb.errors import ChromaError

    parts = urlsplit(address)
    try:
        # Chroma's client waits for ever, already while it is made: knock first, and give it a limit afterwards.
        httpx.get(f"{address.rstrip('/')}/api/v2/heartbeat", timeout=PATIENCE).raise_for_status()
        client = chromadb.HttpClient(
            host=parts.hostname or "localhost",
            port=parts.port or (443 if parts.scheme == "https" else 80),
            ssl=parts.scheme == "https",
            settings=_settings(),
        )
        session = _session(client)
        if session is not None:
            session.timeout = httpx.Timeout(PATIENCE)
        return ChromaIndex(client, vectors, address)
    except (ChromaError, OSError, ValueError, KeyError, *_wire_errors()) as error:
        raise _unavailable(address, error) from error


def _session(client: ClientAPI) -> httpx.Client | None:
    """The HTTP client inside Chroma's; it has no public name, so a later Chroma may hide it: then None."""
    import httpx

    session = getattr(getattr(client, "_server", None), "_session", None)
    return session if isinstance(session, httpx.Client) else None


def _collection(client: ClientAPI, vectors: Vectors) -> Collection:
    """The collection of exactly these vectors; what was left half-filled by somebody who died is filled up."""
    rows = np.ascontiguousarray(vectors, dtype=np.float32)
    content = hashlib.sha256(str(rows.shape).encode() + rows.tobytes()).hexdigest()
    collection = client.get_or_create_collection(
        f"okr-coach-{content[:32]}",
        embedding_function=None,
        # As many candidates as we have vectors of our own, so that the nearest are found exactly, not roughly.
        configuration={"hnsw": {"space": "cosine", "ef_search": 2_000}},
    )
    if collection.count() < len(rows):
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start : start + _AT_ONCE]
            collection.upsert(ids=[str(number) for number in range(start, start + len(part))], embeddings=part)
    return collection


def _settings() -> object:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def _wire_errors() -> Sequence[type[Exception]]:
    """What the client's transport raises for a server that is not there, stalls, or answers with something else."""
    import httpx

    return (httpx.HTTPError, httpx.InvalidURL)


def _unavailable(address: str | None, error: Exception) -> IndexUnavailable:
    where = f"the Chroma server at {_shown(address)}" if address else "the index in memory"
    return IndexUnavailable(
        f"{where} cannot be used ({type(error).__name__}); check that it runs and that OKR_COACH_CHROMA_URL names it"
    )


def _shown(address: str) -> str:
    """The address without what may stand before the @, which is a secret."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
