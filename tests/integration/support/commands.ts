import type { CommandArgs } from '../../../src/shared/commands/registry.ts';
import { newId } from '../../../src/shared/identity/ids.ts';
import { aFiling } from '../../../src/shared/tickets/samples.ts';
import { devices } from './rows.ts';

/** Returns the arguments of a plain ticket in Burlöv, by somebody who is in its directory. */
export function newTicket(change: Partial<CommandArgs<'ticket.create'>> = {}): CommandArgs<'ticket.create'> {
  return aFiling({ requesterName: 'Åsa Öberg', ...change });
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
