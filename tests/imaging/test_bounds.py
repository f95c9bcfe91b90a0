"""What one picture, and all of them together, may take while they are decoded; measured in a process of its own."""

import json
import subprocess
import sys
import threading
import zlib
from pathlib import Path

import pytest
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))

from bombs import KINDS, chunk, greedy_exif, in_passes, moving, plain, png_with

from kiosk.engines.imaging.decode import decode, source_size
from kiosk.engines.imaging.decode_budget import DecodeBudget
from kiosk.engines.imaging.jpeg_passes import passes
from kiosk.engines.imaging.picture import LIMIT_BYTES, TooLargePictureError, UnreadablePictureError

MIB = 2**20
SLACK = 14 * MIB
"""Libraries that come with the first picture, and what the allocator keeps."""
CHILD = """
import json, resource, sys, threading
from pathlib import Path
from kiosk.engines.imaging import decode as module
from kiosk.engines.imaging.decode_budget import DecodeBudget
from kiosk.engines.imaging.picture import UnreadablePictureError
limit, box, paths = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
module._room = DecodeBudget(limit)
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
module.decode(Path(sys.argv[3]).with_name("small.jpg"), (10, 10))
said, before = [], peak()
def work(path):
    try:
        picture = module.decode(Path(path), (box, box), limit_bytes=limit)
        said.append([picture.width, picture.height])
    except UnreadablePictureError as error:
        said.append(str(error))
threads = [threading.Thread(target=work, args=(path,)) for path in paths]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(json.dumps([peak() - before, said]))
"""


@pytest.fixture
def measured(tmp_path):
    """Decode pictures at once in another process; give the bytes that it grew by, and what became of each."""
    Image.new("RGB", (64, 64)).save(tmp_path / "small.jpg")

    def measure(*paths, limit=LIMIT_BYTES, box=4096):
        command = [sys.executable, "-c", CHILD, str(limit), str(box), *map(str, paths)]
        root = Path(__file__).parents[2]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120, cwd=root)
        grown, said = json.loads(done.stdout.splitlines()[-1])
        return grown, said

    return measure


def largest(kind):
    """A side at which this kind is just within a quarter of the limit."""
    if "webp" in kind or kind == "tiff":
        return 2200
    if kind in {"jpeg", "jpeg of inks"}:
        return 4000
    if "progressive" in kind:
        return 2800 if "inks" in kind else 3200
    return 3400


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_is_decoded_takes_no_more_than_the_limit(tmp_path, measured, kind):
    path = plain(tmp_path / "a.bin", largest(kind), kind)
    grown, (said,) = measured(path, limit=LIMIT_BYTES // 4, box=2000)
    assert isinstance(said, list), said
    assert grown <= LIMIT_BYTES // 4 + SLACK


@pytest.mark.parametrize("kind", ["webp", "png with alpha", "png with a profile", "png with a transparent colour"])
def test_a_picture_of_the_size_of_one_texture_is_within_the_limit(tmp_path, measured, kind):
    path = plain(tmp_path / "a.bin", 2048, kind)
    grown, (said,) = measured(path, limit=LIMIT_BYTES // 4, box=2048)
    assert said == [2048, 2048]
    assert grown <= LIMIT_BYTES // 4 + SLACK


@pytest.mark.parametrize("kind", ["webp", "png with a transparent colour"])
def test_8192_pixels_square_that_must_be_decoded_whole_are_left_to_preparing(tmp_path, measured, kind):
    path = plain(tmp_path / "a.bin", 8192, kind)
    with pytest.raises(TooLargePictureError, match="kiosk media prepare"):
        source_size(path)
    grown, (said,) = measured(path)
    assert "kiosk media prepare" in said
    assert grown <= SLACK


def test_two_threads_together_take_no_more_than_one(tmp_path, measured):
    paths = [plain(tmp_path / f"{number}.bin", 2200, "webp with alpha") for number in range(3)]
    grown, said = measured(*paths, limit=LIMIT_BYTES // 4, box=1000)
    assert said == [[1000, 1000]] * 3
    assert grown <= LIMIT_BYTES // 4 + SLACK + 3 * 4 * MIB


def test_room_is_shared_by_the_small_and_kept_for_one_large():
    room, order = DecodeBudget(100), []
    with room.taken(60):
        with room.taken(40):
            assert room._taken == 100
        large = room.taken(500)
        waiting = threading.Thread(target=lambda: order.append(large.__enter__()))
        waiting.start()
        assert not order
    waiting.join(30)
    assert len(order) == 1
    assert room._taken == 100


def test_a_decoder_that_hangs_keeps_nobody_for_ever():
    room = DecodeBudget(100)
    with room.taken(100), room.taken(50, longest_s=0.01):
        assert room._taken == 150
    assert room._taken == 0


# Time.


@pytest.mark.parametrize(("mode", "more"), [("RGB", 0), ("L", 0), ("CMYK", 0), ("RGB", 3), ("RGB", 500)])
def test_the_passes_of_a_jpeg_are_counted(tmp_path, mode, more):
    plain_passes = passes(in_passes(tmp_path / "plain.jpg", 64, 0, mode))
    assert plain_passes > 3
    assert passes(in_passes(tmp_path / "more.jpg", 64, more, mode)) == plain_passes + more


def test_an_ordinary_jpeg_has_one_pass_whatever_stands_in_it(tmp_path):
    noise = Image.effect_noise((200, 200), 100)
    noise.save(tmp_path / "a.jpg", comment=b"\xff\xda" * 50, restart_marker_rows=1)
    assert passes(tmp_path / "a.jpg") == 1


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"\xff\xd8", b"\xff\xd8\xff\xda", b"\xff\xd8\xff\xc2\0", b"\xff\xda" * 99]
)
def test_counting_passes_ends_whatever_the_file_is(tmp_path, content):
    (tmp_path / "a.jpg").write_bytes(content)
    assert passes(tmp_path / "a.jpg") <= 100


@pytest.mark.parametrize(("side", "more"), [(6000, 40), (4096, 2000), (1000, 9000)])
def test_a_jpeg_in_so_many_passes_that_it_would_take_minutes_is_refused(tmp_path, monkeypatch, side, more):
    path = in_passes(tmp_path / "a.jpg", side, more)
    monkeypatch.setattr(Image.Image, "load", lambda _self: pytest.fail("it was decoded"))
    with pytest.raises(UnreadablePictureError, match=r"passes, which takes too long.*save it anew"):
        decode(path, (100, 100))
    with pytest.raises(UnreadablePictureError, match="passes"):
        source_size(path)


def test_a_progressive_jpeg_as_editors_write_it_is_decoded(tmp_path):
    assert decode(in_passes(tmp_path / "a.jpg", 2000, 0), (100, 100)).width == 100


# Other kinds.


def zipped(kind, megabytes):
    bomb = zlib.compress(bytes(megabytes * MIB), 9)
    return chunk(kind, b"words\0\0" + bomb)


@pytest.mark.parametrize(
    "make",
    [
        lambda path: png_with(path, zipped(b"zTXt", 200)),
        lambda path: png_with(path, *[zipped(b"zTXt", 1)] * 300),
        lambda path: png_with(path, zipped(b"zTXt", 200), after=True),
        lambda path: png_with(path, chunk(b"iTXt", b"words\0\1\0\0\0" + zlib.compress(bytes(200 * MIB)))),
        lambda path: png_with(path, zipped(b"iCCP", 200)),
        lambda path: png_with(path, chunk(b"eXIf", greedy_exif()[6:])),
        lambda path: moving(path, "GIF", 1000),
        lambda path: moving(path, "PNG", 500),
        lambda path: moving(path, "WEBP", 300),
    ],
    ids=["zTXt", "many zTXt", "zTXt after", "iTXt", "iCCP", "eXIf", "GIF", "APNG", "moving WebP"],
)
def test_what_unpacks_to_much_is_shown_or_refused_within_the_limit(tmp_path, measured, make):
    grown, (said,) = measured(make(tmp_path / "a.png"))
    assert said == [64, 48] or isinstance(said, str)
    # Pillow lets all texts of a PNG take 64 MiB.
    assert grown <= 64 * MIB + SLACK


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "TIFF"])
def test_exif_that_claims_more_than_there_is_costs_nothing(tmp_path, measured, kind):
    options = {"exif": greedy_exif()} if kind != "TIFF" else {}
    Image.new("RGB", (64, 48)).save(tmp_path / "a.bin", kind, **options)
    if kind == "TIFF":
        data = bytearray((tmp_path / "a.bin").read_bytes())
        at = data.index(b"\x01\x01")
        data[at + 2 : at + 8] = b"\x04\0\xff\xff\xff\xff"
        (tmp_path / "a.bin").write_bytes(data)
    grown, (said,) = measured(tmp_path / "a.bin")
    assert said == [64, 48] or isinstance(said, str)
    assert grown <= SLACK


