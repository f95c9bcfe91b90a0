"""The kinds of value that a curator writes, as pydantic types with messages in plain words.

Each type raises its own `PydanticCustomError`: the error's type is a code of kiosk.content.codes, its context holds the
`hint` and, for a piece within the value, `at`: the way to it. Its JSON Schema is for the editors that curators write in
(kiosk.curator.reference): they read 1979 as a number where we keep the text.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    StrictBool,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from kiosk.i18n.localised import Localised
from kiosk.i18n.tags import CALENDARS, bare, extension, is_language, meant
from kiosk.i18n.transliteration import id_of
from kiosk.settings.quantities import SHARE, Quantity, QuantityError

MOST_DIGITS = 18
"""Of a number: no screen has room for more."""
LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-u(?:-[a-z][a-z0-9](?:-[a-z0-9]{3,8})+)+)?"
)
"""A language tag as the kiosk's files use it: en, pt-BR, zh-Hant, km-u-nu-latn."""
_SHORT_WORD = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9-]*)?")
"""What may be meant as a language's tag."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Entry(BaseModel):
    """Something a curator writes: frozen, and a key that it does not know is an error.

    Python code names the fields; YAML names their aliases, and only those (`by_name=False`).
    """

    # Building a validator costs more than unpickling what it checked: it waits until something is to be checked.
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        hide_input_in_errors=True,
    )


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a field whose value is the id of something else."""

    kind: str
    """medium | source | topic | panel | exhibit | language"""
    fits: tuple[str, ...] = ()
    """For a medium, the kinds that this place can show or play; empty when any can be."""


