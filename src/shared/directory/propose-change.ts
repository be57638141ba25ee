import { z } from 'zod';
import {
  applied,
  type CommandContext,
  defineCommand,
  type Put,
  type RowReader,
  refs,
  refused,
} from '../commands/definition.ts';
import { derivedId, idSchema } from '../identity/ids.ts';
import { organisationIdSchema } from '../organisations/schema.ts';
import { fieldChanges, recordChangePut } from '../records/history.ts';
import type { Row } from '../sync/kinds.ts';
import { can } from '../users/permissions.ts';
import {
  type DirectoryKind,
  type DirectoryProposal,
  directoryKindSchema,
  directoryProposalSchema,
  proposableFields,
  proposedName,
} from './proposal-schema.ts';
import { blankPerson, directoryFunctionSchema, personSchema, unitSchema } from './schema.ts';

const valuesSchema = z.record(z.string(), z.unknown());

const schemas = { people: personSchema, units: unitSchema, functions: directoryFunctionSchema } as const;

/** Proposes a change of a person, unit or function to those who keep the directory. */
export const proposeChange = defineCommand({
  args: z.object({
    id: idSchema,
    kind: directoryKindSchema,
    recordId: idSchema,
    /** Of a person whom the directory lacks: where they are missing. */
    newIn: organisationIdSchema.nullable().default(null),
    changes: valuesSchema,
    seen: valuesSchema,
    note: z.string().trim().max(2_000),
  }),
  reads: ({ id, kind, recordId }) => refs({ kind: 'directoryProposals', id }, { kind, id: recordId }),
  decide: ({ changes, note, kind, newIn, ...rest }, rows, context) => {
    const record = rows.get(kind, rest.recordId);
    const organisationId = newIn ?? record?.organisationId;
    if (organisationId === undefined) return refused('not-found', { what: kind });
    if (!can(context.actor, 'directory.read', organisationId)) return refused('not-permitted');
    if (newIn !== null && record !== undefined) return refused('already-exists');
    if (newIn !== null && kind !== 'people')
      return refused('invalid-arguments', { field: 'kind', problem: 'not-made' });
    if (rows.get('directoryProposals', rest.id) !== undefined) return refused('already-exists');
    const parsed = proposableFields[kind].partial().strict().safeParse(changes);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return refused('invalid-arguments', { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
    }
    if (Object.keys(parsed.data).length === 0 && note === '') {
      return refused('invalid-arguments', { field: 'note', problem: 'nothing-proposed' });
    }
    if (newIn !== null && !isNamed(parsed.data)) {
      return refused('invalid-arguments', { field: 'familyName', problem: 'nameless' });
    }
    const row: DirectoryProposal = {
      ...rest,
      kind,
      organisationId,
      version: 0,
      isNew: newIn !== null,
      changes: parsed.data,
      note,
      byUserId: context.actor.userId,
      at: context.at,
      status: 'waiting',
      decidedByUserId: null,
      decidedAt: null,
      reason: '',
    };
    return applied({ kind: 'directoryProposals', row });
  },
});

/** Whether what is proposed of somebody new says what they are called. */
function isNamed(changes: DirectoryProposal['changes']): boolean {
  return proposedName(changes) !== '';
}

/** The record as it becomes by a proposal; null when the record no longer takes it. */
function changedRecord(kind: DirectoryKind, record: Row<DirectoryKind>, changes: DirectoryProposal['changes']) {
  return schemas[kind].safeParse({ ...record, ...changes }).data ?? null;
}

/** Approves a proposal, which changes the record at once, or refuses it with words to the proposer. */
export const decideProposal = defineCommand({
  args: z.object({
    proposalId: idSchema,
    as: z.enum(['approved', 'refused']),
    reason: directoryProposalSchema.shape.reason.trim().max(2_000),
  }),
  reads: ({ proposalId }, found) => {
    const proposal = found.get('directoryProposals', proposalId);
    const kind = directoryKindSchema.safeParse(proposal?.kind).data;
    return [
      ...refs({ kind: 'directoryProposals', id: proposalId }),
      ...(kind === undefined ? [] : refs({ kind, id: proposal?.recordId })),
    ];
  },
  decide: ({ proposalId, as, reason }, rows, context) => {
    const proposal = rows.get('directoryProposals', proposalId);
    if (proposal === undefined) return refused('not-found', { what: 'proposal' });
    if (!can(context.actor, 'directory.write', proposal.organisationId)) return refused('not-permitted');
    if (proposal.status !== 'waiting') return refused('proposal-decided');
    if (as === 'refused' && reason === '') return refused('reason-missing');
    const decided: Put = {
      kind: 'directoryProposals',
      row: { ...proposal, status: as, reason, decidedByUserId: context.actor.userId, decidedAt: context.at },
    };
    if (as === 'refused' || Object.keys(proposal.changes).length === 0) return applied(decided);
    return carryOut(proposal, decided, rows, context);
  },
});

function carryOut(proposal: DirectoryProposal, decided: Put, rows: RowReader, context: CommandContext) {
  const kind = directoryKindSchema.safeParse(proposal.kind).data;
  const { recordId, organisationId, isNew } = proposal;
  const known = kind === undefined ? undefined : rows.get(kind, recordId);
  if (isNew && known !== undefined) return refused('already-exists');
  const record = isNew ? { ...blankPerson, id: recordId, organisationId, version: 0 } : known;
  if (kind === undefined || record === undefined) return refused('not-found', { what: 'record' });
  const next = changedRecord(kind, record, proposal.changes);
  if (next === null) return refused('invalid-arguments', { field: '', problem: 'record-has-changed' });
  const changed = fieldChanges({ ...record }, proposal.changes, proposal.seen);
  const fields = isNew ? changed.map((change) => ({ ...change, from: null })) : changed;
  // The schema of the kind has parsed it.
  const put = { kind, row: next } as Put;
  return applied(
    decided,
    put,
    recordChangePut({ id: derivedId(context.commandId, 'record-change'), kind, row: next, fields }, context),
  );
}
