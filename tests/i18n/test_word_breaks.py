"""The words of a text, in scripts with spaces between words and in those without."""

import pytest

from kiosk.i18n.word_breaks import count

SPACED = {
    "en": "The first quay was built of oak from the king's forest; it stood for 40 years.",
    "fr": "Les ouvriers, venus de loin, dormaient sur le quai pendant tout un hiver.",
    "vi": "Bến cảng cũ được xây bằng gỗ sồi và tồn tại bốn mươi năm.",
    "ru": "Первая набережная была построена из дуба и стояла сорок лет.",
    "ar": "بني الرصيف الأول من خشب البلوط وظل قائما أربعين عاما",
}


def by_icu(text, language):
    from icu4py.breakers import WordBreaker

    return sum(any(map(str.isalnum, text[start:end])) for start, end in WordBreaker(text, language).segments())


@pytest.mark.parametrize("language", SPACED)
def test_words_with_spaces_between_them_are_counted_as_icu_does(language):
    assert count(SPACED[language], language) == by_icu(SPACED[language], language)


def test_words_without_spaces_are_those_of_icu():
    assert (
        count("我们在码头上听到起重机的声音。" * 30, "zh") == by_icu("我们在码头上听到起重机的声音。" * 30, "zh") > 200
    )
    assert count("ភ្នំពេញជារាជធានីនៃប្រទេសកម្ពុជា", "km") > 3
    assert count("สวัสดีชาวโลก", "th") > 1
    assert count("港の古い桟橋は木でできていた。", "ja") > 5


def test_two_scripts_in_one_text_are_added_up():
    assert count("The word 码头 means quay", "en") == 5
    assert count("\U00020000\U00020001 and one", "en") >= 3
    assert count("", "en") == count("。", "zh") == 0
