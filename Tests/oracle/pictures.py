"""Makes sample pictures with Pillow, and tells what Pillow reads in others.

    pictures.py make DIRECTORY
    pictures.py compare ORIGINAL REWRITTEN
"""

import json
import pathlib
import sys

from PIL import Image, ImageDraw, PngImagePlugin

SIZE = (61, 47)


def sample(mode="RGB"):
    picture = Image.new("RGB", SIZE, (240, 236, 220))
    draw = ImageDraw.Draw(picture)
    for step in range(0, 60, 5):
        draw.line((step, 0, 60 - step, 46), fill=(step * 4, 90, 200 - step))
    if mode == "RGBA":
        picture.putalpha(Image.linear_gradient("L").resize(SIZE))
        return picture
    return picture.convert(mode)


def exif(orientation):
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = "SecretCamera"
    tags.get_ifd(0x8825).update({1: "N", 2: (31.0, 14.0, 5.5), 3: "E", 4: (121.0, 28.0, 1.5)})
    return tags


def make(directory):
    directory = pathlib.Path(directory)
    picture = sample()
    picture.save(directory / "plain.jpg")
    picture.save(directory / "place.jpg", exif=exif(6), comment=b"SecretComment", quality=90)
    picture.save(directory / "progressive.jpg", progressive=True, exif=exif(1), dpi=(72, 72))
    sample("L").save(directory / "grey.jpg")
    sample("CMYK").save(directory / "cmyk.jpg")
    picture.save(directory / "restarts.jpg", restart_marker_rows=1)
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "SecretAuthor")
    text.add_text("Long", "SecretAuthor" * 50, zip=True)
    picture.save(directory / "text.png", pnginfo=text, exif=exif(1), dpi=(96, 96))
    sample("P").save(directory / "palette.png")
    sample("RGBA").save(directory / "alpha.png")
    picture.save(
        directory / "moving.png", save_all=True, append_images=[picture.rotate(90), picture])
    picture.save(directory / "lossy.webp", exif=exif(1), xmp=b"<x>SecretXMP</x>")
    picture.save(directory / "plain.webp")
    picture.save(directory / "lossless.webp", lossless=True, exif=exif(1))
    sample("RGBA").save(directory / "alpha.webp", exif=exif(1))
    sample("RGBA").save(directory / "alpha-lossless.webp", lossless=True)
    picture.save(directory / "moving.webp", save_all=True, append_images=[picture.rotate(90)])
    picture.save(directory / "other.gif")
    picture.save(directory / "other.bmp")
    picture.save(directory / "other.tiff")


def compare(original, rewritten):
    before, after = Image.open(original), Image.open(rewritten)
    before.load()
    after.load()
    tags = after.getexif()
    print(
        json.dumps(
            {
                "format": after.format,
                "width": after.width,
                "height": after.height,
                "same": before.mode == after.mode and before.tobytes() == after.tobytes(),
                "frames": getattr(after, "n_frames", 1),
                "orientation": tags.get(0x0112, 1),
                "tags": len(tags) + len(tags.get_ifd(0x8825)),
            }
        )
    )


if sys.argv[1] == "make":
    make(sys.argv[2])
else:
    compare(sys.argv[2], sys.argv[3])
