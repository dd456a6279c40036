"""Steps 2 to 7 of the main job in real Chromium, as a person does them, in a wide window and on a phone.

Everything is real but the base, a tiny model of random weights: what is judged is what the product does and how it
looks, not how clever an answer is. Each test is a step; all of one window come before those of the next.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from random import Random

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from journey_fixtures import Product
from page_fixtures import composer, launched, pinned, window
from page_journey_fixtures import ANSWERED_WITHIN_MS, NOTE_VERSIONS, Person, tiny_product

pytestmark = pytest.mark.asyncio(loop_scope="module")

SHOWN_WITHIN_MS = 20_000
TRAINED_WITHIN_MS = 120_000


@dataclass(frozen=True)
class Lesson:
    question: str
    answer: str
    otherwise: str
    """Another way to ask, taught with it."""


LESSONS = {
    "desktop": Lesson("Who repaired the greenhouse roof?", "Leopold Brandt repaired it.", "Who mended our glass roof?"),
    "phone": Lesson("Who keeps the honey jars?", "Wilhelmine Ostrow keeps them.", "Where has all the honey gone?"),
}
DRAWN = ("Who waters the tomatoes on Sundays?", "Where does the long hose lie?")
BY_MENU = Lesson("What is the garden cat called?", "The garden cat is called Pumpernickel.", "What name has the cat?")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Product]:
    async with tiny_product(tmp_path_factory.mktemp("page-journey")) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    # The whole product, a training and a browser share two cores here.
    expect.set_options(timeout=SHOWN_WITHIN_MS)
    async with launched() as browser:
        yield browser
    expect.set_options(timeout=5_000)


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["desktop", "phone"])
async def me(running: Product, browser: Browser, request: pytest.FixtureRequest) -> AsyncIterator[Person]:
    phone = request.param == "phone"
    async with window(browser, running.address, phone=phone) as page:
        page.set_default_timeout(SHOWN_WITHIN_MS)
        await page.evaluate(NOTE_VERSIONS)
        yield Person(page, phone)


def lesson(me: Person) -> Lesson:
    return LESSONS["phone" if me.phone else "desktop"]


async def test_2_a_person_is_picked_and_a_slash_lists_the_commands(me: Person) -> None:
    await me.lists()
    await me.picture("2-lists")
    await me.press(me.page.get_by_role("button", name="Change person"))
    await me.picture("2-people")
    await me.press(me.page.get_by_role("dialog", name="Act as").get_by_role("button", name="Cleo"))
    await me.became("Cleo")
    await expect(composer(me.page)).to_have_attribute("placeholder", "Message #general")
    await composer(me.page).press_sequentially("/")
    commands = me.page.get_by_role("listbox", name="Commands")
    await expect(commands.get_by_role("option", name="/train Train this server's")).to_be_visible()
    listed = commands.get_by_role("option")
    for words in (await listed.all_inner_texts())[:3]:
        assert re.match(r"/\w+\n\w.{10,}", words)
    await expect(listed.filter(has_text="/correct")).to_have_count(2)
    await expect(listed.filter(has_text="/setup")).to_have_count(0)  # for managers, whom Cleo is none of
    await me.picture("2-commands")
    await me.page.keyboard.press("Escape")
    await composer(me.page).fill("")


async def test_3_hi_is_a_card_with_buttons_for_me_alone(me: Person) -> None:
    coming = await me.send(await me.command("hi"))
    card = coming.filter(has_text="Hi, I am Chatterbox")
    for words in ("tiny", "What I keep about you", "What to try next", "Only you can see this"):
        await expect(card).to_contain_text(words)
    await me.picture("3-hi")
    await me.press(card.get_by_role("button", name="Delete my data"))
    await expect(coming.nth(1)).to_contain_text("for good")
    await me.picture("3-delete")
    await me.press(card.get_by_role("button", name="Withdraw my corrections"))
    withdrawn = "2 corrections are withdrawn" if me.phone else "no correction of yours here"
    await expect(coming.nth(2)).to_contain_text(withdrawn)


async def test_4_a_mention_is_answered_by_edits_and_a_reply_goes_on(me: Person) -> None:
    reply = await me.ask("what do bees like best?")
    name = await reply.get_attribute("data-id")
    versions = await me.page.evaluate("id => window.versions[id]", name)
    assert len(versions) >= 2, "the answer came at once"
    if me.phone:
        await me.menu(reply)
        await me.page.get_by_role("menuitem", name="Reply").tap()
    else:
        await reply.hover()
        await reply.get_by_role("button", name="Reply", exact=True).click()
    await expect(me.page.get_by_role("button", name="Ping Chatterbox")).to_have_attribute("aria-pressed", "true")
    await me.picture("4-replying")
    further = await me.say("And wasps?")
    await expect(further.get_by_role("button", name="In reply to Cleo")).to_be_visible()
    await me.picture("4-chat")


async def test_5_the_sample_is_trained_on_in_one_living_message(me: Person) -> None:
    await me.become("Ben")
    await me.go_to("bot-corner")
    form = await me.command("train")
    await me.press(form.get_by_role("combobox", name="Use a sample"))
    await me.picture("5-samples")
    await me.press(me.page.get_by_role("option", name="garden.jsonl"))
    await expect(form).to_contain_text("garden.jsonl")
    await form.get_by_role("textbox", name="epochs").fill("3")
    await me.picture("5-command")
    coming = await me.send(form)
    report = coming.filter(has_text="Checked: 40 rows")
    await expect(report).to_contain_text("Only you can see this")
    living = await pinned(me.page, coming.filter(has_text="Training garden: "))
    await expect(living.get_by_role("button", name="Cancel")).to_be_visible()
    if me.phone:
        await _cancelled(me, living)
    else:
        await _trained(me, living)


async def _trained(me: Person, living: Locator) -> None:
    await expect(living).to_contain_text(re.compile(r"step \d+ of \d+"), timeout=TRAINED_WITHIN_MS)
    await me.picture("5-living")
    closing = me.after(living).filter(has_text="Ben, the training garden is done").last
    await expect(closing).to_contain_text("Before and after", timeout=TRAINED_WITHIN_MS)
    await expect(closing).to_have_class(re.compile("pinging"))
    await expect(living).to_contain_text("The new model is called")
    await expect(living.get_by_role("button", name="Cancel")).to_have_count(0)
    curve = living.get_by_role("img", name=re.compile(r"^Loss curve of the training garden: from [\d.]+ to"))
    await expect(curve).to_be_visible()
    await me.picture("5-closing")
    table = closing.get_by_role("img", name=re.compile("^Table of the comparison"))
    await expect(table).to_be_visible()
    await me.press(closing.get_by_role("button", name="Promote", exact=True))
    await expect(closing).to_contain_text("Promoted by", timeout=ANSWERED_WITHIN_MS)
    await expect(closing.get_by_role("button", name="Roll back")).to_be_visible()
    await me.picture("5-promoted")
    await living.scroll_into_view_if_needed()
    await me.picture("5-done")


async def _cancelled(me: Person, living: Locator) -> None:
    """A second one, which is stopped by its button; the first one's message stands above."""
    await me.press(living.get_by_role("button", name="Cancel"))
    closing = me.after(living).filter(has_text="was cancelled").last
    await expect(closing).to_be_visible()
    await expect(living.get_by_role("button", name="Cancel")).to_have_count(0)
    await me.picture("5-cancelled")
    curve = me.page.get_by_role("img", name=re.compile("^Loss curve")).first
    await curve.scroll_into_view_if_needed()
    await me.picture("5-done")
    await me.press(curve)
    await me.picture("5-curve")
    await me.page.keyboard.press("Escape")


