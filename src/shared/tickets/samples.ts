import type { CommandArgs } from '../commands/registry.ts';
import { newId } from '../identity/ids.ts';
import { type Ticket, untouchedTicket } from './schema.ts';

const createdAt = '2026-11-18T08:00:00.000Z';

/** For tests: a complete ticket, of which a test names only what it is about. */
export function aTicketRow(change: Partial<Ticket> = {}): Ticket {
  return {
    ...untouchedTicket,
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    number: 'BUR-1',
    kind: 'incident',
    channel: 'phone',
    title: 'Datorn startar inte',
    description: '',
    requesterPersonId: null,
    requesterName: '',
    requesterPhone: '',
    unitId: null,
    serviceId: null,
    deviceId: null,
    priority: 'normal',
    status: 'new',
    groupId: null,
    assigneeUserId: null,
    createdByUserId: newId(),
    createdAt,
    updatedAt: createdAt,
    dueAt: null,
    callId: null,
    scriptId: null,
    scriptAnswers: [],
    ...change,
  };
}

/** For tests: what is said when a ticket is filed. */
export function aFiling(change: Partial<CommandArgs<'ticket.create'>> = {}): CommandArgs<'ticket.create'> {
  return {
    id: newId(),
    organisationId: 'burlov',
    kind: 'incident',
    channel: 'phone',
    title: 'Datorn startar inte',
    description: '',
    requesterPersonId: null,
    requesterName: 'Bo Ek',
    requesterPhone: '',
    unitId: null,
    serviceId: null,
    deviceId: null,
    priority: 'normal',
    groupId: null,
    assigneeUserId: null,
    callId: null,
    scriptId: null,
    scriptAnswers: [],
    solvedWith: null,
    note: '',
    ...change,
  };
}
