// A role play: one card is open at a time, and each round has a timer; starting one pauses the others.

import { Clock } from "./clock.js";
import { all, say, show } from "./dom.js";
import { showClock } from "./timer.js";

export function startRoles(box) {
  const cards = all(box, "details");
  for (const card of cards) {
    card.addEventListener("toggle", () => {
      if (card.open) cards.forEach((other) => other !== card && (other.open = false));
    });
    card.querySelector("[data-action=close-role]").addEventListener("click", () => {
      card.open = false;
      card.querySelector("summary").focus();
    });
  }
}

export function startRounds(list, words, memory) {
  const rounds = all(list, "[data-minutes]").map((item, place) => {
    const minutes = Number(item.dataset.minutes);
    return { item, minutes, clock: new Clock(minutes, memory, `${list.dataset.rounds}.${place}`) };
  });
  const view = () => {
    for (const { item, minutes, clock } of rounds) {
      const over = clock.kept.ran && !clock.left;
      const again = item.querySelector("[data-action=round-again]");
      showClock(item.querySelector("[data-action=round]"), clock, words, minutes);
      show(again, clock.kept.ran && !clock.runs);
      say(item.querySelector("[data-round-signal]"), over ? words.timeUp : "");
      item.dataset.running = clock.runs ? "yes" : "";
    }
  };
  for (const { item, clock } of rounds) {
    const act = (what) => {
      rounds.forEach((other) => other.clock !== clock && other.clock.runs && other.clock.pause());
      what();
      view();
    };
    item.querySelector("[data-action=round]").addEventListener("click", () => act(() => clock.toggle()));
    item.querySelector("[data-action=round-again]").addEventListener("click", () => {
      act(() => clock.anew());
      item.querySelector("[data-action=round]").focus();
    });
  }
  const ticking = setInterval(() => (list.isConnected ? view() : clearInterval(ticking)), 500);
  view();
}
