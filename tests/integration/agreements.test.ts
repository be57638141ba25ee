import { describe, expect, it } from 'vitest';
import { aService, aServiceLevel } from '../../src/shared/catalogue/samples.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import type { RecordKind } from '../../src/shared/records/schema.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

/** A row's values without what the command says itself. */
function valuesOf({ id: _id, organisationId: _organisation, version: _version, ...values }: Record<string, unknown>) {
  return values;
}

describe('a customer’s agreement', () => {
  it('decides at the server which level a ticket is judged by, though the workstation never heard of it', async () => {
    const { url } = await fixture.start();
    const administrator = await TestClient.signedIn(url, 'administrator');
    const agent = await TestClient.signedIn(url, 'agent');
    const [catalogue, agreed] = [aServiceLevel({ name: 'Bas' }), aServiceLevel({ name: 'Snabb' })];
    const service = aService({ serviceLevelId: catalogue.id });
    const agreementId = newId();
    const create = (kind: RecordKind, id: string, values: Record<string, unknown>) =>
      administrator.command('record.create', { kind, id, organisationId: 'burlov', values });
    const kept = await administrator.push(
      create('serviceAreas', service.areaId, { name: 'IT', sortOrder: 1, active: true }),
      create('serviceLevels', catalogue.id, valuesOf(catalogue)),
      create('serviceLevels', agreed.id, valuesOf(agreed)),
      create('services', service.id, valuesOf(service)),
      create('agreements', agreementId, {
        name: 'Avtal',
        customerOrganisationId: 'burlov',
        services: [{ serviceId: service.id, serviceLevelId: agreed.id }],
        contactPersonId: null,
        authorisedPersonIds: [],
        validFrom: '2020-01-01',
        validTo: null,
        active: true,
      }),
    );
    expect(kept.outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'applied'));

    const [before, after] = [newTicket({ serviceId: service.id }), newTicket({ serviceId: service.id })];
    await agent.push(agent.command('ticket.create', before));
    await administrator.push(
      administrator.command('record.set', { kind: 'agreements', id: agreementId, set: { active: false }, was: {} }),
    );
    await agent.push(
      agent.command('ticket.create', after),
      agent.command('ticket.setFields', { ticketId: before.id, set: { priority: 'high' }, was: {} }),
    );
    const replica = new TestReplica();
    await replica.fill(agent);
    expect(replica.get('tickets', before.id)).toMatchObject({ serviceLevelId: agreed.id, agreementId });
    expect(replica.get('tickets', after.id)).toMatchObject({ serviceLevelId: catalogue.id, agreementId: null });
  });
});
