"""``make preview``: the bot in a local browser page that looks like Discord; commands and buttons really work."""

from __future__ import annotations

import asyncio
import tempfile
import webbrowser
from pathlib import Path

from tests.tools.stage import stage

SHOWN = (
    ("who-said", {"words": "no limits"}),
    ("quotes", {"speaker": "Vladimir Putin", "topic": "Ukraine"}),
    ("summarise", {"what": "Ukraine", "length": "long"}),
)


async def preview() -> None:
    """Serves the page until interrupted."""
    with tempfile.TemporaryDirectory() as folder:
        async with stage(Path(folder)) as on:
            for name, options in SHOWN:
                await on.member.slash(on.channel, name, **options)
            async with on.env.preview(on.channel, viewers=[on.manager, on.member], layout="channel") as page:
                print(f"Open {page.url}\nType / in its box to try a command. Ctrl-C ends it.", flush=True)
                webbrowser.open(page.url)
                await page.wait_closed()


if __name__ == "__main__":
    try:
        asyncio.run(preview())
    except KeyboardInterrupt:
        print()
