import { z } from 'zod';
import { untoldOfCall } from '../calls/schema.ts';
import type { CommandInput } from './judge.ts';

const argsSchema = z.record(z.string(), z.unknown());

type Upgrade = (args: Record<string, unknown>) => Record<string, unknown>;

/**
 * What changed in the arguments of commands with each schema version, by the version upgraded from. A command not named
 * stayed as it was. Kept for the versions between oldestAcceptedSchemaVersion and schemaVersion.
 */
const upgrades: Readonly<Record<number, Readonly<Record<string, Upgrade>>>> = {
  // Version 2: a note names the attachments it came with.
  1: { 'ticket.addNote': (args) => ({ ...args, attachmentIds: [] }) },
  // Version 3: what a call goes through at an exchange; the rest of what it added may be left out.
  2: { 'call.record': (args) => ({ ...args, call: { ...untoldOfCall, ...argsSchema.safeParse(args.call).data } }) },
};

/**
 * Returns a command of an earlier schema version as it reads in the present one. Arguments that are not even an object stay
 * as they are; `judge` refuses them in words.
 */
export function upgradeCommand(command: CommandInput, from: number, to: number): CommandInput {
  let { args } = command;
  for (let version = from; version < to; version += 1) {
    const upgrade = upgrades[version]?.[command.name];
    const known = argsSchema.safeParse(args);
    if (upgrade !== undefined && known.success) args = upgrade(known.data);
  }
  return { name: command.name, args };
}
