import type { z } from 'zod';
import type { CommandField } from '#shared/commands/command-description.ts';
import { withIdentifiers } from '#shared/commands/dependants.ts';
import { describeCommand, rowMadeBy, valueAt, withValueAt } from '#shared/commands/descriptions.ts';
import { type RefusedCommand, schemaVersion } from '#shared/commands/envelope.ts';
import type { RefusalCode } from '#shared/commands/refusal.ts';
import { findCommand } from '#shared/commands/registry.ts';
import { upgradeCommand } from '#shared/commands/upgrade.ts';
import { type Id, newId } from '#shared/identity/ids.ts';

/** The row the refused command names may exist after all: as evidence of what happened, or from the first time. */
const mayExist: ReadonlySet<RefusalCode> = new Set(['device-already-lent', 'already-exists']);

/** Returns a refused command's arguments as the present version of the application writes them. */
export function presentArgs({ envelope }: RefusedCommand): unknown {
  return upgradeCommand(envelope, envelope.schemaVersion, schemaVersion).args;
}

/** Returns the arguments as the form begins: what was written, and places for what was asked for. */
export function argsToCorrect(refused: RefusedCommand): unknown {
  const groups = describeCommand(refused.envelope.name)?.groups ?? [];
  return groups.reduce(
    (args, { path, empty, neededFor }) =>
      refused.code === neededFor && valueAt(args, path) === null ? withValueAt(args, path, empty) : args,
    presentArgs(refused),
  );
}

/** Returns the fields that can be corrected in these arguments. */
export function fieldsToCorrect(refused: RefusedCommand, args: unknown): readonly CommandField[] {
  const fields = describeCommand(refused.envelope.name)?.fields ?? [];
  return fields.filter(({ path, isOpen }) => isOpen && valueAt(args, path) !== undefined);
}

/** Something wrong with what stands in the form. `path` is empty when it belongs to no field shown. */
export interface CorrectionProblem {
  path: readonly string[];
  kind: 'missing' | 'too-long' | 'unreadable';
  /** The most characters, when it is too long. */
  most: number | null;
}

/** Returns what the command's own schema finds wrong. A command not known here has nothing to hold it against. */
export function problemsIn(name: string, args: unknown, fields: readonly CommandField[]): CorrectionProblem[] {
  const parsed = findCommand(name)?.args.safeParse(args);
  if (parsed === undefined || parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const field = fields.find(({ path }) => path.every((key, depth) => issue.path[depth] === key));
    return { path: field?.path ?? [], ...kindOf(issue) };
  });
}

function kindOf(issue: z.core.$ZodIssue): Pick<CorrectionProblem, 'kind' | 'most'> {
  if (issue.code === 'too_small' && issue.origin === 'string') return { kind: 'missing', most: null };
  if (issue.code === 'too_big' && issue.origin === 'string') return { kind: 'too-long', most: Number(issue.maximum) };
  // A choice not made yet is an empty text.
  if (issue.code === 'invalid_value') return { kind: 'missing', most: null };
  return { kind: 'unreadable', most: null };
}

/** Returns what the form holds as the command wants it: a text that was absent and is still empty stays absent. */
export function argsToSend(refused: RefusedCommand, args: unknown): unknown {
  const before = presentArgs(refused);
  return fieldsToCorrect(refused, args).reduce(
    (next, { path }) =>
      valueAt(before, path) === null && valueAt(next, path) === '' ? withValueAt(next, path, null) : next,
    args,
  );
}

/** A command to be given anew in place of a refused one. */
export interface Resend {
  name: string;
  args: unknown;
  replaces: Id;
}

/**
 * Returns what is sent when a command goes again with those that hang on it, in order. One that would make a row that may
 * exist by now makes another, and the others name that one.
 */
export function resendPlan(refused: RefusedCommand, args: unknown, along: readonly RefusedCommand[]): Resend[] {
  const replaced = new Map<Id, Id>();
  const all = [{ refused, args }, ...along.map((each) => ({ refused: each, args: presentArgs(each) }))];
  for (const each of all) {
    const made = rowMadeBy({ name: each.refused.envelope.name, args: each.args });
    if (made !== null && mayExist.has(each.refused.code)) replaced.set(made, newId());
  }
  return all.map((each) => ({
    name: each.refused.envelope.name,
    args: withIdentifiers(each.args, replaced),
    replaces: each.refused.envelope.id,
  }));
}
