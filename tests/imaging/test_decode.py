"""Pictures of every kind that an archive holds, and files that are none."""

import os
import resource
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from kiosk.engines.imaging.decode import decode
from kiosk.engines.imaging.picture import Fit, UnreadablePictureError, place

RED, GREEN, BLUE, WHITE = (255, 0, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255), (255, 255, 255, 255)
SIZES = st.tuples(st.integers(1, 30_000), st.integers(1, 30_000))


def test_a_picture_is_reduced_to_its_box_and_keeps_its_proportions(make_picture, check):
    picture = decode(make_picture(size=(800, 400)), (200, 200))
    assert (picture.width, picture.height) == (200, 100)
    assert len(picture.rgba) == 200 * 100 * 4
    assert picture.source_size == (800, 400)
    assert picture.opaque
    for x, y, colour in [(0.1, 0.1, RED), (0.9, 0.1, GREEN), (0.1, 0.9, BLUE), (0.9, 0.9, WHITE)]:
        check(picture, x, y, colour)


def test_a_covering_picture_fills_its_box_and_loses_its_sides(make_picture):
    picture = decode(make_picture(size=(800, 400)), (100, 100), Fit.COVER)
    assert (picture.width, picture.height) == (100, 100)


def test_a_small_picture_is_not_enlarged(make_picture):
    picture = decode(make_picture(size=(80, 40)), (1000, 1000))
    assert (picture.width, picture.height) == (80, 40)


@given(source=SIZES, box=SIZES, fit=st.sampled_from(Fit))
def test_a_placing_lies_within_the_picture_and_the_box(source, box, fit):
    placing = place(source, box, fit)
    assert 0 <= placing.left < placing.right <= source[0] + 1e-6
    assert 0 <= placing.top < placing.bottom <= source[1] + 1e-6
    assert 1 <= placing.width <= min(box[0], source[0]) + 1
    assert 1 <= placing.height <= min(box[1], source[1]) + 1


@pytest.mark.parametrize(
    ("orientation", "top_left", "size"),
    [(1, RED, (80, 40)), (3, WHITE, (80, 40)), (6, BLUE, (40, 80)), (8, GREEN, (40, 80)), (2, GREEN, (80, 40))],
)
def test_a_picture_is_turned_as_its_camera_was_held(make_picture, check, orientation, top_left, size):
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = decode(make_picture(exif=exif), (200, 200))
    assert (picture.width, picture.height) == size == picture.source_size
    check(picture, 0.1, 0.1, top_left)


def test_a_turned_picture_covers_the_box_as_seen(make_picture):
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = decode(make_picture("turned.jpg", size=(800, 400), exif=exif), (50, 200), Fit.COVER)
    assert (picture.width, picture.height) == (50, 200)


def test_a_jpeg_is_reduced_while_it_is_decoded(make_picture, check):
    picture = decode(make_picture("large.jpg", size=(1600, 800), quality=95, subsampling=0), (200, 200))
    assert (picture.width, picture.height) == (200, 100)
    check(picture, 0.1, 0.1, RED, 6)
    check(picture, 0.9, 0.9, WHITE, 6)


