import { type DirectoryKind, directoryKinds } from '#shared/directory/proposal-schema.ts';
import type { DirectoryFunction, Person, Unit } from '#shared/directory/schema.ts';
import { DirectoryIndex } from '#shared/directory/search/directory-index.ts';
import type { DirectoryEntry, DirectoryQuery } from '#shared/directory/search/directory-query.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { type Row, rowSchemas } from '#shared/sync/kinds.ts';
import type { DirectoryFound } from '../question.ts';
import { DamagedError } from '../rows/damaged-error.ts';
import type { PackedRows } from '../rows/packed-rows.ts';
import type { KindIndex } from './kind-index.ts';
import { lazyRow } from './lazy-row.ts';
import { finish, type Steps } from './steps.ts';

/** How many rows make one step: about half a millisecond. */
const stepSize = 32;
/** So many people are offered where one is chosen. */
const mostPeople = 20;

type Indexes = Readonly<Record<DirectoryKind, KindIndex>>;

function entryOf(kind: DirectoryKind, row: Row<DirectoryKind>): DirectoryEntry {
  const { id, organisationId } = row;
  const numbers = row.phones.filter((phone) => phone.kind !== 'switchboard').map(({ number }) => number);
  const common = { kind, id, organisationId, numbers };
  // The rows of each kind are of that kind.
  switch (kind) {
    case 'people': {
      const { givenName, familyName, title, tasks, email, unitId, leftOn } = row as Person;
      const name = `${givenName} ${familyName}`;
      return { ...common, name, title, tasks, email, unitId, other: '', isGone: leftOn !== null };
    }
    case 'units': {
      const { name, tasks, email, parentId, address, active } = row as Unit;
      return { ...common, name, title: '', tasks, email, unitId: parentId, other: address, isGone: active === false };
    }
    case 'functions': {
      const { name, words, unitId, active } = row as DirectoryFunction;
      return { ...common, name, title: '', tasks: words, email: null, unitId, other: '', isGone: active === false };
    }
  }
}

/** The directory of everybody the person may see, ready to be searched at every key press; made in steps, kept in step. */
export class DirectorySearch {
  private readonly indexes: Indexes;
  private index = new DirectoryIndex();
  private work: Steps | null = null;
  private isMade = false;
  /** Rows that changed while the index was being made. */
  private changedMeanwhile: { kind: DirectoryKind; id: Id }[] = [];

  constructor(indexes: Indexes) {
    this.indexes = indexes;
  }

  /** Makes what is missing. Begun once, gone on with by whoever asks. */
  *steps(): Steps {
    while (!this.isMade) {
      this.work ??= this.make();
      if (this.work.next().done === true) this.finished();
      else yield;
    }
  }

  /** Rows of the directory are new, other or gone. */
  changed(kind: DirectoryKind, ids: Iterable<Id>): void {
    for (const id of ids) {
      if (this.isMade) this.take(kind, id);
      else if (this.work !== null) this.changedMeanwhile.push({ kind, id });
    }
    if (this.index.isWorn) this.forget();
  }

  /** All rows may be others. */
  forget(): void {
    this.index = new DirectoryIndex();
    this.work = null;
    this.isMade = false;
    this.changedMeanwhile = [];
  }

  /** Returns the best hits with their rows; makes the index at once where it is not there. */
  find(query: DirectoryQuery): { total: number; hits: DirectoryFound[] } {
    finish(this.steps());
    const { total, hits } = this.index.search(query);
    return {
      total,
      hits: hits.flatMap(({ kind, id, match }): DirectoryFound[] => {
        const row = this.rowOf(kind, id);
        // The row was asked for by its kind.
        return row === undefined ? [] : [{ kind, row, match } as DirectoryFound];
      }),
    };
  }

  /** Returns the best people for a typed text, of one organisation or all. */
  people(text: string, organisationId: OrganisationId | null): Person[] {
    const query = {
      text,
      preferred: null,
      only: organisationId,
      used: [],
      kinds: ['people'],
      limit: mostPeople,
    } as const;
    return this.find(query).hits.flatMap((hit) => (hit.kind === 'people' ? [hit.row] : []));
  }

  private finished(): void {
    this.isMade = true;
    this.work = null;
    for (const { kind, id } of this.changedMeanwhile) this.take(kind, id);
    this.changedMeanwhile = [];
  }

  private take(kind: DirectoryKind, id: Id): void {
    const row = this.rowOf(kind, id);
    if (row === undefined) this.index.remove(id);
    else this.index.put(entryOf(kind, row));
  }

  private rowOf(kind: DirectoryKind, id: Id): Row<DirectoryKind> | undefined {
    const index = this.indexes[kind];
    const slot = index.slots.find(id);
    return slot < 0 ? undefined : (index.rowAt(slot) as Row<DirectoryKind> | undefined);
  }

  private *make(): Steps {
    for (const kind of directoryKinds) {
      const { slots } = this.indexes[kind];
      for (const { rows, base } of slots.blocks) {
        const row = lazyRow(rows, Object.keys(rowSchemas[kind].shape));
        for (let position = 0; position < rows.count; position += 1) {
          if (slots.live[base + position] === 1) this.putPacked(kind, row(position), rows, position);
          if (position % stepSize === stepSize - 1) yield;
        }
      }
      for (const row of slots.singles.values()) this.index.put(entryOf(kind, row as Row<DirectoryKind>));
      yield;
    }
  }

  /** Without the schema, which takes many times longer. Only a row that does not hold as it is goes through it. */
  private putPacked(kind: DirectoryKind, raw: unknown, rows: PackedRows, position: number): void {
    try {
      this.index.put(entryOf(kind, raw as Row<DirectoryKind>));
    } catch (error) {
      // A value of another type than the schema's, or one that the schema fills in.
      if (!(error instanceof TypeError) && !(error instanceof DamagedError)) throw error;
      const row = this.rowOf(kind, rows.idAt(position));
      if (row !== undefined) this.index.put(entryOf(kind, row));
    }
  }
}
