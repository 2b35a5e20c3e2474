"""nbconvert's exporters: `jupyter nbconvert --to coop_worksheet | coop_answer_key NOTEBOOK`."""

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
from coopkit.export.answers_file import read_answers, read_group
from coopkit.export.sheets import ANSWER_KEY, WORKSHEET, PublishError, draw, ending
from coopkit.i18n import Locale, UnknownLanguage
from coopkit.notebooks import RunError, run_notebook


class CoopExporter(Exporter):
    """Runs a notebook, cleared or not, and prints one face of its session."""

    face = ""
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
                    _refuse(f"There is no option --{section}.{name}. There are: language, country, answers.")
        super().__init__(config=config, **settings)  # type: ignore[no-untyped-call]

    def from_filename(  # type: ignore[override]  # as nbconvert's own exporters do: text, not a notebook
        self, filename: str, resources: Any = None, **_: Any
    ) -> tuple[str, Any]:
        """The sheet of a notebook's file, and nbconvert's resources."""
        path = Path(filename).resolve()
        place = {"name": path.stem, "path": str(path.parent)}
        return self._sheet(path), {
            **(resources or {}),
            "metadata": place,
            "output_extension": self.file_extension,
        }

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: Any = None, **kw: Any
    ) -> tuple[str, Any]:
        """The sheet of a notebook in memory; its pictures are found where the resources say that it lies."""
        _, resources = super().from_notebook_node(nb, resources, **kw)
        place = resources["metadata"]
        file = Path(place["path"] or ".", f"{place['name']}.ipynb")
        if place["path"] and file.is_file():
            return self._sheet(file.resolve()), resources
        with TemporaryDirectory() as folder:
            file = Path(folder, "workbook", f"{place['name']}.ipynb")
            file.parent.mkdir()
            file.write_text(json.dumps(nb), encoding="utf-8")
            return self._sheet(file), resources

    def _file_extension_default(self) -> str:
        return ending(self.face)

    def _sheet(self, path: Path) -> str:
        try:
            locale = self._locale()
            ran = run_notebook(notebook_at(path))
            file = Path(self.answers)
            answers = read_answers(file, ran.session) if self.answers else None
            if answers is not None and self.face != WORKSHEET:
                self.log.warning("This face shows no saved answers; --CoopExporter.answers is passed over.")
            return draw(self.face, ran, locale, answers, read_group(file, locale) if self.answers else None)
        except (ContentUnavailable, PublishError, RunError, UnknownLanguage) as error:
            _refuse(str(error))

    def _locale(self) -> Locale:
        if self.country and not re.fullmatch("[A-Za-z]{2}", self.country):
            raise PublishError(f"A country is named by two letters, such as KE, not '{self.country}'.")
        return locale_for(self.language, self.country)


class WorksheetExporter(CoopExporter):
    """The worksheet: blank, or with answers from a file."""

    face = WORKSHEET
    export_from_notebook = "Worksheet"


class AnswerKeyExporter(CoopExporter):
    """The facilitator's answer key."""

    face = ANSWER_KEY
    export_from_notebook = "Answer key"


def _refuse(sentence: str) -> NoReturn:
    """Ends with one sentence: on stderr where nbconvert runs as a command, which would print a traceback."""
    if Application.initialized() and Application.instance().name == "jupyter-nbconvert":
        raise SystemExit(sentence)
    raise ConversionException(sentence)
