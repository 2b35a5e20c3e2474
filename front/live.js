// A live page: says how its kernel is, tells the server when it is left, and names what Voila leaves without a name.

import { reach, unlessOffline } from "./carriers.js";
import { all, say, show } from "./dom.js";

const LOOK_AGAIN = 4000;
const SOON = 100;

const part = (name) => document.querySelector(`[data-live-${name}]`);
const root = document.querySelector("[data-live]");
const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] ?? "";

// Voila says so too, but by an event that phones do not send.
function leave() {
  const form = new FormData();
  form.append("_xsrf", cookie("_xsrf"));
  navigator.sendBeacon(root.dataset.liveEnd, form);
}

function gone() {
  show(part("gone"), true);
  show(part("away"), false);
  show(part("wait"), false);
  root.inert = true;
  clearInterval(timer);
}

async function look() {
  if (document.visibilityState !== "visible") return;
  const { status } = await reach(root.dataset.live).catch(unlessOffline);
  show(part("away"), !status || status >= 500);
  if (status === 404 || status === 403) gone();
}

// Sliders come without names that a screen reader could say, and those with words as values count them instead.
function nameControls() {
  for (const slider of all(root, ".widget-slider")) {
    const label = slider.querySelector(".widget-label");
    const handle = slider.querySelector(".noUi-handle");
    const shown = slider.querySelector(".widget-readout");
    if (label && handle) handle.setAttribute("aria-label", label.textContent);
    if (!shown) continue;
    handle?.setAttribute("aria-valuetext", shown.textContent);
    shown.setAttribute("aria-hidden", "true");
    shown.tabIndex = -1;
  }
}

// A new chart is a new element, which nothing would read out.
function tellFinding() {
  const found = root.querySelector("[data-finding]") || root.querySelector(".chart figcaption");
  say(part("finding"), found?.textContent || "");
}

function started(app) {
  app.shell.node.id = "voila-shell"; // "main" is ours
  app.shell.node.hidden = true;
  app.widgetManager?.kernel.iopubMessage.connect((_, message) => {
    if (message.header.msg_type === "error") show(part("trouble"), true);
  });
  show(part("wait"), false);
  const changed = () => (nameControls(), tellFinding());
  new MutationObserver(changed).observe(root, { childList: true, subtree: true });
  changed();
}

const timer = setInterval(look, LOOK_AGAIN);
const starting = setInterval(() => {
  if (!window.jupyterapp) return;
  clearInterval(starting);
  started(window.jupyterapp);
}, SOON);
document.addEventListener("visibilitychange", look);
addEventListener("online", look);
addEventListener("pagehide", leave);
addEventListener("pageshow", (event) => event.persisted && location.reload());
