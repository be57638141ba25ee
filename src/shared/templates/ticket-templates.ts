import type { OrganisationId } from '../organisations/schema.ts';
import { ticketNumber } from '../tickets/number.ts';
import type { Ticket } from '../tickets/schema.ts';
import { localTimeOf } from '../time/local-time.ts';
import type { TemplateValues } from './fill-template.ts';
import type { Template, TemplateUse } from './schema.ts';

/** What a template about a ticket can speak of, already in words. */
export interface TemplateSurroundings {
  /** The requester as in the directory; undefined for somebody who is not there. */
  person: { givenName: string; familyName: string } | undefined;
  service: string | undefined;
  organisation: string | undefined;
  /** Where the requester works. */
  unit: { name: string; address: string } | undefined;
  /** Who has the ticket, and where they are called. */
  group: { name: string; phone: string } | undefined;
  /** Who is writing. */
  handler: string;
}

/** Returns the values for the places a template may have; empty where nothing is known. */
export function templateValues(ticket: Ticket, around: TemplateSurroundings): TemplateValues {
  const { person } = around;
  const name = person === undefined ? ticket.requesterName.trim() : `${person.givenName} ${person.familyName}`.trim();
  const due = ticket.dueAt === null ? null : localTimeOf(ticket.dueAt);
  return {
    förnamn: person?.givenName ?? name.split(/\s+/)[0] ?? '',
    namn: name,
    ärende: ticketNumber(ticket),
    rubrik: ticket.title,
    tjänst: around.service ?? '',
    handläggare: around.handler,
    organisation: around.organisation ?? '',
    enhet: around.unit?.name ?? '',
    plats: around.unit?.address ?? '',
    'klart-senast': due === null ? '' : `${due.date} ${due.time}`,
    grupp: around.group?.name ?? '',
    telefon: around.group?.phone ?? '',
  };
}

interface Offer {
  use: TemplateUse;
  groupIds: readonly string[];
  /** The ticket's organisation, and the provider's, whose templates serve everybody. */
  organisationIds: readonly OrganisationId[];
}

const collator = new Intl.Collator('sv');

/** Returns the templates offered for a use, by name. */
export function offeredTemplates(templates: Iterable<Template>, offer: Offer): Template[] {
  return [...templates]
    .filter(
      (template) =>
        template.active &&
        template.use === offer.use &&
        offer.organisationIds.includes(template.organisationId) &&
        (template.groupId === null || offer.groupIds.includes(template.groupId)),
    )
    .sort((one, other) => collator.compare(one.name, other.name));
}
