import type { PersonChoice } from '#renderer/parts/person-field.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import { unitOfChoice } from '#renderer/parts/unit-of-choice.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Person, Unit } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { type ScriptRun, scriptRunSchema } from '#shared/scripts/engine.ts';
import type { Filing } from './filing.ts';

/** Who reports the fault, as far as it is known yet. */
export interface Caller {
  choice: PersonChoice;
  phone: string;
  organisationId: OrganisationId | null;
  unitId: Id | null;
}

/** What was saved at the end, so that the number can be told. */
export interface Filed {
  ticketId: Id;
  isSolved: boolean;
  offersLoan: boolean;
}

/** A fault report on its way; plain data, kept as a draft. */
export interface ReportDraft {
  caller: Caller;
  run: ScriptRun | null;
  /** The answer being written at the present step. */
  text: string;
  /** The ticket as the agent has changed it; null while it is as the script proposes. */
  filing: Filing | null;
  /** The script ended with a solution, but it did not help. */
  isUnsolved: boolean;
  filed: Filed | null;
}

export interface Prefill {
  person: Person | undefined;
  unit: Unit | undefined;
  phone: string | null;
  organisationId: OrganisationId | null;
}

/** Returns the caller filled in with what is known. */
export function startCaller({ person, unit, phone, organisationId }: Prefill): Caller {
  const number = phone ?? person?.phones[0]?.number;
  return {
    choice: { personId: person?.id ?? null, name: person === undefined ? '' : personName(person) },
    phone: number === undefined ? '' : formatPhoneNumber(number),
    organisationId: person?.organisationId ?? unit?.organisationId ?? organisationId,
    unitId: person?.unitId ?? unit?.id ?? null,
  };
}

/** Returns the caller after another choice; a person from the directory brings organisation, unit and number along. */
export function withPerson(caller: Caller, choice: PersonChoice, person: Person | null): Caller {
  const unitId = unitOfChoice(caller.choice, person, caller.unitId);
  if (person === null) return { ...caller, choice, unitId };
  const number = person.phones[0]?.number;
  return {
    choice,
    phone: caller.phone === '' && number !== undefined ? formatPhoneNumber(number) : caller.phone,
    organisationId: person.organisationId,
    unitId,
  };
}

/** Returns a report that has not begun. */
export function startReport(caller: Caller): ReportDraft {
  return { caller, run: null, text: '', filing: null, isUnsolved: false, filed: null };
}

/** Returns the report at another place of the script: what was written for the old place does not follow. */
export function atRun(draft: ReportDraft, run: ScriptRun | null): ReportDraft {
  return { ...draft, run, text: '', filing: null, isUnsolved: false };
}

/** Returns the run of a stored draft, or null when there is none or it cannot be read (an older version wrote it). */
export function runOf(draft: ReportDraft): ScriptRun | null {
  return scriptRunSchema.safeParse(draft.run).data ?? null;
}
