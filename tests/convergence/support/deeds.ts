import { assertNever } from '../../../src/shared/assert-never.ts';
import type { CommandName } from '../../../src/shared/commands/registry.ts';
import { newId } from '../../../src/shared/identity/ids.ts';
import type { Row, RowKind } from '../../../src/shared/sync/kinds.ts';
import { newLoan, newTicket } from '../../integration/support/commands.ts';
import type { Book, Trace } from './book.ts';
import { newPicture } from './first-tickets.ts';
import { Look } from './making/look.ts';
import { makers } from './making/makers.ts';
import { organisationIds } from './people.ts';
import type { Deed } from './steps.ts';
import type { Workstation } from './workstation.ts';

/** A command as a page would send it, and the trace it must leave. */
export interface PlannedCommand {
  readonly name: CommandName;
  readonly args: unknown;
  readonly trace: Trace;
}

const day = 24 * 3_600_000;

/** Returns the n-th of the rows a person sees, in an order that a replay finds again; undefined when there are none. */
async function pick<K extends RowKind>(
  station: Workstation,
  kind: K,
  number: number,
  isEligible: (row: Row<K>) => boolean,
  known: readonly string[],
): Promise<Row<K> | undefined> {
  const place = (row: Row<K>) => {
    const index = known.indexOf(row.id);
    return index === -1 ? known.length : index;
  };
  const rows = (await station.rows(kind)).filter(isEligible);
  rows.sort((one, other) => place(one) - place(other) || (one.id < other.id ? -1 : 1));
  return rows[number % Math.max(1, rows.length)];
}

const any = () => true;

/** Returns what the person does; null when there is nothing to do it to. */
export async function plan(station: Workstation, book: Book, deed: Deed): Promise<PlannedCommand | null> {
  const ticket = async (number: number) => await pick(station, 'tickets', number, any, book.ticketIds);
  switch (deed.deed) {
    case 'file': {
      const organisationId = organisationIds[deed.organisation] ?? organisationIds[0];
      return fileTicket(organisationId, book.freshWord('Ärende'));
    }
    case 'rename': {
      const found = await ticket(deed.ticket);
      if (found === undefined) return null;
      const title = book.freshWord('Rubrik');
      return {
        name: 'ticket.setFields',
        args: { ticketId: found.id, set: { title }, was: { title: found.title } },
        trace: { what: 'title', ticketId: found.id, title },
      };
    }
    case 'note': {
      const found = await ticket(deed.ticket);
      if (found === undefined) return null;
      const id = newId();
      return {
        name: 'ticket.addNote',
        args: { id, ticketId: found.id, visibility: 'internal', body: 'Hej', attachmentIds: [] },
        trace: { what: 'note', noteId: id, ticketId: found.id },
      };
    }
    case 'lend': {
      const device = await pick(station, 'devices', deed.device, any, []);
      return device === undefined ? null : lend(device.id, station.clock.now() + deed.days * day);
    }
    case 'give-back': {
      const loan = await pick(station, 'loans', deed.loan, ({ status }) => status === 'open', []);
      if (loan === undefined) return null;
      const mark = book.freshWord('Åter');
      return {
        name: 'loan.return',
        args: { loanId: loan.id, accessoriesMissing: [], wiped: true, note: mark },
        trace: { what: 'return', loanId: loan.id, mark },
      };
    }
    case 'settle': {
      const loan = await pick(station, 'loans', deed.loan, ({ status }) => status === 'conflict', []);
      if (loan === undefined) return null;
      const as = deed.takeOver ? 'take-over' : 'withdraw';
      return {
        name: 'loan.settleConflict',
        args: { loanId: loan.id, as },
        trace: { what: 'settlement', loanId: loan.id },
      };
    }
    case 'attach': {
      const found = await ticket(deed.ticket);
      return found === undefined ? null : attach(found.id, book.freshWord('Bild'));
    }
    case 'detach': {
      const attachment = await pick(station, 'attachments', deed.attachment, any, []);
      if (attachment === undefined) return null;
      return {
        name: 'attachment.remove',
        args: { attachmentId: attachment.id },
        trace: { what: 'removal', attachmentId: attachment.id, name: attachment.name },
      };
    }
    case 'move': {
      const found = await ticket(deed.ticket);
      if (found === undefined) return null;
      const to = organisationIds.find((id) => id !== found.organisationId) ?? found.organisationId;
      return {
        name: 'ticket.move',
        args: { ticketId: found.id, organisationId: to, reason: '' },
        trace: { what: 'move', ticketId: found.id, to },
      };
    }
    case 'command': {
      const { name, ...drawn } = deed;
      const made = await makers[name](new Look(station, book, drawn));
      return made === null ? null : { name, args: made.args, trace: { what: 'effects', effects: made.effects } };
    }
    default:
      return assertNever(deed);
  }
}

function fileTicket(organisationId: string, title: string): PlannedCommand {
  const args = newTicket({ organisationId, title, note: 'Först' });
  return { name: 'ticket.create', args, trace: { what: 'ticket', ticketId: args.id, organisationId } };
}

function lend(deviceId: string, dueAt: number): PlannedCommand {
  const args = newLoan({ deviceId, dueAt: new Date(dueAt).toISOString() });
  return { name: 'loan.checkOut', args, trace: { what: 'loan', loanId: args.id, deviceId } };
}

function attach(ticketId: string, name: string): PlannedCommand {
  const args = newPicture(ticketId, name);
  return { name: 'attachment.add', args, trace: { what: 'attachment', attachmentId: args.id, ticketId } };
}
