import type { ScriptStep } from '#shared/scripts/schema.ts';
import type { TicketPriority } from '#shared/tickets/schema.ts';
import { type GroupKey, groupId } from '../catalogue.ts';

/** A step that is only read aloud. */
export function say(readAloud: string, next: string, hint = ''): ScriptStep {
  return { type: 'say', readAloud, hint, next };
}

/** A question; each way is [identifier, label, next step]. */
export function ask(readAloud: string, ways: readonly (readonly [string, string, string])[], hint = ''): ScriptStep {
  return { type: 'choice', readAloud, hint, options: ways.map(([id, label, next]) => ({ id, label, next })) };
}

/** A question answered in words that must be given. */
export function write(readAloud: string, label: string, next: string, hint = ''): ScriptStep {
  return { type: 'text', readAloud, hint, label, required: true, next };
}

/** The end where the fault is gone. */
export function solve(readAloud: string, title: string, resolution: string): ScriptStep {
  return { type: 'solve', readAloud, hint: '', title, resolution };
}

/** The end where a ticket is filed to a group. */
export function file(
  readAloud: string,
  title: string,
  priority: TicketPriority,
  group: GroupKey,
  offerLoan = false,
  hint = '',
): ScriptStep {
  return { type: 'file', readAloud, hint, title, priority, groupId: groupId(group), offerLoan };
}
