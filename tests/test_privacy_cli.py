"""`chatterbox privacy`: for people who share no server with the bot any more; and the statement."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from chatterbox.config import Privacy, Settings
from chatterbox.models import Space
from chatterbox.privacy import delete_person, export_person, print_reports
from chatterbox.statement import statement
from loopback_backend import loopback_backend
from privacy_fixtures import ADA, CHECKPOINT, checkpoint, member, privacy_house, settings_of
from training_house import garden


async def test_the_operator_exports_and_deletes_a_person_also_while_the_bot_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with loopback_backend() as backend, privacy_house(tmp_path / "bot", backend) as house:
        backend.steps = 1
        backend.checkpoints = [checkpoint()]
        cleo, elsewhere = member(8), member(8, Space("guild", 78))
        await house.teach(cleo, "Who sells zorb seeds?", "Mina.")
        await house.teach(elsewhere, "Who sings?", "Tam.")
        await house.services.reports.submit(cleo, "It was\nrude.")
        await house.trained(garden(), by=type(ADA)(ADA.space, 8, "Cleo", trains=True))
        target = tmp_path / "cleo.zip"

        assert await export_person(house.settings, 8, None, target) == 0
        with zipfile.ZipFile(target) as archive:
            places = json.loads(archive.read("data.json"))["places"]
            (upload,) = [archive.read(name) for name in archive.namelist() if name.startswith("datasets/")]
        assert upload == garden()
        assert [one["answer"] for place in places for one in place["corrections"]] == ["Mina.", "Tam."]
        with pytest.raises(FileExistsError):
            await export_person(house.settings, 8, None, target)

        assert await delete_person(house.settings, 8, 78, datasets=True, really=False) == 1
        assert await delete_person(house.settings, 8, 78, datasets=True, really=True) == 0
        assert [len(await house.services.privacy.corrections(one)) for one in (cleo, elsewhere)] == [1, 0]
        assert await print_reports(house.settings) == 0
        capsys.readouterr()
        assert await delete_person(house.settings, 8, None, datasets=False, really=True) == 0
        printed = capsys.readouterr().out
        assert "guild:77: deleted 0 questions with their replies, 1 corrections, 0 datasets" in printed
        assert "1 datasets stay with guild:77" in printed
        assert "still contain something of it" in printed and "ft:" in printed
        assert "still at a backend" in printed  # the checkpoints: the bot that runs deletes them
        await house.services.privacy.sweep()
        await house.services.privacy._clearing.settled(5)
        assert backend.deleted == {CHECKPOINT}
        assert await export_person(house.settings, 8, None, tmp_path / "none.zip") == 0
        assert "Nothing is kept about 8" in capsys.readouterr().out
        await print_reports(house.settings)
        assert "by 0  It was rude." in capsys.readouterr().out


def test_the_statement_says_what_is_configured(tmp_path: Path) -> None:
    plain = statement(Settings())
    assert "nothing is passed on" in plain
    assert "after 30 days" in plain
    hosted = settings_of(tmp_path, "https://models.example/v1").model_copy(
        update={"privacy": Privacy(left_days=90, removed_days=1, deleted_message_days=0, contact="zorb@people.example")}
    )
    said = statement(hosted)
    assert "models.example" in said
    assert "after 90 days" in said and "removed the bot: after one day" in said and "an hour at most" in said
    assert "zorb@people.example" in said
    assert "{" not in said
