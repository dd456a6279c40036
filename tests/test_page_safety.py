"""What others write can do nothing to the page; Markdown is read safely and in time."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from chatterbox.sandbox.objects import Draft
from page_bot import PROBE
from page_fixtures import Stage, choose_command, composer, log, messages, say, stage

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    async with stage(tmp_path_factory.mktemp("safety")) as made:
        yield made


async def unbroken(page: Page) -> bool:
    made = await page.evaluate("document.querySelectorAll('#app img[src$=\"/x\"], #app [onerror], #app script').length")
    return made == 0 and await page.evaluate("window.broken === undefined")


async def test_messages_names_and_cards_are_only_text(place: Stage) -> None:
    world = place.sandbox.world
    guild = world.guilds.of(place.user("ada").id)[0]
    world.users.add("mallory", PROBE[:32])
    world.guilds.join(guild.id, place.user("mallory").id)
    async with place.page() as page:
        world.acts.say(place.user("mallory").id, place.channel().id, Draft(content=PROBE))
        await expect(messages(page, PROBE).first).to_be_visible()
        await expect(page.get_by_role("complementary").get_by_role("button", name=PROBE[:32])).to_be_visible()
        await choose_command(page, "hostile")
        await page.keyboard.press("Enter")
        card = messages(page, "used /hostile").last
        await expect(card.locator(".embed-title")).to_have_text(PROBE)
        await expect(card.locator("dt")).to_have_text(PROBE)
        await expect(card.locator("code").first).to_have_text(PROBE)
        await expect(card.get_by_role("link", name="click")).to_have_count(0)
        await composer(page).press_sequentially("@<img")
        await expect(page.get_by_role("option").first).to_contain_text("<img")
        assert await unbroken(page)


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))",
        "[a](data:text/html,<script>)",
        "<javascript:alert(1)>",
        '[a](https://example.org"onmouseover=alert(1))',
        "[https://bank.example](https://thief.example)",
    ],
)
async def test_links_go_to_the_web_alone(place: Stage, text: str) -> None:
    async with place.page() as page:
        await composer(page).fill(f"link {text} end")
        await composer(page).press("Enter")
        sent = log(page).locator(".message").last
        await expect(sent).to_contain_text("link")
        for link in await sent.locator("a").all():
            address = await link.get_attribute("href") or ""
            assert re.match(r"https?://", address)
            assert await link.get_attribute("rel") == "noopener noreferrer nofollow"
        assert await unbroken(page)


async def test_a_picture_from_elsewhere_is_not_fetched(place: Stage) -> None:
    async with place.page() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        await say(page, "look at https://elsewhere.example/picture.png please")
        await page.reload()
        await expect(messages(page, "look at").last).to_be_visible()
        assert all(url.startswith(place.sandbox.url) for url in asked)


async def test_the_policy_forbids_what_is_not_the_pages_own(place: Stage) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{place.sandbox.url}/") as answer:
        rules = answer.headers["Content-Security-Policy"]
        body = await answer.text()
    assert "default-src 'none'" in rules
    assert "script-src 'self';" in rules and "style-src 'self';" in rules
    assert "unsafe" not in rules
    assert not re.search(r"<script>|<style| style=| on\w+=", body)
    assert place.sandbox.key not in body


async def parsed(page: Page, text: str) -> Any:
    return await page.evaluate("async text => (await import('/page/markdown.js')).parse(text)", text)


CASES: list[tuple[str, list[Any]]] = [
    ("**a *b* c**", [["strong", ["a ", ["emphasis", ["b"]], " c"]]]),
    ("snake_case_name", ["snake_case_name"]),
    ("2 * 3 * 4", ["2 * 3 * 4"]),
    ("***both***", [["strong", [["emphasis", ["both"]]]]]),
    ("__u__ ~~s~~", [["underline", ["u"]], " ", ["strike", ["s"]]]),
    (r"\*plain\*", ["*plain*"]),
    ("`**raw**`", [["inlineCode", "**raw**"]]),
    ("``a ` b``", [["inlineCode", "a ` b"]]),
    ("<@12> <@&34> <#56>", [["user", "12"], " ", ["role", "34"], " ", ["channel", "56"]]),
    ("</voice set:9>", [["command", "voice set"]]),
    ("@everyone", [["everyone", "everyone"]]),
    ("see https://a.example/b_(c), ok", ["see ", ["link", "https://a.example/b_(c"], "), ok"]),
    ("||a||", [["spoiler", ["a"]]]),
    ("unfinished **bold", ["unfinished **bold"]),
]


def flat(nodes: list[Any]) -> list[Any]:
    made: list[Any] = []
    for node in nodes:
        if node["type"] == "text":
            made.append(node["text"])
        elif node["type"] == "link":
            made.append(["link", node["url"]])
        else:
            inside = flat(node["children"]) if "children" in node else None
            made.append([node["type"], inside or node.get("text") or node.get("id") or node.get("name")])
    return made


async def test_markdown_is_read_as_discord_reads_it(place: Stage) -> None:
    async with place.page() as page:
        for text, expected in CASES:
            blocks = await parsed(page, text)
            assert [flat(block["children"]) for block in blocks] == [expected], text
        kinds = [block["type"] for block in await parsed(page, "# a\n-# b\n> c\n- d\n```py\ne\n```\nf")]
        assert kinds == ["heading", "subtext", "quote", "list", "code", "paragraph"]
        assert [block["type"] for block in await parsed(page, "before ```one``` after")] == [
            "paragraph",
            "code",
            "paragraph",
        ]
        nested = await parsed(page, "> a\n> > b\n>>> c\nd")
        assert [block["type"] for block in nested] == ["quote", "quote"]


@pytest.mark.parametrize(
    "piece", ["*", "_", "**a", "||", "`", "[a](", "<", "> ", "- a\n", "```", "~~_*", "\\", "https://"]
)
async def test_markdown_takes_little_time_over_anything(place: Stage, piece: str) -> None:
    async with place.page() as page:
        text = (piece * 4000)[:4000]
        took = await page.evaluate(
            """async text => {
                const { parse } = await import('/page/markdown.js');
                const start = performance.now();
                parse(text);
                return performance.now() - start;
            }""",
            text,
        )
        assert took < 1500
