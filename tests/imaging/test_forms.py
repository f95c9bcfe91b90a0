"""A picture is scaled once for its place; what was kept is as good, never stale, and never in the way."""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.engines.imaging import DecodedPicture, Fit, Loader, ScaledCache
from kiosk.engines.imaging.decode import decode
from kiosk.engines.imaging.scaled_cache import SEEN_EVERY_S, Key, with_digest
from kiosk.files import NO_FILE, identity
from kiosk.paths import Paths

MAP = next(Paths.find().media.rglob("letters.jpg"))
BOX = (320, 240)


def key_of(path: Path, box: tuple[int, int] = BOX) -> Key:
    return (path, identity(path), box, Fit.COVER)


def plain(side: int, source: tuple[int, int] = (4000, 3000), *, opaque: bool = True) -> DecodedPicture:
    return DecodedPicture(side, side, bytes([90, 120, 150, 255]) * side * side, (90, 120, 150), source, opaque=opaque)


@pytest.fixture
def forms(tmp_path: Path) -> ScaledCache:
    return ScaledCache(tmp_path / "state" / "pictures", MAP.parent)


@pytest.fixture
def kept(forms: ScaledCache) -> Callable[[Path], DecodedPicture]:
    """Keep a picture; give it as it was decoded."""

    def keep(path: Path) -> DecodedPicture:
        picture = decode(path, BOX)
        forms.keep(key_of(path), picture)
        return picture

    return keep


def files(forms: ScaledCache) -> list[Path]:
    return sorted(forms._folder.iterdir())


def test_what_is_kept_looks_as_it_was_decoded(forms, kept):
    picture = kept(MAP)
    found = forms.find(key_of(MAP))
    assert (found.width, found.height, found.opaque) == (picture.width, picture.height, True)
    assert found.source_size == picture.source_size
    seen, wanted = (np.frombuffer(each.rgba, np.uint8).astype(int) for each in (found, picture))
    assert np.abs(seen - wanted).mean() < 1
    assert np.percentile(np.abs(seen - wanted), 99.9) <= 16


def test_a_picture_that_has_changed_or_has_another_place_has_no_form(forms, kept, make_picture):
    path = make_picture("a.jpg", size=(800, 600))
    kept(path)
    assert forms.find(key_of(path)) is not None
    assert forms.find(key_of(path, (100, 100))) is None
    make_picture("a.jpg", size=(800, 602))
    os.utime(path, ns=(1, 1))
    assert forms.find(key_of(path)) is None


def test_the_same_picture_in_another_folder_has_the_same_form(forms, tmp_path):
    path, identity_, *rest = key_of(MAP)
    forms.keep((path, identity_, *rest), plain(99))
    forms.root = tmp_path / "other"
    assert forms.find((tmp_path / "other" / path.name, identity_, *rest)) is not None
    assert forms.find((tmp_path / "elsewhere" / path.name, identity_, *rest)) is None


@example(cut=636, noise=b"\xff\x01")  # Pillow decodes it to something else
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 4000), noise=st.binary(max_size=60))
def test_a_form_that_is_damaged_is_none_and_goes(forms, kept, cut: int, noise: bytes):
    kept(MAP)
    (file,) = files(forms)
    content = file.read_bytes()
    file.write_bytes(content[:cut] + noise)
    assert forms.find(key_of(MAP)) is None
    assert files(forms) == []


@pytest.mark.parametrize(
    ("size", "mode", "comment"), [((4097, 2), "RGB", b"9x9"), ((9, 9), "L", b"9x9"), ((9, 9), "RGB", b"")]
)
def test_a_picture_that_is_no_form_of_ours_goes(forms, kept, size, mode, comment):
    kept(MAP)
    content = BytesIO()
    Image.new(mode, size).save(content, "JPEG", comment=comment)
    files(forms)[0].write_bytes(with_digest(content.getvalue()))
    assert forms.find(key_of(MAP)) is None
    assert files(forms) == []


def test_those_not_shown_for_longest_go_first(tmp_path, make_picture):
    size = len_of_one(tmp_path)
    forms = ScaledCache(tmp_path / "pictures", budget_bytes=3 * size)
    keys = [key_of(make_picture(f"{name}.png")) for name in "abcd"]
    for age, key in enumerate(keys[:3]):
        forms.keep(key, plain(128))
        long_ago = 10 * SEEN_EVERY_S - age
        newest = max(files(forms), key=lambda file: file.stat().st_mtime)
        os.utime(newest, (newest.stat().st_mtime - long_ago,) * 2)
    assert forms.find(keys[0]) is not None  # and is noted to have been shown
    forms.keep(keys[3], plain(128))
    assert [forms.find(key) is not None for key in keys] == [True, False, True, True]


def len_of_one(tmp_path: Path) -> int:
    forms = ScaledCache(tmp_path / "one")
    forms.keep((tmp_path, NO_FILE, BOX, Fit.COVER), plain(128))
    return files(forms)[0].stat().st_size


@pytest.mark.parametrize(
    "picture",
    [plain(128, opaque=False), plain(128, source=(130, 130)), plain(16)],
    ids=["transparent", "hardly larger", "tiny"],
)
def test_only_what_took_work_is_kept(forms, picture: DecodedPicture):
    forms.keep(key_of(MAP), picture)
    assert forms.find(key_of(MAP)) is None


def test_a_disk_that_takes_nothing_is_put_up_with(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    for forms in (ScaledCache(tmp_path / "file" / "pictures"), ScaledCache()):
        forms.keep(key_of(MAP), plain(128))
        assert forms.find(key_of(MAP)) is None


def test_a_form_that_cannot_be_noted_as_shown_is_shown(forms, kept, monkeypatch):
    kept(MAP)
    (file,) = files(forms)
    os.utime(file, (0, 0))
    monkeypatch.setattr(Path, "touch", lambda _file: (_ for _ in ()).throw(PermissionError))
    assert forms.find(key_of(MAP)) is not None


def test_a_loader_decodes_what_was_kept_no_more(forms):
    decoded = []

    def decoder(path: Path, *how: object) -> DecodedPicture:
        decoded.append(path)
        return decode(path, *how)

    def asked() -> DecodedPicture:
        got: list[DecodedPicture] = []
        loader = Loader(decoder=decoder, forms=forms)
        loader.request(MAP, BOX, got.append)
        while loader.pending:
            assert loader.wait(30)
            loader.poll()
        loader.close()
        return got[0]

    first, second = asked(), asked()
    assert decoded == [MAP]
    assert (second.width, second.source_size) == (first.width, first.source_size)
