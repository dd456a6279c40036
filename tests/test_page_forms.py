"""Buttons, selects, forms and the message menu, by mouse, by keys and by finger."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from page_fixtures import Stage, choose_command, composer, long_press, messages, picture, pinned, say, stage

pytestmark = pytest.mark.asyncio(loop_scope="module")
DAYS = count(1)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    async with stage(tmp_path_factory.mktemp("forms")) as made:
        yield made


async def answer(page: Page) -> Locator:
    """A fresh answer of the bot with its button, told from earlier ones by the question that it quotes."""
    question = f"what do tomatoes want on day {next(DAYS)}?"
    await say(page, f"@Chatterbox {question}")
    found = messages(page, question).filter(has_text="and a south wall")
    await found.get_by_role("button", name="Correct", exact=True).wait_for()
    return await pinned(page, found)


async def test_a_button_opens_a_form_that_is_checked_and_sent(place: Stage, tmp_path: Path) -> None:
    proof = tmp_path / "proof.png"
    proof.write_bytes(b"not really a picture")
    async with place.page() as page:
        button = (await answer(page)).get_by_role("button", name="Correct", exact=True)
        await button.click()
        form = page.get_by_role("dialog", name="Correct this reply")
        await expect(form.get_by_label("The question in your own words")).to_be_focused()
        await form.get_by_role("button", name="Submit").click()
        right = form.get_by_label("The right answer")
        await expect(right).to_be_focused()
        await expect(right).to_have_attribute("aria-invalid", "true")
        await expect(form).to_contain_text("This is needed.")
        await right.fill("no")
        await form.get_by_role("button", name="Submit").click()
        await expect(form).to_contain_text("At least 3 characters")
        await right.fill("A greenhouse.")
        await form.get_by_role("combobox", name="What it teaches").click()
        await page.get_by_role("option", name="Facts").click()
        await form.locator("input[type=file]").set_input_files(proof)
        await picture(page, "form")
        await form.get_by_role("button", name="Submit").click()
        await expect(form).to_be_hidden()
        await expect(messages(page, "I know better now").last).to_contain_text("Only you can see this")
        assert await place.bot.told("form") == ("", "A greenhouse.", ["facts"], ["proof.png"])
        await expect(button).to_be_focused()


async def test_the_focus_stays_in_a_form_and_returns(place: Stage) -> None:
    async with place.page() as page:
        button = (await answer(page)).get_by_role("button", name="Correct", exact=True)
        await button.focus()
        await page.keyboard.press("Enter")
        form = page.get_by_role("dialog", name="Correct this reply")
        await expect(form).to_be_visible()
        for _ in range(12):
            await page.keyboard.press("Tab")
            inside = "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
            assert await page.evaluate(inside)
        await page.keyboard.press("Escape")
        await expect(form).to_be_hidden()
        await expect(button).to_be_focused()


async def test_right_click_apps_correct_this_reply(place: Stage) -> None:
    async with place.page() as page:
        found = await answer(page)
        await found.click(button="right", position={"x": 200, "y": 30})
        await page.get_by_role("menuitem", name="Apps").hover()
        await page.get_by_role("menuitem", name="Correct this reply").click()
        form = page.get_by_role("dialog", name="Correct this reply")
        await form.get_by_label("The right answer").fill("A warm wall.")
        await form.get_by_role("button", name="Submit").click()
        await expect(form).to_be_hidden()
        assert "south wall" in str(await place.bot.told("correct"))


async def test_the_menu_by_keys_alone(place: Stage) -> None:
    async with place.page() as page:
        found = await answer(page)
        await composer(page).press("Alt+ArrowUp")
        await expect(found).to_be_focused()
        await page.keyboard.press("Shift+F10")
        menu = page.get_by_role("menu", name="Message")
        await expect(menu).to_be_visible()
        await page.keyboard.type("a")
        await page.keyboard.type("a")
        await expect(page.get_by_role("menuitem", name="Apps")).to_be_focused()
        await page.keyboard.press("ArrowRight")
        await expect(page.get_by_role("menuitem", name="Correct this reply")).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("dialog", name="Correct this reply")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(found).to_be_focused()
        await page.keyboard.press("Tab")
        await page.keyboard.press("ContextMenu")
        await expect(menu).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(menu).to_have_count(0)
        await found.get_by_role("button", name="More").focus()
        await page.keyboard.press("Enter")
        await expect(menu).to_be_visible()


async def test_long_press_apps_on_a_phone(place: Stage) -> None:
    async with place.page(phone=True) as page:
        found = await answer(page)
        await long_press(page, found.locator(".markdown"))
        await expect(page.get_by_role("menu", name="Message")).to_be_visible()
        await picture(page, "phone-menu")
        await page.get_by_role("menuitem", name="Apps").tap()
        await page.get_by_role("menuitem", name="Correct this reply").tap()
        form = page.get_by_role("dialog", name="Correct this reply")
        await form.get_by_label("The right answer").fill("A wall that is warm.")
        await picture(page, "phone-form")
        await form.get_by_role("button", name="Submit").tap()
        await expect(form).to_be_hidden()
        assert await place.bot.told("form") == ("", "A wall that is warm.", [], [])


async def test_a_phone_reaches_every_list(place: Stage) -> None:
    async with place.page(phone=True) as page:
        await expect(page.get_by_role("navigation", name="Channels")).to_be_hidden()
        await page.get_by_role("button", name="Servers and channels").tap()
        await page.get_by_role("navigation", name="Channels").get_by_role("button", name="bot-corner").tap()
        await expect(page.get_by_role("heading", name="bot-corner", exact=True)).to_be_visible()
        await expect(page.get_by_role("navigation", name="Channels")).to_be_hidden()
        await page.get_by_role("button", name="Members").tap()
        await expect(page.get_by_role("complementary", name="Members")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("button", name="Members")).to_be_focused()
        form = await choose_command(page, "train")
        await form.get_by_role("button", name="Send").tap()
        await expect(messages(page, "The dataset is fine").last).to_be_visible()
        await picture(page, "phone-train")


async def test_selects_for_one_for_several_and_for_people(place: Stage) -> None:
    async with place.page() as page:
        await choose_command(page, "choose")
        await page.keyboard.press("Enter")
        await messages(page, "Choose:").wait_for()
        shown = await pinned(page, messages(page, "Choose:"))
        plant = shown.get_by_role("combobox", name="Plant")
        await plant.click()
        await page.get_by_role("option", name="Bean").click()
        await expect(messages(page, "You chose bean.").last).to_be_visible()
        tools = shown.get_by_role("combobox", name="Tools")
        await tools.press("ArrowDown")
        await page.keyboard.press("Space")
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Space")
        await page.keyboard.press("Escape")
        await expect(messages(page, "You chose spade, hoe.").last).to_be_visible()
        gardener = shown.get_by_role("combobox", name="Gardener")
        await gardener.press("ArrowDown")
        await page.keyboard.type("cl")
        await page.keyboard.press("Enter")
        await expect(messages(page, f"You chose {place.user('cleo').id}.").last).to_be_visible()


async def test_a_press_that_nobody_answers(place: Stage) -> None:
    async with place.page() as page:
        await choose_command(page, "hi")
        await page.keyboard.press("Enter")
        card = messages(page, "Hello, I am Tester").last
        await card.get_by_role("button", name="Withdraw my corrections").click()
        await expect(card.get_by_role("button", name="Withdraw my corrections")).to_have_attribute("aria-busy", "true")
        await expect(card).to_contain_text("The application did not respond")


async def test_a_form_that_is_refused_stays_open_with_its_words(place: Stage) -> None:
    async with place.page() as page:
        form_command = await choose_command(page, "form")
        await expect(form_command.get_by_role("combobox", name="about")).to_be_focused()
        await page.keyboard.type("cleo")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Enter")
        form = page.get_by_role("dialog", name="Correct this reply")
        await form.get_by_label("The right answer").fill("Words that must not be lost")
        await place.bot.close()
        await form.get_by_role("button", name="Submit").click()
        await expect(form.get_by_role("alert")).to_have_text(re.compile("did not respond"))
        await expect(form.get_by_label("The right answer")).to_have_value("Words that must not be lost")