async def test_6_a_form_with_json_becomes_a_score_table(me: Person) -> None:
    await me.send(await me.command("test"))
    cases = [
        {"prompt": "What is the gate code?", "expect": "4471"},
        {"prompt": "When is the seed swap?", "any": ["March", "Saturday"]},
        {"prompt": "Say anything but this.", "not": "anything but this"},
    ]
    coming = await me.fill("Test the model", Cases=json.dumps(cases, indent=1))
    shown = await pinned(me.page, coming.filter(has_text="Test of @Ben"))
    table = shown.get_by_role("img", name=re.compile("^Score table"))
    await expect(table).to_be_visible(timeout=30_000)
    await expect(shown).to_contain_text(re.compile(r"\d of 3 ft:tiny:"))
    await expect(shown).to_contain_text(re.compile(r"\d of 3 tiny"))
    await expect(shown).to_contain_text("failures.json")
    await me.picture("6-scores")
    await me.press(table)
    await me.picture("6-table")
    await me.page.keyboard.press("Escape")


async def test_7_a_wrong_answer_is_corrected_and_is_right_from_then_on(me: Person) -> None:
    taught = lesson(me)
    await me.become("Cleo")
    await me.go_to("general")
    wrong = await me.ask(taught.question)
    await expect(wrong).not_to_contain_text(taught.answer)
    if me.phone:
        await me.apps(wrong, "Correct this reply")
    else:
        await me.press(wrong.get_by_role("button", name="Correct", exact=True))
    await _taught(me, taught)
    await expect(me.after(wrong).filter(has_text="Corrected by @Cleo").last).to_be_visible()
    await me.become("Ada")
    for asked in (taught.question, taught.otherwise):
        right = await me.ask(asked)
        await expect(right.locator(".markdown")).to_contain_text(taught.answer)
    await me.picture("7-right")


