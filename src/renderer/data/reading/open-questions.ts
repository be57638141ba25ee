import type { Answer, Question } from '../question.ts';
import type { RowChanges } from '../replica/row-changes.ts';
import { DamagedError } from '../rows/damaged-error.ts';
import type { Carried } from './carried-answer.ts';
import type { ReadIndex } from './read-index.ts';
import { sameAnswer } from './same-answer.ts';
import { type Steps, workFor } from './steps.ts';

/** How long, in milliseconds, messages wait at most behind work that can be left and gone on with. */
const sliceLength = 8;
/** How long nothing must have changed before words and orders are made that nobody has asked for yet. */
const quietTime = 500;
/** How long, in milliseconds, answers wait at most for a command on its way to disk. */
const longestHold = 100;

/** When to work. */
export interface OpenQuestionsClock {
  /** Runs a function after the current batch of messages; many changes are then answered once. */
  later(run: () => void): void;
  /** Runs a function after so many milliseconds. Without it nothing is made before it is asked for. */
  after?(milliseconds: number, run: () => void): unknown;
  /** Whether what could be made before anybody asks may come from elsewhere in a moment. */
  isExpecting?(): boolean;
}

interface OpenQuestion {
  question: Question;
  answer: Answer | null;
}

/** Returns null when a row does not hold: whoever works the answer out anew meets it again, and it is told then. */
function unlessDamaged<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof DamagedError) return null;
    throw error;
  }
}

/** Whether only numbers are asked for, no row. */
function isCount(question: Question | undefined): boolean {
  return question?.type === 'list' && question.query.range.start >= question.query.range.end;
}

/**
 * Keeps questions answered: once when asked, and again when a change has made the answer another. What came in one batch
 * of messages is answered together, the last question of each watch only; between two answers, and between steps of
 * preparing one, messages get their turn, so that a key press never waits behind answers nobody wants any more.
 */
export class OpenQuestions {
  private readonly index: ReadIndex;
  private readonly send: (watchId: number, answer: Answer) => void;
  private readonly clock: OpenQuestionsClock;
  private readonly open = new Map<number, OpenQuestion>();
  /** To be answered, newly asked ones first. */
  private asked = new Set<number>();
  private stale = new Set<number>();
  /** Answers that a change has made others, known without asking the index. */
  private readonly carried = new Map<number, Answer>();
  /** What is being prepared; worth nothing once rows have changed. */
  private preparing: { watchId: number; steps: Steps } | null = null;
  private ahead: Steps | null;
  private scheduled = false;
  private changesSeen = 0;
  private aheadScheduled = false;
  private heldUntil = 0;
  /** When the answers that wait began to; null while none does. */
  private heldSince: number | null = null;

  constructor(index: ReadIndex, send: (watchId: number, answer: Answer) => void, clock: OpenQuestionsClock) {
    this.index = index;
    this.send = send;
    this.clock = clock;
    this.ahead = index.forethought();
  }

  ask(watchId: number, question: Question): void {
    this.forget(watchId);
    this.open.set(watchId, { question, answer: null });
    this.asked.add(watchId);
    this.schedule();
  }

  close(watchId: number): void {
    this.forget(watchId);
    this.open.delete(watchId);
  }

  /** Takes in changes and answers what they concern, later and together. */
  changed(changes: RowChanges): void {
    const carries = this.carries(changes);
    this.index.update(changes);
    this.preparing = null;
    this.changesSeen += 1;
    this.ahead = this.index.forethought();
    for (const [watchId, entry] of this.open) {
      if (this.asked.has(watchId) || this.stale.has(watchId) || !this.index.concerns(entry.question, changes)) continue;
      const carried = carries.get(watchId);
      const answer = carried === undefined ? null : unlessDamaged(carried);
      if (answer === null) {
        // What was carried before goes out all the same: the answer worked out anew may say just that.
        this.stale.add(watchId);
      } else if (answer !== entry.answer) {
        entry.answer = answer;
        this.carried.set(watchId, answer);
      }
    }
    this.schedule();
  }

