import { z } from 'zod';
import {
  applied,
  type CommandContext,
  type Decision,
  defineCommand,
  type Put,
  type RowReader,
  refs,
  refused,
} from '../commands/definition.ts';
import { calledNumber } from '../directory/called-number.ts';
import { derivedId, idSchema } from '../identity/ids.ts';
import { organisationIdSchema } from '../organisations/schema.ts';
import type { Row } from '../sync/kinds.ts';
import { can } from '../users/permissions.ts';
import type { RecordChange } from './change-schema.ts';
import { fieldChanges, isEqualValue, recordChangePut } from './history.ts';
import { type RecordKind, recordKindSchema, recordKinds } from './schema.ts';

const valuesSchema = z.record(z.string(), z.unknown());

type Values = z.infer<typeof valuesSchema>;

/** Fields no form sets: who a row is, and what only other commands count. */
const untouchable: ReadonlySet<string> = new Set([
  'id',
  'organisationId',
  'version',
  'solvedCount',
  'ticketPrefix',
  'inStock',
]);

/** Whether the actor may change this record: its kind's permission, and for a view also being its owner. */
function mayChange(kind: RecordKind, row: Row<RecordKind>, context: CommandContext): boolean {
  if (!can(context.actor, recordKinds[kind].permission, row.organisationId)) return false;
  return !('ownerUserId' in row) || row.ownerUserId === context.actor.userId;
}

/** Parses a record by its kind's schema and decides; a field that does not hold is named. */
function withRecord(kind: RecordKind, candidate: unknown, decide: (row: Row<RecordKind>) => Decision): Decision {
  const parsed = recordKinds[kind].schema.safeParse(candidate);
  if (parsed.success) return decide(parsed.data);
  const issue = parsed.error.issues[0];
  return refused('invalid-arguments', { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
}

/** A Put pairs its kind with a row of that kind; the row was parsed by the schema of the kind. */
function putOf(kind: RecordKind, row: Row<RecordKind>): Put {
  return { kind, row } as Put;
}

const createRecord = defineCommand({
  args: z.object({ kind: recordKindSchema, id: idSchema, organisationId: organisationIdSchema, values: valuesSchema }),
  reads: ({ kind, id, values }) => refs({ kind, id }, accountOf(kind, values)),
  decide: ({ kind, id, organisationId, values }, rows, context) => {
    if (rows.get(kind, id) !== undefined) return refused('already-exists');
    if ('isGiven' in recordKinds[kind]) return refused('not-permitted');
    const own = ownValues(kind, context);
    return withRecord(kind, { ...values, ...own, id, organisationId, version: 0 }, (row) => {
      if (!mayChange(kind, row, context) || namesOthersFile(row, [], context)) return refused('not-permitted');
      if (hasUnusableNumber(row)) return refused('invalid-arguments', { field: 'number', problem: 'no-number' });
      if (hasStrangeAccount(row, rows)) return refused('not-found', { what: 'user' });
      const fields = Object.entries(values)
        .filter(([field]) => !untouchable.has(field))
        .map(([field, value]) => ({ field, from: null, to: JSON.stringify(value), unseen: false }));
      return applied(putOf(kind, row), historyOf(kind, row, fields, context));
    });
  },
});

/** Whether a queue has a number that no call can come to, or one that is not written as called numbers are compared. */
function hasUnusableNumber(row: Row<RecordKind>): boolean {
  return 'memberPriorities' in row && calledNumber(row.number) !== row.number;
}

/** The account that a person is being given, to be read. */
function accountOf(kind: RecordKind, { userId }: Values) {
  return { kind: 'users' as const, id: kind === 'people' ? (idSchema.safeParse(userId).data ?? null) : null };
}

/** Whether a person has an account that is nobody's of the organisation, as far as the actor may see. */
function hasStrangeAccount(row: Row<RecordKind>, rows: RowReader): boolean {
  if (!('substituteIds' in row) || row.userId === null) return false;
  return rows.get('users', row.userId)?.organisationIds.includes(row.organisationId) !== true;
}

type Images = Row<'articles'>['images'];

/**
 * Whether a picture is put in as sent by somebody else: whoever learnt the hash of a file could have it shown that way.
 * Pictures that were there before keep their sender.
 */
function namesOthersFile(row: Row<RecordKind>, before: Images, { actor }: CommandContext): boolean {
  if (!('images' in row)) return false;
  const isKnown = (image: Images[number]) =>
    before.some(({ hash, addedByUserId }) => hash === image.hash && addedByUserId === image.addedByUserId);
  return row.images.some((image) => image.addedByUserId !== actor.userId && !isKnown(image));
}

/** The history entry of this command. */
function historyOf(
  kind: RecordKind,
  row: Row<RecordKind>,
  fields: RecordChange['fields'],
  context: CommandContext,
): Put {
  return recordChangePut({ id: derivedId(context.commandId, 'record-change'), kind, row, fields }, context);
}

/** What a new record says of its maker, whatever the form sent. */
function ownValues(kind: RecordKind, context: CommandContext): Values {
  if (kind === 'articles') return { authorUserId: context.actor.userId, solvedCount: 0 };
  if (kind === 'spareParts') return { inStock: 0 };
  if (kind === 'savedViews') return { ownerUserId: context.actor.userId };
  return {};
}

/**
 * Sets named fields of a record; each is merged on its own. The values the person saw (`was`) are kept in the history
 * when another had changed them meanwhile.
 */
const setRecord = defineCommand({
  args: z.object({ kind: recordKindSchema, id: idSchema, set: valuesSchema, was: valuesSchema }),
  reads: ({ kind, id, set }) => refs({ kind, id }, accountOf(kind, set)),
  decide: ({ kind, id, set, was }, rows, context) => {
    const current = rows.get(kind, id);
    if (current === undefined) return refused('not-found', { what: kind });
    if (!mayChange(kind, current, context)) return refused('not-permitted');
    const before: Values = { ...current };
    const names = Object.keys(set).filter(
      (field) => !untouchable.has(field) && !isEqualValue(set[field], before[field]),
    );
    if (names.length === 0) return applied();
    const next = { ...before, ...Object.fromEntries(names.map((field) => [field, set[field]])) };
    return withRecord(kind, next, (row) => {
      if (namesOthersFile(row, 'images' in current ? current.images : [], context)) return refused('not-permitted');
      if (names.includes('number') && hasUnusableNumber(row)) {
        return refused('invalid-arguments', { field: 'number', problem: 'no-number' });
      }
      if (names.includes('userId') && hasStrangeAccount(row, rows)) return refused('not-found', { what: 'user' });
      const wanted = Object.fromEntries(names.map((field) => [field, set[field]]));
      return applied(putOf(kind, row), historyOf(kind, row, fieldChanges(before, wanted, was), context));
    });
  },
});

export const recordCommands = { 'record.create': createRecord, 'record.set': setRecord } as const;
