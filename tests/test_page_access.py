"""The page for everybody: a screen reader's roles, axe, no mouse, little room, large targets."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from page_fixtures import Stage, choose_command, composer, log, messages, picture, say, stage

pytestmark = pytest.mark.asyncio(loop_scope="module")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST_TARGET_PX = 32
IN_TEXT = ".author, .mention, .above-jump, .text-button, .alt-badge, .code-block *"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    async with stage(tmp_path_factory.mktemp("access")) as made:
        async with made.page() as page:
            await filled(page)
        yield made


async def filled(page: Page) -> None:
    """A channel with one of everything."""
    await say(page, "@Chatterbox what do tomatoes want?")
    await messages(page, "and a south wall").last.wait_for()
    for command in ("showcase", "train", "choose", "hi"):
        form = await choose_command(page, command)
        await form.get_by_role("button", name="Send").click()
        await messages(page, f"used /{command}").last.wait_for()


async def faults(page: Page) -> list[str]:
    found = await Axe().run(page, options={"runOnly": TAGS})
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for one in found.response["violations"]
        for node in one["nodes"]
        # The lists of suggestions scroll with the arrow keys, while the focus stays in the field.
        if not (one["id"] == "scrollable-region-focusable" and 'role="listbox"' in node["html"])
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
async def test_axe_finds_nothing(place: Stage, dark: bool, phone: bool) -> None:
    name = f"{'phone' if phone else 'desktop'}-{'dark' if dark else 'light'}"
    async with place.page(dark=dark, phone=phone) as page:
        await messages(page, "Hello, I am Tester").last.wait_for()
        await picture(page, name)
        assert await faults(page) == []
        await composer(page).press_sequentially("/")
        await page.get_by_role("option").first.wait_for()
        assert await faults(page) == []
        await choose_command(page, "train")
        assert await faults(page) == []
        await page.get_by_role("option").first.wait_for()
        await page.keyboard.press("Escape")
        await page.get_by_role("button", name="Cancel the command").click()
        await messages(page, "south wall").last.get_by_role("button", name="Correct", exact=True).click()
        await page.get_by_role("dialog").wait_for()
        await picture(page, f"{name}-form")
        assert await faults(page) == []
        await page.keyboard.press("Escape")
        if phone:
            await page.get_by_role("button", name="Servers and channels").tap()
        await page.get_by_role("button", name="Sandbox settings").click()
        await picture(page, f"{name}-panel")
        assert await faults(page) == []


async def test_a_screen_reader_hears_landmarks_and_the_log(place: Stage) -> None:
    async with place.page() as page:
        await messages(page, "Hello, I am Tester").last.wait_for()
        for role, name in (
            ("navigation", "Servers"),
            ("navigation", "Channels"),
            ("main", "Conversation"),
            ("complementary", "Members"),
            ("log", "Messages in general"),
        ):
            await expect(page.get_by_role(role, name=name)).to_have_count(1)  # type: ignore[arg-type]
        assert await log(page).get_attribute("aria-live") == "polite"
        spoken = await messages(page, "and a south wall").last.aria_snapshot()
        assert "article" in spoken
        assert 'button "Correct"' in spoken
        assert 'toolbar "Message actions"' in spoken
        assert "avatar" not in spoken
        await composer(page).press_sequentially("/tr")
        await expect(page.get_by_role("status").filter(has_text="Commands: ")).to_have_count(1)
        picker = await page.get_by_role("listbox", name="Commands").aria_snapshot()
        assert "/train Trains a model" in picker


async def test_edits_that_stream_in_are_read_once(place: Stage) -> None:
    async with place.page() as page:
        await say(page, "@Chatterbox and beans?")
        answer = messages(page, "and beans?").filter(has_text="and a south wall")
        await expect(answer).to_have_attribute("aria-busy", "true")
        await expect(answer).not_to_have_attribute("aria-busy", "true")


async def test_the_focus_can_always_be_seen(place: Stage) -> None:
    async with place.page() as page:
        await expect(composer(page)).to_be_focused()
        for _ in range(40):
            await page.keyboard.press("Tab")
            seen = await page.evaluate(
                """() => {
                    const element = document.activeElement;
                    if (element === document.body) return true;
                    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
                    const outlined = style.outlineStyle !== 'none' || element.id === 'composer-text';
                    const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
                    return outlined && inside ? true : element.outerHTML.slice(0, 200);
                }"""
            )
            assert seen is True


async def test_nothing_is_wider_than_the_phone_and_targets_are_large(place: Stage) -> None:
    async with place.page(phone=True) as page:
        await messages(page, "Hello, I am Tester").last.wait_for()
        for state in ("chat", "command"):
            if state == "command":
                await choose_command(page, "train")
            assert await page.evaluate("document.documentElement.scrollWidth") <= 400
            for part in ("log", "composer"):
                overhang = f"(e => e.scrollWidth - e.clientWidth)(document.getElementById('{part}'))"
                assert await page.evaluate(overhang) <= 1
            small = await page.evaluate(
                """([least, inText]) => [...document.querySelectorAll('button, input, textarea, a.button')]
                    .filter(e => e.checkVisibility() && !e.closest('[inert]') && !e.matches(inText))
                    .filter(e => e.getBoundingClientRect().height < least)
                    .map(e => e.outerHTML.slice(0, 120))""",
                [SMALLEST_TARGET_PX, IN_TEXT],
            )
            assert small == []
