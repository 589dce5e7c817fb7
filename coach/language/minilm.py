"""MiniLM (all-MiniLM-L6-v2) in NumPy: short texts to vectors, with no deep-learning framework.

The model is BERT with 6 layers of 384 dimensions and 12 heads (Wang et al. 2020, "MiniLM"). Its weights are
somebody else's and are read as data from where they are installed; `coach.resources.minilm_path` finds them.
Besides the usual sentence vector (mean of the last layer), the means of chosen inner layers can be had: they hold
more of a line's grammar, which tells a deed from a result.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

SIZE = 384
LAYERS = 6
HEADS = 12
LONGEST = 256
"""Word pieces read of a text; the rest is ignored, as in training."""
BATCH = 32


class MiniLM:
    """An encoder of short texts. Weights are mapped, not copied: only the rows in use reach memory."""

    def __init__(self, folder: Path) -> None:
        self._weights = _read_safetensors(folder / "model.safetensors")
        self._folder = folder
        self._layers = [self._layer(number) for number in range(LAYERS)]

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.enable_truncation(LONGEST)
        tokenizer.no_padding()
        return tokenizer

    def _layer(self, number: int) -> Mapping[str, Vectors]:
        prefix = f"encoder.layer.{number}."
        found = {name[len(prefix) :]: value for name, value in self._weights.items() if name.startswith(prefix)}
        # One matrix for query, key and value: one multiplication instead of three.
        found["qkv.weight"] = np.concatenate([found[f"attention.self.{part}.weight"] for part in _QKV]).T.copy()
        found["qkv.bias"] = np.concatenate([found[f"attention.self.{part}.bias"] for part in _QKV])
        return found

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit sentence vectors, shape (texts, 384): cosine similarity is their dot product."""
        means = self.layers(texts, (LAYERS,))
        lengths = np.linalg.norm(means, axis=1, keepdims=True)
        return np.asarray(means / np.maximum(lengths, 1e-12), dtype=np.float32)

    def layers(self, texts: Sequence[str], chosen: Sequence[int]) -> Vectors:
        """Mean-pooled states of the chosen layers side by side, shape (texts, 384 x len(chosen)); 6 is the last."""
        result = np.zeros((len(texts), SIZE * len(chosen)), dtype=np.float32)
        encodings = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda index: len(encodings[index].ids))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            longest = max(len(encodings[index].ids) for index in batch)
            ids = np.zeros((len(batch), longest), dtype=np.int64)
            mask = np.zeros((len(batch), longest), dtype=np.float32)
            for row, index in enumerate(batch):
                length = len(encodings[index].ids)
                ids[row, :length] = encodings[index].ids
                mask[row, :length] = 1.0
            result[batch] = self._pooled(ids, mask, chosen)
        return result

    def _pooled(self, ids: NDArray[np.int64], mask: Vectors, chosen: Sequence[int]) -> Vectors:
        weights = self._weights
        states = (
            weights["embeddings.word_embeddings.weight"][ids]
            + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        states = _normalised(states, weights["embeddings.LayerNorm.weight"], weights["embeddings.LayerNorm.bias"])
        barrier = ((1.0 - mask) * -1e9)[:, None, None, :]
        count = mask.sum(axis=1, keepdims=True)
        pooled: dict[int, Vectors] = {}
        for number in range(LAYERS + 1):
            if number in chosen:
                pooled[number] = (states * mask[:, :, None]).sum(axis=1) / count
            if number == max(chosen):
                break
            states = _block(states, barrier, self._layers[number])
        return np.concatenate([pooled[number] for number in chosen], axis=1)


_QKV = ("query", "key", "value")


def _read_safetensors(path: Path) -> dict[str, Vectors]:
    """Map the tensors of a safetensors file: 8 bytes of header length, a JSON header, then the numbers."""
    raw = np.memmap(path, dtype=np.uint8, mode="r")
    length = int(raw[:8].view(np.uint64)[0])
    header = json.loads(raw[8 : 8 + length].tobytes())
    tensors: dict[str, Vectors] = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        start, end = entry["data_offsets"]
        tensors[name] = raw[8 + length + start : 8 + length + end].view(np.float32).reshape(entry["shape"])
    return tensors


def _normalised(states: Vectors, weight: Vectors, bias: Vectors) -> Vectors:
    mean = states.mean(axis=-1, keepdims=True)
    spread = states.var(axis=-1, keepdims=True)
    result: Vectors = (states - mean) / np.sqrt(spread + 1e-12) * weight + bias
    return result


def _block(states: Vectors, barrier: Vectors, layer: Mapping[str, Vectors]) -> Vectors:
    """One transformer layer: attention, then the feed-forward part, each added and normalised."""
    batch, length, size = states.shape
    qkv = states @ layer["qkv.weight"] + layer["qkv.bias"]
    query, key, value = (
        part.reshape(batch, length, HEADS, size // HEADS).transpose(0, 2, 1, 3) for part in np.split(qkv, 3, axis=-1)
    )
    scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(size // HEADS)) + barrier
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    scores /= scores.sum(axis=-1, keepdims=True)
    mixed = (scores @ value).transpose(0, 2, 1, 3).reshape(batch, length, size)
    mixed = mixed @ layer["attention.output.dense.weight"].T + layer["attention.output.dense.bias"]
    states = _normalised(
        states + mixed, layer["attention.output.LayerNorm.weight"], layer["attention.output.LayerNorm.bias"]
    )
    inner = _gelu(states @ layer["intermediate.dense.weight"].T + layer["intermediate.dense.bias"])
    outer = inner @ layer["output.dense.weight"].T + layer["output.dense.bias"]
    return _normalised(states + outer, layer["output.LayerNorm.weight"], layer["output.LayerNorm.bias"])


def _gelu(states: Vectors) -> Vectors:
    """Gaussian error linear unit, x P(X <= x), with the error function after Abramowitz and Stegun 7.1.26."""
    scaled = np.abs(states) * np.float32(0.7071067811865476)
    t = 1.0 / (1.0 + np.float32(0.3275911) * scaled)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(states) * (1.0 - series * np.exp(-scaled * scaled))
    result: Vectors = (states * 0.5 * (1.0 + erf)).astype(np.float32)
    return result
