import json

import pytest
from click.testing import CliRunner

from kiosk.cli.main import main
from kiosk.content.repeated_problems import told_once
from kiosk.errors import Problem, Severity
from kiosk.operations.staff.facts import sentences

ALT = 'the {} {} has no "alt"'


def of_medium(medium: str, message: str = ALT, kind: str = "picture", line: int = 2) -> Problem:
    return Problem(
        f"media/{medium}.yaml", line, 1, Severity.ERROR, "missing-alt", message.format(kind, medium), "say it"
    )


def in_exhibit(line: int, message: str = "there is no text here", file: str = "exhibits/a.yaml") -> Problem:
    return Problem(file, line, 5, Severity.ERROR, "empty-text", message, "write it")


def test_the_same_of_many_pictures_is_told_once_with_its_first_place_and_the_number_of_the_others():
    (told,) = told_once([of_medium(f"t/p{number}") for number in range(180)])
    assert f"{told}" == (
        'media/t/p0.yaml:2:1: error: the picture t/p0 has no "alt"; the same holds for 179 other pictures in media/t'
        " (mend: say it) [missing-alt]"
    )


def test_folders_are_named_with_their_numbers():
    (told,) = told_once([of_medium(one) for one in ("a/1", "a/2", "b/1", "b/2", "b/3")])
    assert told.message.endswith("4 other pictures in media/a (1), media/b (3)")


def test_many_folders_do_not_make_a_long_line():
    (told,) = told_once([of_medium(f"f{number}/a") for number in range(500)])
    assert told.message.endswith("and 489 more")
    assert len(told.message) < 300


def test_each_kind_of_medium_is_told_by_itself():
    told = told_once([of_medium(f"a/{kind}{n}", kind=kind) for n in range(5) for kind in ("picture", "film")])
    assert [one.message.rpartition("; ")[2].split()[-3] for one in told] == ["pictures", "films"]


def test_the_same_in_many_places_of_an_exhibit_names_the_lines():
    (told,) = told_once([in_exhibit(line) for line in (3, 9, 14, 20, 31)])
    assert (told.line, told.message) == (
        3,
        "there is no text here; the same holds for 4 other places in this file, on the lines 9, 14, 20, 31",
    )


@pytest.mark.parametrize(
    "problems",
    [
        [of_medium("a/1"), of_medium("a/2"), of_medium("a/3")],
        [of_medium(f"a/{number}", f"{{}} {{}} is {number}") for number in range(9)],
        [in_exhibit(number, file=f"exhibits/{number}.yaml") for number in range(9)],
        [in_exhibit(number, f"{number} is not a date") for number in range(9)],
        [],
    ],
)
def test_a_few_and_those_that_differ_are_told_each(problems):
    assert told_once(problems) == problems


def pictures(museum, count):
    for number in range(count):
        museum.write(f"media/maps/p{number}.jpg", "a picture")
        museum.write(f"media/maps/p{number}.yaml", "credit: A\nrights: CC0\n")
    media = "".join(f"      - maps/p{number}\n" for number in range(count))
    museum.change(
        "exhibits/people.yaml",
        "panels:\n",
        f"panels:\n  - id: a\n    layout: gallery\n    title: A\n    media:\n{media}",
    )


def check(museum, *options):
    return CliRunner().invoke(main, ["check", str(museum.paths.root), "--quick", *options]).output


def test_a_check_of_many_pictures_without_alt_text_is_short_and_counts_all(museum):
    pictures(museum, 180)
    output = check(museum)
    assert output.count("[missing-alt]") == 1
    assert "media/maps/p0.yaml:1:1: error: " in output
    assert "179 other pictures in media/maps" in output
    assert "180 errors" in output
    assert "check --format json lists each of those" in output
    assert len(output.splitlines()) < 25
    assert check(museum, "--format", "github").count("title=missing-alt") == 1


def test_programs_and_people_who_ask_get_each_place(museum):
    pictures(museum, 20)
    listed = json.loads(check(museum, "--format", "json"))["problems"]
    assert len({one["file"] for one in listed if one["code"] == "missing-alt"}) == 20
    assert all("the same holds" not in one["message"] for one in listed)


def test_staff_read_of_many_pictures_once(museum):
    pictures(museum, 20)
    assert len([one for one in sentences(museum.load().problems) if '"alt"' in one]) == 1
