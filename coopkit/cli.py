"""The commands: parse arguments, call, and print errors in one line."""

import re
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from coopkit.content import ContentUnavailable, curricula, find_sessions, locale_for, own_glossary
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

Language = Annotated[str, typer.Option(help="The language of the pages, such as fr.")]
Country = Annotated[str | None, typer.Option(help="Two letters, such as KE: this country's numbers, dates and rules.")]


@app.callback(invoke_without_command=True)
def commands(context: typer.Context) -> None:
    """An interactive training workbook for people who start and run co-operatives."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8866,
    room: Annotated[bool, typer.Option("--room", help="Let phones connect from the beginning.")] = False,
    language: Language = "en",
    country: Country = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Don't open a browser.")] = False,
) -> None:
    """Start the workbook."""
    facts = _facts(country)
    locale = locale_for(language, _country(country))
    own_glossary()  # fail now, not on the first page, if it can't be read

    # Imported when needed: Voila takes seconds to import, and a mistyped option should fail at once.
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
    face: Annotated[str, typer.Option(metavar="worksheet|answer-key", help="Which handout to make.")] = "worksheet",
    format_: Annotated[str, typer.Option("--format", metavar="html", help="File format.")] = "html",
    language: Language = "en",
    country: Country = None,
    out: Annotated[Path, typer.Option(help="Output folder.")] = Path("handouts"),
) -> None:
    """Make handouts for some sessions, or for all of them."""
    from rich.console import Console

    from coopkit.export.handouts import make_handouts
    from coopkit.export.printed_sheets import SHEET_TYPES, PublishError

    if face not in SHEET_TYPES:
        raise typer.TyperException(f"there is no handout '{face}'. Choose one of {', '.join(SHEET_TYPES)}")
    if format_ != "html":
        raise typer.TyperException(f"handouts can't be made as '{format_}'. Use html, and print to PDF from a browser")
    locale = locale_for(language, _country(country))
    own_glossary()  # fail before anything is made if it can't be read
    try:
        made = make_handouts(find_sessions(tuple(sessions or ())), face, locale, out, Console(stderr=True))
    except PublishError as error:
        fail(str(error), FAILED)
    typer.echo(f"Made {len(made)} {'handout' if len(made) == 1 else 'handouts'} in {out}.")


@app.command()
def build() -> None:
    """Run every new or changed notebook, so that the next start serves all sessions at once."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from coopkit.content import Notebook
    from coopkit.notebooks import NotebookRun, RunCache, RunError, run_cached

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
            run_cached(sessions, RunCache(), done)
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
        typer.echo(f"{len(found)} {'problem' if len(found) == 1 else 'problems'} found.", err=True)
        sys.exit(FAILED)
    typer.echo("No problems found.")


def main() -> None:
    """Run a command. An error is one line on stderr; the exit code is 2 for bad usage, 1 for other errors."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        with environment_in_use():
            code = app(standalone_mode=False)
    except typer.TyperException as error:
        fail(f"{error.format_message().rstrip('.')}. Run `coopkit --help` for usage.", BAD_USE)
    except (UnknownLanguage, ContentUnavailable, CountryError) as error:
        fail(str(error), BAD_USE)
    except StoreError as error:
        fail(str(error), FAILED)
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    sys.exit(code)


def fail(sentence: str, code: int) -> NoReturn:
    """Exit with an error of one line on stderr."""
    typer.echo(f"error: {' '.join(sentence.split())}", err=True)
    sys.exit(code)


def _facts(code: str | None) -> CountryFacts:
    """Return a country's facts, or none with a warning; its number and date formats are used in any case."""
    try:
        return load_country(_country(code) or "")
    except UnknownCountry as error:
        typer.echo(f"{error} Every rule is shown as a question for the registrar.")
        return load_country()


def _country(code: str | None) -> str | None:
    if code is not None and not re.fullmatch("[A-Za-z]{2}", code):
        raise typer.TyperException(f"'{code}' isn't a country code. Use two letters, such as KE")
    return code
