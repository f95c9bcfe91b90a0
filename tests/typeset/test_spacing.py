"""The least line spacing of each script is what its tallest usual letters need."""

import pytest

from kiosk.engines.typeset import FontSet, Paragraph, Style
from kiosk.engines.typeset.layout import lay_out
from kiosk.engines.typeset.thread_context import ThreadContext

TALL = {
    "en": "ÉÎjgpqy(Q)", "vi": "ẤẪỖỆỢgy", "ru": "ЙЁЩДфру", "km": "ខ្ញុំ ជ្រៃ ស្ត្រី", "ar": "الخمير الحمر ج", "he": "לקךץף",
    "hi": "र्कीं ट्ठू हृ", "bn": "র্কীঁ ক্ষ্ম", "ta": "ஐகீ ஸ்ரீ ஹூ", "th": "ปั๊ม น้ำ กู๋ ฎู", "lo": "ນ້ຳ ປຼູ້ ທີ່", "my": "မြို့ ကျွန်ုပ် ဂြိုဟ်",
    "zh": "空國龘", "ja": "空になった", "ko": "비워진",
}  # fmt: skip


@pytest.mark.parametrize("language", TALL)
@pytest.mark.parametrize("family", ["sans", "serif"])
def test_two_lines_set_as_tight_as_allowed_do_not_touch(fonts: FontSet, family: str, language: str) -> None:
    style = Style(family, 100, 700, line_spacing=0.1)
    laid = lay_out(ThreadContext(fonts), Paragraph(f"{TALL[language]}\n{TALL[language]}", language, style))
    first, second = (line.ink for line in laid.lines)
    assert first.y + first.height <= second.y + 4
