// A live tool's page: shows how its kernel is, tells the server when the page is left, and labels Voila's controls.

import { queryAll, setText, setVisible } from "./dom.js";
import { ignoreOffline } from "./errors.js";
import { mirrorArrowKeys, mirrorPointer } from "./mirrored_sliders.js";
import { request } from "./transport.js";

const POLL_INTERVAL = 4000;
const STARTING_INTERVAL = 100;
const LONGEST_WAIT = 5000; // for a group's numbers: a tool of a country office may not ask for any

const part = (name) => document.querySelector(`[data-live-${name}]`);
const root = document.querySelector("[data-live]");
const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] ?? "";

// Voila does this too, but on an event that phones don't fire.
function endKernel() {
  const form = new FormData();
  form.append("_xsrf", cookie("_xsrf"));
  navigator.sendBeacon(root.dataset.liveEnd, form);
}

function onKernelEnded() {
  setVisible(part("gone"), true);
  setVisible(part("away"), false);
  setVisible(part("wait"), false);
  root.inert = true;
  clearInterval(polling);
}

async function checkKernel() {
  if (document.visibilityState !== "visible") return;
  const { status } = await request(root.dataset.live).catch(ignoreOffline);
  setVisible(part("away"), !status || status >= 500);
  if (status === 404 || status === 403) onKernelEnded();
}

// ipywidgets give a slider no name for screen readers, and a slider of words only the number of its word.
function labelSliders() {
  for (const slider of queryAll(root, ".widget-slider")) {
    mirrorPointer(slider);
    const label = slider.querySelector(".widget-label");
    const handle = slider.querySelector(".noUi-handle");
    const value = slider.querySelector(".widget-readout");
    if (label && handle) handle.setAttribute("aria-label", label.textContent);
    if (!value) continue;
    handle?.setAttribute("aria-valuetext", value.textContent);
    value.setAttribute("aria-hidden", "true");
    value.tabIndex = -1;
  }
}

// A new chart is a new element, which a screen reader would not read out.
function announceFinding() {
  const finding = root.querySelector("[data-finding]") || root.querySelector(".chart figcaption");
  setText(part("finding"), finding?.textContent || "");
}

// Until then the tool shows its example, which somebody could take for their own numbers.
function onShown() {
  delete root.dataset.waiting;
  setVisible(part("wait"), false);
}

function onVoilaReady(app) {
  app.shell.node.id = "voila-shell"; // the id "main" is our own page's
  app.shell.node.hidden = true;
  app.widgetManager?.kernel.iopubMessage.connect((_kernel, message) => {
    if (message.header.msg_type !== "error") return;
    setVisible(part("trouble"), true);
    onShown();
  });
  if ("waiting" in root.dataset) setTimeout(onShown, LONGEST_WAIT);
  else onShown();
  const onChange = () => (labelSliders(), announceFinding());
  new MutationObserver(onChange).observe(root, { childList: true, subtree: true });
  onChange();
}

mirrorArrowKeys(root);
root.toggleAttribute("data-waiting", document.getElementById("coopkit-state") !== null);
addEventListener("coopkit:shown", onShown);
const polling = setInterval(checkKernel, POLL_INTERVAL);
const starting = setInterval(() => {
  if (!globalThis.jupyterapp) return;
  clearInterval(starting);
  onVoilaReady(globalThis.jupyterapp);
}, STARTING_INTERVAL);
document.addEventListener("visibilitychange", checkKernel);
addEventListener("online", checkKernel);
addEventListener("pagehide", endKernel);
addEventListener("pageshow", (event) => event.persisted && location.reload());
