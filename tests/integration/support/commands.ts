import type { CommandArgs } from '../../../src/shared/commands/registry.ts';
import { newId } from '../../../src/shared/identity/ids.ts';
import { devices } from './rows.ts';

/** Returns the arguments of a plain ticket in Burlöv. */
export function newTicket(change: Partial<CommandArgs<'ticket.create'>> = {}): CommandArgs<'ticket.create'> {
  return {
    id: newId(),
    organisationId: 'burlov',
    kind: 'incident',
    channel: 'phone',
    title: 'Datorn startar inte',
    description: '',
    requesterPersonId: null,
    requesterName: 'Åsa Öberg',
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

/** Returns the arguments of a hand-over that is due in a week. */
export function newLoan(change: Partial<CommandArgs<'loan.checkOut'>> = {}): CommandArgs<'loan.checkOut'> {
  return {
    id: newId(),
    deviceId: devices.first.id,
    borrowerPersonId: null,
    borrowerName: 'Åsa Öberg',
    borrowerPhone: '',
    ticketId: null,
    dueAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    accessoriesOut: ['laddare'],
    note: '',
    ...change,
  };
}
