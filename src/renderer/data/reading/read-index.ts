import { assertNever } from '#shared/assert-never.ts';
import type { RefusedCommand, UnsentCommand } from '#shared/commands/envelope.ts';
import { type DirectoryKind, directoryKinds } from '#shared/directory/proposal-schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { type Row, type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import type { Answer, Question } from '../question.ts';
import type { RowChanges } from '../replica/row-changes.ts';
import type { PackedRows } from '../rows/packed-rows.ts';
import type { PackedSource } from '../rows/packed-source.ts';
import { carryAnswer } from './carried-answer.ts';
import type { Surroundings } from './computed/computed-field.ts';
import { findCallers } from './directory.ts';
import { DirectorySearch } from './directory-search.ts';
import { KindIndex, type WordsGathered } from './kind-index.ts';
import { answerList, listSteps } from './list.ts';
import { fieldsReadByOthers } from './read-by-others.ts';
import { relatedRows } from './related.ts';
import type { SegmentWords } from './segment-words.ts';
import { inTurn, type Steps } from './steps.ts';

const searchedFirst: readonly RowKind[] = ['tickets', 'people', 'units', 'devices', 'loans', 'calls'];

const sortedOften: readonly { kind: RowKind; field: string }[] = [
  { kind: 'tickets', field: 'title' },
  { kind: 'tickets', field: 'number' },
  { kind: 'tickets', field: 'requester' },
  { kind: 'devices', field: 'assetTag' },
];

function* sortSteps(index: KindIndex, field: string): Steps {
  yield* index.sortSteps(field);
}

function isDirectoryKind(kind: RowKind): kind is DirectoryKind {
  return kind === 'people' || kind === 'units' || kind === 'functions';
}

function concerned(changes: RowChanges, kind: RowKind): boolean {
  return changes.segments.has(kind) || changes.rows.has(kind);
}

/** What the index reads from: rows as the person sees them, own unsent changes included. */
export interface ReadSource extends PackedSource {
  /** The row; undefined when there is none, or when it does not hold, which the source tells whoever has to know. */
  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined;
  visibleRows<K extends RowKind>(kind: K): Iterable<Row<K>>;
  /** The rows of a kind that carry own changes which have not reached the server. */
  pendingIds(kind: RowKind): Iterable<Id>;
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
  private readonly directory: DirectorySearch;
  private organisationNames = new Map<OrganisationId, string>();

  /** `gathered` is told of the words of a segment when they have been gathered. */
  constructor(source: ReadSource, gathered: WordsGathered = () => undefined) {
    this.source = source;
    const indexes = rowKinds.map((kind) => [kind, new KindIndex(kind, this, gathered)]);
    this.indexes = Object.fromEntries(indexes) as Record<RowKind, KindIndex>;
    this.readOrganisationNames();
    for (const kind of rowKinds) this.indexes[kind].takeSegments(source.segments(kind), source.changedIds(kind));
    this.directory = new DirectorySearch(this.indexes);
  }

  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined {
    return this.source.get(kind, id);
  }

  organisationName(organisationId: OrganisationId): string {
    return this.organisationNames.get(organisationId) ?? organisationId;
  }

  /** Takes in what changed. Call before asking again. */
  update({ rows, segments }: RowChanges): void {
    if (rows.has('organisations') || segments.has('organisations')) this.readOrganisationNames();
    for (const kind of segments) {
      this.indexes[kind].takeSegments(this.source.segments(kind), this.source.changedIds(kind));
      this.forgetReadFrom(kind, null);
      if (isDirectoryKind(kind)) this.directory.forget();
    }
    for (const [kind, ids] of rows) {
      const fields = this.takeRows(this.indexes[kind], ids);
      if (fields.size > 0) this.forgetReadFrom(kind, fields);
      if (isDirectoryKind(kind)) this.directory.changed(kind, ids);
    }
  }

  /** Takes the words of a segment that were gathered at another start. */
  takeWords(rows: PackedRows, words: SegmentWords): void {
    this.indexes[rows.kind].takeWords(rows, words);
  }