@pytest.mark.parametrize("fit", Fit)
@pytest.mark.parametrize(("wanted", "width"), [(860, 800), (880, 880), (720, 800), (700, 700)])
def test_a_jpeg_of_about_the_size_of_its_place_stays_as_decoding_left_it(make_picture, check, fit, wanted, width):
    path = make_picture("half.jpg", size=(1600, 800), quality=95, subsampling=0)
    picture = decode(path, (wanted, wanted // 2), fit)
    assert (picture.width, picture.height) == (width, width // 2)
    check(picture, 0.1, 0.1, RED, 6)
    check(picture, 0.9, 0.9, WHITE, 6)


def test_a_jpeg_that_is_cut_to_its_box_is_cut_about_its_middle(make_picture, check):
    picture = decode(make_picture("half.jpg", size=(1600, 800), quality=95, subsampling=0), (500, 415), Fit.COVER)
    assert (picture.width, picture.height) == (482, 400)
    check(picture, 0.45, 0.1, RED, 6)
    check(picture, 0.55, 0.1, GREEN, 6)


@pytest.mark.parametrize("mode", ["L", "1", "P", "LA", "RGBA", "I;16"])
def test_other_kinds_of_pixels_are_shown(make_picture, tmp_path, mode):
    path = tmp_path / "kind.png"
    grey = Image.linear_gradient("L")
    image = grey.convert("I").point(lambda value: value * 256).convert("I;16") if mode == "I;16" else grey.convert(mode)
    image.save(path)
    picture = decode(path, (256, 256))
    assert picture.rgba[:3] == b"\0\0\0"
    assert picture.rgba[-4] >= 250
    assert abs(picture.average_colour[0] - 127) <= 3


def test_cmyk_is_shown_in_its_colours(make_picture, check):
    picture = decode(make_picture("print.jpg", mode="CMYK", quality=95, subsampling=0), (80, 40))
    check(picture, 0.1, 0.1, RED, 8)
    check(picture, 0.9, 0.9, WHITE, 8)


def test_what_is_transparent_stays_so(tmp_path, check):
    path = tmp_path / "glass.png"
    Image.new("RGBA", (10, 10), (200, 100, 50, 64)).save(path)
    picture = decode(path, (10, 10))
    assert not picture.opaque
    check(picture, 0.5, 0.5, (200, 100, 50, 64))


def test_of_an_animation_the_first_picture_is_shown(tmp_path, check):
    path = tmp_path / "moving.gif"
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    check(decode(path, (20, 20)), 0.5, 0.5, RED)


def test_colours_are_converted_from_the_picture_s_profile(tmp_path, check):
    """In the Lab profile-made picture below, the numbers alone would be another colour."""
    path = tmp_path / "swapped.png"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # The standard's profile with red's and green's primaries exchanged: what it calls red is green.
    tags = {profile[at : at + 4]: at for at in range(132, 132 + 12 * struct.unpack(">I", profile[128:132])[0], 12)}
    swapped = bytearray(profile)
    for one, other in ((b"rXYZ", b"gXYZ"), (b"gXYZ", b"rXYZ")):
        swapped[tags[one] + 4 : tags[one] + 12] = profile[tags[other] + 4 : tags[other] + 12]
    named = bytes(swapped).replace("sRGB".encode("utf-16-be"), "test".encode("utf-16-be"))
    Image.new("RGB", (10, 10), "red").save(path, icc_profile=named)
    check(decode(path, (10, 10)), 0.5, 0.5, GREEN, 4)


def test_a_damaged_profile_is_passed_over(tmp_path, check):
    path = tmp_path / "odd.png"
    Image.new("RGB", (10, 10), "red").save(path, icc_profile=b"no profile at all")
    check(decode(path, (10, 10)), 0.5, 0.5, RED)


def test_a_wrong_ending_does_not_matter(make_picture, check):
    path = make_picture("really.png")
    check(decode(path.rename(path.with_name("named.jpg")), (80, 40)), 0.1, 0.1, RED)


@pytest.mark.parametrize(
    "content", [b"", b"Dear curator, the picture follows.\n", b"\xff\xd8\xff\xe0", os.urandom(4096)]
)
def test_what_is_no_picture_is_refused_with_its_cause(tmp_path, content):
    path = tmp_path / "letter.jpg"
    path.write_bytes(content)
    with pytest.raises(UnreadablePictureError, match="not a picture"):
        decode(path, (100, 100))


@pytest.mark.parametrize("name", ["cut.jpg", "cut.png", "cut.webp", "cut.gif"])
def test_a_truncated_picture_is_refused(make_picture, name):
    path = make_picture(name, size=(400, 400))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(UnreadablePictureError):
        decode(path, (100, 100))


def test_a_missing_picture_and_a_pipe_are_refused_at_once(tmp_path):
    with pytest.raises(UnreadablePictureError, match="no such file"):
        decode(tmp_path / "missing.jpg", (10, 10))
    os.mkfifo(tmp_path / "pipe.jpg")
    with pytest.raises(UnreadablePictureError, match="it is a named pipe, not a file"):
        decode(tmp_path / "pipe.jpg", (10, 10))


def peak_kib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_a_huge_claimed_size_is_refused_without_a_spike_in_memory(huge_png):
    before = peak_kib()
    with pytest.raises(UnreadablePictureError, match="30000 x 30000 pixels take 3433 MiB"):
        decode(huge_png, (100, 100))
    assert peak_kib() - before < 20_000


def test_a_huge_jpeg_is_decoded_at_an_eighth_within_the_limit(huge_jpeg):
    before = peak_kib()
    picture = decode(huge_jpeg, (100, 100))
    assert (picture.width, picture.height) == (100, 100)
    assert peak_kib() - before < 100 * 1024


def test_a_huge_progressive_jpeg_is_refused_because_it_cannot_be_reduced(make_picture):
    path = make_picture("progressive.jpg", size=(400, 400), progressive=True)
    with pytest.raises(UnreadablePictureError, match="the limit is 0 MiB"):
        decode(path, (10, 10), limit_bytes=500_000)


def test_the_average_colour_counts_only_what_is_opaque(tmp_path: Path):
    path = tmp_path / "half.png"
    image = Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    image.paste((200, 100, 50, 255), (0, 0, 5, 10))
    image.save(path)
    colour = decode(path, (16, 16)).average_colour
    assert all(abs(a - b) <= 1 for a, b in zip(colour, (200, 100, 50), strict=True))
