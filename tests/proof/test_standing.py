"""Missing translations are reported once for each exhibit and language."""

from museum import Museum

from kiosk.cli.translate import Translation
from kiosk.curator.proof import translation_status
from kiosk.errors import Problem, Severity


def found(museum: Museum) -> list[Problem]:
    return list(translation_status.problems(museum.paths))


def translate_all(museum: Museum) -> None:
    Translation(museum.paths).update()
    for path in museum.paths.locales.glob("vi/LC_MESSAGES/*.po"):
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        path.write_text(f"{head}\n\n" + body.replace('msgstr ""', 'msgstr "Đã dịch"'), encoding="utf-8")


def test_each_catalogue_that_lacks_something_is_one_line_with_its_count(museum):
    problems = [problem for problem in found(museum) if "kiosk.po" not in problem.file]
    assert [(problem.file, problem.severity) for problem in problems] == [
        ("locales/vi/LC_MESSAGES/exhibition.po", Severity.WARNING),
        ("locales/vi/LC_MESSAGES/people.po", Severity.WARNING),
        ("locales/vi/LC_MESSAGES/years.po", Severity.WARNING),
        ("locales/vi/LC_MESSAGES/media.po", Severity.WARNING),
    ]
    assert problems[1].message == "6 of 6 texts are not translated into Vietnamese (vi)"
    assert "kiosk translate update" in problems[1].hint


def test_nothing_is_said_of_what_is_translated(museum):
    translate_all(museum)
    assert [problem for problem in found(museum) if "kiosk.po" not in problem.file] == []


def test_a_changed_text_is_advice(museum):
    translate_all(museum)
    museum.change("exhibits/years.yaml", "A second card", "The second card")
    (problem,) = [problem for problem in found(museum) if "kiosk.po" not in problem.file]
    assert (problem.code, problem.severity) == ("stale-translation", Severity.ADVICE)
    assert problem.message == "1 of 7 texts have changed since they were translated into Vietnamese (vi)"


def test_a_language_that_is_not_offered_is_not_asked_for(museum):
    museum.change("exhibits/kiosk.yaml", "[en, vi]", "[en]")
    museum.write("locales/fr/LC_MESSAGES/years.po", 'msgid ""\nmsgstr "Language: fr\\n"\n')
    assert found(museum) == []


def test_a_catalogue_that_cannot_be_read_is_named(museum):
    museum.write("locales/vi/LC_MESSAGES/years.po", 'msgid "a\nmsgstr')
    (problem,) = found(museum)
    assert (problem.code, problem.file) == ("bad-catalogue", "locales/vi/LC_MESSAGES/years.po")


def test_what_is_held_back_is_told_where_the_museum_holds_it_back(museum):
    translate_all(museum)
    path = museum.file("locales/vi/LC_MESSAGES/years.po")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\n#. title", "\n# unread\n#. title", 1), encoding="utf-8")
    assert [problem for problem in found(museum) if "kiosk.po" not in problem.file] == []
    (problem,) = [one for one in translation_status.problems(museum.paths, hold=True) if "kiosk.po" not in one.file]
    assert (problem.code, problem.severity) == ("held-translation", Severity.ADVICE)
    assert problem.message.startswith("1 of 7 texts in Vietnamese (vi) are held back")


def test_what_of_a_catalogue_is_passed_over_is_named_with_its_line(museum):
    header = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=n/0;\\n"\n\n'
    entries = 'msgid "%(n)s card"\nmsgid_plural "%(n)s cards"\nmsgstr[0] "%(n)900000000s"\nmsgstr[1] "b"\n'
    museum.write("locales/vi/LC_MESSAGES/kiosk.po", header + entries)
    told = [(one.code, one.line) for one in found(museum) if one.file.endswith("kiosk.po") and one.line > 1]
    assert told == [("bad-plural-rule", 2), ("bad-placeholder", 4)]
    translation = Translation(museum.paths)
    assert [line.split(": ")[0] for line in translation.faults()] == [
        "locales/vi/LC_MESSAGES/kiosk.po:2",
        "locales/vi/LC_MESSAGES/kiosk.po:4",
    ]
    (standing,) = [one for one in translation.status() if (one.domain, one.language) == ("kiosk", "vi")]
    assert standing.missing == 0, "the program's own words stand in for what cannot be used"
