// How numbers are written on this device: chosen once, when somebody is asked what a number means.

import { unlessOffline } from "./carriers.js";
import { lay, read } from "./form.js";

// styles: as the server wrote this page, its last piece the style that was chosen; exercises() are those on the page.
export function startNumberStyles(page, styles, exercises) {
  page.styles = styles;
  page.chooseStyle = (tag) => choose(page, tag, exercises()).catch(unlessOffline); // without a connection the question stays
}

// What stands on the page was written in the old style: it is saved as that, and shown anew in the new one.
async function choose(page, tag, exercises) {
  const chosen = page.styles.replace(/[^|]*$/, () => tag);
  await Promise.all(exercises.map(saveAll));
  const shown = await Promise.all(exercises.map(({ id }) => page.carrier.load(id, chosen)));
  if (shown.some(({ status }) => status !== 200 && status !== 410)) return;
  page.styles = chosen;
  page.carrier.chooseStyle(tag);
  exercises.forEach((exercise, index) => shown[index].status === 200 && showAnew(exercise, shown[index].reply));
}

async function saveAll({ keepers }) {
  for (const keeper of keepers.values()) if (keeper.saved !== "refused") await keeper.sendAll();
}

// The same answers, with numbers as this device writes them from now on; what was asked about keeps what was typed.
function showAnew(exercise, state) {
  const { form, known, seat, workings } = exercise;
  const before = known.get(seat)?.answer || {};
  const asked = workings.problems.meanings;
  const now = read(form);
  known.clear();
  exercise.learn(state);
  const anew = known.get(seat)?.answer || {};
  const isOld = (name) => !(name in asked) && name in anew && String(now[name]) === String(before[name]);
  if (seat !== null) lay(form, Object.fromEntries(Object.keys(now).map((name) => [name, isOld(name) ? anew[name] : now[name]])));
  exercise.state = state;
  workings.learn(state);
  if (Object.keys(asked).length && seat !== null) exercise.typed();
  exercise.view();
}
