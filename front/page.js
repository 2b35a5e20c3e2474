// A page of the server: starts everything on it, and sends what other pages left unsent.

import { Autosave } from "./autosave.js";
import { startTerms } from "./disclosure.js";
import { createElement, formatMessage, queryAll, setText, setVisible } from "./dom.js";
import { showScriptErrors } from "./errors.js";
import { Exercise } from "./exercise.js";
import { startNumberStyles } from "./number_styles.js";
import { startSession } from "./session.js";
import { browserStorage, DraftStore, viewState } from "./storage.js";
import { httpTransport } from "./transport.js";

const POLL_INTERVAL = 15000;
const OPTION_ID_FIELD = /\.(choice|to|group|now)$/; // fields that hold ids of options, which no one typed

function startExercises(page, states) {
  const sections = queryAll(document, "[data-exercise]").filter(({ dataset }) => states[dataset.exercise]);
  return sections.map((section) => new Exercise(section, states[section.dataset.exercise], page));
}

// Send the drafts of exercises that are not on this page.
function sendOtherDrafts(page, exercises) {
  const ids = new Set(exercises.map(({ id }) => id));
  const onChange = () => showRetiredDrafts(document.querySelector("[data-retired]"), page.drafts);
  onChange();
  return page.drafts.listByAnswer(({ exercise }) => !ids.has(exercise)).map((drafts) => {
    const autosave = new Autosave(drafts[0].exercise, drafts[0].seat, page, onChange);
    autosave.resume(drafts);
    return autosave;
  });
}

// Drafts of exercises that the workbook no longer has: never sent again, but shown until someone dismisses them.
function showRetiredDrafts(box, drafts) {
  if (!box) return;
  const retired = drafts.list().filter((draft) => draft.retired);
  const isTyped = ([name, value]) => typeof value === "string" && !OPTION_ID_FIELD.test(name);
  const texts = retired.flatMap(({ answer }) => Object.entries(answer).filter(isTyped).map(([, value]) => value));
  box.querySelector("ul").replaceChildren(...texts.map((text) => createElement("li", text, { dir: "auto" })));
  box.querySelector("button").onclick = () => {
    retired.forEach(({ key }) => drafts.remove(key));
    setVisible(box, false);
  };
  setVisible(box, retired.length > 0);
}

// Tabs of this browser tell each other what they have saved.
function syncTabs(page, learner, exercises) {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(`coopkit:${learner}`);
  page.publish = (saved) => channel.postMessage(saved);
  channel.onmessage = ({ data }) => {
    const exercise = exercises().find(({ id }) => id === data.exercise);
    if (!exercise) return;
    exercise.tabVersions.add(`${data.seat}:${data.version}`);
    // In a tab with another number style, the same text may be another number.
    const isReadable = data.styles === exercise.styles;
    if (isReadable && exercise.applyAnswer(data.seat, data.version, data.answer)) exercise.updateForm();
    exercise.refresh();
  };
}

// Before someone else takes over this device: warn that there are answers it has not sent yet.
function warnOfUnsentDrafts(drafts) {
  const warning = document.querySelector("[data-unsent]");
  if (!warning) return;
  const update = () => setVisible(warning, drafts.list().some(({ refused }) => !refused));
  update();
  setInterval(update, 1000);
}

// Tell people that a file is too large before it is sent over a slow network.
function checkFileSizes() {
  for (const input of queryAll(document, "input[type=file][data-largest]")) {
    const problem = document.getElementById(input.getAttribute("aria-describedby"));
    input.addEventListener("change", () => {
      const tooLarge = [...input.files].some(({ size }) => size > Number(input.dataset.largest));
      setVisible(problem, tooLarge);
      input.setCustomValidity(tooLarge ? problem.textContent.trim() : "");
    });
  }
}

// The session list tells how far this device has come in a session.
function showStepsReached(viewStateOf) {
  for (const task of queryAll(document, "[data-task]")) {
    const link = task.querySelector("[data-continue]");
    const step = viewStateOf(task.dataset.task).get("step") ?? 0;
    if (link && step > 0) {
      setText(link, formatMessage(link.dataset.continue, { n: step + 1, all: task.dataset.steps }));
    }
  }
}

// A long table can be continued on a laptop, if the address of this page works on other devices.
function showWaysToLaptop() {
  if (/^(localhost|127\..*|\[::1\])$/.test(location.hostname)) return;
  for (const link of queryAll(document, "[data-laptop]")) {
    const place = `${location.pathname}#${link.closest("[data-exercise]").id}`;
    link.href = `/codes?laptop=1&next=${encodeURIComponent(place)}`;
    setVisible(link, true);
  }
}

function start(data) {
  const storage = browserStorage();
  const drafts = new DraftStore(data.learner, storage);
  const transport = httpTransport(data.answers, data.learner);
  const page = { drafts, transport, words: data.words, person: data.person };
  page.memberNames = (data.seats ?? []).map(({ name }) => name);
  page.viewState = (name) => viewState(storage, `coopkit-view:${data.learner}:${name}`);
  showStepsReached(page.viewState);
  showWaysToLaptop();
  let exercises = [];
  startNumberStyles(page, data.styles, () => exercises);
  syncTabs(page, data.learner, () => exercises);
  exercises = startExercises(page, data.states || {});
  const exercisesInView = startSession(page, data, exercises);
  const otherAutosaves = sendOtherDrafts(page, exercises);
  warnOfUnsentDrafts(drafts);
  const autosaves = () => [...exercises.flatMap((exercise) => [...exercise.autosaves.values()]), ...otherAutosaves];
  const flush = () => autosaves().forEach((autosave) => autosave.flush());
  const refresh = () => {
    if (document.visibilityState === "visible") exercisesInView().forEach((exercise) => exercise.refresh());
  };
  addEventListener("online", flush);
  addEventListener("focus", flush);
  addEventListener("pagehide", () => autosaves().forEach((autosave) => autosave.sendOnLeave()));
  document.addEventListener("visibilitychange", () => (flush(), refresh()));
  setInterval(refresh, POLL_INTERVAL);
}

// Safari keeps pages for its Back button despite no-store; a facilitator's page must not survive signing out.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && document.querySelector(".signed-in")) location.reload();
});
queryAll(document, "[data-action=print]").forEach((button) => button.addEventListener("click", () => print()));
document.documentElement.classList.add("js");
startTerms(document);
checkFileSizes();
showScriptErrors(document.querySelector("[data-fault]"));
const inlineState = document.getElementById("coopkit-state");
if (inlineState) start(JSON.parse(inlineState.textContent));
