import { assertNever } from '#shared/assert-never.ts';
import type { RefusedCommand, UnsentCommand } from '#shared/commands/envelope.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { type Row, type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import type { Answer, Question } from '../question.ts';
import type { RowChanges } from '../replica/row-changes.ts';
import { findCallers, findPeople } from './directory.ts';
import type { Surroundings } from './fields.ts';
import { KindIndex } from './kind-index.ts';
import { answerList } from './list.ts';

/** What the index reads from: rows as the person sees them, own unsent changes included. */
export interface ReadSource {
  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined;
  visibleRows<K extends RowKind>(kind: K): Iterable<Row<K>>;
  isPending(kind: RowKind, id: Id): boolean;
  readonly refusedCommands: readonly RefusedCommand[];
  readonly unsentCommands: readonly UnsentCommand[];
}

function compareIds(one: { id: Id }, other: { id: Id }): number {
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

/** Answers every question a view can ask, from memory, in step with the source as long as it is told of changes. */
export class ReadIndex implements Surroundings {
  private readonly source: ReadSource;
  private readonly indexes: Record<RowKind, KindIndex>;
  private organisationNames = new Map<OrganisationId, string>();

  constructor(source: ReadSource) {
    this.source = source;
    this.indexes = Object.fromEntries(rowKinds.map((kind) => [kind, new KindIndex(kind, this)])) as Record<
      RowKind,
      KindIndex
    >;
    for (const kind of rowKinds) {
      for (const row of source.visibleRows(kind)) this.indexes[kind].set(row.id, row);
    }
    this.readOrganisationNames();
  }

  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined {
    return this.source.get(kind, id);
  }

  organisationName(organisationId: OrganisationId): string {
    return this.organisationNames.get(organisationId) ?? organisationId;
  }

  /** Takes in what changed. Call before asking again. */
  update(changes: RowChanges): void {
    for (const [kind, ids] of changes.rows) {
      for (const id of ids) this.indexes[kind].set(id, this.source.get(kind, id));
      for (const other of rowKinds) if (other !== kind) this.indexes[other].otherKindChanged(kind);
    }
    if (changes.rows.has('organisations')) this.readOrganisationNames();
  }

  /** Whether the answer may be another after these changes. */
  concerns(question: Question, changes: RowChanges): boolean {
    switch (question.type) {
      case 'row':
        return changes.rows.get(question.kind)?.has(question.id) ?? false;
      case 'pending':
        return changes.pending;
      case 'refused':
        return changes.refused;
      case 'unsent':
        return changes.pending;
      case 'people':
      case 'callers':
        return changes.rows.has('people') || changes.rows.has('units');
      case 'list': {
        const index = this.indexes[question.query.kind];
        return [...changes.rows.keys()].some((kind) => index.dependsOn(kind));
      }
      case 'related':
      case 'lookup':
        return changes.rows.has(question.kind);
      default:
        return assertNever(question);
    }
  }

  answer(question: Question): Answer {
    switch (question.type) {
      case 'row': {
        const row = this.source.get(question.kind, question.id);
        return { type: 'rows', kind: question.kind, rows: row === undefined ? [] : [row] };
      }
      case 'list':
        return {
          type: 'list',
          kind: question.query.kind,
          result: answerList(this.indexes[question.query.kind], question.query),
        };
      case 'related': {
        const index = this.indexes[question.kind];
        const { values } = index.column(question.field);
        const rows = index.slots.filter((row, slot) => row !== null && values[slot] === question.value);
        return { type: 'rows', kind: question.kind, rows: (rows as Row<RowKind>[]).sort(compareIds) };
      }
      case 'lookup':
        return {
          type: 'rows',
          kind: question.kind,
          rows: [...this.source.visibleRows(question.kind)].sort(compareIds),
        };
      case 'people':
        return {
          type: 'rows',
          kind: 'people',
          rows: findPeople(this.indexes.people, question.text, question.organisationId),
        };
      case 'callers':
        return {
          type: 'callers',
          matches: findCallers(this.indexes.people, this.indexes.units, question.number, this),
        };
      case 'pending':
        return { type: 'pending', pending: this.source.isPending(question.kind, question.id) };
      case 'refused':
        return { type: 'refused', refused: [...this.source.refusedCommands] };
      case 'unsent':
        return { type: 'unsent', unsent: [...this.source.unsentCommands] };
      default:
        return assertNever(question);
    }
  }

  private readOrganisationNames(): void {
    const rows = this.source.visibleRows('organisations');
    this.organisationNames = new Map([...rows].map((row) => [row.organisationId, row.shortName]));
  }
}
