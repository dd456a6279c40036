"""Commands on the page: the list that `/` opens, options, autocomplete, files, and answers of every kind."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, Route, expect

from page_fixtures import Stage, choose_command, composer, log, messages, picture, stage

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    async with stage(tmp_path_factory.mktemp("commands")) as made:
        yield made


def send_button(page: Page) -> object:
    return page.get_by_role("button", name="Send", exact=True)


async def test_a_slash_lists_the_commands_and_typing_filters_them(place: Stage) -> None:
    async with place.page() as page:
        await composer(page).press_sequentially("/")
        options = page.get_by_role("listbox", name="Commands").get_by_role("option")
        await expect(options).to_have_count(9)
        await expect(options.filter(has_text="/hi")).to_contain_text("Says who I am and what is kept about you")
        await picture(page, "commands")
        await composer(page).press_sequentially("t")
        await expect(options.first).to_contain_text("/think")
        await composer(page).press("ArrowDown")
        active = await composer(page).get_attribute("aria-activedescendant")
        await expect(page.locator(f"#{active}")).to_contain_text("/train")
        await composer(page).press("Escape")
        await expect(options).to_have_count(0)
        await expect(composer(page)).to_have_value("/t")


async def test_a_card_for_the_caller_alone_by_keys_only(place: Stage) -> None:
    async with place.page() as page:
        await expect(composer(page)).to_be_focused()
        await page.keyboard.type("/hi")
        await expect(page.get_by_role("option", name="/hi")).to_be_visible()
        await page.keyboard.press("Enter")
        await page.keyboard.press("Enter")
        card = messages(page, "Hello, I am Tester").last
        await expect(card).to_contain_text("Only you can see this")
        await expect(card.get_by_role("button", name="Delete my data")).to_be_visible()
        await expect(card.get_by_role("link", name="Guide")).to_have_attribute("href", "https://example.org/guide")
        await expect(card.locator("dt")).to_have_text(["Model", "Good for", "Kept about you"])
        await expect(card).to_contain_text("Ada used /hi")
        await expect(composer(page)).to_be_focused()
        await picture(page, "hi")
        async with place.page() as other:
            await other.get_by_role("button", name="Change person").click()
            await other.get_by_role("dialog").get_by_role("button", name="Ben").click()
            await expect(log(other)).to_have_attribute("aria-label", "Messages in general")
            await expect(messages(other, "Hello, I am Tester")).to_have_count(0)
        await card.get_by_role("button", name="Delete my data").click()
        await expect(messages(page, "Your data is gone.")).to_be_visible()
        await messages(page, "Your data is gone.").get_by_role("button", name="Dismiss message").click()
        await expect(messages(page, "Your data is gone.")).to_have_count(0)


async def test_options_with_autocomplete_choices_numbers_and_a_file(place: Stage, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"messages": []}\n')
    async with place.page() as page:
        form = await choose_command(page, "train")
        dataset = form.get_by_role("combobox", name="dataset")
        await expect(dataset).to_be_focused()
        await expect(page.get_by_role("option")).to_have_count(3)
        await page.keyboard.type("comp")
        await expect(page.get_by_role("option")).to_have_text(["Compost questions"])
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Tab")
        await expect(dataset).to_have_value("Compost questions")
        await expect(form.get_by_role("textbox", name="epochs")).to_be_focused()
        await page.keyboard.type("30")
        await page.keyboard.press("Enter")
        await expect(form).to_contain_text("This must be at most 10.")
        await page.keyboard.press("Control+a")
        await page.keyboard.type("3")
        await page.keyboard.press("Tab")
        await page.keyboard.type("man")
        await page.keyboard.press("Tab")
        await form.locator("input[type=file]").set_input_files(rows)
        await expect(form).to_contain_text("rows.jsonl")
        await picture(page, "train-filled")
        await form.get_by_role("button", name="Send").click()
        report = messages(page, "The dataset is fine").last
        await expect(report).to_be_visible()
        assert await place.bot.told("train") == ("rows.jsonl", 17, "compost", 3, "manner")
        curve = report.get_by_role("img", name="Loss falls from 3.2 to 0.4 over 20 steps")
        await expect(curve).to_have_js_property("naturalWidth", 640)
        await expect(report.get_by_role("link", name="Download curve.png")).to_have_count(0)
        await expect(report.get_by_role("link", name="Download failures.jsonl")).to_be_visible()
        await report.get_by_role("button", name="Enlarge").click()
        large = page.get_by_role("dialog", name="curve.png")
        await expect(large.get_by_text("Loss falls from 3.2")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(report.get_by_role("button", name="Enlarge")).to_be_focused()


async def test_a_sample_goes_from_the_panel_into_the_file_option(place: Stage) -> None:
    async with place.page() as page:
        await page.get_by_role("button", name="Sandbox settings").click()
        panel = page.get_by_role("dialog", name="Sandbox")
        async with page.expect_download() as download:
            await panel.get_by_role("button", name="Download garden.jsonl").click()
        content = (await (await download.value).path()).read_bytes()
        await panel.get_by_role("button", name="Use garden.jsonl in /train").click()
        form = page.get_by_role("form", name="Command train")
        await expect(form).to_contain_text("garden.jsonl")
        await expect(form.get_by_role("button", name="Send")).to_be_focused()
        await page.keyboard.press("Enter")
        assert await place.bot.told("train") == ("garden.jsonl", len(content), None, None, None)


async def test_a_sample_is_chosen_in_the_form_or_dropped_there(place: Stage) -> None:
    async with place.page() as page:
        form = await choose_command(page, "train")
        await form.get_by_role("combobox", name="Use a sample").press("ArrowDown")
        await page.keyboard.press("Enter")
        await expect(form).to_contain_text("garden.jsonl")
        await form.get_by_role("button", name="Remove garden.jsonl").click()
        await page.get_by_role("button", name="Sandbox settings").click()
        await page.get_by_role("listitem").filter(has_text="garden.jsonl").hover()
        await page.mouse.down()
        await page.mouse.move(600, 500, steps=4)
        await expect(page.get_by_role("dialog", name="Sandbox")).to_be_hidden()
        box = await form.get_by_role("group", name="file").bounding_box()
        assert box is not None
        await page.mouse.move(box["x"] + 40, box["y"] + 10, steps=4)
        await page.mouse.up()
        await expect(form).to_contain_text("garden.jsonl")


async def test_a_required_option_and_a_subcommand(place: Stage) -> None:
    async with place.page() as page:
        await composer(page).press_sequentially("/voice set ")
        form = page.get_by_role("form", name="Command voice set")
        await expect(page.get_by_role("option", name="Alba")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("option")).to_have_count(0)
        await page.keyboard.press("Escape")
        await expect(form).to_be_hidden()
        await composer(page).press_sequentially("/voice set ")
        await expect(form.get_by_role("combobox", name="name")).to_be_focused()
        await form.get_by_role("button", name="Send").click()
        await expect(form).to_contain_text("This option is needed.")
        await page.keyboard.type("bry")
        await page.keyboard.press("Tab")
        await page.keyboard.type("tr")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Enter")
        await expect(messages(page, "I sound like Bryn.").last).to_be_visible()
        assert await place.bot.told("voice set") == ("Bryn", True)
        await expect(messages(page, "I sound like Bryn.").last).to_contain_text("used /voice set")


async def test_nobody_answers(place: Stage) -> None:
    async with place.page() as page:
        await choose_command(page, "silent")
        await page.keyboard.press("Enter")
        await expect(messages(page, "Sending the command")).to_be_visible()
        failed = messages(page, "The application did not respond")
        await expect(failed).to_contain_text("Ada used /silent")
        await expect(messages(page, "Sending the command")).to_have_count(0)
        await expect(page.get_by_role("status").filter(has_text="The application did not respond")).to_have_count(1)
        await picture(page, "no-answer")
        await failed.get_by_role("button", name="Dismiss message").click()
        await expect(failed).to_have_count(0)


async def test_thinking_until_the_answer_comes(place: Stage) -> None:
    async with place.page() as page:
        await choose_command(page, "think")
        await page.keyboard.press("Enter")
        await expect(messages(page, "Chatterbox is thinking").last).to_be_visible()
        place.bot.go_on.set()
        await expect(messages(page, "I have thought about it.").last).to_be_visible()
        await expect(messages(page, "Chatterbox is thinking")).to_have_count(0)


async def test_an_answer_that_its_edit_overtook_stays_edited(place: Stage) -> None:
    async with place.page() as page:
        place.bot.go_on.set()
        await page.locator(".log-start").wait_for()
        thoughts = messages(page, "I have thought about it.")
        there = await thoughts.count()

        async def held(route: Route) -> None:
            answer = await route.fetch()
            await expect(thoughts).to_have_count(there + 1)  # the events were quicker
            await route.fulfill(response=answer)

        await page.route("**/interactions", held)
        form = await choose_command(page, "think")
        async with page.expect_response("**/interactions"):
            await page.keyboard.press("Enter")
        await expect(form).to_have_count(0)
        await expect(thoughts).to_have_count(there + 1)
        await expect(messages(page, "Chatterbox is thinking")).to_have_count(0)


async def test_a_refused_call_brings_the_form_back(place: Stage) -> None:
    async with place.page(noisy=True) as page:
        form = await choose_command(page, "train")
        reason = {"_errors": [{"code": "X", "message": "Not today."}]}
        refusal = {"message": "Invalid Form Body", "code": 50035, "errors": {"options": {"epochs": reason}}}
        await page.route(
            "**/interactions",
            lambda route: route.fulfill(
                status=400,
                content_type="application/json",
                body=json.dumps(refusal),
            ),
        )
        await form.get_by_role("textbox", name="epochs").fill("4")
        await page.keyboard.press("Enter")
        await expect(form.get_by_role("alert").last).to_have_text(re.compile("Invalid Form Body: Not today."))
        await expect(form.get_by_role("textbox", name="epochs")).to_have_value("4")


async def test_a_person_command(place: Stage) -> None:
    async with place.page() as page:
        members = page.get_by_role("complementary", name="Members")
        await members.get_by_role("button", name="Cleo").click(button="right")
        await page.get_by_role("menuitem", name="Apps").press("ArrowRight")
        await page.get_by_role("menuitem", name="Greet").press("Enter")
        await expect(messages(page, "Hello @Cleo!").last).to_be_visible()
