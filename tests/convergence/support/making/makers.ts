import type { CommandName } from '../../../../src/shared/commands/registry.ts';
import { deskMakers } from './desk.ts';
import { directoryMakers } from './directory.ts';
import type { Makers } from './look.ts';
import { recordMakers } from './records.ts';
import { stockMakers } from './stock.ts';
import { ticketMakers } from './tickets.ts';

/** Commands that deeds of their own do, with traces and promises of their own (`deeds.ts`). */
export const commandsOfDeeds = [
  'ticket.create',
  'ticket.setFields',
  'ticket.addNote',
  'ticket.move',
  'loan.checkOut',
  'loan.return',
  'loan.settleConflict',
  'attachment.add',
  'attachment.remove',
] as const satisfies CommandName[];

/** Every other command there is: one that histories do not make is an error here, before any test runs. */
export type MadeCommand = Exclude<CommandName, (typeof commandsOfDeeds)[number]>;

export const makers: Makers<MadeCommand> = {
  ...ticketMakers,
  ...deskMakers,
  ...directoryMakers,
  ...stockMakers,
  ...recordMakers,
};

// The keys of the record are its type's.
export const madeCommands = Object.keys(makers) as MadeCommand[];
