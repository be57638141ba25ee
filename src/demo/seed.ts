import type { Importer } from '../server/import/importer.ts';
import { demoConnector } from './data/calls.ts';
import type { DemoData } from './data/demo-data.ts';
import { municipalities, provider } from './data/organisations.ts';

/**
 * Token by which the demonstration exchange (and a curious newcomer with curl) sends calls. It is no secret: it exists
 * only in databases filled with demonstration data, whose passwords stand on the sign-in page as well.
 */
export const demoCtiToken = 'demo-3f9a5c1e7b2d4860a1c9e4f7d2b85306';

/** Writes the demonstration into an empty database, referred-to kinds before those that refer to them. */
export async function seed(importer: Importer, { rows, accounts }: DemoData): Promise<void> {
  await importer.rows('organisations', rows.organisations);
  await importer.rows('users', rows.users);
  await importer.rows('groups', rows.groups);
  await importer.rows('tags', rows.tags);
  await importer.rows('suppliers', rows.suppliers);
  await importer.rows('templates', rows.templates);
  await importer.rows('serviceAreas', rows.serviceAreas);
  await importer.rows('serviceLevels', rows.serviceLevels);
  await importer.rows('services', rows.services);
  await importer.rows('scripts', rows.scripts);
  await importer.rows('queues', rows.queues);
  await importer.rows('units', rows.units);
  await importer.rows('people', rows.people);
  await importer.rows('absenceReasons', rows.absenceReasons);
  await importer.rows('absences', rows.absences);
  await importer.rows('infoTexts', rows.infoTexts);
  await importer.rows('functions', rows.functions);
  await importer.rows('directoryProposals', rows.directoryProposals);
  await importer.rows('agreements', rows.agreements);
  await importer.rows('articles', rows.articles);
  await importer.rows('devices', rows.devices);
  await importer.rows('tickets', rows.tickets);
  await importer.rows('ticketNotes', rows.ticketNotes);
  await importer.rows('ticketEvents', rows.ticketEvents);
  await importer.rows('loans', rows.loans);
  await importer.rows('stockPlaces', rows.stockPlaces);
  await importer.rows('spareParts', rows.spareParts);
  await importer.rows('stockBalances', rows.stockBalances);
  await importer.rows('stockMovements', rows.stockMovements);
  await importer.rows('calls', rows.calls);
  await importer.rows('reasonCodes', rows.reasonCodes);
  await importer.rows('callBacks', rows.callBacks);
  await importer.rows('messages', rows.messages);
  await importer.accounts(accounts);
  await importer.ctiConnector({
    name: demoConnector,
    token: demoCtiToken,
    organisationIds: [provider, ...municipalities.map(({ id }) => id)],
  });
}
