import type { CommandArgs } from '#shared/commands/registry.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { currentStep, type ScriptRun, scriptAnswers } from '#shared/scripts/engine.ts';
import type { Script } from '#shared/scripts/schema.ts';
import type { ScriptAnswer, TicketPriority } from '#shared/tickets/schema.ts';
import type { Caller } from './report-draft.ts';

/** The ticket a report ends in, before it is saved. */
export interface Filing {
  title: string;
  description: string;
  priority: TicketPriority;
  /** Null leaves it to the service. */
  groupId: Id | null;
  serviceId: Id | null;
  /** The equipment it is about; absent until somebody says, and in drafts of earlier versions. */
  deviceId?: Id | null;
  /** How it was solved while the caller was on the line; null files it for others to solve. */
  resolution: string | null;
  offersLoan: boolean;
  /** The major incident it is tied to. */
  parentId: Id | null;
}

export const titleMax = 300;

/** Returns the answers as text: each question with its answer on a line of its own. */
export function answersAsText(answers: readonly ScriptAnswer[]): string {
  return answers.map(({ question, answer }) => `${question}\n– ${answer}`).join('\n');
}

/**
 * Returns the ticket the script proposes at the step where it has ended, or null when it has not. `isUnsolved`: it
 * ended with a solution that did not help, so it is filed under the script's name.
 */
export function proposedFiling(script: Script, run: ScriptRun, isUnsolved: boolean): Filing | null {
  const step = currentStep(script, run);
  if (step === undefined || (step.type !== 'solve' && step.type !== 'file')) return null;
  const common = {
    description: answersAsText(scriptAnswers(script, run)),
    serviceId: script.serviceId,
    parentId: null,
  };
  if (step.type === 'file') {
    const { title, priority, groupId, offerLoan } = step;
    return { ...common, title, priority, groupId, resolution: null, offersLoan: offerLoan };
  }
  const solved = { ...common, title: step.title, priority: 'normal' as const, groupId: null, offersLoan: false };
  return isUnsolved ? { ...solved, title: script.name, resolution: null } : { ...solved, resolution: step.resolution };
}

export type FilingProblems = Partial<Record<'title' | 'organisationId' | 'resolution', MessageId>>;

/** Returns what must be put right before the ticket can be saved, by field. */
export function filingProblems(filing: Filing, caller: Caller): FilingProblems {
  const problems: FilingProblems = {};
  const title = filing.title.trim();
  if (title === '') problems.title = 'faultReports.file.titleMissing';
  else if (title.length > titleMax) problems.title = 'tickets.edit.tooLong';
  if (caller.organisationId === null) problems.organisationId = 'faultReports.file.organisationMissing';
  if (filing.resolution !== null && filing.resolution.trim() === '') problems.resolution = 'tickets.resolve.missing';
  return problems;
}

export interface FilingSources {
  script: Script;
  run: ScriptRun;
  caller: Caller;
  callId: Id | null;
}

/** Returns the command that saves the ticket with the script's answers, or null while something is missing. */
export function fileArgs(filing: Filing, id: Id, sources: FilingSources): CommandArgs<'ticket.create'> | null {
  const { script, run, caller, callId } = sources;
  const { organisationId } = caller;
  if (organisationId === null || Object.keys(filingProblems(filing, caller)).length > 0) return null;
  return {
    id,
    organisationId,
    kind: 'incident',
    channel: 'phone',
    title: filing.title.trim(),
    description: filing.description.trim(),
    requesterPersonId: caller.choice.personId,
    requesterName: caller.choice.name.trim(),
    requesterPhone: caller.phone.trim(),
    unitId: caller.unitId,
    serviceId: filing.serviceId,
    deviceId: filing.deviceId ?? null,
    priority: filing.priority,
    groupId: filing.groupId,
    assigneeUserId: null,
    callId,
    scriptId: script.id,
    scriptAnswers: scriptAnswers(script, run),
    parentId: filing.parentId,
    solvedWith: filing.resolution?.trim() ?? null,
    note: '',
  };
}
