"""Which tagger to use, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import ClippingsError, UsageError

if TYPE_CHECKING:
    from app.annotate.people.tagger import PersonTagger


def load_tagger(name: str = "onnx") -> PersonTagger:
    """The tagger called ``name``: ``onnx`` (bundled) or ``spacy:PIPELINE``, an installed spaCy pipeline or a folder.

    Raises UsageError for another name, ClippingsError when spaCy or the pipeline is not installed. Loading takes about
    half a second; one instance serves one thread.
    """
    kind, _, pipeline = name.partition(":")
    if kind == "onnx" and not pipeline:
        from app.annotate.people.onnx import OnnxTagger  # noqa: PLC0415  a start with nothing to read need not load it

        return OnnxTagger()
    if kind == "spacy" and pipeline:
        try:
            from app.annotate.people.spacy import SpacyTagger  # noqa: PLC0415 spaCy is an extra
        except ImportError as error:
            raise ClippingsError(f"tagger {name!r} needs spaCy: install the extra with pip install 'clippings[spacy]'") from error
        return SpacyTagger(pipeline)
    raise UsageError(f"unknown tagger {name!r}: use onnx or spacy:PIPELINE")
