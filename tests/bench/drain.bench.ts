import pg from 'pg';
import { newId } from '../../src/shared/identity/ids.ts';
import type { Benchmark } from './harness.ts';
import { noteText, noteWishes } from './support/commands.ts';
import { largeDatabase } from './support/large-database.ts';
import { probed } from './support/page-probe.ts';
import { largeSize, largeWorkplace } from './support/workstation.ts';

const COMMANDS = 2_000;

/** The statements of one command's transaction, each prepared once and sent on its own, as any careful server would. */
async function bareTransaction(client: pg.Client, seq: number, clientId: string, ticketId: string): Promise<void> {
  const run = (name: string, text: string, values: readonly unknown[]) =>
    client.query({ name, text, values: [...values] });
  const noteId = newId();
  await client.query('begin');
  await run('client', 'select last_seq from clients where client_id = $1 for update', [clientId]);
  const { rows } = await run('ticket', 'select * from tickets where id = $1 for update', [ticketId]);
  const { organisation_id: organisation } = rows[0] as { organisation_id: string };
  const taken = await run(
    'version',
    'update organisation_versions set version = version + 1 where organisation_id = $1 returning version',
    [organisation],
  );
  const { version } = taken.rows[0] as { version: string };
  await run(
    'note',
    `insert into ticket_notes (organisation_id, id, version, ticket_id, author_user_id, body, visibility, created_at)
     select $1, $2, $3, $4, created_by_user_id, $5, 'internal', now() from tickets where id = $4`,
    [organisation, noteId, version, ticketId, noteText],
  );
  await run('touch', 'update tickets set updated_at = now(), version = $2 where id = $1', [ticketId, version]);
  await run('poke', "select pg_notify('bare', $1)", [`${organisation} ${version}`]);
  await run(
    'outcome',
    'insert into command_outcomes (client_id, seq, command_id, outcome, versions) values ($1, $2, $3, $4, $5)',
    [clientId, seq, newId(), { seq, status: 'applied' }, { [organisation]: Number(version) }],
  );
  await run('seq', 'update clients set last_seq = $2 where client_id = $1', [clientId, seq]);
  await run('audit', "insert into audit_log (at, action, subject) values (now(), 'command', $1)", [
    { name: 'ticket.addNote', commandId: noteId, clientId, rows: `ticketNotes/${noteId} tickets/${ticketId}` },
  ]);
  await client.query('commit');
}

/** The database's own rate: the same rows in as many transactions, one after the other, per second. */
async function bareRate(): Promise<number> {
  const database = await largeDatabase(largeSize);
  const wishes = await noteWishes(database.url, COMMANDS);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const clientId = newId();
    await client.query('insert into clients (client_id, user_id) select $1, user_id from accounts limit 1', [clientId]);
    const started = performance.now();
    for (const [index, { args }] of wishes.entries()) await bareTransaction(client, index + 1, clientId, args.ticketId);
    return (COMMANDS / (performance.now() - started)) * 1_000;
  } finally {
    await client.end();
    await database.drop();
  }
}

/** From the first to the last command as the server notes them: how fast the outbox empties once the API is back. */
async function noted(databaseUrl: string, after: number): Promise<{ last: number; count: number; seconds: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ last: number; count: number; seconds: number }>(
      `select coalesce(max(id), 0)::int as last, count(*)::int as count,
        coalesce(extract(epoch from max(at) - min(at)), 0)::float8 as seconds
       from audit_log where action = 'command' and id > $1`,
      [after],
    );
    return rows[0] ?? { last: 0, count: 0, seconds: 0 };
  } finally {
    await client.end();
  }
}

export const benchmarks: Benchmark[] = [
  {
    name: 'Outbox: 2,000 commands of a day without network, until the server has them',
    unit: 'commands/s',
    goal: { direction: 'at-least', value: 0.7, of: 'ratio' },
    run: async () => {
      const { app, workplace } = await largeWorkplace();
      const before = await noted(workplace.databaseUrl, 0);
      await workplace.stopApi();
      await probed.execute(app, await noteWishes(workplace.databaseUrl, COMMANDS));
      await workplace.startApi();
      await probed.untilSent(app);
      const { count, seconds } = await noted(workplace.databaseUrl, before.last);
      if (count !== COMMANDS) throw new Error(`The server notes ${count} of ${COMMANDS} commands.`);
      const peer = "the same rows by the database's own transactions, prepared, one after the other";
      return { value: (count - 1) / seconds, peer, peerValue: await bareRate() };
    },
  },
];
