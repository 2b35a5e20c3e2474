// A gentle signal when a step's time runs out: a sound and a vibration, as far as the device allows, with a switch.
// For people who want no movement it is off until they switch it on.

const LOUDNESS = 0.12;
const NOTE_SECONDS = 0.5;
const NOTES = [659, 880]; // hertz

export class Alarm {
  constructor(viewState) {
    this.viewState = viewState;
  }

  get isOn() {
    return this.viewState.get("sound") ?? !globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches;
  }
  toggle() {
    this.viewState.set("sound", !this.isOn);
  }

  // Browsers let a page make sounds only once someone has tapped it.
  prepare() {
    const Context = globalThis.AudioContext ?? globalThis.webkitAudioContext;
    if (Context) this.audio ??= new Context();
  }

  ring(notes = NOTES) {
    if (!this.isOn) return;
    navigator.vibrate?.(notes.flatMap(() => [150, 100]));
    notes.forEach((frequency, place) => this.play(frequency, place * NOTE_SECONDS * 0.6));
  }

  play(frequency, delay) {
    if (this.audio?.state !== "running") return;
    const start = this.audio.currentTime + delay;
    const volume = new GainNode(this.audio, { gain: 0 });
    volume.gain.setValueAtTime(LOUDNESS, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS);
    const tone = new OscillatorNode(this.audio, { frequency });
    tone.connect(volume).connect(this.audio.destination);
    tone.start(start);
    tone.stop(start + NOTE_SECONDS);
  }
}
