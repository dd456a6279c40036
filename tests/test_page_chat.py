"""Talking on the page: acting as people, messages and what is done with them, what is new, lost connections."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, Route, async_playwright, expect

from chatterbox.sandbox.objects import Draft
from chatterbox.sandbox.server import Sandbox
from page_bot import PageBot
from page_fixtures import Stage, act_as, chromium, composer, log, logged_in, messages, picture, say, stage

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    async with stage(tmp_path_factory.mktemp("chat")) as made:
        yield made


async def test_the_key_leaves_the_address_and_stays_in_the_tab(place: Stage) -> None:
    async with place.page() as page:
        await expect(composer(page)).to_be_focused()
        assert page.url == f"{place.sandbox.url}/"
        assert place.sandbox.key not in await page.content()
        await page.reload()
        await expect(composer(page)).to_be_focused()


@pytest.mark.parametrize("fragment", ["", "#key=wrong"])
async def test_without_the_right_key_it_says_what_to_do(place: Stage, fragment: str) -> None:
    async with place.page(at=f"{place.sandbox.url}/{fragment}", noisy=True) as page:
        await expect(page.get_by_role("heading", name="Open the start address")).to_be_visible()
        await expect(page.locator("#app")).to_be_hidden()


async def test_everybody_sees_their_own_servers_and_channels(place: Stage) -> None:
    async with place.page() as page:
        servers, channels = (
            page.get_by_role("navigation", name="Servers"),
            page.get_by_role("navigation", name="Channels"),
        )
        await expect(servers.get_by_role("button")).to_have_count(3)
        await expect(channels.get_by_role("button", name="committee")).to_be_visible()
        await act_as(page, "Cleo")
        await expect(servers.get_by_role("button", name="Tin Whistle")).to_have_count(0)
        await expect(channels.get_by_role("button", name="committee")).to_have_count(0)
        await act_as(page, "Finn")
        await expect(channels.get_by_role("heading", name="The Tin Whistle Players")).to_be_visible()
        await expect(servers.get_by_role("button", name="Harbour")).to_have_count(0)


async def test_channels_and_people_show_who_is_online(place: Stage) -> None:
    async with place.page() as page:
        members = page.get_by_role("complementary", name="Members")
        await expect(members.get_by_role("button", name=re.compile("Chatterbox.*online"))).to_be_visible()
        await page.get_by_role("button", name="bot-corner").click()
        await expect(page.get_by_role("heading", name="bot-corner", exact=True)).to_be_visible()
        await expect(composer(page)).to_have_attribute("placeholder", "Message #bot-corner")


async def test_messages_are_sent_edited_and_deleted(place: Stage) -> None:
    async with place.page() as page:
        await say(page, "The shed is open")
        await composer(page).press("ArrowUp")
        editor = page.get_by_role("textbox", name="Edit message")
        await expect(editor).to_have_value("The shed is open")
        await editor.fill("The shed is shut")
        await editor.press("Enter")
        changed = messages(page, "The shed is shut").last
        await expect(changed).to_contain_text("(edited)")
        await expect(composer(page)).to_be_focused()
        await changed.hover()
        await changed.get_by_role("button", name="More").click()
        await page.get_by_role("menuitem", name="Delete message").click()
        await page.get_by_role("dialog", name="Delete message").get_by_role("button", name="Delete").click()
        await expect(messages(page, "The shed is shut")).to_have_count(0)


async def test_markdown_becomes_what_it_means(place: Stage) -> None:
    async with place.page() as page:
        await composer(page).fill("**fat** *thin* `code` ||secret|| <t:1700000000:D>\n> quoted\n- first\n- second")
        await composer(page).press("Enter")
        sent = messages(page, "fat").last
        await expect(sent.locator("strong")).to_have_text("fat")
        await expect(sent.locator("em")).to_have_text("thin")
        await expect(sent.locator("code")).to_have_text("code")
        await expect(sent.locator("blockquote")).to_have_text("quoted")
        await expect(sent.get_by_role("listitem")).to_have_text(["first", "second"])
        await expect(sent.locator("time", has_text="14 November 2023")).to_be_visible()
        spoiler = sent.get_by_role("button", name="Spoiler")
        await expect(spoiler.locator(".spoiler-text")).to_be_hidden()
        await spoiler.press("Enter")
        await expect(sent.locator(".spoiler.revealed")).to_have_text("secret")


async def test_names_are_suggested_and_become_mentions(place: Stage) -> None:
    async with place.page() as page:
        await composer(page).press_sequentially("Ask @cle")
        await expect(page.get_by_role("option", name="Cleo")).to_be_visible()
        await composer(page).press("Tab")
        await expect(composer(page)).to_have_value("Ask @Cleo ")
        await composer(page).press_sequentially("in #bot")
        await composer(page).press("Enter")
        await composer(page).press("Enter")
        sent = messages(page, "Ask").last
        await expect(sent.locator(".mention")).to_have_text(["@Cleo", "#bot-corner"])
        raw = place.sandbox.world.messages.history(place.channel().id, place.user("ada").id)[0].content
        assert raw == f"Ask <@{place.user('cleo').id}> in <#{place.channel('bot-corner').id}>"


async def test_the_bot_is_mentioned_answers_by_edits_and_is_replied_to(place: Stage) -> None:
    async with place.page() as page:
        await say(page, "@Chatterbox what do tomatoes want?")
        answer = messages(page, "and a south wall").last
        await expect(answer).to_have_class(re.compile("pinging"))
        await expect(answer.get_by_role("button", name="In reply to Ada")).to_be_visible()
        await answer.hover()
        await answer.get_by_role("button", name="Reply", exact=True).click()
        toggle = page.get_by_role("button", name="Ping Chatterbox")
        await expect(toggle).to_have_attribute("aria-pressed", "true")
        await toggle.click()
        await expect(toggle).to_have_attribute("aria-pressed", "false")
        reply = await say(page, "And beans?")
        await expect(reply).to_contain_text("Tomatoes want warm feet")
        assert await reply.get_by_role("button", name="In reply to Chatterbox").inner_text() != ""
        world = place.sandbox.world
        assert world.messages.history(place.channel().id, place.user("ada").id)[0].mentions == []


async def test_reactions_count_and_are_taken_back(place: Stage) -> None:
    async with place.page() as ada, place.page() as ben:
        await act_as(ben, "Ben")
        sent = await say(ada, "A robin in the shed")
        await sent.click(button="right")
        await ada.get_by_role("menuitem", name="React: thumbs up").click()
        shown = messages(ben, "A robin in the shed").last.locator(".reaction:not(.add)")
        await expect(shown).to_have_attribute("aria-pressed", "false")
        await shown.click()
        await expect(shown).to_contain_text("2")
        await expect(shown).to_have_attribute("aria-pressed", "true")
        await shown.click()
        await expect(shown).to_contain_text("1")
        await expect(messages(ada, "A robin in the shed").last.locator(".count")).to_have_text("1")


async def test_typing_and_messages_of_others_come_in(place: Stage) -> None:
    async with place.page() as ada, place.page() as ben:
        await act_as(ben, "Ben")
        await composer(ben).press_sequentially("Who has")
        await expect(ada.locator("#typing")).to_contain_text("Ben is typing")
        await composer(ben).press_sequentially(" the can?")
        await composer(ben).press("Enter")
        await expect(messages(ada, "Who has the can?").last).to_be_visible()
        await expect(ada.locator("#typing")).not_to_contain_text("Ben")


async def test_what_is_new_is_marked_and_pings_are_counted(place: Stage) -> None:
    async with place.page() as page:
        acts, corner = place.sandbox.world.acts, place.channel("plots-and-plants")
        row = page.get_by_role("button", name="plots-and-plants")
        await row.click()
        await page.get_by_role("button", name="general", exact=True).click()
        acts.say(place.user("ben").id, corner.id, Draft(content="Slugs!"))
        await expect(page.get_by_role("button", name="plots-and-plants, unread")).to_be_visible()
        acts.say(place.user("ben").id, corner.id, Draft(content=f"<@{place.user('ada').id}> look"))
        await expect(row.locator(".count-badge")).to_have_text("1")
        await expect(page).to_have_title(re.compile(r"^\(1\)"))
        await row.click()
        await expect(log(page).locator(".divider.new")).to_have_count(1)
        await expect(messages(page, "@Ada look")).to_have_class(re.compile("pinging"))
        await expect(row.locator(".count-badge")).to_have_count(0)


async def test_what_comes_while_a_channel_is_fetched_is_not_lost(place: Stage) -> None:
    async with place.page() as page:
        acts, ben = place.sandbox.world.acts, place.user("ben").id
        fetched, other = place.channel("plots-and-plants"), place.channel("bot-corner")

        async def held(route: Route) -> None:
            answer = await route.fetch()
            acts.say(ben, fetched.id, Draft(content="Just now"))
            acts.say(ben, other.id, Draft(content="And here"))
            await expect(page.get_by_role("button", name="bot-corner, unread")).to_be_visible()
            await route.fulfill(response=answer)

        await page.route(f"**/channels/{fetched.id}/messages*", held)
        async with page.expect_response(f"**/channels/{fetched.id}/messages*"):
            await page.get_by_role("button", name="plots-and-plants").click()
        await page.locator(".log-start").wait_for()
        await expect(messages(page, "Just now")).to_be_visible()


async def test_direct_messages(place: Stage) -> None:
    async with place.page() as page:
        await page.get_by_role("button", name="Direct messages").click()
        await page.get_by_role("button", name="Cleo").first.click()
        await expect(composer(page)).to_have_attribute("placeholder", "Message @Cleo")
        await say(page, "Only for you")
        await act_as(page, "Cleo")
        await page.get_by_role("button", name="Direct messages").click()
        await page.get_by_role("button", name="Ada").first.click()
        await expect(messages(page, "Only for you")).to_be_visible()


async def test_pictures_open_large_and_files_come_down(place: Stage, tmp_path: Path) -> None:
    async with place.page() as page:
        note = tmp_path / "notes.txt"
        note.write_text("water at dawn")
        await page.locator("input[type=file]").first.set_input_files(note)
        await expect(page.locator(".tray")).to_contain_text("notes.txt")
        sent = await say(page, "Here they are")
        async with page.expect_download() as download:
            await sent.get_by_role("link", name="Download notes.txt").click()
        assert (await (await download.value).path()).read_text() == "water at dawn"


async def test_older_messages_are_read_when_scrolled_to(place: Stage) -> None:
    channel, ben = place.channel("rehearsals", guild=1), place.user("finn")
    for number in range(120):
        place.sandbox.world.acts.say(ben.id, channel.id, Draft(content=f"tune number {number}."))
    async with place.page() as page:
        await page.get_by_role("button", name="Tin Whistle").click()
        await page.get_by_role("button", name="rehearsals").click()
        await expect(messages(page, "tune number 119.")).to_be_in_viewport()
        for oldest in (69, 19, 0):
            await log(page).evaluate("log => { log.scrollTop = 0 }")
            await expect(messages(page, f"tune number {oldest}.")).to_have_count(1)
        assert await log(page).locator(".message").count() == 120
        await log(page).evaluate("log => { log.scrollTop = 0 }")
        await page.get_by_role("button", name="Newest messages").click()
        await expect(messages(page, "tune number 119.")).to_be_in_viewport()


async def test_another_channel_is_reached_by_a_few_letters(place: Stage) -> None:
    async with place.page() as page:
        await expect(composer(page)).to_be_focused()
        await page.keyboard.press("Control+k")
        await page.keyboard.type("rehear")
        await expect(page.get_by_role("option")).to_have_count(1)
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="rehearsals", exact=True)).to_be_visible()


async def test_the_page_comes_back_after_a_restart(tmp_path: Path) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        async with Sandbox(tmp_path) as sandbox:
            page: Page = await browser.new_page()
            await page.goto(sandbox.start_address)
            await say(page, "Before the storm")
            port = int(sandbox.url.rsplit(":", 1)[1])
        await expect(page.get_by_text("The connection to the sandbox is lost")).to_be_visible()
        await picture(page, "connection-lost")
        async with Sandbox(tmp_path, port) as sandbox:
            await expect(page.get_by_text("The connection to the sandbox is lost")).to_be_hidden()
            await expect(messages(page, "Before the storm")).to_have_count(1)
            async with logged_in(PageBot(), sandbox):
                await say(page, "@Chatterbox hello again")
                await expect(messages(page, "and a south wall")).to_be_visible()
        await browser.close()


async def test_a_bot_that_goes_is_shown_offline(tmp_path: Path) -> None:
    async with stage(tmp_path) as own, own.page() as page:
        members = page.get_by_role("complementary", name="Members")
        await expect(members.get_by_role("button", name=re.compile("Chatterbox.*online"))).to_be_visible()
        await own.bot.close()
        await expect(members.get_by_role("button", name=re.compile("Chatterbox.*offline"))).to_be_visible()