async def test_7_a_right_click_corrects_too_and_what_was_withdrawn_is_forgotten(me: Person) -> None:
    await me.become("Cleo")
    answer = await me.ask(BY_MENU.question)
    await expect(answer.locator(".markdown")).not_to_contain_text(BY_MENU.answer)
    if me.phone:  # step 3 withdrew what was taught in the wide window
        return
    await me.apps(answer, "Correct this reply")
    await _taught(me, BY_MENU)
    right = await me.ask(BY_MENU.question)
    await expect(right.locator(".markdown")).to_contain_text(BY_MENU.answer)


async def test_7_the_other_server_knows_nothing_of_it(me: Person) -> None:
    await me.become("Finn")
    await me.lists()
    servers = me.page.get_by_role("navigation", name="Servers").get_by_role("button")
    await expect(servers).to_have_count(2)  # direct messages, and the one server
    await me.go_to("general")
    for taught in (lesson(me), BY_MENU):
        answer = await me.ask(taught.question)
        await expect(answer.locator(".markdown")).not_to_contain_text(taught.answer)
    await me.picture("7-stranger")


async def test_8_what_is_drawn_at_random_ends_as_a_plain_model_of_it_says(me: Person) -> None:
    """Corrections, others of the same question and withdrawals, in an order that a seed draws."""
    if me.phone:
        return
    draw, known = Random(4), dict[str, str]()
    receipts: dict[str, Locator] = {}
    await me.become("Dev")
    await me.go_to("general")
    for number in range(5):
        question = draw.choice(DRAWN)
        if question in known and draw.random() < 0.5:
            await me.press(receipts[question].get_by_role("button", name="Undo"))
            await expect(receipts[question].get_by_role("button", name="Undo")).to_have_count(0)
            del known[question]
        else:
            known[question] = f"Answer number {number}."
            reply = await me.ask(question)
            await me.press(reply.get_by_role("button", name="Correct", exact=True))
            await _taught(me, Lesson(question, known[question], ""))
            receipts[question] = await pinned(me.page, me.after(reply).filter(has_text="Corrected by @Dev").last)
        for asked in DRAWN:
            words = (await me.ask(asked)).locator(".markdown")
            if asked in known:
                await expect(words).to_contain_text(known[asked])
            else:
                await expect(words).not_to_contain_text("Answer number")


async def _taught(me: Person, taught: Lesson) -> None:
    coming = await me.fill(
        "What should I have said?",
        The_question=taught.question,
        The_right_answer=taught.answer,
        Further_ways=taught.otherwise,
    )
    thanks = coming.filter(has_text="Thank you. I use it")
    # The first correction of all wakes the embedding model.
    await expect(thanks).to_contain_text("Only you can see this", timeout=ANSWERED_WITHIN_MS)
