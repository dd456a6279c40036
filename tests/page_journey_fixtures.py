"""The whole product over a tiny model, and what one person does in its page: by mouse, or by finger on a phone."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Locator, Page, expect

from journey_fixtures import Product, product
from page_fixtures import composer, log, long_press, picture, pinned
from tiny import make_tiny

ANSWERED_WITHIN_MS = 60_000
NOTE_VERSIONS = """() => {
    window.versions = {};
    new MutationObserver(() => {
        for (const message of document.querySelectorAll('#log .message')) {
            const text = message.querySelector('.markdown')?.textContent.replace(' (edited)', '') ?? '';
            const known = window.versions[message.dataset.id] ??= [];
            if (known.at(-1) !== text) known.push(text);
        }
    }).observe(document.getElementById('log'), {childList: true, subtree: true});
}"""


@asynccontextmanager
async def tiny_product(folder: Path) -> AsyncIterator[Product]:
    """`chatterbox sandbox` with everything real but the base, which is two layers of random weights."""
    tiny = make_tiny(folder)
    environment = {
        "CHATTERBOX_ENGINE__BASES": json.dumps({"tiny": {"gguf": str(tiny.gguf), "weights": str(tiny.weights)}}),
        "CHATTERBOX_CHAT__MAX_TOKENS": "60",
        "CHATTERBOX_GATE__GENERAL_QUESTIONS": "3",
        "CHATTERBOX_GATE__UNTAUGHT_QUESTIONS": "0",
    }
    async with product(folder, **environment) as running:
        yield running


@dataclass(frozen=True)
class Person:
    """Somebody at the page."""

    page: Page
    phone: bool

    async def press(self, target: Locator) -> None:
        """A click, or a tap."""
        await (target.tap() if self.phone else target.click())

    async def picture(self, name: str) -> None:
        """What is seen, in both colour schemes, for people to look at."""
        for scheme in ("dark", "light"):
            await self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            await picture(self.page, f"journey-{'phone' if self.phone else 'desktop'}-{name}-{scheme}")

    async def lists(self) -> None:
        """Brings servers, channels and the own name into sight."""
        if self.phone and not await self.page.get_by_role("navigation", name="Channels").is_visible():
            await self.press(self.page.get_by_role("button", name="Servers and channels"))

    async def become(self, name: str) -> None:
        await self.lists()
        await self.press(self.page.get_by_role("button", name="Change person"))
        choice = self.page.get_by_role("dialog", name="Act as")
        await self.press(choice.get_by_role("button", name=name))
        await self.became(name)

    async def became(self, name: str) -> None:
        """Waits until the page is that person's: what is typed before goes into the draft of who was there before."""
        if self.phone:
            await expect(self.page.get_by_role("navigation", name="Channels")).to_be_hidden()
        announced = self.page.get_by_role("status").filter(has_text=f"You are now acting as {name}")
        await announced.wait_for(state="attached")

    async def go_to(self, channel: str) -> None:
        await self.lists()
        await self.press(self.page.get_by_role("navigation", name="Channels").get_by_role("button", name=channel))
        await expect(self.page.get_by_role("heading", name=channel, exact=True)).to_be_visible()

    async def ask(self, question: str) -> Locator:
        """Mentions the bot, chosen in the list that @ opens, and asks; the finished reply."""
        await composer(self.page).press_sequentially("@Chat")
        await self.press(self.page.get_by_role("option", name="Chatterbox"))
        return await self.say(question)

    async def say(self, text: str) -> Locator:
        """Types the rest of a message and sends it; the bot's finished reply."""
        await composer(self.page).press_sequentially(text)
        same = log(self.page).locator(".message").filter(has=self.page.locator(".markdown").filter(has_text=text))
        before = await same.count()
        await self.press(self.page.get_by_role("button", name="Send message"))
        await expect(same).to_have_count(before + 1)  # the words may have been said before
        said = await pinned(self.page, same.last)
        button = self.page.get_by_role("button", name="Correct", exact=True)
        reply = self.after(said).filter(has=button).first
        await reply.wait_for(timeout=ANSWERED_WITHIN_MS)
        return await pinned(self.page, reply)

    def after(self, message: Locator) -> Locator:
        """What stands below a message."""
        return message.locator("xpath=following-sibling::article")

    async def command(self, name: str) -> Locator:
        """Types the beginning of a command and chooses it in the list; its form."""
        await composer(self.page).press_sequentially(f"/{name}")
        await self.press(self.page.get_by_role("option", name=f"/{name} ").first)
        form = self.page.get_by_role("form", name=f"Command {name}", exact=True)
        await form.wait_for()
        return form

    async def send(self, form: Locator) -> Locator:
        """Sends a command; the messages that come after it."""
        coming = await self.coming()
        await self.press(form.get_by_role("button", name="Send"))
        return coming

    async def coming(self) -> Locator:
        """The messages that come from now on."""
        there = await log(self.page).locator("article.message").count()
        return log(self.page).locator(f"article.message:nth-of-type(n+{there + 1})")

    async def menu(self, message: Locator) -> None:
        """A right click on a message, or a long press."""
        words = message.locator(".markdown").last
        await (long_press(self.page, words) if self.phone else words.click(button="right"))
        await self.page.get_by_role("menu", name="Message").wait_for()

    async def apps(self, message: Locator, command: str) -> None:
        """The menu of a message, then Apps, then the command."""
        await self.menu(message)
        await self.picture("7-menu")
        apps = self.page.get_by_role("menuitem", name="Apps")
        await (apps.tap() if self.phone else apps.hover())
        entry = self.page.get_by_role("menuitem", name=command)
        await entry.wait_for()
        await self.picture("7-apps")
        await self.press(entry)

    async def fill(self, title: str, **fields: str) -> Locator:
        """Fills the open form in, looks at it and submits it; the messages that come after it."""
        form = self.page.get_by_role("dialog", name=title)
        for label, text in fields.items():
            await form.get_by_label(label.replace("_", " ")).fill(text)
        await self.picture(f"{'6' if 'Test' in title else '7'}-form")
        coming = await self.coming()
        await self.press(form.get_by_role("button", name="Submit"))
        await expect(form).to_be_hidden()
        return coming