def test_a_profile_that_is_larger_than_any_is_passed_over(tmp_path, measured):
    Image.new("RGB", (64, 48), (1, 2, 3)).save(tmp_path / "a.jpg", icc_profile=bytes(8 * MIB))
    grown, (said,) = measured(tmp_path / "a.jpg")
    assert said == [64, 48]
    assert grown <= 3 * SLACK


def test_a_webp_file_that_is_too_large_is_refused_before_it_is_read(tmp_path, measured):
    with (tmp_path / "a.webp").open("wb") as file:
        file.write(b"RIFF\0\0\0\x7fWEBPVP8 ")
        file.truncate(600 * MIB)
    grown, (said,) = measured(tmp_path / "a.webp")
    assert "kiosk media prepare" in said
    assert grown <= SLACK


def seen(picture):
    """Colours as strong as they are seen: those of what is nearly transparent mean nothing."""
    image = Image.frombytes("RGBA", (picture.width, picture.height), picture.rgba)
    return image.convert("RGBa").tobytes()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "CMYK", "I;16", "LA"])
@pytest.mark.parametrize("box", [(700, 700), (333, 1000), (1290, 1290)])
def test_strips_give_the_pixels_that_the_whole_would(tmp_path, monkeypatch, mode, box):
    noise = Image.effect_noise((1300, 900), 90)
    image = Image.merge("RGB", (noise, noise.rotate(180), noise.transpose(Image.Transpose.FLIP_LEFT_RIGHT)))
    if mode in {"RGBA", "LA"}:
        image.putalpha(noise)
    name = "a.tif" if mode in {"CMYK", "I;16"} else "a.png"
    kind = (
        noise.convert("I").point(lambda value: value * 256).convert("I;16") if mode == "I;16" else image.convert(mode)
    )
    kind.save(tmp_path / name)
    at_once = decode(tmp_path / name, box)
    monkeypatch.setattr("kiosk.engines.imaging.scaling._WHOLE_PIXELS", 50_000)
    in_strips = decode(tmp_path / name, box)
    assert (in_strips.width, in_strips.height) == (at_once.width, at_once.height)
    assert max(abs(a - b) for a, b in zip(seen(in_strips), seen(at_once), strict=True)) <= 3
