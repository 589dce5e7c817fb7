"""Hashed character and word n-grams of a line: what the head reads of spelling and word order.

The hashing trick (Weinberger et al. 2009): an n-gram's bucket is its checksum, so no vocabulary is shipped. The
checksum is CRC-32, the same in every process and on every machine.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log, sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 15
_LONGEST = 400
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TOKEN = re.compile(r"\w+|[^\w\s]")


def buckets(text: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The buckets a line fills and their weights: 1 + log(count), the whole scaled to length 1.

    Digits become 0, so that "5 posts" and "12 posts" are one. Characters 2 to 5 within words, words 1 to 3.
    """
    plain = _NUMBER.sub("0", text[:_LONGEST].lower())
    tokens = _TOKEN.findall(plain)
    grams: list[str] = []
    for token in tokens:
        padded = f" {token} "
        for size in (2, 3, 4, 5):
            grams += [padded[start : start + size] for start in range(len(padded) - size + 1)]
    framed = ["^", *tokens, "$"]
    for size in (1, 2, 3):
        grams += ["w" + " ".join(framed[start : start + size]) for start in range(len(framed) - size + 1)]
    counts = Counter(crc32(gram.encode()) % BUCKETS for gram in grams)
    places = np.fromiter(counts.keys(), dtype=np.int64, count=len(counts))
    weights = np.fromiter((1.0 + log(count) for count in counts.values()), dtype=np.float32, count=len(counts))
    return places, weights / np.float32(max(sqrt(float(weights @ weights)), 1e-9))
