import { z } from 'zod';
import { agreedLevelRefs } from '../agreements/agreed-level.ts';
import { applied, defineCommand, type Put, type RowReader, refs, refused } from '../commands/definition.ts';
import { derivedId } from '../identity/ids.ts';
import { mentionPuts } from '../mentions/mention.ts';
import { withSupplierClock } from '../suppliers/supplier-clock.ts';
import { can } from '../users/permissions.ts';
import { ticketEventPut } from './history.ts';
import { refuseParent, withPart } from './link-tickets.ts';
import { ordererRefs, unauthorised } from './orderers.ts';
import { endsBeforeItBegins } from './planned.ts';
import { lacksPriorityReason } from './priority.ts';
import { leftEmailSchema, type Ticket, ticketPlaceMax, ticketSchema, untouchedTicket } from './schema.ts';
import { refuseSolvedAtOnce, solvedAtOnceSchema, solvedColumns, solvedPuts } from './solved-at-once.ts';
import { answersAtOnce, withLevel } from './targets.ts';

const createTicketArgs = ticketSchema
  .pick({
    id: true,
    organisationId: true,
    kind: true,
    channel: true,
    requesterPersonId: true,
    unitId: true,
    serviceId: true,
    deviceId: true,
    priority: true,
    groupId: true,
    assigneeUserId: true,
    callId: true,
    scriptId: true,
    scriptAnswers: true,
  })
  .extend({
    title: z.string().trim().min(1).max(300),
    description: z.string().max(100_000),
    requesterName: z.string().max(200),
    requesterPhone: z.string().max(100),
    requesterEmail: leftEmailSchema.default(''),
    place: z.string().max(ticketPlaceMax).default(''),
    affectedPersonId: ticketSchema.shape.affectedPersonId.default(null),
    impact: ticketSchema.shape.impact.default(null),
    urgency: ticketSchema.shape.urgency.default(null),
    priorityReason: z.string().max(2_000).default(''),
    tagIds: ticketSchema.shape.tagIds.default([]),
    parentId: ticketSchema.shape.parentId.default(null),
    relatedIds: ticketSchema.shape.relatedIds.default([]),
    plannedFrom: ticketSchema.shape.plannedFrom.default(null),
    plannedTo: ticketSchema.shape.plannedTo.default(null),
    announcement: z.string().max(2_000).default(''),
    supplierId: ticketSchema.shape.supplierId.default(null),
    supplierReference: z.string().max(200).default(''),
    ...solvedAtOnceSchema.shape,
    /** A first note, for example what was said on the phone. */
    note: z.string().trim().max(100_000),
  });

const withoutSupplier = { status: 'new', supplierId: null, supplierSince: null } as const;

/**
 * Returns what of those who are to work on it does not exist; null when all do. A group is not looked for: scripts and services name
 * groups that whoever files need not see.
 */
function missingWorker(
  { assigneeUserId, supplierId }: Pick<Ticket, 'assigneeUserId' | 'supplierId'>,
  rows: RowReader,
): string | null {
  if (assigneeUserId !== null && rows.get('users', assigneeUserId) === undefined) return 'user';
  return supplierId !== null && rows.get('suppliers', supplierId) === undefined ? 'supplier' : null;
}

/** Files a ticket; its due time is counted from when it was reported, by the service's level. */
export const createTicket = defineCommand({
  args: createTicketArgs,
  reads: (args, found) => {
    return [
      ...refs(
        { kind: 'tickets', id: args.id },
        { kind: 'calls', id: args.callId },
        { kind: 'tickets', id: args.parentId },
        { kind: 'users', id: args.assigneeUserId },
        { kind: 'suppliers', id: args.supplierId },
        { kind: 'articles', id: args.articleId },
      ),
      ...agreedLevelRefs(args, found),
      ...ordererRefs(args, found),
    ];
  },
  decide: ({ solvedWith, feedback, articleId, minutesSpent, note, ...fields }, rows, context) => {
    const solved = { solvedWith, feedback, articleId, minutesSpent };
    if (!can(context.actor, 'ticket.write', fields.organisationId)) return refused('not-permitted');
    if (rows.get('tickets', fields.id) !== undefined) return refused('already-exists');
    const service = fields.serviceId === null ? undefined : rows.get('services', fields.serviceId);
    if (fields.serviceId !== null && service === undefined) return refused('not-found', { what: 'service' });
    const names = unauthorised(fields, rows, context.at);
    if (names !== null) return refused('orderer-not-authorised', { names });
    if (lacksPriorityReason(fields)) return refused('priority-reason-missing');
    const parent = fields.parentId === null ? undefined : rows.get('tickets', fields.parentId);
    if (fields.parentId !== null && parent === undefined) return refused('not-found', { what: 'ticket' });
    const parentRefusal = parent === undefined ? null : refuseParent(parent);
    if (parentRefusal !== null) return parentRefusal;
    const missing = missingWorker(fields, rows);
    if (missing !== null) return refused('not-found', { what: missing });
    if (endsBeforeItBegins(fields)) {
      return refused('invalid-arguments', { field: 'plannedTo', problem: 'ends-before-it-begins' });
    }
    const solvedRefusal = refuseSolvedAtOnce(solved, fields, rows, context);
    if (solvedRefusal !== null) return solvedRefusal;
    const isTold = feedback !== null && feedback.how !== 'not-needed';

    const filed: Ticket = {
      ...untouchedTicket,
      ...fields,
      version: 0,
      ...solvedColumns(solved, context),
      groupId: fields.groupId ?? service?.defaultGroupId ?? null,
      createdByUserId: context.actor.userId,
      createdAt: context.at,
      updatedAt: context.at,
      dueAt: null,
      answeredAt: isTold || answersAtOnce(fields.channel) ? context.at : null,
    };
    const ticket = withSupplierClock(withoutSupplier, withLevel(filed, rows), rows, context.at);
    const puts: Put[] = [
      { kind: 'tickets', row: ticket },
      ticketEventPut(ticket, { type: 'created' }, context),
      ...solvedPuts(ticket, rows, context),
    ];
    if (note !== '') {
      puts.push({
        kind: 'ticketNotes',
        row: {
          id: derivedId(context.commandId, 'note'),
          organisationId: ticket.organisationId,
          version: 0,
          ticketId: ticket.id,
          authorUserId: context.actor.userId,
          body: note,
          visibility: 'internal',
          attachmentIds: [],
          delivery: null,
          createdAt: context.at,
        },
      });
    }
    if (ticket.assigneeUserId !== null) puts.push(...mentionPuts(ticket, [ticket.assigneeUserId], null, context));
    if (parent !== undefined) puts.push(withPart(parent, 1, context));
    const call = fields.callId === null ? undefined : rows.get('calls', fields.callId);
    if (call !== undefined) puts.push({ kind: 'calls', row: { ...call, ticketId: ticket.id } });
    return applied(...puts);
  },
});
