"""The command line: `chatterbox run · sandbox · engine · bases · model · doctor · invite · guild · dataset · …`.

Each command imports what it needs when it is called, so that `--help` is quick and the bot never loads torch.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from pathlib import Path

from chatterbox import __version__
from chatterbox.errors import ChatterboxError, ConfigError
from chatterbox.logs import log_to_stderr


def main(argv: list[str] | None = None) -> int:
    """Runs one command; its exit status. A failure that has a sentence for people is printed as that sentence."""
    arguments = _parser().parse_args(argv)
    log_to_stderr(arguments.log_level)
    from chatterbox.texts import language_of, speaking

    try:
        with speaking(language_of(_terminal())):
            return int(arguments.command(arguments))
    except ChatterboxError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except (FileExistsError, NotADirectoryError, PermissionError) as error:
        if error.filename is None:
            raise
        sys.stderr.write(f"{error.filename} cannot be used: {error.strerror}. Name another folder, or mend this one.\n")
        return 2
    except KeyboardInterrupt:
        return 130


def _terminal() -> str:
    """The locale that messages have in this terminal, as POSIX orders its variables."""
    return next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="chatterbox", description="A Discord bot that learns from its community.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--log-level", default="INFO", choices=["DEBUG", "INFO", "WARNING", "ERROR"])
    commands = parser.add_subparsers(required=True, metavar="command")

    run = commands.add_parser("run", help="run the bot")
    run.set_defaults(command=_run)

    sandbox = commands.add_parser("sandbox", help="try everything on this computer: a loopback Discord with a page")
    sandbox.add_argument("--port", type=_port, default=8400, help="port of the page (default: 8400; 0: a free one)")
    sandbox.add_argument("--data", type=Path, default=Path(".sandbox"), help="where its state lies (default: .sandbox)")
    sandbox.add_argument("--no-browser", action="store_true", help="do not open the page")
    sandbox.add_argument("--transcript", type=Path, help="write every REST request and answer to this file")
    sandbox.add_argument("--application", action="append", default=[], metavar="NAME", help="make a further bot")
    sandbox.set_defaults(command=_sandbox)

    engine = commands.add_parser("engine", help="run the engine that trains and serves models")
    engine.add_argument("--host", help="address to listen on (default: 127.0.0.1)")
    engine.add_argument("--port", type=_port, help="port to listen on (default: a free one)")
    engine.add_argument("--data", type=Path, help="where files, jobs and adapters lie")
    engine.add_argument("--of-a-bot", action="store_true", help="end when no bot has asked for engine.idle_minutes")
    engine.add_argument("--stop", action="store_true", help="stop the one that runs with this data folder, and end")
    engine.set_defaults(command=_engine)

    doctor = commands.add_parser("doctor", help="check token, intents, backend, models, disk, clock and key")
    doctor.set_defaults(command=_doctor)
    invite = commands.add_parser("invite", help="print the address that invites the bot to a server")
    invite.set_defaults(command=_invite)
    dataset = commands.add_parser("dataset", help="look at a dataset before anything is trained on it")
    actions = dataset.add_subparsers(required=True, metavar="action")
    check = actions.add_parser("check", help="say what /train would say of a file")
    check.add_argument("file", type=Path, help="the dataset: JSONL, CSV, parquet, Q:/A: text, a zip of these, …")
    check.add_argument("--json", action="store_true", help="print the report as JSON, with the full list")
    check.set_defaults(command=_dataset_check)
    imported = actions.add_parser("import", help="keep each file of a folder as a dataset of a server")
    imported.add_argument("folder", type=Path, metavar="DIR", help="the folder; what lies in folders below is not read")
    imported.add_argument("--guild", type=_guild_id, required=True, metavar="ID", help="the server's id")
    imported.add_argument("--rows", choices=["imitate", "avoid"], help="what the answers are there for")
    imported.set_defaults(command=_dataset_import)
    getfile = commands.add_parser("getfile", help="fetch a file of a server that is too large for Discord")
    getfile.add_argument("guild", type=_guild_id, metavar="ID", help="the server's id")
    getfile.add_argument("name", help="the file as /getfile names it: rows:12, archive:3, …")
    getfile.add_argument("--to", type=Path, default=Path(), metavar="DIR", help="where to (default: here)")
    getfile.set_defaults(command=_getfile)
    bases = commands.add_parser(
        "bases", help="list what can be trained from, what it takes, and what fits this machine"
    )
    bases.set_defaults(command=_bases)
    model = commands.add_parser(
        "model", help="fetch a trained model: its adapter and model card, or everything in one GGUF"
    )
    model.add_argument("name", help="the model's name, as /runs shows it")
    model.add_argument("--to", type=Path, default=Path(), metavar="FOLDER", help="where to write it (default: here)")
    model.add_argument("--merged", action="store_true", help="base and adapter in one GGUF, with a Modelfile")
    model.set_defaults(command=_model)
    guild = commands.add_parser("guild", help="list, block, pause or leave servers, also while the bot runs")
    _add_guild(guild.add_subparsers(required=True, metavar="what"))
    privacy = commands.add_parser("privacy", help="export or delete what is kept about somebody; the statement")
    _add_privacy(privacy.add_subparsers(required=True, metavar="what"))
    config = commands.add_parser("config", help="print every setting with its source, secrets masked")
    config.set_defaults(command=_config)
    return parser


def _add_guild(whats: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    whats.add_parser("list", help="print the servers that the bot is in").set_defaults(command=_guild_list)
    for name, command, help_, off in (
        ("block", _guild_block, "keep the bot out of a server", "let it be invited again"),
        ("pause", _guild_pause, "let the bot answer and learn nothing in a server", "let it go on"),
        ("leave", _guild_leave, "let the bot leave a server", ""),
    ):
        what = whats.add_parser(name, help=help_)
        what.add_argument("guild", type=_guild_id, metavar="ID", help="the server's id")
        if off:
            what.add_argument("--off", action="store_true", help=off)
        what.set_defaults(command=command)


def _add_privacy(whats: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = whats.add_parser("export", help="write all that is kept about a person into a zip")
    export.add_argument("--to", type=Path, metavar="FILE", help="where to (default: my-data-USER.zip, here)")
    export.set_defaults(command=_privacy_export)
    delete = whats.add_parser("delete", help="delete all that is kept about a person, also while the bot runs")
    delete.add_argument("--keep-datasets", action="store_true", help="leave what they uploaded, without the name")
    delete.add_argument("--yes", action="store_true", help="do it; without, it is only said what would go")
    delete.set_defaults(command=_privacy_delete)
    for what in (export, delete):
        what.add_argument("user", type=_discord_id, metavar="USER", help="the person's Discord id")
        what.add_argument("--guild", type=_discord_id, metavar="ID", help="in this server only (default: everywhere)")
    whats.add_parser("statement", help="print the privacy statement, for a web page").set_defaults(
        command=_privacy_statement
    )
    whats.add_parser("left", help="print what is still to be deleted at backends").set_defaults(command=_privacy_left)
    whats.add_parser("reports", help="print what was reported").set_defaults(command=_privacy_reports)


def _discord_id(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 19):
        raise argparse.ArgumentTypeError(f"{text!r} is no Discord id: a number of up to 19 digits")
    return int(text)


def _guild_id(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 19):
        raise argparse.ArgumentTypeError(f"{text!r} is no server's id: `chatterbox guild list` prints them")
    return int(text)


def _guild_list(_arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.guilds import list_guilds

    return asyncio.run(list_guilds(load()))


def _guild_block(arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.guilds import block_guild

    return asyncio.run(block_guild(load(), arguments.guild, off=arguments.off))


def _guild_pause(arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.guilds import pause_guild

    return asyncio.run(pause_guild(load(), arguments.guild, off=arguments.off))


def _guild_leave(arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.guilds import leave_guild

    return asyncio.run(leave_guild(load(), arguments.guild))


def _privacy_export(arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.privacy import export_person

    target = arguments.to or Path(f"my-data-{arguments.user}.zip")
    return asyncio.run(export_person(load(), arguments.user, arguments.guild, target))


def _privacy_delete(arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.privacy import delete_person

    return asyncio.run(
        delete_person(
            load(), arguments.user, arguments.guild, datasets=not arguments.keep_datasets, really=arguments.yes
        )
    )


def _privacy_statement(_arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.statement import statement

    sys.stdout.write(statement(load()) + "\n")
    return 0


def _privacy_left(_arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.privacy import print_left

    return asyncio.run(print_left(load()))


def _privacy_reports(_arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.privacy import print_reports

    return asyncio.run(print_reports(load()))


def _port(text: str) -> int:
    if not (text.isdecimal() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a number from 0 to 65535")
    return int(text)


def _run(_arguments: argparse.Namespace) -> int:
    from chatterbox.app import run
    from chatterbox.config_load import load

    return asyncio.run(run(load()))


def _sandbox(arguments: argparse.Namespace) -> int:
    _needs_engine()
    from chatterbox.sandbox.process import run_sandbox

    return asyncio.run(
        run_sandbox(
            port=arguments.port,
            data=arguments.data,
            open_browser=not arguments.no_browser,
            transcript=arguments.transcript,
            applications=arguments.application,
        )
    )


def _engine(arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load

    settings = load()
    _needs_engine()
    if arguments.stop:
        return _stop_engine(arguments.data or settings.engine_data)
    from chatterbox.engine.server import run_engine

    return asyncio.run(
        run_engine(
            settings,
            host=arguments.host or settings.engine.host,
            port=settings.engine.port if arguments.port is None else arguments.port,
            data=arguments.data or settings.engine_data,
            of_a_bot=arguments.of_a_bot,
        )
    )


def _stop_engine(data: Path) -> int:
    from chatterbox.enginestop import stop_engine

    if not stop_engine(data):
        raise ConfigError(f"No engine runs with the data folder {data}.")
    sys.stdout.write("The engine is stopped. A training goes on from its last checkpoint when it is started again.\n")
    return 0


def _needs_engine() -> None:
    """Raises ConfigError where the packages of the extra `engine` are not installed."""
    from importlib.util import find_spec

    from chatterbox.texts import say

    if any(find_spec(package) is None for package in ("psutil", "xllamacpp")):
        raise ConfigError(say("engine-missing"))


def _doctor(_arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.doctor import print_examination

    return asyncio.run(print_examination(load()))


def _invite(_arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.invite import print_invitation

    return print_invitation(load())


def _bases(_arguments: argparse.Namespace) -> int:
    from chatterbox.base_list import print_bases
    from chatterbox.config_load import load

    return print_bases(load())


def _model(arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.model_files import save_model

    return save_model(load(), arguments.name, arguments.to, merged=arguments.merged)


def _dataset_check(arguments: argparse.Namespace) -> int:
    from chatterbox.dataset_check import check_dataset

    return check_dataset(arguments.file, as_json=arguments.json)


def _dataset_import(arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.dataset_import import import_datasets

    return asyncio.run(import_datasets(load(), arguments.folder, arguments.guild, arguments.rows))


def _getfile(arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load
    from chatterbox.fetch import fetch

    return asyncio.run(fetch(load(), arguments.guild, arguments.name, arguments.to))


def _config(_arguments: argparse.Namespace) -> int:
    from chatterbox.config_load import load_with_sources
    from chatterbox.config_report import print_settings

    return print_settings(load_with_sources())
