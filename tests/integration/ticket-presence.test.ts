import { sql } from 'kysely';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { quietMilliseconds } from '../../src/server/live/ticket-presence.ts';
import type { Id } from '../../src/shared/identity/ids.ts';
import type { LiveServerFrame, TicketPerson } from '../../src/shared/live/protocol.ts';
import { TestClient } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import { TestLive } from './support/live.ts';
import { type AccountName, accounts } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();
const open: TestLive[] = [];

afterEach(() => {
  vi.useRealTimers();
  for (const live of open.splice(0)) live.close();
});

type Presence = Extract<LiveServerFrame, { type: 'ticket-presence' }>;

async function connect(url: string, name: AccountName): Promise<{ client: TestClient; live: TestLive }> {
  const client = await TestClient.signedIn(url, name);
  const live = await TestLive.open(client);
  open.push(live);
  return { client, live };
}

async function ticketIn(client: TestClient, organisationId: string): Promise<Id> {
  const args = newTicket({ organisationId });
  const { outcomes } = await client.push(client.command('ticket.create', args));
  expect(outcomes).toMatchObject([{ status: 'applied' }]);
  return args.id;
}

function look(live: TestLive, ticketId: Id, isWriting = false): void {
  live.send({ type: 'looking', tickets: [{ ticketId, isWriting }] });
}

/** Waits until exactly these people are said to be at the ticket. */
async function people(live: TestLive, ticketId: Id, ...expected: TicketPerson[]): Promise<void> {
  const words = JSON.stringify([...expected].sort((one, other) => one.userId.localeCompare(other.userId)));
  await live.next(
    (frame): frame is Presence =>
      frame.type === 'ticket-presence' && frame.ticketId === ticketId && JSON.stringify(frame.people) === words,
  );
}

const looking = (name: AccountName): TicketPerson => ({ userId: accounts[name].userId, isWriting: false });
const writing = (name: AccountName): TicketPerson => ({ userId: accounts[name].userId, isWriting: true });

describe('who is at a ticket', () => {
  it('is told to those who look at it, and not who they are themselves', async () => {
    const { url } = await fixture.start();
    const [anna, karl] = [await connect(url, 'agent'), await connect(url, 'colleague')];
    const ticketId = await ticketIn(anna.client, 'burlov');
    look(anna.live, ticketId);
    await people(anna.live, ticketId);
    look(karl.live, ticketId);
    await people(anna.live, ticketId, looking('colleague'));
    await people(karl.live, ticketId, looking('agent'));
    look(karl.live, ticketId, true);
    await people(anna.live, ticketId, writing('colleague'));
    karl.live.send({ type: 'looking', tickets: [] });
    await people(anna.live, ticketId);
  });

  it('ends with the connection', async () => {
    const { url } = await fixture.start();
    const [anna, karl] = [await connect(url, 'agent'), await connect(url, 'colleague')];
    const ticketId = await ticketIn(anna.client, 'burlov');
    look(anna.live, ticketId);
    look(karl.live, ticketId, true);
    await people(anna.live, ticketId, writing('colleague'));
    karl.live.close();
    await people(anna.live, ticketId);
  });

  it('is known across processes, also to one that begins later', async () => {
    const first = await fixture.start();
    const anna = await connect(first.url, 'agent');
    const ticketId = await ticketIn(anna.client, 'burlov');
    look(anna.live, ticketId, true);
    await people(anna.live, ticketId);
    const second = await fixture.start();
    const karl = await connect(second.url, 'colleague');
    look(karl.live, ticketId);
    await people(karl.live, ticketId, writing('agent'));
    await people(anna.live, ticketId, looking('colleague'));
    await second.stop();
    await people(anna.live, ticketId);
  });

  it('takes a writer who says nothing more for one who only looks', async () => {
    const { url } = await fixture.start();
    const [anna, karl] = [await connect(url, 'agent'), await connect(url, 'colleague')];
    const ticketId = await ticketIn(anna.client, 'burlov');
    look(anna.live, ticketId);
    await people(anna.live, ticketId);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    look(karl.live, ticketId, true);
    await people(anna.live, ticketId, writing('colleague'));
    vi.advanceTimersByTime(quietMilliseconds);
    await people(anna.live, ticketId, looking('colleague'));
  });

  it('is told to be nobody once the ticket is no longer to be seen', async () => {
    const { url } = await fixture.start();
    const [anna, karl] = [await connect(url, 'agent'), await connect(url, 'colleague')];
    const [first, second] = [await ticketIn(anna.client, 'burlov'), await ticketIn(anna.client, 'burlov')];
    look(anna.live, first);
    look(karl.live, first);
    await people(anna.live, first, looking('colleague'));
    const { db, close } = openDatabase(await fixture.address());
    await sql`update tickets set deleted = true, deleted_at = now() where id = ${first}`.execute(db);
    await close();
    const before = anna.live.frames.length;
    anna.live.send({ type: 'looking', tickets: [first, second].map((ticketId) => ({ ticketId, isWriting: false })) });
    await people(anna.live, second);
    const after = anna.live.frames.slice(before);
    expect(after).toContainEqual({ type: 'ticket-presence', ticketId: first, people: [] });
  });

  it('is told neither to nor of somebody who may not see the ticket', async () => {
    const { url } = await fixture.start();
    const [anna, bo] = [await connect(url, 'agent'), await connect(url, 'everywhere')];
    const hidden = await ticketIn(bo.client, 'kavlinge');
    const shared = await ticketIn(bo.client, 'burlov');
    const both = [hidden, shared].map((ticketId) => ({ ticketId, isWriting: false }));
    anna.live.send({ type: 'looking', tickets: both });
    bo.live.send({ type: 'looking', tickets: both });
    await people(anna.live, shared, looking('everywhere'));
    await people(bo.live, shared, looking('agent'));
    const about = (live: TestLive) =>
      live.frames.filter((frame): frame is Presence => frame.type === 'ticket-presence' && frame.ticketId === hidden);
    expect(about(anna.live)).toEqual([]);
    expect(about(bo.live).flatMap((frame) => frame.people)).toEqual([]);
  });
});
