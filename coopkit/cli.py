"""The commands: parse arguments, call, and say in one line what went wrong."""

import re
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from coopkit.content import ContentUnavailable, curricula, find_sessions, glossary_of, locale_for
from coopkit.countries import Country as CountryFacts
from coopkit.countries import CountryError, UnknownCountry, load_country
from coopkit.i18n import UnknownLanguage
from coopkit.serve.setup_lock import environment_in_use
from coopkit.store import StoreError

BAD_USE, FAILED = 2, 1

app = typer.Typer(
    name="coopkit",
    add_completion=False,
    rich_markup_mode=None,
)

LanguageOption = Annotated[str, typer.Option(help="The language of the pages, such as fr.")]
CountryOption = Annotated[
    str | None, typer.Option(help="Two letters: numbers, dates and stated rules of this country.")
]


@app.callback(invoke_without_command=True)
def commands(context: typer.Context) -> None:
    """An interactive training workbook for people who start and run co-operatives."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to listen.")] = 8866,
    room: Annotated[bool, typer.Option("--room", help="Let the phones of the local network in.")] = False,
    language: LanguageOption = "en",
    country: CountryOption = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Open no browser.")] = False,
) -> None:
    """Start the workbook."""
    facts = _facts(country)
    locale = locale_for(language, _country(country))
    glossary_of()  # where it cannot be read, that is said now and not on the first page

    # Brought in when needed: Voila takes seconds, and a mistyped option should not.
    from coopkit.serve.port import PortError
    from coopkit.serve.startup import Settings, default_store
    from coopkit.serve.startup import serve as start

    settings = Settings(port, room, locale, default_store(), browser=not no_browser, country=facts)
    try:
        start(settings, curricula(), typer.echo)
    except PortError as error:
        fail(str(error), FAILED)


@app.command()
def handouts(
    sessions: Annotated[list[str] | None, typer.Argument(metavar="[CURRICULUM[/SESSION]]...")] = None,
    face: Annotated[
        str, typer.Option(metavar="worksheet|answer-key", help="Which side of the exercises.")
    ] = "worksheet",
    format_: Annotated[str, typer.Option("--format", metavar="html", help="The kind of file.")] = "html",
    language: LanguageOption = "en",
    country: CountryOption = None,
    out: Annotated[Path, typer.Option(help="The folder to fill.")] = Path("handouts"),
) -> None:
    """Make all sheets at once; without names, those of every session."""
    from rich.console import Console

    from coopkit.export.handouts import make_handouts
    from coopkit.export.sheets import FACES, PublishError

    if face not in FACES:
        raise typer.TyperException(f"There is no face '{face}': choose one of {', '.join(FACES)}.")
    if format_ != "html":
        raise typer.TyperException(f"Sheets come as html, not as '{format_}': print them to PDF from a browser.")
    locale = locale_for(language, _country(country))
    glossary_of()  # where it cannot be read, that is said before anything is made
    try:
        made = make_handouts(find_sessions(tuple(sessions or ())), face, locale, out, Console(stderr=True))
    except PublishError as error:
        fail(str(error), FAILED)
    typer.echo(f"{out} has {len(made)} new {'sheet' if len(made) == 1 else 'sheets'}.")


@app.command()
def build() -> None:
    """Run every new or changed notebook, so that the next start serves all sessions at once."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from coopkit.content import Notebook
    from coopkit.notebooks import Cache, NotebookRun, RunError, run_cached

    failed: list[str] = []
    sessions = find_sessions(())
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("Sessions", total=len(sessions))

        def done(notebook: Notebook, run: NotebookRun | RunError) -> None:
            if isinstance(run, RunError):
                failed.append(str(run))
            progress.advance(task)

        try:
            run_cached(sessions, Cache(), done)
        except OSError as error:
            failed.append(f"{error.filename}: {error.strerror}")
    for each in failed:
        typer.echo(f"error: {each}", err=True)
    if failed:
        raise typer.Exit(FAILED)
    typer.echo(f"All {len(sessions)} sessions are ready.")


@app.command()
def check(
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DIR|CURRICULUM[/SESSION]]...",
            help="A folder of curricula, or some sessions; by default everything coopkit comes with.",
        ),
    ] = None,
    fix_ids: Annotated[bool, typer.Option("--fix-ids", help="Give ids to the cells that have none.")] = False,
) -> None:
    """Find what is wrong with sessions before anybody learns with them."""
    from coopkit import lint

    root, names = lint.find_targets(targets or ())
    if fix_ids:
        for name, count in lint.fix_ids(root, names).items():
            typer.echo(f"{name}: gave ids to {count} {'cell' if count == 1 else 'cells'}.")
    found = lint.check(root, names)
    for each in found:
        typer.echo(str(each))
    if found:
        fail(f"{len(found)} {'problem' if len(found) == 1 else 'problems'} found.", FAILED)
    typer.echo("No problems found.")


def main() -> None:
    """Runs a command; every error is one line on stderr, 2 for bad use and 1 for failed work."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        with environment_in_use():
            code = app(standalone_mode=False)
    except typer.TyperException as error:
        fail(f"{error.format_message().rstrip('.')}. `coopkit --help` lists what there is.", BAD_USE)
    except (UnknownLanguage, ContentUnavailable, CountryError) as error:
        fail(str(error), BAD_USE)
    except StoreError as error:
        fail(str(error), FAILED)
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    sys.exit(code)


def fail(sentence: str, code: int) -> NoReturn:
    """Ends with one line on stderr."""
    typer.echo(" ".join(sentence.split()), err=True)
    sys.exit(code)


def _facts(code: str | None) -> CountryFacts:
    """What is stated of a country; where nothing is, its numbers and dates still hold."""
    try:
        return load_country(_country(code) or "")
    except UnknownCountry as error:
        typer.echo(f"{error} Until there are, every rule is a question for the registrar.")
        return load_country()


def _country(code: str | None) -> str | None:
    if code is not None and not re.fullmatch("[A-Za-z]{2}", code):
        raise typer.TyperException(f"A country is named by two letters, such as KE, not '{code}'.")
    return code
