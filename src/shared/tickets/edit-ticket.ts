import { z } from 'zod';
import { agreedLevel, agreedLevelRefs } from '../agreements/agreed-level.ts';
import {
  applied,
  type CommandContext,
  type Decision,
  defineCommand,
  type RowReader,
  refs,
  refused,
} from '../commands/definition.ts';
import { type Id, idSchema } from '../identity/ids.ts';
import { mentionPuts, refuseMentions } from '../mentions/mention.ts';
import { mentionsMax } from '../mentions/schema.ts';
import { withSupplierClock } from '../suppliers/supplier-clock.ts';
import { can } from '../users/permissions.ts';
import { asText, ticketEventPut, unseenChanges, unseenPuts } from './history.ts';
import { notePuts, noteReceiverRefs } from './note-delivery.ts';
import { ordererRefs, unauthorised } from './orderers.ts';
import { endsBeforeItBegins } from './planned.ts';
import { lacksPriorityReason } from './priority.ts';
import { leftEmailSchema, type Ticket, ticketNoteSchema, ticketPlaceMax, ticketSchema } from './schema.ts';
import { levelOf, levelRefs, ticketTargets } from './targets.ts';

/** Runs `edit` on a ticket the actor may write, or refuses. "Not found" and "not allowed to see" are one answer. */
export function withWritableTicket(
  ticketId: Id,
  rows: RowReader,
  context: CommandContext,
  edit: (ticket: Ticket) => Decision,
): Decision {
  const ticket = rows.get('tickets', ticketId);
  if (ticket === undefined || !can(context.actor, 'ticket.read', ticket.organisationId)) {
    return refused('not-found', { what: 'ticket' });
  }
  if (!can(context.actor, 'ticket.write', ticket.organisationId)) return refused('not-permitted');
  return edit(ticket);
}

/** The fields a person edits one by one; each is merged on its own. */
export const editableTicketFieldsSchema = ticketSchema
  .pick({
    kind: true,
    requesterPersonId: true,
    unitId: true,
    serviceId: true,
    deviceId: true,
    priority: true,
    affectedPersonId: true,
    impact: true,
    urgency: true,
    tagIds: true,
    supplierId: true,
    plannedFrom: true,
    plannedTo: true,
  })
  .extend({
    priorityReason: z.string().max(2_000),
    supplierReference: z.string().max(200),
    announcement: z.string().max(2_000),
    title: z.string().trim().min(1).max(300),
    description: z.string().max(100_000),
    requesterName: z.string().max(200),
    requesterPhone: z.string().max(100),
    requesterEmail: leftEmailSchema,
    place: z.string().max(ticketPlaceMax),
    resolution: z.string().max(20_000),
  })
  .partial();
export type EditableTicketFields = z.infer<typeof editableTicketFieldsSchema>;

/** Sets named fields; the values the person saw (`was`) are kept in the history when another had changed them meanwhile. */
export const setTicketFields = defineCommand({
  args: z.object({ ticketId: idSchema, set: editableTicketFieldsSchema, was: editableTicketFieldsSchema }),
  reads: (args, found) => {
    const ticket = found.get('tickets', args.ticketId);
    return [
      ...refs({ kind: 'tickets', id: args.ticketId }, { kind: 'suppliers', id: args.set.supplierId }),
      ...levelRefs(ticket, found),
      ...(ticket === undefined ? [] : agreedLevelRefs({ ...ticket, ...args.set }, found)),
      ...(ticket === undefined ? [] : ordererRefs({ ...ticket, ...args.set }, found)),
    ];
  },
  decide: ({ ticketId, set, was }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) => {
      if (ticket.status === 'closed') return refused('ticket-closed');
      const names = (Object.keys(set) as (keyof EditableTicketFields)[]).filter(
        (name) => asText(set[name]) !== asText(ticket[name]),
      );
      if (names.length === 0) return applied();
      const next: Ticket = { ...ticket, ...set, updatedAt: context.at };
      if (endsBeforeItBegins(next)) {
        return refused('invalid-arguments', { field: 'plannedTo', problem: 'ends-before-it-begins' });
      }
      const isJudged = names.some((name) => name === 'priority' || name === 'impact' || name === 'urgency');
      if (isJudged && lacksPriorityReason(next)) return refused('priority-reason-missing');
      // What becomes an order, or another's, is stopped as if it had been filed so.
      if (names.some((name) => name === 'kind' || name === 'serviceId' || name === 'requesterPersonId')) {
        const orderers = unauthorised(next, rows, context.at);
        if (orderers !== null) return refused('orderer-not-authorised', { names: orderers });
      }
      if (names.includes('supplierId')) Object.assign(next, withSupplierClock(ticket, next, rows, context.at));
      if (names.includes('serviceId') || names.includes('unitId')) {
        Object.assign(next, agreedLevel(next, next.createdAt, rows));
      }
      const level = levelOf(next, rows);
      // Another unit under the same level is promised what it was.
      if (names.includes('priority') || names.includes('serviceId') || level?.id !== levelOf(ticket, rows)?.id) {
        Object.assign(next, ticketTargets(level, next));
      }
      const fields = names.map((field) => ({
        field,
        from: asText(ticket[field]),
        to: asText(set[field]),
        /** Someone else's value was overwritten unseen: the history says so. */
        unseen: field in was && asText(was[field]) !== asText(ticket[field]),
      }));
      return applied({ kind: 'tickets', row: next }, ticketEventPut(ticket, { type: 'fields', fields }, context));
    }),
});

