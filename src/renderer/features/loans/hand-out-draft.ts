import type { PersonChoice } from '#renderer/parts/person-field.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import type { CommandArgs } from '#shared/commands/registry.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Person } from '#shared/directory/schema.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Device } from '#shared/inventory/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import { instantOf, type LocalTime, parseClockTime } from '#shared/time/local-time.ts';
import { usualDue } from './due-times.ts';

/** A hand-out being written; plain data, kept as a draft. */
export interface HandOutDraft {
  deviceId: Id | null;
  borrower: PersonChoice;
  phone: string;
  due: LocalTime;
  /** What goes along; null while everything that belongs to the device does. */
  accessories: string[] | null;
  note: string;
  ticketId: Id | null;
}

export interface Prefill {
  deviceId: Id | null;
  person: Person | undefined;
  /** The requester as written on the ticket, where there is no person. */
  name: string;
  phone: string | null;
  ticketId: Id | null;
  now: Instant;
}

/** Returns the form as it opens. */
export function startHandOut({ deviceId, person, name, phone, ticketId, now }: Prefill): HandOutDraft {
  const number = phone ?? person?.phones[0]?.number;
  return {
    deviceId,
    borrower: { personId: person?.id ?? null, name: person === undefined ? name : personName(person) },
    phone: number === undefined || number === '' ? '' : formatPhoneNumber(number),
    due: usualDue(now),
    accessories: null,
    note: '',
    ticketId,
  };
}

export type HandOutProblems = Partial<Record<'device' | 'borrower' | 'date' | 'time', MessageId>>;

/** Returns what must be put right before the loaner can be handed out, by field. */
export function handOutProblems(draft: HandOutDraft, now: Instant): HandOutProblems {
  const problems: HandOutProblems = {};
  if (draft.deviceId === null) problems.device = 'loans.handOut.deviceMissing';
  if (draft.borrower.name.trim() === '') problems.borrower = 'loans.handOut.borrowerMissing';
  if (draft.due.date === '') problems.date = 'loans.handOut.dueMissing';
  if (parseClockTime(draft.due.time) === null) problems.time = 'loans.handOut.timeInvalid';
  const dueAt = instantOf(draft.due);
  if (problems.date === undefined && problems.time === undefined && (dueAt === null || dueAt <= now)) {
    problems.date = 'loans.handOut.duePast';
  }
  return problems;
}

/** Returns the accessories that go along with this device. */
export function accessoriesOut(draft: HandOutDraft, device: Pick<Device, 'accessories'>): string[] {
  const chosen = draft.accessories;
  return chosen === null ? device.accessories : device.accessories.filter((accessory) => chosen.includes(accessory));
}

/** Returns the command that hands the loaner out, or null while the draft has problems. */
export function checkOutArgs(
  draft: HandOutDraft,
  device: Device | undefined,
  id: Id,
  now: Instant,
): CommandArgs<'loan.checkOut'> | null {
  const dueAt = instantOf(draft.due);
  if (device === undefined || dueAt === null || Object.keys(handOutProblems(draft, now)).length > 0) return null;
  return {
    id,
    deviceId: device.id,
    borrowerPersonId: draft.borrower.personId,
    borrowerName: draft.borrower.name.trim(),
    borrowerPhone: draft.phone.trim(),
    ticketId: draft.ticketId,
    dueAt,
    accessoriesOut: accessoriesOut(draft, device),
    note: draft.note.trim(),
  };
}
