import pytest

from kiosk.design.questions import ADVISORY, ANSWER_GAP, ANSWER_PAD, QUESTIONS


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.answers[0])
def test_answers_share_the_card_less_what_is_around_their_words(question):
    assert question.answers_room(1920) == question.width(1920) - ANSWER_GAP - 4 * ANSWER_PAD


def test_a_card_is_never_wider_than_its_screen():
    assert ADVISORY.width(1920) == ADVISORY.width(5000)
    assert ADVISORY.width(600) + ADVISORY.inside < 600
