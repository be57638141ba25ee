import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../src/server/database/connect.ts';
import { insertRows } from '../../src/server/rows/repository.ts';
import { carryOutWaitingRules, readWaiting } from '../../src/server/tickets/waiting-rules.ts';
import { aService, aServiceLevel } from '../../src/shared/catalogue/samples.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import type { Row } from '../../src/shared/sync/kinds.ts';
import { ruleUserId } from '../../src/shared/users/rule-user.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

/** Monday; the steps of the sample level come due on Thursday, on Tuesday after, and on Monday in two weeks, at 16 local time. */
const monday = '2026-03-02T09:00:00.000Z';
const firstDue = '2026-03-05T15:00:00.000Z';
const secondDue = '2026-03-10T15:00:00.000Z';
const closeDue = '2026-03-16T15:00:00.000Z';

const failed: string[] = [];
const carryOut = (db: Db, now: string) => carryOutWaitingRules(db, now, (ticketId) => failed.push(ticketId));

async function open() {
  const { url } = await fixture.start();
  const { db } = openDatabase(await fixture.address());
  const client = await TestClient.signedIn(url, 'agent');
  return { db, client };
}

async function addService(db: Db, byRule: boolean): Promise<Row<'services'>> {
  const level = aServiceLevel({
    version: 0,
    waiting: { remindAfterWorkingDays: [3, 6], closeAfterWorkingDays: 10, byRule },
  });
  const service = aService({ version: 0, serviceLevelId: level.id });
  await db.transaction().execute(async (tx) => {
    await insertRows(tx, 'serviceLevels', [level]);
    await insertRows(tx, 'services', [service]);
  });
  return service;
}

async function waitingTicket(client: TestClient, serviceId: string, groupId: string | null = null): Promise<string> {
  const args = newTicket({ serviceId, groupId, channel: 'email' });
  const status = { ticketId: args.id, status: 'waiting-for-user', resolution: null, feedback: null } as const;
  const { outcomes } = await client.push(
    client.command('ticket.create', args, { at: monday }),
    client.command('ticket.setStatus', status, { at: monday }),
  );
  expect(outcomes).toMatchObject([{ status: 'applied' }, { status: 'applied' }]);
  return args.id;
}

async function rowsOf(client: TestClient, ticketId: string) {
  const replica = new TestReplica();
  await replica.fill(client);
  const all = [...replica.rows.values()] as { ticketId?: string }[];
  return {
    ticket: replica.get('tickets', ticketId),
    notes: all.filter((row) => row.ticketId === ticketId && 'body' in row) as Row<'ticketNotes'>[],
    events: all.filter((row) => row.ticketId === ticketId && 'change' in row) as Row<'ticketEvents'>[],
  };
}

