"""The layout of a quotation."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from kiosk.content.layouts.spec import LayoutSpec
from kiosk.settings.fields import Entry, Text


class Quote(Entry):
    """What a person said or wrote."""

    words: Text
    """The words, without quotation marks.

    Example: We heard the crane before we saw the river.
    """
    speaker: Text
    """Who said them.

    Example: Nils Berg, docker
    """
    occasion: Text | None = None
    """When and where they were said.

    Example: To the harbour commission, 1904
    """
    reported_by: Text | None = Field(None, alias="reported by")
    """Who reports them.

    Example: Minutes of the commission
    """


class QuoteKeys:
    """The keys of the layout."""

    quote: Quote | None = None
    """The words of the layout `quote`.

    Example: {words: We heard the crane before we saw the river., speaker: "Nils Berg, docker"}
    """


def _example(_media: Sequence[str]) -> Mapping[str, Any]:
    return {
        "quote": {
            "words": "Write here what the person said, without quotation marks.",
            "speaker": "The name of the person",
            "occasion": "When and where it was said",
        }
    }


QUOTE = LayoutSpec(
    name="quote",
    words="a person's words, large",
    view="kiosk.ui.panels.quote:QuotePanel",
    needs=("quote",),
    keys=QuoteKeys,
    example=_example,
)
