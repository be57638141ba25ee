import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/identity/ids.ts';
import { apiErrorSchema } from '../../src/shared/session/protocol.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import { people } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

describe('pushing commands', () => {
  it('gives tickets numbers of their organisation in the order of arrival', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'everywhere');
    const tickets = [newTicket(), newTicket({ organisationId: 'kavlinge' }), newTicket()];
    const answer = await client.push(...tickets.map((ticket) => client.command('ticket.create', ticket)));
    expect(answer).toEqual({
      outcomes: [1, 2, 3].map((seq) => ({ seq, status: 'applied' })),
      expectedSeq: 4,
    });
    const replica = new TestReplica();
    await replica.fill(client);
    expect(tickets.map((ticket) => replica.get('tickets', ticket.id)?.number)).toEqual(['BUR-1', 'KAV-1', 'BUR-2']);
    expect(replica.containedSeq).toBe(3);
  });

  it('executes a command once however often it is sent', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const create = client.command('ticket.create', newTicket());
    const first = await client.push(create);
    const again = await Promise.all([client.push(create), client.push(create), client.push(create)]);
    for (const answer of again) expect(answer).toEqual(first);

    const replica = new TestReplica();
    await replica.fill(client);
    expect([...replica.rows.keys()].filter((key) => key.startsWith('tickets:'))).toHaveLength(1);
  });

  it('executes a command once when two connections send it at the same time', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const ticket = newTicket();
    const note = client.command('ticket.create', ticket);
    const both = await Promise.all([client.push(note), client.push(note)]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0]?.outcomes).toEqual([{ seq: 1, status: 'applied' }]);
  });

  it('stops at a gap and says where to go on', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const first = client.command('ticket.create', newTicket());
    const third = client.command('ticket.create', newTicket(), { seq: 3 });
    expect(await client.push(first, third)).toEqual({ outcomes: [{ seq: 1, status: 'applied' }], expectedSeq: 2 });
    expect(await client.push(third)).toEqual({ outcomes: [], expectedSeq: 2 });
  });

  it('refuses for good, records the refusal, and goes on with the next command', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const ticket = newTicket();
    const unknownTicket = newId();
    const commands = [
      client.command('ticket.create', ticket),
      client.command('ticket.create', ticket),
      client.command('ticket.addNote', {
        id: newId(),
        ticketId: unknownTicket,
        visibility: 'internal',
        attachmentIds: [],
        body: 'x',
      }),
      client.command('ticket.addNote', {
        id: newId(),
        ticketId: ticket.id,
        visibility: 'internal',
        attachmentIds: [],
        body: 'x',
      }),
    ];
    const answer = await client.push(...commands);
    expect(answer.outcomes).toEqual([
      { seq: 1, status: 'applied' },
      { seq: 2, status: 'refused', code: 'already-exists', details: {} },
      { seq: 3, status: 'refused', code: 'not-found', details: { what: 'ticket' } },
      { seq: 4, status: 'applied' },
    ]);
    expect(await client.push(...commands)).toEqual(answer);
  });

  it('answers "already exists" for the identifier of a row the person may not see, and leaves that row alone', async () => {
    const { url } = await fixture.start();
    const both = await TestClient.signedIn(url, 'everywhere');
    const ticket = newTicket({ organisationId: 'kavlinge', title: 'Kävlinges' });
    await both.push(both.command('ticket.create', ticket));
    const agent = await TestClient.signedIn(url, 'agent');
    const answer = await agent.push(agent.command('ticket.create', newTicket({ id: ticket.id, title: 'Annat' })));
    expect(answer.outcomes).toEqual([{ seq: 1, status: 'refused', code: 'already-exists', details: {} }]);
    const replica = new TestReplica();
    await replica.fill(both);
    expect(replica.get('tickets', ticket.id)?.title).toBe('Kävlinges');
  });

  it('refuses a text that cannot be stored, and holds up nothing behind it', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const { outcomes } = await client.push(
      client.command('ticket.create', newTicket({ description: 'klistrat\0 ur ett annat program' })),
      client.command('ticket.create', newTicket({ note: 'avklippt \ud83d' })),
      client.command('ticket.create', newTicket()),
    );
    expect(outcomes).toMatchObject([
      { status: 'refused', code: 'text-not-storable', details: { field: 'description' } },
      { status: 'refused', code: 'text-not-storable', details: { field: 'note' } },
      { status: 'applied' },
    ]);
  });

  it('executes a command once though its journal goes on as a new client', async () => {
    const { url } = await fixture.start();
    const before = await TestClient.signedIn(url, 'agent');
    const [ticket, other] = [newTicket(), newTicket()];
    const create = before.command('ticket.create', ticket);
    const refused = before.command('ticket.create', newTicket({ id: ticket.id }));
    const first = await before.push(create, refused);

    const after = new TestClient(url, before.tokens);
    const renumbered = [create, refused].map((command, index) => ({
      ...command,
      clientId: after.clientId,
      seq: index + 1,
    }));
    const again = await after.push(...renumbered, after.command('ticket.create', other, { seq: 3 }));
    expect(again.outcomes.slice(0, 2)).toEqual(first.outcomes);
    expect(again.outcomes[2]).toEqual({ seq: 3, status: 'applied' });
    const replica = new TestReplica();
    await replica.fill(after);
    expect(replica.containedSeq).toBe(3);
    expect(replica.get('tickets', ticket.id)?.number).toBe('BUR-1');
    expect(replica.get('tickets', other.id)?.number).toBe('BUR-2');
  });

  it('does not answer one person with what became of another person’s command', async () => {
    const { url } = await fixture.start();
    const [agent, colleague] = [await TestClient.signedIn(url, 'agent'), await TestClient.signedIn(url, 'colleague')];
    const create = agent.command('ticket.create', newTicket());
    await agent.push(create);
    const answer = await colleague.push({ ...create, clientId: colleague.clientId, seq: 1 });
    expect(answer.outcomes).toMatchObject([{ status: 'refused', code: 'already-exists' }]);
  });

  it('refuses what the role does not allow in that organisation', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const answer = await client.push(client.command('ticket.create', newTicket({ organisationId: 'kavlinge' })));
    expect(answer.outcomes).toEqual([{ seq: 1, status: 'refused', code: 'not-permitted', details: {} }]);
  });

  it('never lets a clock that runs fast date anything into the future', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const ticket = newTicket();
    await client.push(client.command('ticket.create', ticket, { at: '2099-01-01T00:00:00.000Z' }));
    const replica = new TestReplica();
    await replica.fill(client);
    const createdAt = replica.get('tickets', ticket.id)?.createdAt ?? '';
    expect(Date.parse(createdAt)).toBeLessThanOrEqual(Date.now());
  });

  it('keeps a client to the user who began it', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    await client.push(client.command('ticket.create', newTicket()));
    const thief = await TestClient.signedIn(url, 'colleague');
    const stolen = { ...thief.command('ticket.create', newTicket()), clientId: client.clientId, seq: 2 };
    const answer = await thief.post('/sync/push', { clientId: client.clientId, commands: [stolen] });
    expect(answer.status).toBe(403);
  });

  it('says so when a used number comes again as another command, instead of losing it', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    await client.push(client.command('ticket.create', newTicket()));
    const other = client.command('ticket.create', newTicket(), { seq: 1 });
    const answer = await client.post('/sync/push', { clientId: client.clientId, commands: [other] });
    expect(answer.status).toBe(409);
  });

  it('executes nothing of a client whose schema it does not speak', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const known = client.command('ticket.create', newTicket());
    const unknown = client.command('ticket.create', newTicket(), { schemaVersion: 99 });
    const answer = await client.post('/sync/push', { clientId: client.clientId, commands: [known, unknown] });
    expect(answer.status).toBe(409);
    expect(apiErrorSchema.parse(await answer.json()).error).toBe('schema-version');
    expect(await client.push(known)).toEqual({ outcomes: [{ seq: 1, status: 'applied' }], expectedSeq: 2 });
  });

  it('carries out commands of the version before, and gives rows of this version only', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const ticket = newTicket();
    const note = {
      id: newId(),
      ticketId: ticket.id,
      visibility: 'internal',
      body: 'Skriven innan programmet uppdaterades',
    };
    const commands = [
      client.command('ticket.create', ticket, { schemaVersion: 1 }),
      // Before version 2 a note named no attachments.
      { ...client.command('ticket.create', ticket, { schemaVersion: 1 }), name: 'ticket.addNote', args: note },
    ];
    expect((await client.push(...commands)).outcomes.map(({ status }) => status)).toEqual(['applied', 'applied']);
    const replica = new TestReplica();
    await replica.fill(client);
    expect(replica.get('ticketNotes', note.id)).toMatchObject({ body: note.body, attachmentIds: [] });
    const old = { clientId: client.clientId, schemaVersion: 1 };
    const pulled = await client.post('/sync/pull', { ...old, incarnation: null, access: '', cursors: {}, limit: 1 });
    const snapshot = await client.post('/sync/snapshot', { ...old, resume: null });
    for (const answer of [pulled, snapshot]) {
      expect([answer.status, apiErrorSchema.parse(await answer.json()).error]).toEqual([409, 'schema-version']);
    }
  });

  it('executes what comes before and after a command that fails for a moment, each once and in order', async () => {
    const { url } = await fixture.start();
    const database = openDatabase(await fixture.address());
    const client = await TestClient.signedIn(url, 'agent');
    const tickets = Array.from({ length: 60 }, () => newTicket());
    const note = (ticketId: string) => ({
      id: newId(),
      ticketId,
      visibility: 'internal' as const,
      attachmentIds: [],
      body: 'x',
    });
    const commands = tickets.map((ticket, index) =>
      index === 40
        ? client.command('ticket.addNote', note(tickets[0]?.id ?? ''))
        : client.command('ticket.create', index === 30 ? { ...ticket, id: tickets[0]?.id ?? '' } : ticket),
    );
    await database.db.schema.alterTable('ticket_notes').renameTo('away').execute();
    const failed = await client.post('/sync/push', { clientId: client.clientId, commands });
    expect(failed.status).toBe(500);
    const done = await database.db.selectFrom('commandOutcomes').select('seq').orderBy('seq').execute();
    expect(done.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    await database.db.schema.alterTable('away').renameTo('ticket_notes').execute();
    const { outcomes } = await client.push(...commands);
    expect(outcomes.map(({ status }) => status)).toEqual(
      tickets.map((_, index) => (index === 30 ? 'refused' : 'applied')),
    );
    const numbers = await database.db.selectFrom('tickets').select(['id', 'number']).execute();
    const numberOf = new Map(numbers.map(({ id, number }) => [id, number]));
    const created = tickets.filter((_, index) => index !== 30 && index !== 40);
    expect(created.map(({ id }) => numberOf.get(id))).toEqual(created.map((_, index) => `BUR-${index + 1}`));
    await database.close();
  });

  it('leaves no trace of a command that fails unexpectedly, and executes it when it comes again', async () => {
    const { url } = await fixture.start();
    const database = openDatabase(await fixture.address());
    const client = await TestClient.signedIn(url, 'agent');
    const create = client.command('ticket.create', newTicket());
    await database.db.schema.alterTable('ticket_events').renameTo('away').execute();
    const failed = await client.post('/sync/push', { clientId: client.clientId, commands: [create] });
    expect(failed.status).toBe(500);
    const words = await failed.text();
    expect(apiErrorSchema.parse(JSON.parse(words)).error).toBe('internal');
    expect(words).not.toMatch(/ticket_events|\.ts|at /);
    await database.db.schema.alterTable('away').renameTo('ticket_events').execute();
    expect(await client.push(create)).toEqual({ outcomes: [{ seq: 1, status: 'applied' }], expectedSeq: 2 });
    await database.close();
  });

  it('writes every command into a log that cannot be changed', async () => {
    const { url } = await fixture.start();
    const database = openDatabase(await fixture.address());
    const client = await TestClient.signedIn(url, 'agent');
    await client.push(
      client.command('ticket.create', newTicket({ requesterPersonId: people.open.id, description: 'hemlig text' })),
      client.command('ticket.create', newTicket({ organisationId: 'kavlinge' })),
    );
    const log = await database.db.selectFrom('auditLog').selectAll().where('action', '=', 'command').execute();
    expect(log.map((entry) => entry.subject.status)).toEqual(['applied', 'refused']);
    expect(JSON.stringify(log)).not.toContain('hemlig');
    await expect(database.db.deleteFrom('auditLog').execute()).rejects.toThrow(/append-only/);
    await expect(database.db.updateTable('auditLog').set({ action: 'x' }).execute()).rejects.toThrow(/append-only/);
    await database.close();
  });
});
