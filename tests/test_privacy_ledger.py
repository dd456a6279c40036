"""The ledger: what each model was made of; what is withdrawn or deleted is in no later training file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chatterbox.errors import Refused
from chatterbox.models import RunState
from chatterbox.store.ledger import Source
from loopback_backend import LoopbackBackend, loopback_backend
from privacy_fixtures import ADA, CHECKPOINT, GUILD, PrivacyHouse, checkpoint, member, privacy_house
from training_house import garden


@pytest.fixture
async def backend() -> AsyncIterator[LoopbackBackend]:
    async with loopback_backend() as running:
        running.steps = 1
        running.checkpoints = [checkpoint()]
        yield running


@pytest.fixture
async def house(backend: LoopbackBackend, tmp_path: Path) -> AsyncIterator[PrivacyHouse]:
    async with privacy_house(tmp_path, backend) as built:
        yield built


async def test_each_row_of_a_training_has_its_source_giver_form_and_time(house: PrivacyHouse) -> None:
    mine = await house.teach(member(8), "Who sells zorb seeds?", "Mina.")
    run = await house.trained(garden(), by=ADA)
    async with house.store.reading() as work:
        entries = {entry.source: entry for entry in await work.ledger.of_run(GUILD, run.id)}
        (dataset,) = await work.datasets.all(GUILD)
    upload, form = entries[Source("upload", dataset.id)], entries[Source("form", mine.id)]
    assert len(entries) == 2
    assert upload.rows + form.rows == len(house.rows())
    assert (upload.giver_id, upload.form_version, upload.given_at) == (ADA.user_id, 0, dataset.created_at)
    assert (form.giver_id, form.given_at) == (8, mine.created_at)
    assert form.form_version > 0
    assert (await house.services.privacy.kept(member(8))).models == (run.model,)


async def test_a_withdrawn_correction_is_in_no_row_of_the_next_training(house: PrivacyHouse) -> None:
    gone = await house.teach(member(8), "Who sells zorb seeds?", "Mina of Zorbton.")
    stays = await house.teach(member(9), "When is the swap?", "In March.")
    first = await house.trained(garden())
    assert any("Zorbton" in row for row in house.rows())
    assert await house.services.privacy.stale(ADA) == ()

    await house.services.corrections.withdraw_one(member(8), gone.id)
    assert await house.services.privacy.models_with(GUILD, [gone.id]) == (first.model,)
    assert await house.services.privacy.stale(ADA) == (first.model,)
    assert not await house.services.privacy.clean(GUILD)
    with pytest.raises(Refused):
        await house.services.privacy.stale(member(9))

    second = await house.trained()  # what "Retrain without it" starts
    assert not any("zorb" in row.lower() for row in house.rows())
    assert any("In March." in row for row in house.rows())
    async with house.store.reading() as work:
        assert [e.source.id for e in await work.ledger.of_run(GUILD, second.id) if e.source.kind == "form"] == [
            stays.id
        ]
    assert await house.services.privacy.clean(GUILD)


async def test_a_withdrawal_during_the_run_that_contains_it_is_named_afterwards(house: PrivacyHouse) -> None:
    gone = await house.teach(member(8), "Who sells zorb seeds?", "Mina.")
    house.backend.hold = "running"
    run = await house.train(garden())
    await house.backend.saw("POST /fine_tuning/jobs")
    await house.services.corrections.withdraw_one(member(8), gone.id)
    house.backend.hold = ""
    ended = await house.ended(run)
    assert ended.state is RunState.SUCCEEDED
    assert await house.services.privacy.stale(ADA) == (ended.model,)


async def test_a_deletion_during_the_run_that_contains_it_ends_the_run(house: PrivacyHouse) -> None:
    await house.teach(member(8), "Who sells zorb seeds?", "Mina of Zorbton.")
    house.backend.hold = "running"
    run = await house.train(garden())
    await house.backend.saw("POST /fine_tuning/jobs")
    await house.services.privacy.delete_mine(member(8))
    ended = await house.ended(run)
    assert ended.state is RunState.FAILED
    assert "deleted by whoever gave it" in ended.error
    await house.backend.saw("DELETE /files/{id}")
    assert not house.backend.files
    async with house.store.reading() as work:
        record = await work.runs.get(GUILD, run.id)
    assert record is not None
    assert "Zorbton" not in str(record.detail)


async def test_a_model_that_holds_what_was_deleted_goes_once_another_serves(house: PrivacyHouse) -> None:
    await house.teach(member(8), "Who sells zorb seeds?", "Mina of Zorbton.")
    first = await house.trained(garden())
    gone = await house.services.privacy.delete_mine(member(8))
    # It answers now, so it stays and is named; the checkpoints on its way to it go.
    assert gone.models == (first.model,)
    assert house.backend.deleted == {CHECKPOINT}
    assert await house.services.privacy.stale(ADA) == (first.model,)

    await house.trained()
    assert not any("Zorbton" in row for row in house.rows())
    await house.services.privacy.sweep()
    await house.backend.saw("DELETE /models/{id}", 2)
    await house.services.privacy._clearing.settled(5)
    assert first.model in house.backend.deleted
    assert await house.services.privacy.stale(ADA) == ()


async def test_what_a_backend_refuses_to_delete_is_named_and_tried_again(house: PrivacyHouse) -> None:
    await house.teach(member(8), "Who sells zorb seeds?", "Mina.")
    await house.trained(garden())
    house.backend.refused_routes["DELETE /models/{id}"] = (403, "not yours to delete")
    gone = await house.services.privacy.delete_mine(member(8))
    assert [(one.kind, one.backend) for one in gone.refused] == [("checkpoints", "loop")]
    assert "not yours to delete" in gone.refused[0].refused
    del house.backend.refused_routes["DELETE /models/{id}"]
    await house.services.privacy.sweep()
    await house.services.privacy._clearing.settled(5)
    assert await house.services.privacy.refused(GUILD) == ()
    assert house.backend.deleted == {CHECKPOINT}


async def test_a_candidate_that_holds_what_was_deleted_is_not_taken_into_use(
    backend: LoopbackBackend, tmp_path: Path
) -> None:
    async with privacy_house(tmp_path, backend, promote="ask") as house:
        await house.teach(member(8), "Who sells zorb seeds?", "Mina.")
        run = await house.trained(garden())
        backend.refused_routes["DELETE /models/{id}"] = (403, "not yours to delete")
        gone = await house.services.privacy.delete_mine(member(8))
        assert {one.kind for one in gone.refused} == {"checkpoints", "model"}
        with pytest.raises(Refused, match="deleted by whoever gave it"):
            await house.services.promotions.promote(ADA, run.id)
