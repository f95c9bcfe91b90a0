"""`kiosk check`: what it prints and how it ends."""

import json
import signal
import subprocess
import sys
import threading

import pytest
from click.testing import CliRunner

from kiosk.cli.main import main
from kiosk.operations.updates import watch
from kiosk.operations.updates.survey import survey


@pytest.fixture
def check(museum):
    def run(*arguments: str):
        return CliRunner().invoke(main, ["check", str(museum.paths.root), "--quick", *arguments])

    return run


def test_an_exhibition_in_order_ends_well(check):
    result = check()
    assert (result.exit_code, result.output) == (0, "The exhibition is in order.\n")


def test_four_mistakes_are_named_at_once_with_their_lines_and_mends(museum, check):
    museum.file("media/maps/delta.jpg").unlink()
    museum.change("exhibits/people.yaml", "    date: 1975", "    dat: 1975")
    museum.change("exhibits/years.yaml", "1977-04-30", "1977-04-31")
    museum.change("exhibits/years.yaml", "id: two", "id: one")
    result = check()
    assert result.exit_code == 1
    for place in (
        "exhibits/people.yaml:10:12: error: media/maps/delta has a description but no file [missing-file]",
        'exhibits/people.yaml:8:5: error: "dat" is not a key that is known here [unknown-key]',
        "exhibits/years.yaml:10:11: error: ",
        "exhibits/years.yaml:15:9: error: ",
    ):
        assert place in result.output
    assert result.output.count("mend: ") == 4
    assert result.output.endswith("4 errors. docs/curators/messages.md explains each code.\n")


def test_the_line_is_shown_with_a_mark_under_the_place(museum, check):
    museum.change("exhibits/years.yaml", "1977-04-30", "1977-04-31")
    assert "   10 |     date: 1977-04-31\n      |           ^\n    mend: did you mean 1977-04?\n" in check().output


def test_the_mark_stands_right_under_wide_letters_and_in_long_lines(museum, check):
    museum.change("exhibits/people.yaml", "summary: One line", "summary: {zh: 一行, english: One line}")
    assert "    3 | summary: {zh: 一行, english: One line}\n      |                     ^" in check().output
    museum.change("exhibits/people.yaml", "panel:first", "panel:frist")
    assert "…" in check().output


def test_warnings_and_advice_do_not_end_badly(museum, check):
    museum.write("media/maps/other.tif", "")
    museum.write("media/maps/other.png", "")
    result = check()
    assert result.exit_code == 0
    assert "1 warning, 1 advice." in result.output


def test_programs_read_json(museum, check):
    museum.change("exhibits/years.yaml", "1977-04-30", "1977-04-31")
    (problem,) = json.loads(check("--format", "json").output)["problems"]
    assert problem == {
        "file": "exhibits/years.yaml",
        "line": 10,
        "column": 11,
        "severity": "error",
        "code": "bad-date",
        "message": '"1977-04-31": there is no day 31 in that month',
        "hint": "did you mean 1977-04?",
    }


def test_github_shows_each_problem_in_its_line(museum, check):
    museum.change("exhibits/kiosk.yaml", "home:", "volume: 150 %\nhome:")
    line = "::error file=exhibits/kiosk.yaml,line=3,col=9,title=bad-quantity::"
    output = check("--format", "github").output
    assert output.startswith(line)
    assert "%25" in output


def test_the_help_names_each_command_without_importing_it():
    result = CliRunner().invoke(main, ["--help"])
    assert "check" in result.output
    assert "report every problem" in " ".join(result.output.split())


def test_a_command_that_does_not_exist_is_refused():
    assert CliRunner().invoke(main, ["main"]).exit_code == 2
    assert CliRunner().invoke(main, ["nothing"]).exit_code == 2


def test_translations_and_letters_are_looked_at_unless_it_must_be_quick(museum, check):
    whole = CliRunner().invoke(main, ["check", str(museum.paths.root)])
    assert whole.exit_code == 0
    assert "not translated into Vietnamese (vi)" in whole.output
    assert check().output == "The exhibition is in order.\n"


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [([], {"kivy", "pygame", "av"}), (["--quick"], {"kivy", "pygame", "av", "PIL", "_cffi_backend", "icu4py"})],
)
def test_checking_needs_no_kivy_and_no_sound_and_when_quick_no_text_engine(museum, arguments, absent):
    code = (
        "import sys\nfrom kiosk.cli.main import main\n"
        f"main(['check', {str(museum.paths.root)!r}, *{arguments}], standalone_mode=False)\n"
        f"loaded = {absent} & set(sys.modules)\n"
        "sys.exit(f'loaded {loaded}' if loaded else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_watching_checks_at_once_and_after_each_change_and_not_without_one(museum, check, monkeypatch):
    def surveys(paths, stop, every_s):
        assert paths.root == museum.paths.root
        yield survey(paths)
        yield survey(paths)
        museum.change("exhibits/years.yaml", "1977-04-30", "1977-04-31")
        yield survey(paths)
        museum.change("exhibits/years.yaml", "1977-04-31", "1977-04-30")
        yield survey(paths)

    monkeypatch.setattr(watch, "surveys", surveys)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    result = check("--watch")
    assert result.exit_code == 0
    said = [line for line in result.output.splitlines() if line.endswith(("in order.", "each code."))]
    assert said == [
        "The exhibition is in order.",
        "1 error. docs/curators/messages.md explains each code.",
        "The exhibition is in order.",
    ]


def test_watching_sees_a_file_that_is_saved(museum):
    command = [sys.executable, "-c", "from kiosk.cli.main import main; main()"]
    command += ["check", str(museum.paths.root), "--quick", "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        given_up = threading.Timer(60, process.kill)
        given_up.start()
        try:
            lines = iter(process.stdout.readline, "")
            assert any(line == "The exhibition is in order.\n" for line in lines)
            museum.change("exhibits/years.yaml", "1977-04-30", "1977-04-31")
            assert any("[bad-date]" in line for line in lines)
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 0
        finally:
            given_up.cancel()
            process.kill()
