// How numbers are written on this device: chosen once, when somebody is asked what a number means.

import { unlessOffline } from "./carriers.js";
import { make, say } from "./dom.js";
import { noteAt } from "./field_notes.js";
import { isSame, lay, read } from "./form.js";
import { PROBLEM } from "./problems.js";
import { opened } from "./starts.js";

// styles: as the server wrote this page, its last piece the style that was chosen; exercises() are those on the page.
export function startNumberStyles(page, styles, exercises) {
  page.styles = styles;
  page.chooseStyle = (exercise, tag) => choose(page, tag, exercise, exercises());
}

// What stands in the exercise was written in the old style: it is saved as that, and shown anew in the new one. Others
// follow as soon as they can be saved.
async function choose(page, tag, exercise, exercises) {
  const asked = exercise.form.getRootNode().activeElement;
  const chosen = page.styles.replace(/[^|]*$/, () => tag);
  const { status, reply } = await loadSaved(exercise, chosen).catch(unlessOffline);
  if (status !== 200) {
    sayNotYet(exercise, asked);
    return;
  }
  page.styles = chosen;
  page.carrier.chooseStyle(tag);
  showAnew(exercise, reply, chosen);
  exercises.filter((each) => each !== exercise).forEach((each) => each.refresh());
}

async function loadSaved({ id, keepers, page }, styles) {
  for (const keeper of keepers.values()) if (!keeper.refused) await keeper.sendAll();
  return page.carrier.load(id, styles);
}

// The question stays, and can be answered again.
function sayNotYet({ keepers, words, workings }, asked) {
  const why = [...keepers.values()].some(({ other }) => other) ? words.differs : words.failed;
  const note = noteAt(asked, PROBLEM);
  note.querySelector("[data-not-yet]")?.remove();
  note.append(" ", make("span", why, { "data-not-yet": "" }));
  say(workings.voice, why);
}

// The same answers, with numbers as this device writes them from now on; what was asked about keeps what was typed.
export function showAnew(exercise, state, styles) {
  const { form, seat, known, keepers, workings } = exercise;
  const asked = workings.problems.meanings;
  const now = read(form);
  const before = opened(form, known.get(seat)?.answer, exercise.state.starts);
  exercise.writeAs(styles);
  exercise.state = state;
  known.clear();
  for (const [each, { version, answer }] of Object.entries(state.answers)) {
    known.set(Number(each), { version, answer });
    const keeper = keepers.get(Number(each));
    if (keeper?.styles === styles) keeper.base = version;
  }
  workings.learn(state);
  if (exercise.fixedSeat() !== seat) exercise.turnTo(exercise.fixedSeat());
  else if (seat !== null) {
    const anew = opened(form, known.get(seat)?.answer, state.starts);
    const wanted = withTyped(anew, before, now, asked);
    lay(form, wanted);
    workings.look();
    if (!isSame(wanted, anew)) exercise.typed();
  }
  exercise.view();
}

// What is known anew, with what was typed on and what was asked about as it stands.
function withTyped(anew, before, now, asked) {
  const wanted = { ...anew };
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
    if (!(name in asked) && String(now[name]) === String(before[name])) continue;
    if (name in now) wanted[name] = now[name];
    else delete wanted[name];
  }
  return wanted;
}
