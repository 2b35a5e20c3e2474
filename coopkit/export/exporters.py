"""Exporters for nbconvert: `jupyter nbconvert --to coop_worksheet | coop_answer_key NOTEBOOK`."""

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

from nbconvert.exporters import Exporter
from nbconvert.utils.exceptions import ConversionException
from traitlets import Unicode
from traitlets.config import Application, Config

from coopkit.content import ContentUnavailable, locale_for, notebook_at
from coopkit.export.answers_file import read_answers_file, read_calculation_context
from coopkit.export.printed_sheets import ANSWER_KEY, WORKSHEET, PublishError, render_sheet, sheet_suffix
from coopkit.i18n import Locale, UnknownLanguage
from coopkit.notebooks import RunError, run_notebook


class CoopExporter(Exporter):
    """Base of our exporters: run a notebook, whether it has outputs or not, and render one sheet of its session."""

    sheet_type = ""
    output_mimetype = "text/html"

    language = Unicode("en", help="The language of the sheet, such as fr.").tag(config=True)
    country = Unicode("", help="Two letters: numbers and dates as this country writes them.").tag(config=True)
    answers = Unicode("", help="A JSON file with answers that a worksheet shows in place.").tag(config=True)

    def __init__(self, config: Config | None = None, **settings: Any) -> None:
        known = self.class_trait_names(config=True)
        sections = [each.__name__ for each in type(self).mro() if issubclass(each, CoopExporter)]
        for section in sections:
            for name in config.get(section, {}) if config else ():
                if name not in known:
                    _exit_with(f"There is no option --{section}.{name}. There are: language, country, answers.")
        super().__init__(config=config, **settings)  # type: ignore[no-untyped-call]

    def from_filename(  # type: ignore[override]  # as nbconvert's own exporters do: text, not a notebook
        self, filename: str, resources: Any = None, **_: Any
    ) -> tuple[str, Any]:
        """Return the sheet of a notebook file, and nbconvert's resources."""
        path = Path(filename).resolve()
        metadata = {"name": path.stem, "path": str(path.parent)}
        return self._sheet(path), {
            **(resources or {}),
            "metadata": metadata,
            "output_extension": self.file_extension,
        }

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: Any = None, **kw: Any
    ) -> tuple[str, Any]:
        """Return the sheet of a notebook in memory; its pictures are in the folder that the resources name."""
        _, resources = super().from_notebook_node(nb, resources, **kw)
        metadata = resources["metadata"]
        file = Path(metadata["path"] or ".", f"{metadata['name']}.ipynb")
        if metadata["path"] and file.is_file():
            return self._sheet(file.resolve()), resources
        with TemporaryDirectory() as folder:
            file = Path(folder, "workbook", f"{metadata['name']}.ipynb")
            file.parent.mkdir()
            file.write_text(json.dumps(nb), encoding="utf-8")
            return self._sheet(file), resources

    def _file_extension_default(self) -> str:
        return sheet_suffix(self.sheet_type)

    def _sheet(self, path: Path) -> str:
        """Run the notebook and render its sheet; any error ends the command with one sentence."""
        try:
            locale = self._locale()
            notebook_run = run_notebook(notebook_at(path))
            if not self.answers:
                return render_sheet(self.sheet_type, notebook_run, locale)
            file = Path(self.answers)
            answers = read_answers_file(file, notebook_run.session)
            if self.sheet_type != WORKSHEET:
                self.log.warning("This face shows no saved answers; --CoopExporter.answers is passed over.")
            return render_sheet(self.sheet_type, notebook_run, locale, answers, read_calculation_context(file, locale))
        except (ContentUnavailable, PublishError, RunError, UnknownLanguage) as error:
            _exit_with(str(error))

    def _locale(self) -> Locale:
        """Return the locale that the options name."""
        if self.country and not re.fullmatch("[A-Za-z]{2}", self.country):
            raise PublishError(f"A country is named by two letters, such as KE, not '{self.country}'.")
        return locale_for(self.language, self.country)


class WorksheetExporter(CoopExporter):
    """Export the worksheet: blank, or with answers from a file."""

    sheet_type = WORKSHEET
    export_from_notebook = "Worksheet"


class AnswerKeyExporter(CoopExporter):
    """Export the facilitator's answer key."""

    sheet_type = ANSWER_KEY
    export_from_notebook = "Answer key"


def _exit_with(sentence: str) -> NoReturn:
    """End with this sentence; where nbconvert runs as a command, without the traceback that it would print."""
    if Application.initialized() and Application.instance().name == "jupyter-nbconvert":
        raise SystemExit(sentence)
    raise ConversionException(sentence)
