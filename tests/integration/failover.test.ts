import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../../src/server/embedded-postgres/cluster.ts';
import { startServer } from '../../src/server/start.ts';
import type { CommandEnvelope } from '../../src/shared/commands/envelope.ts';
import { pushResponseSchema } from '../../src/shared/sync/protocol.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { crashAndStart } from './support/crash-postgres.ts';
import { openDatabase } from './support/database.ts';
import { fillDatabase } from './support/rows.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaxelbord-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const batch = 10;

/** Sends all commands in order as a workstation does, keeping what was not answered; returns when all are. */
async function drain(client: TestClient, commands: readonly CommandEnvelope[], answered: () => void): Promise<number> {
  let failures = 0;
  for (let next = 0; next < commands.length; ) {
    const some = commands.slice(next, next + batch);
    const answer = await client.post('/sync/push', { clientId: client.clientId, commands: some });
    if (!answer.ok) {
      expect(answer.status).toBeGreaterThanOrEqual(500);
      await answer.text();
      failures += 1;
      continue;
    }
    const { outcomes } = pushResponseSchema.parse(await answer.json());
    expect(outcomes.map(({ seq, status }) => [seq, status])).toEqual(some.map(({ seq }) => [seq, 'applied']));
    next += outcomes.length;
    answered();
  }
  return failures;
}

describe('a database server that goes down in the middle of a storm of commands', () => {
  it('has everything that was acknowledged when it is up again, and gets the rest again, each once', {
    timeout: 240_000,
  }, async () => {
    const postgres = await startEmbeddedPostgres({ folder, durable: true });
    const address = postgres.address();
    const server = await startServer({
      port: 0,
      database: { address },
      logLevel: 'silent',
      onEmptyDatabase: fillDatabase,
    });
    const clients = await Promise.all(
      (['agent', 'colleague', 'everywhere'] as const).map((name) => TestClient.signedIn(server.url, name)),
    );
    let answers = 0;
    let underWay: () => void = () => undefined;
    const storm = new Promise<void>((resolve) => {
      underWay = resolve;
    });
    const answered = () => {
      answers += 1;
      if (answers === clients.length * 2) underWay();
    };
    const outboxes = clients.map((client) =>
      Array.from({ length: 120 }, () => client.command('ticket.create', newTicket({ note: 'Ringde' }))),
    );
    const draining = clients.map((client, index) => drain(client, outboxes[index] ?? [], answered));
    await storm;
    await crashAndStart(folder);
    const failures = await Promise.all(draining);
    expect(Math.max(...failures)).toBeGreaterThan(0);

    const replica = new TestReplica();
    const reader = clients[2];
    if (reader === undefined) throw new Error('There is no reader.');
    await replica.fill(reader);
    const held = [...replica.rows.keys()].filter((key) => key.startsWith('tickets:')).sort();
    const sent = outboxes.flat().map(({ args }) => `tickets:${(args as { id: string }).id}`);
    expect(held).toEqual(sent.sort());
    const { db, close } = openDatabase(address);
    const numbers = await db.selectFrom('tickets').select('number').execute();
    expect(numbers.map(({ number }) => Number(number?.slice(4))).sort((a, b) => a - b)).toEqual(
      Array.from({ length: sent.length }, (_, index) => index + 1),
    );
    expect(await db.selectFrom('auditLog').select('id').where('action', '=', 'command').execute()).toHaveLength(
      sent.length,
    );
    await close();
    await server.stop();
    await postgres.stop();
  });
});
