import type { z } from 'zod';
import { absenceCommands } from '../absences/commands.ts';
import { attachmentCommands } from '../attachments/commands.ts';
import { callBackCommands } from '../call-backs/commands.ts';
import { callCommands } from '../calls/commands.ts';
import { connectorCommands } from '../connectors/commands.ts';
import { directoryCommands } from '../directory/commands.ts';
import { knowledgeCommands } from '../knowledge/commands.ts';
import { loanCommands } from '../loans/commands.ts';
import { mentionCommands } from '../mentions/commands.ts';
import { messageCommands } from '../messages/commands.ts';
import { noticeCommands } from '../notices/commands.ts';
import { recordCommands } from '../records/commands.ts';
import { stockCommands } from '../stock/commands.ts';
import { ticketCommands } from '../tickets/commands.ts';
import { groupCommands } from '../users/commands.ts';
import type { CommandDefinition } from './definition.ts';

/** Every command there is. A new one: docs/recipes.md, "Add a command". */
export const commands = {
  ...ticketCommands,
  ...loanCommands,
  ...callCommands,
  ...connectorCommands,
  ...attachmentCommands,
  ...recordCommands,
  ...knowledgeCommands,
  ...directoryCommands,
  ...mentionCommands,
  ...noticeCommands,
  ...absenceCommands,
  ...messageCommands,
  ...callBackCommands,
  ...stockCommands,
  ...groupCommands,
} as const;

export type CommandName = keyof typeof commands;
/** What a caller passes; what has a default may be left out. */
export type CommandArgs<N extends CommandName> = z.input<(typeof commands)[N]['args']>;

/** Returns the definition of a command, or undefined when the name is not known here. */
export function findCommand(name: string): CommandDefinition | undefined {
  return Object.hasOwn(commands, name) ? (commands as Record<string, CommandDefinition>)[name] : undefined;
}
