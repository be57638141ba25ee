import type { Answer, Question } from '../question.ts';
import type { RowChanges } from '../replica/row-changes.ts';
import type { ReadIndex } from './read-index.ts';

interface OpenQuestion {
  question: Question;
  answer: Answer;
}

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, position) => item === other[position]);
}

/** Rows are compared by identity: every changed row is a new object. */
function sameAnswer(one: Answer, other: Answer): boolean {
  if (one.type === 'rows' && other.type === 'rows') return sameItems(one.rows, other.rows);
  if (one.type === 'refused' && other.type === 'refused') return sameItems(one.refused, other.refused);
  if (one.type === 'list' && other.type === 'list') {
    const { rows: before, ...restBefore } = one.result;
    const { rows: after, ...restAfter } = other.result;
    return sameItems(before, after) && JSON.stringify(restBefore) === JSON.stringify(restAfter);
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Keeps questions answered: once when asked, and again when a change has made the answer another. */
export class OpenQuestions {
  private readonly index: ReadIndex;
  private readonly send: (watchId: number, answer: Answer) => void;
  private readonly later: (run: () => void) => void;
  private readonly open = new Map<number, OpenQuestion>();
  private readonly stale = new Set<number>();
  private scheduled = false;

  /** `later` runs a function after the current batch of messages; many changes are then answered once. */
  constructor(index: ReadIndex, send: (watchId: number, answer: Answer) => void, later: (run: () => void) => void) {
    this.index = index;
    this.send = send;
    this.later = later;
  }

  ask(watchId: number, question: Question): void {
    const answer = this.index.answer(question);
    this.open.set(watchId, { question, answer });
    this.send(watchId, answer);
  }

  close(watchId: number): void {
    this.open.delete(watchId);
    this.stale.delete(watchId);
  }

  /** Takes in changes and answers what they concern, later and together. */
  changed(changes: RowChanges): void {
    this.index.update(changes);
    for (const [watchId, { question }] of this.open) {
      if (this.index.concerns(question, changes)) this.stale.add(watchId);
    }
    if (this.stale.size === 0 || this.scheduled) return;
    this.scheduled = true;
    this.later(() => this.answerStale());
  }

  private answerStale(): void {
    this.scheduled = false;
    const stale = [...this.stale];
    this.stale.clear();
    for (const watchId of stale) {
      const entry = this.open.get(watchId);
      if (entry === undefined) continue;
      const answer = this.index.answer(entry.question);
      if (sameAnswer(entry.answer, answer)) continue;
      entry.answer = answer;
      this.send(watchId, answer);
    }
  }
}
