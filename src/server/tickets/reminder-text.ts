import { sql } from 'kysely';
import { createTranslator } from '#shared/i18n/translator.ts';
import { fillTemplate } from '#shared/templates/fill-template.ts';
import { offeredTemplates, templateValues } from '#shared/templates/ticket-templates.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { Tx } from '../database/connect.ts';
import { parseRow } from '../rows/repository.ts';

/**
 * Returns what the rule writes to the requester: the first reminder template, by name, of the ticket's organisation or the
 * provider's in which every place can be filled; without one, words of the product's own. In Swedish, as templates are.
 */
export async function reminderText(tx: Tx, ticket: Ticket): Promise<string> {
  const organisations = await tx.selectFrom('organisations').select(['organisationId', 'shortName', 'kind']).execute();
  const own = organisations.find(({ organisationId }) => organisationId === ticket.organisationId)?.shortName;
  const providers = organisations.filter(({ kind }) => kind === 'provider').map(({ organisationId }) => organisationId);
  const stored = await sql`select * from templates where use = 'reminder' and not deleted`.execute(tx);
  const offered = offeredTemplates(
    stored.rows.map((row) => parseRow('templates', row)),
    {
      use: 'reminder',
      groupIds: ticket.groupId === null ? [] : [ticket.groupId],
      organisationIds: [ticket.organisationId, ...providers],
    },
  );
  const values = templateValues(ticket, {
    person: await personOf(tx, ticket),
    service: await nameOf(tx, 'services', ticket.serviceId),
    organisation: own,
    unit: await unitOf(tx, ticket),
    group: await groupOf(tx, ticket),
    handler: (await nameOf(tx, 'users', ticket.assigneeUserId)) ?? own ?? '',
  });
  const filled = offered.map(({ body }) => fillTemplate(body, values)).find(({ missing }) => missing.length === 0);
  if (filled !== undefined) return filled.text;
  return createTranslator('sv').t('ticketWork.rule.reminder', { number: ticketNumber(ticket), title: ticket.title });
}

async function unitOf(tx: Tx, { unitId }: Ticket) {
  if (unitId === null) return undefined;
  return await tx.selectFrom('units').select(['name', 'address']).where('id', '=', unitId).executeTakeFirst();
}

async function groupOf(tx: Tx, { groupId }: Ticket) {
  if (groupId === null) return undefined;
  return await tx.selectFrom('groups').select(['name', 'phone']).where('id', '=', groupId).executeTakeFirst();
}

async function nameOf(tx: Tx, kind: 'services' | 'users', id: string | null): Promise<string | undefined> {
  if (id === null) return undefined;
  return (await tx.selectFrom(kind).select('name').where('id', '=', id).executeTakeFirst())?.name;
}

/** A protected person's name as in the directory goes into no text; what was written in the ticket stands there anyway. */
async function personOf(tx: Tx, { requesterPersonId }: Ticket) {
  if (requesterPersonId === null) return undefined;
  return await tx
    .selectFrom('people')
    .select(['givenName', 'familyName'])
    .where('id', '=', requesterPersonId)
    .where('protected', '=', false)
    .executeTakeFirst();
}
