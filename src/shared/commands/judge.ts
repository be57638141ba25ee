import type { CommandContext, Decision, DecisionReader, RowRef } from './definition.ts';
import { refused } from './definition.ts';
import { findCommand } from './registry.ts';
import { isStorable, unstorablePath } from './storable-text.ts';

/** A command's name and arguments as they came, not yet believed. */
export interface CommandInput {
  name: string;
  args: unknown;
}

/**
 * Returns the rows the command needs beyond those found, or an empty list when `judge` can be called.
 * A command that is unknown, malformed or not storable needs none: `judge` refuses it, and no definition has to read of it.
 */
export function missingRows(input: CommandInput, found: DecisionReader, isLoaded: (ref: RowRef) => boolean): RowRef[] {
  const definition = findCommand(input.name);
  const args = definition?.args.safeParse(input.args);
  if (definition === undefined || !args?.success || !isStorable(args.data)) return [];
  return definition.reads(args.data, found).filter((ref) => !isLoaded(ref));
}

/** Returns what becomes of a command. Pure: the same rows, actor and times give the same decision on client and server. */
export function judge(input: CommandInput, rows: DecisionReader, context: CommandContext): Decision {
  const definition = findCommand(input.name);
  if (definition === undefined) return refused('unknown-command', { name: input.name });
  const args = definition.args.safeParse(input.args);
  if (!args.success) {
    const issue = args.error.issues[0];
    return refused('invalid-arguments', { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
  }
  const path = unstorablePath(args.data);
  if (path !== null) return refused('text-not-storable', { field: path.join('.') });
  return definition.decide(args.data, rows, context);
}
