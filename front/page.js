// A page of the server: starts what is on it, and sends what other pages left behind.

import { overHttp } from "./carriers.js";
import { all, show } from "./dom.js";
import { browserStorage, Drafts, memoryOf } from "./drafts.js";
import { Exercise } from "./exercise.js";
import { tellFaults } from "./faults.js";
import { startFiles } from "./files.js";
import { Keeper } from "./keeper.js";
import { startNumberStyles } from "./number_styles.js";
import { Reader } from "./reader.js";
import { showRetired } from "./retired.js";
import { Steps } from "./steps.js";
import { startTerms } from "./terms.js";
import { Timer } from "./timer.js";

const LOOK_AGAIN = 15000;

function startExercises(page, states) {
  const found = all(document, "[data-exercise]").filter((section) => states[section.dataset.exercise]);
  return found.map((section) => new Exercise(section, states[section.dataset.exercise], page));
}

function sendLeftovers(page, here) {
  const told = () => showRetired(document.querySelector("[data-retired]"), page.drafts);
  told();
  const keepers = new Map();
  for (const draft of page.drafts.list()) {
    if (here.has(draft.exercise)) continue;
    const key = `${draft.exercise}:${draft.seat}`;
    keepers.set(key, [...(keepers.get(key) || []), draft]);
  }
  return [...keepers.values()].map((drafts) => {
    const keeper = new Keeper(drafts[0].exercise, drafts[0].seat, page, told);
    keeper.adopt(drafts);
    return keeper;
  });
}

function followTabs(page, learner, exercises) {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(`coopkit:${learner}`);
  page.publish = (news) => channel.postMessage(news);
  channel.onmessage = ({ data }) => {
    const exercise = exercises().find(({ id }) => id === data.exercise);
    if (!exercise) return;
    exercise.fromTabs.add(`${data.seat}:${data.version}`);
    // In a tab that writes numbers in another way, the same text may be another number.
    if (data.styles === exercise.styles && exercise.follow(data.seat, data.version, data.answer)) exercise.layIn();
    exercise.refresh();
  };
}

// Where somebody else is about to take over: what would stay behind on this device.
function warnOfUnsent(drafts) {
  const warning = document.querySelector("[data-unsent]");
  if (!warning) return;
  const look = () => show(warning, drafts.list().some(({ refused }) => !refused));
  look();
  setInterval(look, 1000);
}

function startSession(page, data, exercises) {
  const root = document.querySelector("[data-session]");
  const bar = document.querySelector("[data-bar]");
  if (!root || !bar) return () => exercises;
  const memory = page.memoryOf(root.dataset.session);
  const { words } = data;
  const timer = new Timer(bar, words, memory);
  const reader = new Reader(root, { words, memory, seats: data.seats });
  let step;
  const inStep = () => exercises.filter(({ section }) => step.contains(section));
  const opened = (now, number, first) => {
    step = now;
    timer.open(number, Number(now.dataset.minutes));
    if (first) reader.passOn();
    inStep().forEach((exercise) => exercise.refresh());
  };
  new Steps(root, bar, { words, memory, opened });
  return inStep;
}

function start(data) {
  const kept = browserStorage();
  const drafts = new Drafts(data.learner, kept);
  const page = { kept, drafts, words: data.words, person: data.person, carrier: overHttp(data.answers, data.learner) };
  let exercises = [];
  startNumberStyles(page, data.styles, () => exercises);
  page.memoryOf = (name) => memoryOf(kept, `coopkit-view:${data.learner}:${name}`);
  followTabs(page, data.learner, () => exercises);
  exercises = startExercises(page, data.states || {});
  const inSight = startSession(page, data, exercises);
  const leftovers = sendLeftovers(page, new Set(exercises.map(({ id }) => id)));
  warnOfUnsent(drafts);
  const keepers = () => [...exercises.flatMap((exercise) => [...exercise.keepers.values()]), ...leftovers];
  const hurry = () => keepers().forEach((keeper) => keeper.hurry());
  const look = () => {
    if (document.visibilityState === "visible") inSight().forEach((exercise) => exercise.refresh());
  };
  addEventListener("online", hurry);
  addEventListener("focus", hurry);
  addEventListener("pagehide", () => keepers().forEach((keeper) => keeper.leave()));
  document.addEventListener("visibilitychange", () => (hurry(), look()));
  setInterval(look, LOOK_AGAIN);
}

// Safari keeps pages for the back button although they say no-store: none of hers may outlive the facilitator's sign-out.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && document.querySelector(".signed-in")) location.reload();
});
document.documentElement.classList.add("js");
startTerms(document);
startFiles(document);
const inline = document.getElementById("coopkit-state");
tellFaults(document.querySelector("[data-fault]"));
if (inline) start(JSON.parse(inline.textContent));
