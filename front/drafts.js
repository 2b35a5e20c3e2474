// What is not yet acknowledged, in the browser's own storage, under the learner whose it is.

const REVISION = "coopkit:revision";

const random = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");

export class Drafts {
  constructor(learner, storage) {
    this.start = `coopkit:${learner}:`;
    this.storage = storage;
    this.client = random(); // of this page: two tabs of a browser are two writers
    this.reliable = storage.lasts !== false;
    this.count = 0;
  }

  get(key) {
    try {
      return this.storage.getItem(key);
    } catch {
      this.reliable = false;
      return null;
    }
  }

  set(key, text) {
    try {
      this.storage.setItem(key, text);
      this.reliable = this.storage.lasts !== false;
    } catch {
      this.reliable = false;
    }
  }

  // One more than any tab of this browser has used.
  next() {
    this.count = Math.max(this.count, Number(this.get(REVISION)) || 0) + 1;
    this.set(REVISION, String(this.count));
    return this.count;
  }

  // Each page has a place of its own, so that two tabs never write over each other.
  keyOf(exercise, seat) {
    return `${this.start}${exercise}:${seat}:${this.client}`;
  }

  put(key, draft) {
    this.set(key, JSON.stringify(draft));
  }

  remove(key) {
    try {
      this.storage.removeItem(key);
    } catch {
      this.reliable = false;
    }
  }

  // Everything of this learner's, oldest first.
  list() {
    const found = [];
    try {
      for (let index = 0; index < this.storage.length; index++) {
        const key = this.storage.key(index);
        if (key.startsWith(this.start)) found.push(this.parse(key));
      }
    } catch {
      this.reliable = false;
    }
    return found.filter(Boolean).sort((one, other) => one.revision - other.revision);
  }

  parse(key) {
    const [exercise, seat] = key.slice(this.start.length).split(":");
    try {
      return { ...JSON.parse(this.get(key)), key, exercise, seat: Number(seat) };
    } catch {
      return null; // not written by this page; left where it is
    }
  }
}

// Where the browser forbids storage, and for what only the open page needs.
export class Memory {
  constructor() {
    this.kept = new Map();
    this.lasts = false;
  }
  get length() {
    return this.kept.size;
  }
  key(index) {
    return [...this.kept.keys()][index];
  }
  getItem(key) {
    return this.kept.get(key) ?? null;
  }
  setItem(key, text) {
    this.kept.set(key, text);
  }
  removeItem(key) {
    this.kept.delete(key);
  }
}

export function browserStorage() {
  try {
    localStorage.setItem("coopkit:probe", "");
    localStorage.removeItem("coopkit:probe");
    return localStorage;
  } catch {
    return new Memory();
  }
}

// What belongs to this browser alone: the step, the reader, the timers.
export function memoryOf(kept, key) {
  const read = () => JSON.parse(kept.getItem(key) || "{}");
  return {
    get: (name) => read()[name],
    set(name, value) {
      try {
        kept.setItem(key, JSON.stringify({ ...read(), [name]: value }));
      } catch {
        // a full storage costs the place in the session, no answer
      }
    },
  };
}
