import type { CommandArgs, CommandName } from '../../../../src/shared/commands/registry.ts';
import type { Row, RowKind } from '../../../../src/shared/sync/kinds.ts';
import type { Book } from '../book.ts';
import type { Effect } from '../effects.ts';
import { organisationIds } from '../people.ts';
import type { Workstation } from '../workstation.ts';

/** A command's arguments, made of what the person sees, and what must come of it when it is applied. */
export interface Made<N extends CommandName> {
  readonly args: CommandArgs<N>;
  readonly effects: readonly Effect[];
}

/** Makes a command of one name; null: there is nothing to do it to. */
export type Maker<N extends CommandName> = (look: Look) => Promise<Made<N> | null>;

/** Makers of some commands. */
export type Makers<N extends CommandName> = { readonly [Name in N]: Maker<Name> };

/** Numbers that a history draws; each chooses among what there is, from the beginning again when it is too large. */
export interface Drawn {
  readonly first: number;
  readonly second: number;
  readonly third: number;
}

/** What somebody sees who is about to do something, and what a history has them choose of it. */
export class Look {
  readonly drawn: Drawn;
  readonly #station: Workstation;
  readonly #book: Book;

  constructor(station: Workstation, book: Book, drawn: Drawn) {
    this.#station = station;
    this.#book = book;
    this.drawn = drawn;
  }

  get userId(): string {
    return this.#station.account.userId;
  }

  get organisationId(): string {
    return this.among(organisationIds, this.drawn.third) ?? organisationIds[0];
  }

  /** A word nobody has used in this history. */
  word(what: string): string {
    return this.#book.freshWord(what);
  }

  /** A number nobody has used in this history. */
  number(): number {
    return this.#book.freshNumber();
  }

  /** So many hours from now, by the clock of the computer that runs the tests: the workstation's may be years wrong. */
  hoursFromNow(hours: number): string {
    return new Date(Date.now() + hours * 3_600_000).toISOString();
  }

  /** Returns one of several; undefined of none. */
  among<T>(several: readonly T[], number: number): T | undefined {
    return several[number % Math.max(1, several.length)];
  }

  /** Returns the rows of a kind that the person sees, the oldest first. */
  async all<K extends RowKind>(kind: K, isEligible: (row: Row<K>) => boolean = () => true): Promise<Row<K>[]> {
    const rows = (await this.#station.rows(kind)).filter(isEligible);
    return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** Returns one of the rows of a kind that the person sees; `by` is the drawn number that chooses. */
  async one<K extends RowKind>(
    kind: K,
    isEligible: (row: Row<K>) => boolean = () => true,
    by: keyof Drawn = 'first',
  ): Promise<Row<K> | undefined> {
    return this.among(await this.all(kind, isEligible), this.drawn[by]);
  }
}
