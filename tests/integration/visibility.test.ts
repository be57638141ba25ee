import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../src/server/database/connect.ts';
import { readRowsForDecision } from '../../src/server/rows/repository.ts';
import type { CommandArgs } from '../../src/shared/commands/registry.ts';
import { type Id, newId } from '../../src/shared/identity/ids.ts';
import { noticeMarksPlace } from '../../src/shared/notices/commands.ts';
import { type Row, type RowKind, rowKinds } from '../../src/shared/sync/kinds.ts';
import { canSee } from '../../src/shared/sync/visibility.ts';
import type { Actor } from '../../src/shared/users/roles.ts';
import { TestClient } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import { type AccountName, people } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

function aRecord(
  kind: 'articles' | 'tags' | 'savedViews',
  values: Record<string, unknown>,
): CommandArgs<'record.create'> {
  return { kind, id: newId(), organisationId: 'burlov', values };
}

function anArticle(status: 'draft' | 'published' | 'retired') {
  const words = { title: `Byta toner (${status})`, body: '', keywords: [], serviceIds: [], reviewOn: null };
  return aRecord('articles', { ...words, status });
}

function aView(groupId: Id | null) {
  const look = { where: [], text: '', sort: [], groupBy: null, columns: [], active: true };
  return aRecord('savedViews', { ...look, name: 'Mina skrivare', list: 'tickets', groupId });
}

/** Something of each kind whose rows are not for everybody in the organisation. */
async function fill(agent: TestClient, administrator: TestClient): Promise<void> {
  const marks = noticeMarksPlace(agent.tokens.actor.userId, 'burlov');
  const answers = [
    await agent.push(
      agent.command('ticket.create', newTicket()),
      agent.command('notice.seen', { ...marks, keys: [`breached:${newId()}`] }),
      ...[anArticle('draft'), anArticle('published'), aView(null), aView(newId())].map((args) =>
        agent.command('record.create', args),
      ),
      agent.command('directory.propose', {
        id: newId(),
        kind: 'people',
        recordId: people.open.id,
        changes: {},
        seen: {},
        note: 'Har bytt rum',
      }),
    ),
    await administrator.push(
      ...[anArticle('retired'), aRecord('tags', { name: 'Flytt', active: true }), aView(null)].map((args) =>
        administrator.command('record.create', args),
      ),
      administrator.command('directory.lookUp', {
        id: newId(),
        personId: people.protected.id,
        reason: 'administration',
        note: '',
      }),
    ),
  ];
  const outcomes = answers.flatMap((answer) => answer.outcomes);
  expect(outcomes.filter(({ status }) => status !== 'applied')).toEqual([]);
}

/** What the rules let the person see of all there is, by kind and identifier. */
async function allowed(db: Db, actor: Actor): Promise<string[]> {
  return await db.transaction().execute(async (tx) => {
    const found: string[] = [];
    for (const kind of rowKinds) {
      const { rows } = await sql<{ id: Id }>`select id from ${sql.table(kind)}`.execute(tx);
      const all: Row<RowKind>[] = await readRowsForDecision(
        tx,
        kind,
        rows.map(({ id }) => id),
      );
      found.push(...all.filter((row) => canSee(actor, kind, row)).map(({ id }) => `${kind} ${id}`));
    }
    return found.sort();
  });
}

async function sent(reader: TestClient): Promise<string[]> {
  const parts = await reader.snapshot();
  return parts
    .flatMap(({ line, rows }) =>
      line.type === 'rows' ? rows.map((row) => `${line.kind} ${(row as { id: Id }).id}`) : [],
    )
    .sort();
}

describe('what a person is sent', () => {
  it('is what the rules let them see: no row more and none less, in whatever role', { timeout: 60_000 }, async () => {
    const { url } = await fixture.start();
    const database = openDatabase(await fixture.address());
    const signIn = (name: AccountName) => TestClient.signedIn(url, name);
    await fill(await signIn('agent'), await signIn('administrator'));
    const names: AccountName[] = ['agent', 'colleague', 'everywhere', 'technician', 'administrator'];
    const counts = new Set<number>();
    for (const name of names) {
      const reader = await signIn(name);
      const rows = await sent(reader);
      expect(rows, name).toEqual(await allowed(database.db, reader.tokens.actor));
      counts.add(rows.length);
    }
    // They do differ.
    expect(counts.size).toBeGreaterThan(2);
    await database.close();
  });
});
