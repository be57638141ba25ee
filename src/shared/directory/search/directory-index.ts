import type { Id } from '../../identity/ids.ts';
import type { DirectoryKind } from '../proposal-schema.ts';
import { BestHits } from './best-hits.ts';
import type { DirectoryAnswer, DirectoryEntry, DirectoryHit, DirectoryQuery } from './directory-query.ts';
import { foldWord, nameWords, orderKey, spelledWords } from './fold.ts';
import {
  fields,
  gradeEmail,
  gradeNumber,
  gradeWord,
  type KnownNumber,
  type KnownWord,
  matchKinds,
  noMatch,
} from './matching.ts';
import { usesOf } from './own-use.ts';
import { parseDirectoryQuery, type QueryPart } from './query.ts';
import { soundKey } from './sound-key.ts';

/** So few hits let misspellings in. */
const fewHits = 5;
const unmatched = 0xffff;
const kindOrder: readonly DirectoryKind[] = ['functions', 'units', 'people'];

interface Held extends DirectoryEntry {
  readonly order: string;
}

/**
 * The directory in memory, made to be asked at every key press: each word once, with its sound, and where it stands. An
 * entry that changes takes a new place; the old one is dead and stays until the index is made anew (`isWorn`).
 */
export class DirectoryIndex {
  private readonly words = new Map<string, KnownWord>();
  private vocabulary: KnownWord[] = [];
  private readonly numbers: KnownNumber[] = [];
  private readonly emails: { email: string; slot: number }[] = [];
  private readonly entries: (Held | null)[] = [];
  private readonly slots = new Map<Id, number>();
  private readonly unitNumbers = new Map<Id, number>();
  private readonly unitSlots: number[] = [];
  /** By slot: the number of the unit it belongs to, or -1. */
  private readonly unitOf: number[] = [];
  // By slot, for one question.
  private now = new Uint16Array(0);
  private reached = new Uint8Array(0);
  private worst = new Uint8Array(0);
  private fieldSum = new Uint8Array(0);
  private lesser = new Uint8Array(0);

  /** How many entries there are. */
  get size(): number {
    return this.slots.size;
  }

  /** Whether so much of it is dead that it is better made anew. */
  get isWorn(): boolean {
    return this.entries.length > 2_000 && this.entries.length > 2 * this.slots.size;
  }

  /** Puts an entry in, or in the place of the one with its identifier. */
  put(entry: DirectoryEntry): void {
    this.remove(entry.id);
    const slot = this.entries.length;
    this.entries.push({ ...entry, order: orderKey(entry.name) });
    this.slots.set(entry.id, slot);
    this.unitOf.push(entry.unitId === null ? -1 : this.unitNumber(entry.unitId));
    if (entry.kind === 'units') this.unitSlots[this.unitNumber(entry.id)] = slot;
    for (const word of nameWords(entry.name)) this.note(word, slot, fields.name);
    for (const task of entry.tasks) for (const word of spelledWords(task)) this.note(word, slot, fields.task);
    for (const word of spelledWords(entry.title)) this.note(word, slot, fields.title);
    for (const word of spelledWords(entry.other)) this.note(word, slot, fields.other);
    for (const number of entry.numbers) {
      const digits = number.replace(/\D/g, '');
      const national = number.startsWith('+46') ? `0${digits.slice(2)}` : digits;
      this.numbers.push({ digits, national, slot });
    }
    if (entry.email !== null) this.emails.push({ email: entry.email.toLowerCase(), slot });
  }

