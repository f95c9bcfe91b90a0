"""The installation: its defaults, its quantities and the doc line under each field."""

import ast
import inspect
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.content.validation_messages import complaints
from kiosk.settings import Idle, Key, Settings, installation
from kiosk.settings.quantities import SHARE, QuantityError, inches, seconds


def settings(**keys: object) -> Settings:
    written = {"title": "A", "languages": ["en"], "home": ["one"]} | keys
    return Settings.model_validate(written, by_alias=True, by_name=False)


def test_what_is_not_written_has_its_default():
    found = settings()
    assert (found.idle.after_s, found.idle.warning_s, found.volume, found.screen.diagonal_in) == (60, 20, 0.7, None)
    assert found.source_language == "en"


def test_quantities_carry_their_unit_and_are_kept_in_one():
    found = settings(idle={"after": "2 min", "warning": "30 s"}, screen={"diagonal": "80 cm"}, volume="55 %")
    assert (found.idle.after_s, found.idle.warning_s, found.volume) == (120, 30, pytest.approx(0.55))
    assert found.screen.diagonal_in == pytest.approx(31.5, abs=0.01)


def test_the_keys_of_a_keypad_do_what_a_curator_names_and_none_does_what_a_keyboard_alone_can():
    found = settings(keys={"f13": "select", "f14": "back", "f15": "headphones in"})
    assert [*found.keys.values()] == [Key.ENTER, Key.ESCAPE, Key.HEADPHONES_IN]
    for word in ("tab", "enter", "page up"):
        with pytest.raises(ValidationError) as caught:
            settings(keys={"f13": word})
        (complaint,) = complaints(caught.value, Settings)
        assert complaint.code == "unknown-value"
        assert complaint.location == ("keys", "f13")
        assert "<" not in complaint.hint


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (seconds(5), "60"),
        (seconds(5), "60 in"),
        (seconds(5), "4 s"),
        (seconds(5), "a while"),
        (inches(2, 200), "1 mm"),
        (SHARE, "101 %"),
    ],
)
def test_a_quantity_that_cannot_be_read_says_how_to_write_it(quantity, text):
    with pytest.raises(QuantityError) as caught:
        quantity.read(text)
    assert caught.value.hint


WRITTEN = st.builds(
    "{}{}{}".format,
    st.integers(-1, 2000) | st.floats(-1, 2000),
    st.sampled_from(["", " "]),
    st.sampled_from(["s", "min", "h", "ms", "in", ""]),
)


@given(st.text(max_size=20) | WRITTEN)
def test_no_text_makes_a_quantity_fail_otherwise(text):
    with suppress(QuantityError):
        assert 0 <= seconds(0).read(text) <= 86_400


def test_a_visitor_always_has_twenty_seconds():
    with pytest.raises(ValidationError):
        Idle.model_validate({"warning": "19 s"})


def test_settings_cannot_be_changed():
    with pytest.raises(ValidationError):
        settings().volume = 1


def test_yaml_has_only_the_keys_of_the_format():
    with pytest.raises(ValidationError):
        settings(source_language="en")
    with pytest.raises(ValidationError):
        settings(idle={"after_s": 60})


def test_each_field_has_a_line_of_documentation():
    undocumented = []
    for entry in ast.parse(inspect.getsource(installation)).body:
        if isinstance(entry, ast.ClassDef) and entry.name != "ThemeToken":
            for field, after in zip(entry.body, [*entry.body[1:], None], strict=True):
                described = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
                if isinstance(field, ast.AnnAssign) and not described:
                    undocumented.append(f"{entry.name}.{ast.unparse(field.target)}")
    assert undocumented == []


def test_what_nobody_has_read_is_shown_unless_the_museum_holds_it_back():
    assert settings().unread == "show"
    assert settings(unread="hold").unread == "hold"
    with pytest.raises(ValidationError):
        settings(unread="never")
