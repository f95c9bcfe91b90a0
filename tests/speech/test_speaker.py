import wave

import pytest

from kiosk.engines.speech import Phrase, Speaker
from kiosk.engines.speech.api import SpeechError

ENGLISH = [Phrase("One.", "en"), Phrase("Two.", "en"), Phrase("Three.", "en")]


class Engine:
    """Writes the words themselves, and keeps what it was asked."""

    def __init__(self):
        self.asked = []
        self.broken = ()

    def can_speak(self, language):
        return language != "km"

    def write(self, phrase, words_a_minute, path):
        self.asked.append((phrase.words, words_a_minute))
        if phrase.words in self.broken:
            raise SpeechError("no breath")
        path.write_text(phrase.words)


class Channel:
    def __init__(self):
        self.state = "idle"
        self.heard = []

    def play(self, path):
        self.state = "playing"
        self.heard.append(path.read_text())

    def end(self):
        self.state = "ended"

    def pause(self):
        self.state = "paused"

    def resume(self):
        self.state = "playing"

    def stop(self):
        self.state = "idle"


@pytest.fixture
def engine():
    return Engine()


@pytest.fixture
def speaker(engine, tmp_path):
    speaker = Speaker(engine, tmp_path / "speech")
    speaker.channel = Channel()
    yield speaker
    speaker.close()


def listen(speaker, phrases=1):
    """Hear some more phrases to their end."""
    for _ in range(phrases):
        assert speaker.wait(30)
        speaker.poll()
        speaker.channel.end()
    return speaker.channel.heard


def test_phrases_are_heard_one_after_the_other(speaker, tmp_path):
    speaker.say(ENGLISH)
    assert speaker.busy
    assert listen(speaker, 3) == ["One.", "Two.", "Three."]
    speaker.poll()
    assert not speaker.busy
    assert list((tmp_path / "speech").iterdir()) == []


def test_the_newest_words_replace_the_others_at_once(speaker):
    speaker.say(ENGLISH)
    listen(speaker)
    speaker.channel.state = "playing"
    speaker.say([Phrase("Now.", "en")])
    assert speaker.channel.state == "idle"
    assert listen(speaker) == ["One.", "Now."]


def test_what_has_no_voice_is_left_out(speaker, engine):
    speaker.say([Phrase("មួយ", "km"), Phrase("Two.", "en")])
    assert listen(speaker) == ["Two."]
    assert not speaker.can_speak("km")


def test_a_phrase_that_fails_is_passed_over_with_one_line_in_the_log(speaker, engine, caplog):
    engine.broken = ("One.", "Two.")
    speaker.say(ENGLISH)
    assert speaker.wait(30)
    speaker.poll()
    assert listen(speaker) == ["Three."]
    assert caplog.text.count("nothing can be read aloud") == 1


def test_a_pause_holds_and_goes_on(speaker):
    speaker.say(ENGLISH)
    assert speaker.wait(30)
    speaker.poll()
    speaker.pause()
    assert (speaker.paused, speaker.channel.state) == (True, "paused")
    speaker.poll()
    assert speaker.channel.heard == ["One."]
    speaker.pause()
    assert (speaker.paused, speaker.channel.state) == (False, "playing")


def test_another_pace_begins_the_phrase_at_hand_again(speaker, engine):
    speaker.say(ENGLISH)
    assert speaker.wait(30)
    speaker.poll()
    speaker.change_pace(130)
    assert listen(speaker, 3) == ["One.", "One.", "Two.", "Three."]
    assert engine.asked[-1] == ("Three.", 165 * 130 // 100)


def test_the_last_words_can_be_heard_again(speaker):
    speaker.say(ENGLISH[:1])
    listen(speaker)
    speaker.poll()
    speaker.repeat()
    assert listen(speaker) == ["One.", "One."]


def test_espeak_says_an_english_and_a_vietnamese_sentence(tmp_path):
    from kiosk.engines.speech.espeak import Espeak

    engine = Espeak()
    if not engine.can_speak("vi"):
        pytest.skip("espeak-ng is not installed")
    for words, language in (("Phnom Penh, on the seventh of January.", "en"), ("Ngày bảy tháng một.", "vi")):
        path = tmp_path / f"{language}.wav"
        engine.write(Phrase(words, language), 165, path)
        with wave.open(str(path)) as sound:
            assert 1 < sound.getnframes() / sound.getframerate() < 6
    assert not engine.can_speak("km")
    with pytest.raises(SpeechError):
        engine.write(Phrase("មួយ", "km"), 165, tmp_path / "km.wav")


def test_without_espeak_nothing_can_be_said():
    from kiosk.engines.speech.espeak import Espeak

    assert not Espeak("a-program-that-is-not-there").can_speak("en")
