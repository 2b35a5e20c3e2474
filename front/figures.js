// What the typed numbers come to: asked at every key and stored nowhere; one question on its way, then the newest.

import { unlessOffline } from "./carriers.js";

const ASKED_OF = "[data-computed],[data-total],[data-note],[inputmode=decimal],[type=range],[data-most-words]";

export class Figures {
  // told(reply, question) is called with what the server works out; without a connection the figures stay.
  constructor(exercise, carrier, form, told) {
    Object.assign(this, { exercise, carrier, told, busy: false, next: null });
    this.any = form.querySelector(ASKED_OF) !== null;
  }

  ask(question) {
    if (!this.any) return;
    this.next = question;
    if (!this.busy) this.send();
  }

  async send() {
    this.busy = true;
    while (this.next) {
      const question = { ...this.next, do: "try" };
      this.next = null;
      try {
        const { status, reply } = await this.carrier.send(this.exercise, question);
        if (status === 200) this.told(reply, question);
      } catch (error) {
        unlessOffline(error); // saving says so, and brings the figures when the connection is back
      }
    }
    this.busy = false;
  }
}
