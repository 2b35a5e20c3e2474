// The browser's storage: answers that the server has not acknowledged yet, and what a page remembers for itself.

const REVISION_KEY = "coopkit:revision";

const randomId = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");

/** Storage that lasts as long as the page. */
export class MemoryStorage {
  persistent = false;
  items = new Map();

  get(key) {
    return this.items.get(key) ?? null;
  }
  set(key, text) {
    this.items.set(key, text);
  }
  remove(key) {
    this.items.delete(key);
  }
  keys() {
    return [...this.items.keys()];
  }
}

/** The browser's localStorage, without exceptions: `persistent` tells whether it kept the last text it was given. */
class LocalStorage {
  persistent = true;

  get(key) {
    return this.attempt(() => localStorage.getItem(key)) ?? null;
  }
  set(key, text) {
    this.persistent = true;
    this.attempt(() => localStorage.setItem(key, text));
  }
  remove(key) {
    this.attempt(() => localStorage.removeItem(key));
  }
  keys() {
    return this.attempt(() => Object.keys(localStorage)) ?? [];
  }
  attempt(access) {
    try {
      return access();
    } catch {
      this.persistent = false; // full, or forbidden
      return undefined;
    }
  }
}

/** Return the browser's storage, or memory where the browser forbids storage. */
export function browserStorage() {
  const storage = new LocalStorage();
  storage.set("coopkit:probe", "");
  storage.remove("coopkit:probe");
  return storage.persistent ? storage : new MemoryStorage();
}

/** Return a reader and writer of what one page remembers in this browser, such as the step or the timers. */
export function viewState(storage, key) {
  const read = () => JSON.parse(storage.get(key) || "{}");
  return {
    get: (name) => read()[name],
    set: (name, value) => storage.set(key, JSON.stringify({ ...read(), [name]: value })),
  };
}

/** Drafts of one learner: answers that the server has not acknowledged yet. */
export class DraftStore {
  constructor(learner, storage) {
    this.prefix = `coopkit:${learner}:`;
    this.storage = storage;
    this.client = randomId(); // new for each page: two tabs of one browser save as two clients
    this.revision = 0;
  }

  get persistent() {
    return this.storage.persistent;
  }

  // One more than any tab of this browser has used.
  nextRevision() {
    this.revision = Math.max(this.revision, Number(this.storage.get(REVISION_KEY)) || 0) + 1;
    this.storage.set(REVISION_KEY, String(this.revision));
    return this.revision;
  }

  // Each page has a key of its own, so that two tabs never overwrite each other's draft.
  keyFor(exercise, seat) {
    return `${this.prefix}${exercise}:${seat}:${this.client}`;
  }

  save(key, draft) {
    this.storage.set(key, JSON.stringify(draft));
  }

  remove(key) {
    this.storage.remove(key);
  }

  // All drafts of this learner, oldest first.
  list() {
    const drafts = this.storage.keys().filter((key) => key.startsWith(this.prefix)).map((key) => this.parse(key));
    return drafts.filter(Boolean).sort((one, other) => one.revision - other.revision);
  }

  // The drafts that are wanted, in lists: one for each exercise and seat, each oldest first.
  listByAnswer(isWanted) {
    const groups = new Map();
    for (const draft of this.list().filter(isWanted)) {
      const answer = `${draft.exercise}:${draft.seat}`;
      groups.set(answer, [...(groups.get(answer) || []), draft]);
    }
    return [...groups.values()];
  }

  parse(key) {
    const [exercise, seat] = key.slice(this.prefix.length).split(":");
    try {
      return { ...JSON.parse(this.storage.get(key)), key, exercise, seat: Number(seat) };
    } catch {
      return null; // written by something else; we leave it there
    }
  }
}