describe('a ticket that waits for the user under a level with a rule', () => {
  it('is reminded on the agreed days and then closed for missing information, each once and as done by the rule', async () => {
    const { db, client } = await open();
    const service = await addService(db, true);
    const ticketId = await waitingTicket(client, service.id);

    expect(await carryOut(db, '2026-03-05T14:59:00.000Z')).toBe(0);
    expect(await carryOut(db, firstDue)).toBe(1);
    expect(await carryOut(db, firstDue)).toBe(0);
    expect((await rowsOf(client, ticketId)).ticket?.remindedAt).toEqual([firstDue]);
    expect(await carryOut(db, secondDue)).toBe(1);
    expect(await carryOut(db, closeDue)).toBe(1);
    expect(await carryOut(db, '2026-06-01T12:00:00.000Z')).toBe(0);

    const { ticket, notes, events } = await rowsOf(client, ticketId);
    expect(ticket).toMatchObject({ status: 'closed', closedBecause: 'missing-information', closedAt: closeDue });
    expect(ticket?.feedback?.note).toContain('2 påminnelser');
    expect(notes.map(({ createdAt }) => createdAt).sort()).toEqual([firstDue, secondDue, closeDue]);
    expect(notes.every((note) => note.visibility === 'outward' && note.authorUserId === ruleUserId)).toBe(true);
    expect(notes[0]?.body).toContain(ticket?.number);
    expect(events.find(({ change }) => change.type === 'status' && change.to === 'closed')?.userId).toBe(ruleUserId);
    await db.destroy();
  });

  it('is reminded once although two processes look at the same moment', async () => {
    const { db, client } = await open();
    const other = openDatabase(await fixture.address());
    const service = await addService(db, true);
    const ticketId = await waitingTicket(client, service.id);
    const taken = await Promise.all([carryOut(db, firstDue), carryOut(other.db, firstDue)]);
    expect(taken.sort()).toEqual([0, 1]);
    expect((await rowsOf(client, ticketId)).notes).toHaveLength(1);
    await other.close();
    await db.destroy();
  });

  it('keeps the agreed days between the steps when nobody looked for weeks', async () => {
    const { db, client } = await open();
    const service = await addService(db, true);
    const ticketId = await waitingTicket(client, service.id);
    const late = '2026-04-07T08:00:00.000Z';
    expect(await carryOut(db, late)).toBe(1);
    expect(await carryOut(db, '2026-04-08T20:00:00.000Z')).toBe(0);
    expect((await rowsOf(client, ticketId)).ticket).toMatchObject({ status: 'waiting-for-user', remindedAt: [late] });
    await db.destroy();
  });

  it('is looked at only when its next step can be due by the days passed', async () => {
    const { db, client } = await open();
    const service = await addService(db, true);
    const ticketId = await waitingTicket(client, service.id);
    const isLookedAt = async (now: string) => (await readWaiting(db, now)).some(({ ticket }) => ticket.id === ticketId);
    expect(await isLookedAt('2026-03-04T07:59:00.000Z')).toBe(false);
    expect(await isLookedAt(firstDue)).toBe(true);
    expect(await carryOut(db, firstDue)).toBe(1);
    // The second reminder lies six working days after the beginning and three after the first.
    expect(await isLookedAt('2026-03-07T07:59:00.000Z')).toBe(false);
    expect(await isLookedAt(secondDue)).toBe(true);
    await sql`update tickets set merged_into_id = ${newId()} where id = ${ticketId}`.execute(db);
    expect(await isLookedAt(secondDue)).toBe(false);
    await db.destroy();
  });

  it('is left to the agent where the level says so', async () => {
    const { db, client } = await open();
    const service = await addService(db, false);
    await waitingTicket(client, service.id);
    expect(await carryOut(db, closeDue)).toBe(0);
    await db.destroy();
  });

  it('holds up no other when what would be written to it is refused', async () => {
    const { db, client } = await open();
    const service = await addService(db, true);
    const groupId = newId();
    const template = { version: 0, organisationId: 'burlov', name: 'Tom', use: 'reminder', active: true } as const;
    await db
      .transaction()
      .execute((tx) => insertRows(tx, 'templates', [{ ...template, id: newId(), body: ' ', groupId }]));
    const stuck = await waitingTicket(client, service.id, groupId);
    const other = await waitingTicket(client, service.id);
    expect(await carryOut(db, firstDue)).toBe(1);
    expect(failed).toEqual([stuck]);
    expect((await rowsOf(client, other)).ticket?.remindedAt).toEqual([firstDue]);
    await db.destroy();
  });

  it('is written to in the words of the template that can be filled in', async () => {
    const { db, client } = await open();
    const service = await addService(db, true);
    const template: Row<'templates'> = {
      id: newId(),
      organisationId: 'burlov',
      version: 0,
      name: 'Påminnelse',
      use: 'reminder',
      body: 'Hej {förnamn}! Vi väntar på dig i {ärende}.',
      groupId: null,
      active: true,
    };
    await db.transaction().execute((tx) => insertRows(tx, 'templates', [template]));
    const ticketId = await waitingTicket(client, service.id);
    await carryOut(db, firstDue);
    const { ticket, notes } = await rowsOf(client, ticketId);
    expect(notes.map(({ body }) => body)).toEqual([`Hej Åsa! Vi väntar på dig i ${ticket?.number}.`]);
    await db.destroy();
  });
});
