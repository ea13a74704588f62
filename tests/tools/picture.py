"""Draws the README's picture of a real reply: ``make picture`` (needs Chromium). Bot and card are the real ones."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

from tests.tools.stage import stage

SHOWN = ("who-said", {"words": "when the West and Kyiv are ready"})
FILE = Path(__file__).with_name("reply.png")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDTH, HEIGHT, SCALE = 1180, 1400, 2
SIDE, TOP, EDGE = 262, 54, 32  # what stands beside and above the message, and the border around it
FAINT = 4  # a lesser difference from the ground is none


async def draw(file: Path, command: str, options: dict[str, str]) -> None:
    """Writes the card with which the bot answers the command, as a PNG."""
    with tempfile.TemporaryDirectory() as folder:
        async with stage(Path(folder)) as on:
            await on.member.slash(on.channel, command, **options)
            async with on.env.preview(on.channel, viewers=[on.member], layout="message") as page:
                await asyncio.to_thread(_photograph, page.url, file)
    _cropped(file)


def _photograph(url: str, file: Path) -> None:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        sys.exit("No Chromium found. Install one, for example: apt install chromium")
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=8000"]
    size = [f"--window-size={WIDTH},{HEIGHT}", f"--force-device-scale-factor={SCALE}"]
    subprocess.run([browser, *flags, *size, f"--screenshot={file}", url], check=True, capture_output=True)


def _cropped(file: Path) -> None:
    """Cuts off what is not the message, and saves room."""
    whole = Image.open(file).convert("RGB")
    around = whole.crop((SIDE * SCALE, TOP * SCALE, *whole.size))
    ground = Image.new("RGB", around.size, around.getpixel((around.width - 40, around.height - 40)))
    drawn = ImageChops.difference(around, ground).convert("L").point(lambda value: 255 * (value > FAINT))
    message = around.crop(drawn.getbbox())
    framed = Image.new("RGB", (message.width + 2 * EDGE, message.height + 2 * EDGE), ground.getpixel((0, 0)))
    framed.paste(message, (EDGE, EDGE))
    framed.quantize(64).save(file, optimize=True)


if __name__ == "__main__":
    asyncio.run(draw(FILE, *SHOWN))
    print(f"{FILE} drawn.")