  /**
   * Something more pressing than answers that change by themselves is under way, a command on its way to disk: they wait for
   * it, though not for long.
   */
  hold(): void {
    // Many commands in a row, each held for, would keep the answers away for good.
    this.heldSince ??= performance.now();
    this.heldUntil = this.heldSince + longestHold;
  }

  /** It is done. */
  release(): void {
    this.heldUntil = 0;
    this.schedule();
  }

  /** What makes of each answer that stands what it is after the changes. */
  private carries(changes: RowChanges): Map<number, Carried> {
    const carries = new Map<number, Carried>();
    for (const [watchId, { question, answer }] of this.open) {
      if (answer === null || this.asked.has(watchId) || this.stale.has(watchId)) continue;
      if (!this.index.concerns(question, changes)) continue;
      const carried = unlessDamaged(() => this.index.carry(question, answer, changes));
      if (carried !== null) carries.set(watchId, carried);
    }
    return carries;
  }

  private forget(watchId: number): void {
    this.asked.delete(watchId);
    this.stale.delete(watchId);
    this.carried.delete(watchId);
    if (this.preparing?.watchId === watchId) this.preparing = null;
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.clock.later(() => {
      this.scheduled = false;
      this.work();
    });
  }

  private work(): void {
    for (const [watchId, answer] of this.carried) this.send(watchId, answer);
    this.carried.clear();
    const end = performance.now() + sliceLength;
    for (;;) {
      const watchId = this.next();
      if (watchId === undefined) break;
      if (this.asked.size === 0 && this.isHeld()) return;
      const left = end - performance.now();
      if (left <= 0) {
        this.schedule();
        return;
      }
      this.attempt(watchId, left);
    }
    this.heldSince = null;
    this.thinkAhead();
  }

  /** What somebody has just asked comes first, and of that the rows before mere counts. */
  private next(): number | undefined {
    for (const watchId of this.asked) if (!isCount(this.open.get(watchId)?.question)) return watchId;
    const [watchId] = this.asked.size > 0 ? this.asked : this.stale;
    return watchId;
  }

  /** Whether to wait; comes back when it has waited long enough. */
  private isHeld(): boolean {
    const left = this.heldUntil - performance.now();
    if (left <= 0 || this.clock.after === undefined) return false;
    this.clock.after(left, () => this.schedule());
    return true;
  }

  /** A question that meets a row which does not hold stays open without an answer; the others are answered all the same. */
  private attempt(watchId: number, milliseconds: number): void {
    try {
      if (this.prepare(watchId, milliseconds)) this.answer(watchId);
    } catch (error) {
      this.forget(watchId);
      this.schedule();
      throw error;
    }
  }

  /** Returns whether the question can be answered at once now. */
  private prepare(watchId: number, milliseconds: number): boolean {
    const entry = this.open.get(watchId);
    if (entry === undefined) return true;
    if (this.preparing?.watchId !== watchId) {
      this.preparing = { watchId, steps: this.index.preparation(entry.question) };
    }
    return workFor(this.preparing.steps, milliseconds);
  }

  private answer(watchId: number): void {
    this.forget(watchId);
    const entry = this.open.get(watchId);
    if (entry === undefined) return;
    const answer = this.index.answer(entry.question);
    if (entry.answer !== null && sameAnswer(entry.answer, answer)) return;
    entry.answer = answer;
    this.send(watchId, answer);
  }

  /** Makes words and orders while nobody waits for anything and nothing has changed for a while. */
  private thinkAhead(delay = quietTime): void {
    if (this.ahead === null || this.aheadScheduled || this.clock.after === undefined) return;
    this.aheadScheduled = true;
    const seen = this.changesSeen;
    this.clock.after(delay, () => {
      this.aheadScheduled = false;
      // Work that came meanwhile thinks ahead again when it is done.
      if (this.ahead === null || this.scheduled) return;
      if (seen !== this.changesSeen || this.clock.isExpecting?.() === true) this.thinkAhead();
      else if (workFor(this.ahead, sliceLength)) this.ahead = null;
      else this.thinkAhead(0);
    });
  }
}