/**
 * Gives a ticket to a group, a colleague, or both; null takes it back. Group and colleague are merged each on its own: one
 * that the person left as it `was` stays as it has become since, one they changed over another's is told in the history.
 */
export const assignTicket = defineCommand({
  args: z.object({
    ticketId: idSchema,
    groupId: idSchema.nullable(),
    assigneeUserId: idSchema.nullable(),
    was: ticketSchema.pick({ groupId: true, assigneeUserId: true }).partial().default({}),
  }),
  reads: (args) =>
    refs(
      { kind: 'tickets', id: args.ticketId },
      { kind: 'groups', id: args.groupId },
      { kind: 'users', id: args.assigneeUserId },
    ),
  decide: ({ ticketId, was, ...chosen }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) => {
      if (ticket.status === 'closed') return refused('ticket-closed');
      const groupId = chosen.groupId === was.groupId ? ticket.groupId : chosen.groupId;
      const assigneeUserId =
        chosen.assigneeUserId === was.assigneeUserId ? ticket.assigneeUserId : chosen.assigneeUserId;
      // Only what was chosen is read; what stays has been judged before.
      if (groupId !== null && groupId !== ticket.groupId && rows.get('groups', groupId) === undefined) {
        return refused('not-found', { what: 'group' });
      }
      const isAnother = assigneeUserId !== null && assigneeUserId !== ticket.assigneeUserId;
      if (isAnother && rows.get('users', assigneeUserId) === undefined) return refused('not-found', { what: 'user' });
      if (ticket.groupId === groupId && ticket.assigneeUserId === assigneeUserId) return applied();
      const next: Ticket = { ...ticket, groupId, assigneeUserId, updatedAt: context.at };
      return applied(
        { kind: 'tickets', row: next },
        ticketEventPut(ticket, { type: 'assignment', groupId, assigneeUserId }, context),
        ...unseenPuts(ticket, unseenChanges(['groupId', 'assigneeUserId'], was, ticket, next), context),
        ...(isAnother ? mentionPuts(ticket, [assigneeUserId], null, context) : []),
      );
    }),
});

/** Adds a note, sent to the requester when it is outward; notes are only ever added. Allowed on a closed ticket too: history goes on. */
export const addTicketNote = defineCommand({
  args: ticketNoteSchema.pick({ id: true, ticketId: true, visibility: true, attachmentIds: true }).extend({
    body: z.string().trim().min(1).max(100_000),
    /** Colleagues whose attention is asked for. */
    mentionedUserIds: z.array(idSchema).max(mentionsMax).default([]),
  }),
  reads: (args, found) => [
    ...refs(
      { kind: 'tickets', id: args.ticketId },
      { kind: 'ticketNotes', id: args.id },
      ...args.mentionedUserIds.map((id) => ({ kind: 'users' as const, id })),
    ),
    ...noteReceiverRefs(args.ticketId, found),
  ],
  decide: ({ mentionedUserIds, ...args }, rows, context) =>
    withWritableTicket(args.ticketId, rows, context, (ticket) => {
      if (rows.get('ticketNotes', args.id) !== undefined) return refused('already-exists');
      const refusal = refuseMentions(mentionedUserIds, ticket, rows);
      if (refusal !== null) return refusal;
      return applied(
        ...notePuts(ticket, { ...args, authorUserId: context.actor.userId, createdAt: context.at }, rows, context),
        {
          kind: 'tickets',
          row: {
            ...ticket,
            updatedAt: context.at,
            answeredAt: ticket.answeredAt ?? (args.visibility === 'outward' ? context.at : null),
          },
        },
        ...mentionPuts(ticket, mentionedUserIds, args.id, context),
      );
    }),
});