def refuse(code: str, message: str, hint: str = "", at: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """Return the error that a type of this module raises."""
    # Braces would be taken for a template's.
    text = message.replace("{", "{{").replace("}", "}}")
    return PydanticCustomError(code, text, {"hint": hint, "at": at, "message": message})


def described(value: object) -> str:
    """Return what a value is, in a curator's words."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a group of keys"
    return "a list" if isinstance(value, list | tuple) else f'"{value}"'


def words_of(value: object) -> str:
    """Return a value that must be words. Raises `wrong-type` or `empty-text`."""
    if type(value) is str and (words := value.rstrip()):
        return words
    if isinstance(value, bool):
        raise refuse("wrong-type", f"this should be words, not {described(value)}", "put it in quotes if it is a word")
    if isinstance(value, int | float):
        return str(value)
    if value is None or isinstance(value, str):
        raise refuse(
            "empty-text", "there is no text here", "write it, in quotes if it begins with #, or take the key out"
        )
    raise refuse("wrong-type", f"this should be words, not {described(value)}", "a text with brackets goes in quotes")


def _text(value: object, info: ValidationInfo) -> Localised:
    if isinstance(value, Localised):
        return value
    if not isinstance(value, Mapping):
        return _of_one_language(words_of(value), info)
    source = (info.context or {}).get("language", "")
    inline = tuple((_inline_language(tag), _inline_words(tag, words)) for tag, words in value.items())
    if not inline:
        raise refuse("empty-text", "there is no text here", f"write it as {{{source or 'en'}: ...}}")
    return Localised(dict(inline).get(source, inline[0][1]), inline)


def _of_one_language(words: str, info: ValidationInfo) -> Localised:
    # A file in another language than the exhibition's says so with each of its texts.
    language = (info.context or {}).get("own language", "")
    return Localised(words, ((language, words),) if language else ())


def _inline_language(tag: str) -> str:
    if not _SHORT_WORD.fullmatch(tag):
        hint = "write the text in quotes, or as {en: ..., vi: ...}"
        raise refuse("bad-language", f'"{tag}" is not a language', hint, (tag,))
    return bare(_language(tag, (tag,)))


def _language(words: str, at: tuple[str | int, ...] = ()) -> str:
    """Return a tag of a language. Raises `bad-language`, with the tag that was meant."""
    if LANGUAGE.fullmatch(words) and is_language(words):
        return words
    calendar = extension(words, "ca")
    if calendar not in ("", *CALENDARS):
        message = f'"{calendar}" is not a calendar that is known'
        raise refuse("bad-language", message, f"choose one of: {', '.join(CALENDARS)}", at)
    raise refuse("bad-language", f'"{words}" is not a language', language_hint(words), at)


def language_hint(words: str) -> str:
    """Return a hint that names the language that was meant: "write ja" for jp; else how a tag is written."""
    found = meant(words)
    rule = "use its short tag, as en, vi or pt-BR"
    if found:
        return f"did you mean {' or '.join(found)}? {rule}"
    return f"{rule}; a language that has none of two letters has one of three in ISO 639-3, as rom"


def _inline_words(tag: str, words: object) -> str:
    try:
        return words_of(words)
    except PydanticCustomError as error:
        context = error.context or {}
        raise refuse(error.type, context["message"], context["hint"], (tag,)) from error


def _matching(pattern: re.Pattern[str], code: str, message: str, hint: Callable[[str], str]) -> Callable[[object], str]:
    def check(value: object) -> str:
        words = words_of(value)
        if not pattern.fullmatch(words):
            raise refuse(code, message.format(words), hint(words))
        return words

    return check


def as_id(words: str) -> str:
    """Return the nearest that these words come to an id."""
    return id_of(words) or "a-short-name"


def composed(name: str) -> str:
    """Return the name of a file as it is compared: é is one character on one system and two on another."""
    return unicodedata.normalize("NFC", name)


def _named(value: object) -> str:
    return composed(words_of(value))


def quantity(kind: Quantity) -> PlainValidator:
    """Read a quantity of this kind; a number in Python is taken to be in the unit of the result."""

    def check(value: object) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        try:
            return kind.read(words_of(value))
        except QuantityError as error:
            raise refuse("bad-quantity", str(error), error.hint) from error

    units = "|".join(unit for unit, _ in kind.units)
    schema = {"title": "Quantity", "type": "string", "pattern": rf"^\s*[+-]?\d+(\.\d+)?\s*({units})\s*$"}
    return PlainValidator(check, json_schema_input_type=Annotated[str, WithJsonSchema(schema)])


def _number(value: object) -> int | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    words = words_of(value).strip()
    if len(re.sub(r"\D", "", words)) > MOST_DIGITS:
        raise refuse("bad-number", f"a number of more than {MOST_DIGITS} digits cannot be shown", "round it")
    if re.fullmatch(r"[+-]?\d+", words):
        return int(words)
    if re.fullmatch(r"[+-]?\d+\.\d+", words):
        return float(words)
    digits = re.sub(r"[ ,'_]", "", words)
    hint = f"write {digits}" if digits.isdigit() else "write digits only, with a point before decimals"
    raise refuse("bad-number", f'"{words}" is not a number', hint)


def _fraction(value: object) -> float:
    number = float(_number(value))
    if not 0 <= number <= 1:
        raise refuse("bad-number", f"{number:g} is outside the picture", "write a fraction from 0 to 1, as 0.25")
    return number


def _yes_or_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    hint = {"yes": "write true", "on": "write true", "no": "write false", "off": "write false"}
    raise refuse(
        "wrong-type",
        f"this should be true or false, not {described(value)}",
        hint.get(str(value).lower(), "write true or false, without quotes"),
    )


def _several(value: object) -> object:
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _not_empty(value: tuple[object, ...]) -> tuple[object, ...]:
    if not value:
        raise refuse("too-few", "this list is empty", "add at least one entry")
    return value


def _none_is_empty(value: object) -> object:
    return {} if value is None else value


_WORDS = {"type": ["string", "number"], "pattern": r"\S"}
_TAG = {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"}

Text = Annotated[
    Localised,
    PlainValidator(_text),
    WithJsonSchema(
        {
            "title": "Text",
            "anyOf": [
                _WORDS,
                {"type": "object", "minProperties": 1, "propertyNames": _TAG, "additionalProperties": _WORDS},
            ],
        }
    ),
]
"""A visible text: a string in the source language, or a map of languages to strings."""
Words = Annotated[str, PlainValidator(words_of), WithJsonSchema({"title": "Words", **_WORDS})]
"""Words that are the same in every language, as an author's name."""
Id = Annotated[
    str,
    PlainValidator(
        _matching(
            _ID,
            "bad-id",
            '"{}" cannot be an id: only a-z, 0-9 and hyphens between them',
            lambda words: f"write {as_id(words)}",
        )
    ),
    WithJsonSchema({"title": "Id", "type": ["string", "integer"], "pattern": f"^{_ID.pattern}$", "minimum": 0}),
]
LanguageTag = Annotated[
    str,
    PlainValidator(lambda value: bare(_language(words_of(value)))),
    WithJsonSchema({"title": "Language", **_TAG}),
]
"""A language, without the digits and the calendar that a tag may ask for."""
ListedLanguage = Annotated[
    str,
    PlainValidator(lambda value: _language(words_of(value))),
    WithJsonSchema({"title": "Language", **_TAG}),
]
"""A language as the installation lists it: km, km-u-nu-latn, th-u-ca-buddhist."""
Colour = Annotated[
    str,
    PlainValidator(
        _matching(_COLOUR, "bad-colour", '"{}" is not a colour', lambda _: 'write it in quotes, as "#d8432c"')
    ),
    WithJsonSchema({"title": "Colour", "type": "string", "pattern": f"^{_COLOUR.pattern}$"}),
]
Number = Annotated[
    int | float,
    PlainValidator(_number),
    WithJsonSchema({"title": "Number", "type": ["number", "string"], "pattern": r"^[+-]?\d+(\.\d+)?$"}),
]
Fraction = Annotated[
    float,
    PlainValidator(_fraction),
    WithJsonSchema({"title": "Fraction", "type": ["number", "string"], "minimum": 0, "maximum": 1}),
]
"""A place across or down a picture, from 0 to 1."""
Flag = Annotated[StrictBool, BeforeValidator(_yes_or_no)]
Share = Annotated[float, quantity(SHARE)]
"""Written in per cent, kept from 0 to 1."""


def _id_of(title: str) -> tuple[PlainValidator, WithJsonSchema]:
    return PlainValidator(_named), WithJsonSchema({"title": title, "type": ["string", "integer"], "pattern": r"\S"})


ExhibitId = Annotated[str, *_id_of("Id of an exhibit"), Names("exhibit")]
SourceId = Annotated[str, *_id_of("Id of a source"), Names("source")]
TopicId = Annotated[str, *_id_of("Id of a topic"), Names("topic")]
PanelAddress = Annotated[str, *_id_of("Panel"), Names("panel")]
"""exhibit/panel"""
MediumId = Annotated[str, *_id_of("Picture or film"), Names("medium", ("picture", "film"))]
"""A picture or a film: folder/name without the ending."""
PictureId = Annotated[str, *_id_of("Picture"), Names("medium", ("picture",))]
FilmId = Annotated[str, PlainValidator(_named), Names("medium", ("film",))]
SoundId = Annotated[str, *_id_of("Sound"), Names("medium", ("sound",))]

Several = BeforeValidator(_several)
"""A list that may be written as its only entry."""
NotEmpty = AfterValidator(_not_empty)
"""A list with at least one entry; unlike min_length it keeps quiet about entries that are wrong themselves."""
OrNothing = BeforeValidator(_none_is_empty)
"""A map that may be left empty."""