  remove(id: Id): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    this.slots.delete(id);
    this.entries[slot] = null;
    const unit = this.unitNumbers.get(id);
    if (unit !== undefined && this.unitSlots[unit] === slot) this.unitSlots[unit] = -1;
  }

  /** Returns the best hits, and how many there are in all. Misspellings count only where little else is found. */
  search(query: DirectoryQuery): DirectoryAnswer {
    const parts = parseDirectoryQuery(query.text);
    if (parts.length === 0) return { total: 0, hits: [] };
    const strict = this.find(parts, query, false);
    if (strict.total >= fewHits || !parts.some(({ type }) => type === 'word')) return strict;
    return this.find(parts, query, true);
  }

  private find(parts: readonly QueryPart[], query: DirectoryQuery, allowsMisspelling: boolean): DirectoryAnswer {
    this.reserve();
    this.reached.fill(0);
    this.worst.fill(0);
    this.fieldSum.fill(0);
    this.lesser.fill(0);
    parts.forEach((part, place) => {
      this.now.fill(unmatched);
      this.gradePart(part, allowsMisspelling);
      this.letUnitsCount();
      this.take(place);
    });
    return this.best(parts.length, query);
  }

  private gradePart(part: QueryPart, allowsMisspelling: boolean): void {
    if (part.type === 'email') {
      for (const { email, slot } of this.emails) this.gradeSlot(slot, gradeEmail(part.text, email), fields.other);
      return;
    }
    const digits = part.digits;
    if (digits !== null) {
      for (const number of this.numbers) this.gradeSlot(number.slot, gradeNumber(digits, number), fields.name);
    }
    if (part.type === 'number') return;
    for (const word of this.vocabulary) {
      const grade = gradeWord(part, word, allowsMisspelling);
      if (grade === noMatch) continue;
      for (const posting of word.postings) this.gradeSlot(posting >>> 3, grade, posting & 7);
    }
  }

  private gradeSlot(slot: number, grade: number, field: number): void {
    if (grade === noMatch) return;
    const value = ((grade >>> 1) << 4) | (field << 1) | (grade & 1);
    if (value < (this.now[slot] ?? 0)) this.now[slot] = value;
  }

  /** Whoever belongs to a unit is found by its name as well, and by those of the units above it. */
  private letUnitsCount(): void {
    const best = new Uint16Array(this.unitSlots.length).fill(unmatched);
    const isKnown = new Uint8Array(this.unitSlots.length);
    const bestOf = (unit: number, depth: number): number => {
      if (isKnown[unit] === 1 || depth > 20) return best[unit] ?? unmatched;
      isKnown[unit] = 1;
      const slot = this.unitSlots[unit] ?? -1;
      if (slot < 0) return unmatched;
      const above = this.unitOf[slot] ?? -1;
      const own = this.now[slot] ?? unmatched;
      best[unit] = Math.min(own, above < 0 ? unmatched : bestOf(above, depth + 1));
      return best[unit] ?? unmatched;
    };
    let isAny = false;
    for (let unit = 0; unit < best.length; unit += 1) if (bestOf(unit, 0) !== unmatched) isAny = true;
    if (!isAny) return;
    const { now, unitOf } = this;
    for (let slot = 0; slot < this.entries.length; slot += 1) {
      const unit = unitOf[slot] ?? -1;
      const through = unit < 0 ? unmatched : (best[unit] ?? unmatched);
      if (through === unmatched) continue;
      const value = (through & ~0b1110) | (fields.unit << 1);
      if (value < (now[slot] ?? 0)) now[slot] = value;
    }
  }

  /** Takes in what one part found: it counts where all parts before it held. */
  private take(place: number): void {
    const { now, reached, worst, fieldSum, lesser } = this;
    for (let slot = 0; slot < this.entries.length; slot += 1) {
      const value = now[slot] ?? unmatched;
      if (value === unmatched || reached[slot] !== place) continue;
      reached[slot] = place + 1;
      worst[slot] = Math.max(worst[slot] ?? 0, value >>> 4);
      fieldSum[slot] = Math.min(15, (fieldSum[slot] ?? 0) + ((value >>> 1) & 7));
      lesser[slot] = Math.min(3, (lesser[slot] ?? 0) + (value & 1));
    }
  }

  private best(count: number, query: DirectoryQuery): DirectoryAnswer {
    const uses = usesOf(query.used, this.slots);
    const hits = new BestHits(query.limit, (slot) => this.entries[slot]?.order ?? '');
    let total = 0;
    for (let slot = 0; slot < this.entries.length; slot += 1) {
      if (this.reached[slot] !== count) continue;
      const entry = this.entries[slot];
      if (entry === null || entry === undefined || !query.kinds.includes(entry.kind)) continue;
      if (query.only !== null && entry.organisationId !== query.only) continue;
      total += 1;
      hits.offer(slot, this.rankOf(slot, entry, query, uses));
    }
    return {
      total,
      hits: hits.inOrder().flatMap((slot): DirectoryHit[] => {
        const entry = this.entries[slot];
        if (entry === null || entry === undefined) return [];
        return [{ kind: entry.kind, id: entry.id, match: matchKinds[this.worst[slot] ?? 0] ?? 'exact' }];
      }),
    };
  }

  /** Smaller is better: how it was found, whether it is still there, the called organisation, own use, where it was found. */
  private rankOf(slot: number, entry: Held, { preferred }: DirectoryQuery, uses: ReadonlyMap<number, number>): number {
    const isElsewhere = Number(preferred !== null && entry.organisationId !== preferred);
    const rank = ((this.worst[slot] ?? 0) << 2) | (Number(entry.isGone) << 1) | isElsewhere;
    const unused = 63 - (uses.get(slot) ?? 0);
    const found = ((this.fieldSum[slot] ?? 0) << 2) | (this.lesser[slot] ?? 0);
    return ((rank << 12) | (unused << 6) | found) * 4 + kindOrder.indexOf(entry.kind);
  }

  private unitNumber(id: Id): number {
    const known = this.unitNumbers.get(id);
    if (known !== undefined) return known;
    const made = this.unitSlots.length;
    this.unitNumbers.set(id, made);
    this.unitSlots.push(-1);
    return made;
  }

  private note(spelled: string, slot: number, field: number): void {
    let word = this.words.get(spelled);
    if (word === undefined) {
      word = { spelled, folded: foldWord(spelled), sound: soundKey(spelled), postings: [] };
      this.words.set(spelled, word);
      this.vocabulary.push(word);
    }
    word.postings.push((slot << 3) | field);
  }

  private reserve(): void {
    if (this.now.length >= this.entries.length) return;
    const length = Math.ceil(this.entries.length * 1.25);
    this.now = new Uint16Array(length);
    this.reached = new Uint8Array(length);
    this.worst = new Uint8Array(length);
    this.fieldSum = new Uint8Array(length);
    this.lesser = new Uint8Array(length);
  }
}