  /** Whether the answer may be another after these changes. */
  concerns(question: Question, changes: RowChanges): boolean {
    switch (question.type) {
      case 'row':
        return changes.segments.has(question.kind) || (changes.rows.get(question.kind)?.has(question.id) ?? false);
      case 'pending':
        return changes.pending;
      case 'refused':
        return changes.refused;
      case 'unsent':
        return changes.pending;
      case 'people':
      case 'callers':
        return concerned(changes, 'people') || concerned(changes, 'units');
      case 'directory':
        return directoryKinds.some((kind) => concerned(changes, kind));
      case 'list': {
        const index = this.indexes[question.query.kind];
        return rowKinds.some((kind) => concerned(changes, kind) && index.dependsOn(kind));
      }
      case 'related':
      case 'lookup':
        return concerned(changes, question.kind);
      default:
        return assertNever(question);
    }
  }

  /** Before `update`: what makes of an answer that stands what it is afterwards; see `carryAnswer`. */
  carry(question: Question, answer: Answer, changes: RowChanges): () => Answer | null {
    return carryAnswer(this.indexes, question, answer, changes);
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
      case 'related':
        return {
          type: 'rows',
          kind: question.kind,
          rows: relatedRows(this.indexes[question.kind], question.field, question.value),
        };
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
          rows: this.directory.people(question.text, question.organisationId),
        };
      case 'callers':
        return {
          type: 'callers',
          matches: findCallers(this.indexes.people, this.indexes.units, question.number, this),
        };
      case 'directory': {
        const { type: _, ...query } = question;
        return { type: 'directory', ...this.directory.find(query) };
      }
      case 'pending':
        return { type: 'pending', ids: [...this.source.pendingIds(question.kind)] };
      case 'refused':
        return { type: 'refused', refused: [...this.source.refusedCommands] };
      case 'unsent':
        return { type: 'unsent', unsent: [...this.source.unsentCommands] };
      default:
        return assertNever(question);
    }
  }

  /** Makes what the answer needs and is not there yet; answer() would do it all at once. */
  preparation(question: Question): Steps {
    switch (question.type) {
      case 'list':
        return listSteps(this.indexes[question.query.kind], question.query);
      case 'callers':
        return inTurn([this.indexes.people.words.steps(), this.indexes.units.words.steps()]);
      case 'people':
      case 'directory':
        return this.directory.steps();
      case 'row':
      case 'related':
      case 'lookup':
      case 'pending':
      case 'refused':
      case 'unsent':
        return inTurn([]);
      default:
        return assertNever(question);
    }
  }

  /** What can be made before anybody asks: the words of what is searched most, then what long lists are sorted by. */
  forethought(): Steps {
    return inTurn([
      this.directory.steps(),
      ...searchedFirst.map((kind) => this.indexes[kind].words.steps()),
      ...sortedOften.map(({ kind, field }) => sortSteps(this.indexes[kind], field)),
    ]);
  }

  /** Returns the fields others read from that have another value now. */
  private takeRows(index: KindIndex, ids: ReadonlySet<Id>): ReadonlySet<string> {
    const { kind } = index;
    const watched = fieldsReadByOthers(kind);
    const changed = new Set<string>();
    for (const id of ids) {
      const before = watched.map((field) => index.valueOf(id, field));
      index.set(id, this.source.get(kind, id));
      watched.forEach((field, at) => {
        if (index.valueOf(id, field) !== before[at]) changed.add(field);
      });
    }
    return changed;
  }

  private forgetReadFrom(kind: RowKind, fields: ReadonlySet<string> | null): void {
    for (const other of rowKinds) this.indexes[other].forgetReadFrom(kind, fields);
  }

  private readOrganisationNames(): void {
    const rows = this.source.visibleRows('organisations');
    this.organisationNames = new Map([...rows].map((row) => [row.organisationId, row.shortName]));
  }
}
