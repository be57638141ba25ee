import type { Cell } from '../data-client.ts';
import { type Answer, type Question, questionKey } from '../question.ts';

/** Where questions are asked: the worker, or a replica in the same process in tests. */
export interface Asker {
  ask(watchId: number, question: Question): void;
  close(watchId: number): void;
}

interface Entry {
  watchId: number;
  question: Question;
  answer: Answer | null;
  listeners: Set<() => void>;
  closing: ReturnType<typeof setTimeout> | null;
}

/** A question nobody looks at stays open this long, so that going back and forth between views shows rows at once. */
const lingerMs = 5_000;

/** Shares one open question among all components that ask it. */
export class CellStore {
  private readonly asker: Asker;
  private readonly byKey = new Map<string, Entry>();
  private readonly byWatchId = new Map<number, Entry>();
  private nextWatchId = 1;

  constructor(asker: Asker) {
    this.asker = asker;
  }

  watch(question: Question): Cell {
    const key = questionKey(question);
    return {
      subscribe: (listener) => this.subscribe(key, question, listener),
      get: () => this.byKey.get(key)?.answer ?? null,
    };
  }

  /** Asks once: the question is closed with its first answer. */
  once(question: Question): Promise<Answer> {
    return new Promise((resolve) => {
      const entry = this.add(question);
      entry.listeners.add(() => {
        if (entry.answer === null) return;
        this.byWatchId.delete(entry.watchId);
        this.asker.close(entry.watchId);
        resolve(entry.answer);
      });
      this.asker.ask(entry.watchId, question);
    });
  }

  answered(watchId: number, answer: Answer): void {
    const entry = this.byWatchId.get(watchId);
    if (entry === undefined) return;
    entry.answer = answer;
    for (const listener of entry.listeners) listener();
  }

  /** Asks everything again: the answers so far stand until the new ones come. */
  askAgain(): void {
    for (const { watchId, question } of this.byWatchId.values()) this.asker.ask(watchId, question);
  }

  /** Forgets all answers: another person's rows must not be seen. */
  forgetAnswers(): void {
    for (const entry of this.byWatchId.values()) {
      entry.answer = null;
      for (const listener of entry.listeners) listener();
    }
  }

  private subscribe(key: string, question: Question, listener: () => void): () => void {
    const entry = this.byKey.get(key) ?? this.open(key, question);
    if (entry.closing !== null) clearTimeout(entry.closing);
    entry.closing = null;
    entry.listeners.add(listener);
    return () => {
      entry.listeners.delete(listener);
      if (entry.listeners.size > 0) return;
      entry.closing = setTimeout(() => this.close(key, entry), lingerMs);
    };
  }

  private open(key: string, question: Question): Entry {
    const entry = this.add(question);
    this.byKey.set(key, entry);
    this.asker.ask(entry.watchId, question);
    return entry;
  }

  private add(question: Question): Entry {
    const entry: Entry = { watchId: this.nextWatchId, question, answer: null, listeners: new Set(), closing: null };
    this.nextWatchId += 1;
    this.byWatchId.set(entry.watchId, entry);
    return entry;
  }

  private close(key: string, entry: Entry): void {
    this.byKey.delete(key);
    this.byWatchId.delete(entry.watchId);
    this.asker.close(entry.watchId);
  }
}
