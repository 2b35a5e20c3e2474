"""A session with every exercise of the catalogue; what only a key may hold carries the sentinel."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from coopkit.exercises import Exercise
from coopkit.exercises.key import SampleAnswer
from tests.exercises.catalogue import CATALOGUE, SENTINEL
from tests.serve.workbook import write_curriculum

__all__ = ["EVERY_KIND", "FILL", "SENTINEL", "SESSION", "FilledExercise", "write_every_kind"]

SESSION = "think_coop/kinds"


@dataclass(frozen=True)
class FilledExercise:
    """An exercise of the catalogue and one of its sample answers."""

    name: str
    exercise: Exercise
    sample: SampleAnswer

    @property
    def id(self) -> str:
        """The exercise's id."""
        return self.exercise.id

    @property
    def source(self) -> str:
        """The cell that shows it, with its definition and its key."""
        both = msgspec.json.encode(self.exercise).decode()
        return (
            "import msgspec\n"
            "from coopkit.authoring.display import show\n"
            "from coopkit.exercises import Exercise\n"
            f"show(msgspec.json.decode({both!r}, type=Exercise))"
        )


EVERY_KIND = tuple(FilledExercise(name, made, made.sample_answers()[-1]) for name, made in CATALOGUE.items())


def write_every_kind(folder: Path) -> Path:
    """The notebook, alone in a curriculum below this folder."""
    cells = [("markdown", "# Every kind"), ("code", "from coopkit.workbook import *")]
    for each in EVERY_KIND:
        cells += [("markdown", f"## {each.name}\n\nRead this aloud."), ("code", each.source)]
    return write_curriculum(folder, "kinds", tuple(cells))


FILL = """(form, answer) => {
  for (const [name, value] of Object.entries(answer)) {
    const own = [...form.querySelectorAll(`[name="${name}"]`)];
    const list = form.querySelector(`[data-arrange="${name}"]`);
    if (list) {
      value.forEach((id, place) => {
        const item = list.querySelector(`[value="${id}"]`).closest("li");
        while ([...list.children].indexOf(item) > place) item.querySelector('[data-action="up"]').click();
      });
      continue;
    }
    for (const control of own) {
      if (control.type === "radio" || control.type === "checkbox")
        control.checked = [].concat(value).includes(control.value);
      else control.value = value;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}"""
