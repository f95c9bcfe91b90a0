import json
from itertools import combinations, pairwise

import pytest

from kiosk.content.choices import MarkColour, Shape
from kiosk.content.library import load
from kiosk.content.model import Timeline
from kiosk.curator.imports.topic_signs import topic_sign

ALL = len(MarkColour) * len(Shape)


def test_the_first_topics_differ_in_shape_and_in_colour():
    first = [topic_sign(number) for number in range(min(len(MarkColour), len(Shape)))]
    assert all(one[0] != other[0] and one[1] != other[1] for one, other in combinations(first, 2))


def test_no_two_topics_are_equal_before_all_signs_are_used():
    assert len({topic_sign(number) for number in range(ALL)}) == ALL
    assert topic_sign(ALL) == topic_sign(0)


def test_topics_that_follow_each_other_differ_in_shape():
    assert all(one[1] != other[1] for one, other in pairwise(map(topic_sign, range(3 * ALL))))


@pytest.mark.parametrize("kind", ["csv", "timelinejs"])
def test_an_import_gives_its_topics_different_shapes(gallery, kind):
    gallery.in_one_language()
    topics = [f"Topic {number}" for number in range(6)]
    if kind == "csv":
        file = gallery.desk / "a.csv"
        file.write_text("title;date;topic\n" + "".join(f"T;{1900 + n};{topic}\n" for n, topic in enumerate(topics)))
    else:
        file = gallery.desk / "a.json"
        file.write_text(events(topics))
    assert gallery.run(kind, str(file), "--id", "a")[0] == 0
    made = load(gallery.paths, cached=False).exhibition.exhibits["a"]
    assert isinstance(made, Timeline)
    assert [topic.shape for topic in made.topics.values()] == [*Shape, *Shape][:6]
    assert len({(topic.shape, topic.colour) for topic in made.topics.values()}) == 6


def events(topics):
    return json.dumps(
        {"events": [{"start_date": {"year": 1900 + n}, "text": {"headline": "T"}, "group": topic}
                    for n, topic in enumerate(topics)]}
    )  # fmt: skip
