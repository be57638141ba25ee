import type { PersonChoice } from '#renderer/parts/person-field.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import { unitOfChoice } from '#renderer/parts/unit-of-choice.ts';
import type { CommandArgs } from '#shared/commands/registry.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Person, Unit } from '#shared/directory/schema.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { leftEmailSchema, type Ticket, type TicketChannel, type TicketKind } from '#shared/tickets/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import { longTextMax, titleMax } from './edit-draft.ts';
import { type Judgement, reasonProblem } from './fields/judgement.ts';
import { type MoreDraft, moreArgs, moreProblems, noMore } from './new-ticket/more-draft.ts';
import { notSolved, type SolvedDraft, solvedArgs, solvedProblems } from './new-ticket/solved-draft.ts';

/** A ticket being written; plain data, kept as a draft. */
export interface NewTicketDraft extends Judgement {
  requester: PersonChoice;
  phone: string;
  /** Of a requester who is not in the directory. */
  email: string;
  organisationId: OrganisationId | null;
  unitId: Id | null;
  /** In words. */
  place: string;
  kind: TicketKind;
  channel: TicketChannel;
  serviceId: Id | null;
  affectedPersonId: Id | null;
  /** The equipment it is about. */
  deviceId: Id | null;
  tagIds: Id[];
  title: string;
  description: string;
  callId: Id | null;
  /** The major incident it is tied to. */
  parentId: Id | null;
  more: MoreDraft;
  solved: SolvedDraft;
}

export interface Prefill {
  person: Person | undefined;
  /** When only the unit that called is known. */
  unit: Unit | undefined;
  phone: string | null;
  callId: Id | null;
  /** The major incident it is a part of. */
  parentId?: Id | null;
  /** Taken when the person does not tell: the only organisation one works for. */
  organisationId: OrganisationId | null;
}

/** Returns the form as it opens: what is known of the caller is filled in, the rest is the usual. */
export function startTicket({ person, unit, phone, callId, parentId = null, organisationId }: Prefill): NewTicketDraft {
  const number = phone ?? person?.phones[0]?.number;
  return {
    requester: { personId: person?.id ?? null, name: person === undefined ? '' : personName(person) },
    phone: number === undefined ? '' : formatPhoneNumber(number),
    email: '',
    organisationId: person?.organisationId ?? unit?.organisationId ?? organisationId,
    unitId: person?.unitId ?? unit?.id ?? null,
    place: '',
    kind: 'incident',
    channel: 'phone',
    serviceId: null,
    affectedPersonId: null,
    deviceId: null,
    impact: null,
    urgency: null,
    priority: 'normal',
    priorityReason: '',
    tagIds: [],
    title: '',
    description: '',
    callId,
    parentId,
    more: noMore,
    solved: notSolved,
  };
}

/** Returns the form filled in like another ticket; the call, the major incident and the files stay with that one. */
export function copyTicket(ticket: Ticket): NewTicketDraft {
  const { requesterPersonId, requesterName, requesterPhone, impact, urgency, priority, priorityReason } = ticket;
  return {
    requester: { personId: requesterPersonId, name: requesterName },
    phone: requesterPhone,
    email: ticket.requesterEmail,
    organisationId: ticket.organisationId,
    unitId: ticket.unitId,
    place: ticket.place,
    kind: ticket.kind,
    channel: ticket.channel,
    serviceId: ticket.serviceId,
    affectedPersonId: ticket.affectedPersonId,
    deviceId: ticket.deviceId,
    impact,
    urgency,
    priority,
    priorityReason,
    tagIds: [...ticket.tagIds],
    title: ticket.title,
    description: ticket.description,
    callId: null,
    parentId: null,
    more: noMore,
    solved: notSolved,
  };
}

/** Returns the draft with another requester; a person from the directory brings number, unit and organisation along. */
export function withRequester(draft: NewTicketDraft, requester: PersonChoice, person: Person | null): NewTicketDraft {
  const unitId = unitOfChoice(draft.requester, person, draft.unitId);
  if (person === null) return { ...draft, requester, unitId };
  const number = person.phones[0]?.number;
  return {
    ...draft,
    requester,
    phone: number === undefined ? draft.phone : formatPhoneNumber(number),
    organisationId: person.organisationId,
    unitId,
  };
}

export type TicketProblems = Partial<
  Record<'title' | 'description' | 'email' | 'organisationId' | 'priorityReason', MessageId>
>;

/** Returns what must be put right before the ticket can be created, by field; see `problemCount` for all of it. */
export function ticketProblems(draft: NewTicketDraft): TicketProblems {
  const problems: TicketProblems = {};
  if (draft.organisationId === null) problems.organisationId = 'tickets.form.organisationMissing';
  const title = draft.title.trim();
  if (title === '') problems.title = 'tickets.edit.titleMissing';
  else if (title.length > titleMax) problems.title = 'tickets.edit.tooLong';
  if (draft.description.length > longTextMax) problems.description = 'tickets.edit.tooLong';
  if (draft.requester.personId === null && !leftEmailSchema.safeParse(draft.email.trim()).success) {
    problems.email = 'tickets.form.emailInvalid';
  }
  const reason = reasonProblem(draft);
  if (reason !== null) problems.priorityReason = reason;
  return problems;
}

/** Returns at how many fields something must be put right, those of the planned times and of the solution among them. */
export function problemCount(draft: NewTicketDraft, now: Instant): number {
  const groups = [
    ticketProblems(draft),
    moreProblems(draft.more),
    solvedProblems(draft.solved, draft.affectedPersonId, now),
  ];
  return groups.reduce((count, problems) => count + Object.keys(problems).length, 0);
}

/** Returns the command that files the ticket, or null while the draft has problems. */
export function createTicketArgs(draft: NewTicketDraft, id: Id, now: Instant): CommandArgs<'ticket.create'> | null {
  const { requester, phone, email, organisationId, more, solved, ...rest } = draft;
  const solution = solvedArgs(solved, rest.affectedPersonId, now);
  if (organisationId === null || solution === null || problemCount(draft, now) > 0) return null;
  return {
    ...rest,
    ...moreArgs(more),
    ...solution,
    id,
    organisationId,
    title: rest.title.trim(),
    priorityReason: rest.priorityReason.trim(),
    requesterPersonId: requester.personId,
    requesterName: requester.name.trim(),
    requesterPhone: phone.trim(),
    requesterEmail: requester.personId === null ? email.trim() : '',
    place: rest.place.trim(),
    scriptId: null,
    scriptAnswers: [],
    note: '',
  };
}
