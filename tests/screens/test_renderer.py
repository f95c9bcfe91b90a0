"""Mesa's threads have a processor each, and .kv rules that depend on nothing are worked out once."""

import os
from pathlib import Path

import pytest
from kivy.lang import Builder

from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui import kv
from kiosk.ui.window import renderer
from kiosk.ui.window.renderer import spread_renderer


def threads() -> list[int]:
    return sorted(int(task.name) for task in renderer.TASKS.iterdir() if "llvmpipe" in (task / "comm").read_text())


def test_each_thread_of_a_renderer_without_a_card_has_a_processor_of_its_own(guide: Guide):
    if not threads() or len(threads()) > len(os.sched_getaffinity(0)):
        pytest.skip("this machine draws otherwise, or has fewer processors")
    allowed = [os.sched_getaffinity(thread) for thread in threads()]
    assert all(len(each) == 1 for each in allowed)
    assert len(set.union(*allowed)) == len(allowed)
    assert len(os.sched_getaffinity(0)) >= len(allowed), "the kiosk itself may run anywhere"


def test_with_a_graphics_card_nothing_is_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "77").mkdir()
    (tmp_path / "77" / "comm").write_text("python\n")
    (tmp_path / "78").mkdir()
    monkeypatch.setattr(renderer, "TASKS", tmp_path)
    monkeypatch.setattr(os, "sched_setaffinity", lambda *_: pytest.fail("nothing to bind"))
    assert spread_renderer() == 0


RULES = """
<Settled@Widget>:
    size_hint: None, None
    opacity: 0.5
    pos: [1, 2]
    width: self.height * 2
    Widget:
        disabled: True
"""


def test_rules_that_depend_on_nothing_are_worked_out_once(guide: Guide, tmp_path: Path):
    file = tmp_path / "settled.kv"
    file.write_text(RULES)
    kv.load(str(file.with_suffix(".py")))
    try:
        rule = Builder.rules[-1][1]
        worked_out = {name: entry.co_value for name, entry in rule.properties.items()}
        assert (worked_out["size_hint"], worked_out["opacity"]) == ((None, None), 0.5)
        assert rule.children[0].properties["disabled"].co_value is True
        assert rule.properties["width"].watched_keys == [["self", "height"]]
        from kivy.factory import Factory

        one, other = Factory.Settled(height=30), Factory.Settled(height=40)
        assert (one.width, other.width, one.size_hint, one.children[0].disabled) == (60, 80, [None, None], True)
        one.pos[0] = 9
        assert other.pos == [1, 2]
    finally:
        Builder.unload_file(str(file))
