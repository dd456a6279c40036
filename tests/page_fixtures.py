"""The sandbox with its page, a bot in it, and a real Chromium that looks at it as a person does."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord
from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright

from chatterbox.sandbox.objects import Channel, User
from chatterbox.sandbox.server import Sandbox
from page_bot import PageBot

ARTEFACTS = Path(__file__).parent.parent / "artefacts" / "page"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb"]
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 400, "height": 800}


def chromium() -> str:
    """The browser of this machine; the tests of the page need one."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "the tests of the page need Chromium: apt-get install chromium"
    return found


@dataclass
class Stage:
    """A running sandbox with a bot and a browser."""

    sandbox: Sandbox
    bot: PageBot
    browser: Browser

    def user(self, name: str) -> User:
        return next(user for user in self.sandbox.world.users.people() if user.username == name)

    def channel(self, name: str = "general", guild: int = 0) -> Channel:
        world = self.sandbox.world
        guild_id = world.guilds.of(self.user("ada").id)[guild].id
        return next(channel for channel in world.channels.of_guild(guild_id) if channel.name == name)

    @asynccontextmanager
    async def page(
        self, *, phone: bool = False, dark: bool = False, at: str | None = None, noisy: bool = False
    ) -> AsyncIterator[Page]:
        """A fresh browser window at the start address. Where the browser complains the test fails, unless `noisy`."""
        self.bot.forget()
        async with window(
            self.browser, at or self.sandbox.start_address, phone=phone, dark=dark, noisy=noisy, waits=at is None
        ) as page:
            yield page


@asynccontextmanager
async def window(
    browser: Browser, address: str, *, phone: bool = False, dark: bool = False, noisy: bool = False, waits: bool = True
) -> AsyncIterator[Page]:
    """A window at an address, closed afterwards; `waits` until the message box is there."""
    complaints: list[str] = []
    context = await browser.new_context(
        viewport=PHONE if phone else DESKTOP,
        has_touch=phone,
        is_mobile=phone,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
        accept_downloads=True,
    )
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(10_000)
    try:
        page = await _listened(context, complaints)
        await page.goto(address)
        if waits:
            await composer(page).wait_for()
        yield page
    finally:
        await context.close()
    assert noisy or complaints == []


async def _listened(context: BrowserContext, complaints: list[str]) -> Page:
    page = await context.new_page()
    page.on("pageerror", lambda error: complaints.append(f"{error.name}: {error.message} {error.stack}"))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    return page


@asynccontextmanager
async def stage(data: Path, bot: PageBot | None = None) -> AsyncIterator[Stage]:
    """Everything running."""
    async with Sandbox(data) as sandbox, launched() as browser:
        bot = bot or PageBot()
        async with logged_in(bot, sandbox):
            yield Stage(sandbox, bot, browser)


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """A real Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def logged_in(bot: PageBot, sandbox: Sandbox) -> AsyncIterator[None]:
    """An unmodified py-cord bot, ready and with its commands registered."""
    before = discord.http.Route.API_BASE_URL
    discord.http.Route.API_BASE_URL = f"{sandbox.api_url}/v10"
    running = asyncio.create_task(bot.start(sandbox.application.token))
    ready = asyncio.create_task(bot.wait_until_ready())
    try:
        await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=30)
        if running.done():
            running.result()
        assert ready.done(), "the bot did not get ready"
        yield
    finally:
        ready.cancel()
        await bot.close()
        await asyncio.gather(running, return_exceptions=True)
        discord.http.Route.API_BASE_URL = before


def composer(page: Page) -> Locator:
    return page.locator("#composer-text")


def log(page: Page) -> Locator:
    return page.get_by_role("log")


def messages(page: Page, text: str) -> Locator:
    return log(page).locator(".message").filter(has_text=text)


async def pinned(page: Page, message: Locator) -> Locator:
    """The same message by its id: a later one may quote its words."""
    return log(page).locator(f'.message[data-id="{await message.get_attribute("data-id")}"]')


async def say(page: Page, text: str) -> Locator:
    """Types a message and sends it; the message as it stands in the log."""
    await composer(page).fill(text)
    await composer(page).press("Enter")
    sent = messages(page, text).last
    await sent.wait_for()
    return sent


async def choose_command(page: Page, name: str) -> Locator:
    """Types a command's name and picks it; its form."""
    await composer(page).fill("")
    await composer(page).press_sequentially(f"/{name}")
    await page.get_by_role("option", name=f"/{name}").first.wait_for()
    await composer(page).press("Enter")
    form = page.get_by_role("form", name=f"Command {name}")
    await form.wait_for()
    return form


async def act_as(page: Page, name: str) -> None:
    await page.get_by_role("button", name="Change person").click()
    await page.get_by_role("dialog", name="Act as").get_by_role("button", name=name).click()
    await page.get_by_role("button", name=f"Acting as {name}").wait_for()


async def long_press(page: Page, target: Locator) -> None:
    """A finger held on an element, as the browser's touch screen would report it."""
    await target.scroll_into_view_if_needed()
    box = await target.bounding_box()
    assert box is not None
    point = {"x": box["x"] + min(box["width"] / 2, 60), "y": box["y"] + box["height"] / 2}
    session = await page.context.new_cdp_session(page)
    await session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    await page.get_by_role("menu").first.wait_for()
    await session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


async def picture(page: Page, name: str) -> None:
    """A screenshot for people to look at."""
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=ARTEFACTS / f"{name}.png")
