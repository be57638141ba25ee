import type { z } from 'zod';
import { calledNumber } from '#shared/directory/called-number.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import { newId } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { recordKinds } from '#shared/records/schema.ts';
import type { Row } from '#shared/sync/kinds.ts';
import type { FieldSpec, KeptKind, RecordSpec, Values } from './field-spec.ts';

/** What has been changed in a form, by field, and what the field said when that began. Plain data, kept as a draft. */
export interface RecordDraft {
  changes: Record<string, unknown>;
  was: Record<string, unknown>;
}

export const untouched: RecordDraft = { changes: {}, was: {} };

/** Something wrong with a field; `path` leads on inside it ("week.2.0.to"). */
export interface FieldProblem {
  path: readonly PropertyKey[];
  message: MessageId;
  values: Readonly<Record<string, number>>;
}

export type RecordProblems = Readonly<Record<string, readonly FieldProblem[]>>;

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Returns the draft with one field set; a field that says again what the row says is no change. */
export function changed(draft: RecordDraft, row: Values | undefined, field: string, value: unknown): RecordDraft {
  const changes = { ...draft.changes, [field]: value };
  const was = { ...draft.was };
  if (row === undefined) return { changes, was };
  if (!(field in was)) was[field] = row[field];
  if (isEqual(row[field], value)) {
    delete changes[field];
    delete was[field];
  }
  return { changes, was };
}

/** Returns a value as it is stored: lines without the empty ones, text without blanks around it. */
export function stored({ input }: FieldSpec, value: unknown): unknown {
  if (input.type === 'line' && typeof value === 'string') return value.trim();
  if (input.type === 'called-number' && typeof value === 'string') return calledNumber(value) ?? value.trim();
  if (input.type !== 'lines' || !Array.isArray(value)) return value;
  return value.map((line) => String(line).trim()).filter((line) => line !== '');
}

/** Returns the changes as they are stored. */
export function storedChanges(spec: RecordSpec, changes: Values): Record<string, unknown> {
  const fields = new Map(spec.fields.map((field) => [field.name, field]));
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => {
      const field = fields.get(name);
      return [name, field === undefined ? value : stored(field, value)];
    }),
  );
}

function problemOf(issue: z.core.$ZodIssue, isEmpty: boolean): FieldProblem {
  const path = issue.path.slice(1);
  const [message, values] = wordsOf(issue, isEmpty);
  return { path, message, values };
}

function wordsOf(issue: z.core.$ZodIssue, isEmpty: boolean): [MessageId, Record<string, number>] {
  if (isEmpty) return ['administration.problem.missing', {}];
  if (issue.code === 'too_small' && issue.origin !== 'string') {
    return ['administration.problem.tooSmall', { minimum: Number(issue.minimum) }];
  }
  if (issue.code === 'too_small') return ['administration.problem.missing', {}];
  if (issue.code === 'too_big') return ['administration.problem.tooBig', { maximum: Number(issue.maximum) }];
  return ['administration.problem.invalid', {}];
}

/** Returns whether another record in use has the name, however it is spelt: people could not tell the two apart. */
export function isTaken(name: unknown, id: string | null, others: Iterable<Row<KeptKind>>): boolean {
  const folded = (text: string) => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv');
  if (typeof name !== 'string' || name.trim() === '') return false;
  for (const other of others) {
    const isInUse = !('active' in other) || other.active;
    if (isInUse && other.id !== id && folded(other.name) === folded(name)) return true;
  }
  return false;
}

/** Returns whether another record in use has the same value in a field that is each one's own. */
export function isUsedTwice(
  field: string,
  value: unknown,
  id: string | null,
  others: Iterable<Row<KeptKind>>,
): boolean {
  if (value === '' || value === null || value === undefined) return false;
  for (const other of others) {
    const isInUse = !('active' in other) || other.active;
    if (isInUse && other.id !== id && Reflect.get(other, field) === value) return true;
  }
  return false;
}

/** Returns what must be put right before the record can be saved, by field: its kind's schema, and what the table adds. */
export function recordProblems(spec: RecordSpec, values: Values, organisationId: OrganisationId): RecordProblems {
  const candidate = { ...values, ...storedChanges(spec, values), id: newId(), organisationId, version: 0 };
  const parsed = recordKinds[spec.kind].schema.safeParse(candidate);
  const problems: Record<string, FieldProblem[]> = {};
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path[0] ?? '');
    const value: unknown = values[field];
    const problem = problemOf(issue, value === '' || value === null || value === undefined);
    problems[field] = [...(problems[field] ?? []), problem];
  }
  for (const { name, input } of spec.fields) {
    const isNumber = input.type !== 'called-number' || calledNumber(String(values[name] ?? '')) !== null;
    if (!isNumber && !(name in problems)) {
      problems[name] = [{ path: [], message: 'administration.problem.number', values: {} }];
    }
  }
  for (const [field, message] of Object.entries(spec.check?.(values) ?? {})) {
    if (message !== undefined) problems[field] = [...(problems[field] ?? []), { path: [], message, values: {} }];
  }
  return problems;
}
