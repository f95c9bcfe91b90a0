"""What a file in media/ is by the ending of its name, and what to do with one that the kiosk cannot use."""

from typing import NamedTuple

from kiosk.content.choices import MediumKind

ENDINGS = {
    MediumKind.PICTURE: ("jpg", "jpeg", "png", "webp", "jfif", "jpe", "pjpeg", "pjp"),
    MediumKind.FILM: ("mp4", "webm"),
    MediumKind.SOUND: ("ogg", "opus", "mp3", "wav", "flac"),
}
"""What can be used. Windows and browsers give JPEG the endings jfif, jpe, pjpeg and pjp."""
KINDS = {ending: kind for kind, endings in ENDINGS.items() for ending in endings}
"""The kind of medium by the ending of its file."""
CAPTIONS = ("vtt", "srt")
"""WebVTT and SubRip; where both are there, the first is read."""
NOTES = ("md", "txt")
"""What people write for each other may lie anywhere."""
_UNNAMED = ("readme", "license", "licence", "copying", "credits", "authors", "notice", "makefile")
_SYSTEM = ("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r")
"""Files that Windows and macOS leave in every folder."""


class Advice(NamedTuple):
    """What a file is, and what to do with it so that the kiosk can use it."""

    what: str
    """As "picture" or "document"."""
    mend: str


_JPG = "open it in a picture program and save it as jpg, or as png where it has lines and letters"
_MP4 = "convert it to mp4 with H.264, as the free program HandBrake does"
_MP3 = "save it as ogg or mp3, as the free program Audacity does"
_DEVELOP = "develop it in a photo program and save it as jpg"
_DRAWING = "export it as png, as wide as the screen: 3840 pixels"
_EXPORT = "export the captions as WebVTT (.vtt) or SubRip (.srt)"
_WORDS = "copy its words into an exhibit; the kiosk shows no documents"
_TABLE: tuple[tuple[str, str, str], ...] = (
    ("picture", "tif tiff bmp dib psd psb xcf tga pcx ico pnm ppm pgm", _JPG),
    ("picture", "gif", "save it as png; one that moves, as mp4"),
    ("picture", "heic heif hif avif jxl jp2 j2k jpf jpx jxr wdp hdp bpg", _JPG),
    ("picture", "svg svgz eps ai wmf emf cdr odg drawio", _DRAWING),
    ("picture", "raw dng cr2 cr3 crw nef nrw arw srf sr2 orf rw2 raf pef srw 3fr iiq x3f", _DEVELOP),
    ("picture", "pdf", "export the page that matters as png, or copy its words into an exhibit"),
    ("film", "mov qt m4v 3gp 3gpp 3g2 mts m2ts m2t ts avi divx mkv wmv asf flv f4v mpg mpeg mpe m2v vob mod tod", _MP4),
    ("film", "mxf dv ogv ogm rm rmvb insv lrv h264 hevc y4m", _MP4),
    (
        "sound",
        "m4a m4b m4r aac wma aif aiff aifc amr awb caf ac3 eac3 dts ape wv mka mp2 mpga au snd ra 3ga weba",
        _MP3,
    ),
    ("sound", "oga spx", "rename it to .ogg; if it is not heard then, save it as mp3"),
    ("sound", "mid midi kar", "play it in a music program and record it as ogg or mp3"),
    ("caption file", "sbv ass ssa sub idx sup ttml dfxp smi sami stl lrc scc cap usf", _EXPORT),
    ("document", "doc docx dot odt ott rtf pages wpd tex htm html mht epub mobi ppt pptx pps odp key", _WORDS),
    ("table", "xls xlsx ods numbers csv tsv", "make an exhibit of it with kiosk import csv, or copy its words"),
    ("folder that is packed", "zip 7z rar tar gz tgz bz2 xz dmg iso", "unpack it here"),
    ("link", "lnk url webloc desktop", "put the file itself here"),
    (
        "part of a file",
        "part crdownload download partial tmp opdownload",
        "wait until it has come whole, or copy it anew",
    ),
    ("copy that a program made", "bak old orig swp", "take it out of media/"),
)
UNUSABLE = {ending: Advice(what, mend) for what, endings, mend in _TABLE for ending in endings.split()}
"""What is known and cannot be used, by its ending."""
CONVERT = {
    ending: MediumKind(advice.what)
    for ending, advice in UNUSABLE.items()
    if advice.what in [str(kind) for kind in MediumKind]
}
"""The kind of medium that could be made of a file, by its ending."""


def is_note(name: str) -> bool:
    """Return whether a file is for people, or a system's own, so that nobody expects it to be shown."""
    stem, _, ending = name.lower().rpartition(".")
    return ending in NOTES or (stem or ending) in _UNNAMED or name.lower() in _SYSTEM or name.endswith("~")
