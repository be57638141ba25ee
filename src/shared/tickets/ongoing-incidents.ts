import type { Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import type { Instant } from '../time/instant.ts';
import type { Ticket } from './schema.ts';
import { isOpen } from './status.ts';
import { hasWord, tellingWords } from './telling-words.ts';

/** Characters of what is being written that are looked at. */
const lookedAt = 5_000;

export interface IncidentQuestion {
  now: Instant;
  /** Whom it is about; null: everybody. */
  organisationId: OrganisationId | null;
  /** Organisations whose incidents concern everybody: the provider's. */
  commonIds: ReadonlySet<OrganisationId>;
  serviceId: Id | null;
  /** The place it is about. */
  unitId: Id | null;
  /** What is being written or said. */
  text: string;
}

/** Whether a major incident goes on, or a maintenance window is open now. */
export function isOngoing(
  ticket: Pick<Ticket, 'kind' | 'status' | 'plannedFrom' | 'plannedTo'>,
  now: Instant,
): boolean {
  if (!isOpen(ticket.status)) return false;
  if (ticket.kind === 'major-incident') return true;
  if (ticket.kind !== 'maintenance') return false;
  return (
    (ticket.plannedFrom === null || ticket.plannedFrom <= now) && (ticket.plannedTo === null || now < ticket.plannedTo)
  );
}

/** How much speaks for this being the cause; zero when something speaks against it and nothing for it. */
function likelihood(ticket: Ticket, question: IncidentQuestion, wanted: ReadonlySet<string>): number {
  const words = tellingWords(`${ticket.title} ${ticket.announcement}`);
  const isSameService = ticket.serviceId !== null && ticket.serviceId === question.serviceId;
  const isSamePlace = ticket.unitId !== null && ticket.unitId === question.unitId;
  const shared = [...wanted].filter((word) => hasWord(words, word)).length;
  const isOtherService = ticket.serviceId !== null && question.serviceId !== null && !isSameService;
  if (isOtherService && !isSamePlace && shared === 0) return 0;
  return 1 + (isSameService ? 8 : 0) + (isSamePlace ? 4 : 0) + Math.min(3, shared);
}

/**
 * Returns the major incidents and maintenance windows that go on now and may be what it is about, the likeliest first:
 * by service, place and words; of equal ones the latest first.
 */
export function ongoingIncidents(tickets: Iterable<Ticket>, question: IncidentQuestion): Ticket[] {
  const wanted = tellingWords(question.text.slice(0, lookedAt));
  const concerns = ({ organisationId }: Ticket) =>
    question.organisationId === null ||
    organisationId === question.organisationId ||
    question.commonIds.has(organisationId);
  return [...tickets]
    .filter((ticket) => isOngoing(ticket, question.now) && ticket.mergedIntoId === null && concerns(ticket))
    .map((ticket) => ({ ticket, score: likelihood(ticket, question, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || other.ticket.createdAt.localeCompare(one.ticket.createdAt))
    .map(({ ticket }) => ticket);
}
