import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importIntoEmpty } from '../../src/server/import/importer.ts';
import { insertRows } from '../../src/server/rows/repository.ts';
import { takeVersions } from '../../src/server/rows/versions.ts';
import { schemaVersion } from '../../src/shared/commands/envelope.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { checksum } from '../../src/shared/sync/checksum.ts';
import { changesOf, TestClient, TestReplica } from './support/client.ts';
import { newLoan, newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import { people, person } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

/** A promise that another part of the test keeps. */
function promise(): { kept: Promise<void>; keep: () => void } {
  let keep: () => void = () => undefined;
  const kept = new Promise<void>((resolve) => {
    keep = resolve;
  });
  return { kept, keep };
}

describe('pulling changes', () => {
  it('fills a replica by snapshot and then sends only what changed, with its checksum', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const parts = await client.snapshot();
    const total = parts.reduce((sum, { rows }) => sum + rows.length, 0);
    expect(parts[0]?.line).toMatchObject({ type: 'begin', total, schemaVersion, resumed: false });
    expect(parts.at(-1)?.line).toEqual({ type: 'end', total });

    const replica = new TestReplica();
    await replica.fill(client);
    expect(await replica.catchUp(client)).toEqual([[]]);
    const ticket = newTicket();
    await client.push(client.command('ticket.create', ticket));
    const page = await client.pull(replica.incarnation, replica.cursors);
    if (page.type !== 'page') throw new Error('A page was expected.');
    expect(changesOf(page).map((change) => change.kind)).toEqual(['tickets', 'ticketEvents']);
    expect(page.checksum).toBe(checksum(page.changes));
    expect(page.containedSeq).toBe(1);
  });

  it('gives the same rows by pages of any size as by a new snapshot', { timeout: 120_000 }, async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'everywhere');
    const step = fc.record({ organisationId: fc.constantFrom('burlov', 'kavlinge'), notes: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (steps, limit) => {
          const paged = new TestReplica();
          await paged.fill(client);
          for (const { organisationId, notes } of steps) {
            const ticket = newTicket({ organisationId });
            const note = () => ({
              id: newId(),
              ticketId: ticket.id,
              visibility: 'internal' as const,
              attachmentIds: [],
              body: 'x',
            });
            await client.push(
              client.command('ticket.create', ticket),
              ...Array.from({ length: notes }, () => client.command('ticket.addNote', note())),
            );
          }
          await paged.catchUp(client, limit);
          const whole = new TestReplica();
          await whole.fill(client);
          expect(new Map([...paged.rows].sort())).toEqual(new Map([...whole.rows].sort()));
          expect(paged.cursors).toEqual(whole.cursors);
          expect(paged.containedSeq).toBe(whole.containedSeq);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('counts a command as contained only with the page that has its rows', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const replica = new TestReplica();
    await replica.fill(client);
    const tickets = [newTicket(), newTicket(), newTicket()];
    // What is carried out in one transaction has one version and comes in one page, so each is sent by itself.
    for (const ticket of tickets) await client.push(client.command('ticket.create', ticket));
    for (const [index, ticket] of tickets.entries()) {
      const page = await client.pull(replica.incarnation, replica.cursors, 2);
      if (page.type !== 'page') throw new Error('A page was expected.');
      expect(page.containedSeq).toBe(index + 1);
      expect(changesOf(page)[0]).toMatchObject({ type: 'put', row: { id: ticket.id } });
      replica.cursors = page.cursors;
    }
  });

  it('never lets a cursor pass a transaction that began earlier and commits later', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const database = openDatabase(await fixture.address());
    const replica = new TestReplica();
    await replica.fill(client);
    const [slow, quick] = [person('burlov'), person('burlov')];
    const [slowWrote, quickAsked, release] = [promise(), promise(), promise()];
    const order: string[] = [];

    const first = database.db
      .transaction()
      .execute(async (tx) => {
        const version = (await takeVersions(tx, ['burlov'])).burlov ?? 0;
        await insertRows(tx, 'people', [{ ...slow, version }]);
        slowWrote.keep();
        await release.kept;
      })
      .then(() => order.push('slow'));
    await slowWrote.kept;
    const second = database.db
      .transaction()
      .execute(async (tx) => {
        quickAsked.keep();
        const version = (await takeVersions(tx, ['burlov'])).burlov ?? 0;
        await insertRows(tx, 'people', [{ ...quick, version }]);
      })
      .then(() => order.push('quick'));
    await quickAsked.kept;

    expect(await replica.catchUp(client)).toEqual([[]]);
    release.keep();
    await Promise.all([first, second]);
    expect(order).toEqual(['slow', 'quick']);
    await replica.catchUp(client);
    const versions = [replica.get('people', slow.id)?.version ?? 0, replica.get('people', quick.id)?.version ?? 0];
    expect(versions[1]).toBe((versions[0] ?? 0) + 1);
    await database.close();
  });

  it('never lets a cursor pass transactions over several organisations that commit in the reverse order', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'everywhere');
    const database = openDatabase(await fixture.address());
    const replica = new TestReplica();
    await replica.fill(client);
    const begin = () => database.db.startTransaction().execute();
    const [oldest, older, newest] = [await begin(), await begin(), await begin()];
    const put = async (tx: typeof oldest, organisationId: 'burlov' | 'kavlinge') => {
      const row = person(organisationId);
      const version = (await takeVersions(tx, [organisationId]))[organisationId] ?? 0;
      await insertRows(tx, 'people', [{ ...row, version }]);
      return row.id;
    };
    // The oldest has written, so that its transaction number is the smallest, before the others take their versions.
    await oldest.insertInto('settings').values({ name: 'oldest', value: '' }).execute();
    const ids = [await put(older, 'kavlinge'), await put(newest, 'burlov')];
    await newest.commit().execute();
    await replica.catchUp(client, 1);
    expect(ids.map((id) => replica.get('people', id) !== undefined)).toEqual([false, true]);
    ids.push(await put(oldest, 'burlov'));
    await older.commit().execute();
    await replica.catchUp(client, 1);
    expect(ids.map((id) => replica.get('people', id) !== undefined)).toEqual([true, true, false]);
    await oldest.commit().execute();
    await replica.catchUp(client, 1);
    expect(ids.map((id) => replica.get('people', id) !== undefined)).toEqual([true, true, true]);
    const whole = new TestReplica();
    await whole.fill(client);
    expect(replica.rows).toEqual(whole.rows);
    await database.close();
  });

  it('asks for a snapshot when the database, the rights or the past are not those of the cursors', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const replica = new TestReplica();
    await replica.fill(client);
    const reasonOf = async (...args: Parameters<TestClient['pull']>) => {
      const answer = await client.pull(...args);
      return answer.type === 'snapshot-required' ? answer.reason : answer.type;
    };
    expect(await reasonOf(null, {})).toBe('first');
    expect(await reasonOf(newId(), replica.cursors)).toBe('incarnation-changed');
    expect(await reasonOf(replica.incarnation, { burlov: 1_000_000 })).toBe('client-ahead');

    const database = openDatabase(await fixture.address());
    await database.db.updateTable('organisationVersions').set({ horizon: 2 }).execute();
    expect(await reasonOf(replica.incarnation, { burlov: 1 })).toBe('behind-horizon');
    await database.db
      .insertInto('grants')
      .values({ userId: client.tokens.actor.userId, organisationId: 'kavlinge', role: 'operator' })
      .execute();
    expect(await reasonOf(replica.incarnation, replica.cursors)).toBe('access-changed');
    await database.close();
  });

  it('says goodbye to rows that are deleted, by their identifier only', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const replica = new TestReplica();
    await replica.fill(client);
    const database = openDatabase(await fixture.address());
    await database.db.transaction().execute(async (tx) => {
      const version = (await takeVersions(tx, ['burlov'])).burlov ?? 0;
      await tx.updateTable('people').set({ deleted: true, version }).where('id', '=', people.open.id).execute();
    });
    const pages = await replica.catchUp(client);
    expect(pages.flat()).toEqual([
      {
        type: 'remove',
        kind: 'people',
        id: people.open.id,
        organisationId: 'burlov',
        version: replica.cursors.burlov,
      },
    ]);
    expect(replica.get('people', people.open.id)).toBeUndefined();
    await database.close();
  });
});

describe('what leaves the server', () => {
  it('never sends a protected person to those without the right, and sends them to those with it', async () => {
    const { url } = await fixture.start();
    const agent = await TestClient.signedIn(url, 'agent');
    const administrator = await TestClient.signedIn(url, 'administrator');
    expect(JSON.stringify(await agent.snapshot())).not.toContain('Skyddad');
    expect(JSON.stringify(await administrator.snapshot())).toContain('Skyddad');
  });

  it('takes a person back from the replicas of those without the right when they become protected', async () => {
    const { url } = await fixture.start();
    const agent = await TestClient.signedIn(url, 'agent');
    const replica = new TestReplica();
    await replica.fill(agent);
    expect(replica.get('people', people.open.id)).toBeDefined();
    const database = openDatabase(await fixture.address());
    await database.db.transaction().execute(async (tx) => {
      const version = (await takeVersions(tx, ['burlov'])).burlov ?? 0;
      const change = { protected: true, familyName: 'Hemligsson', version };
      await tx.updateTable('people').set(change).where('id', '=', people.open.id).execute();
    });
    const pages = await replica.catchUp(agent);
    expect(JSON.stringify(pages)).not.toContain('Hemligsson');
    expect(replica.get('people', people.open.id)).toBeUndefined();
    await database.close();
  });

  it('sends nothing of an organisation without a grant', async () => {
    const { url } = await fixture.start();
    const [agent, both] = [await TestClient.signedIn(url, 'agent'), await TestClient.signedIn(url, 'everywhere')];
    await both.push(both.command('ticket.create', newTicket({ organisationId: 'kavlinge' })));
    const parts = await agent.snapshot();
    for (const { rows } of parts) for (const row of rows) expect(row).toMatchObject({ organisationId: 'burlov' });
    expect(parts[0]?.line).toHaveProperty('cursors', { burlov: expect.any(Number) });
  });

  it('sends who changed an article to whoever may read it, of a draft to those who write, of other records to administrators', async () => {
    const { url } = await fixture.start();
    const [administrator, agent, technician] = await Promise.all(
      (['administrator', 'agent', 'technician'] as const).map((name) => TestClient.signedIn(url, name)),
    );
    if (administrator === undefined || agent === undefined || technician === undefined) throw new Error('Nobody came.');
    const article = { title: 'Byta toner', body: '', keywords: [], serviceIds: [], reviewOn: null };
    const made = (status: 'draft' | 'published') =>
      ({ kind: 'articles', id: newId(), organisationId: 'burlov', values: { ...article, status } }) as const;
    const tag = {
      kind: 'tags',
      id: newId(),
      organisationId: 'burlov',
      values: { name: 'Flytt', active: true },
    } as const;
    const [published, draft] = [made('published'), made('draft')];
    const { outcomes } = await administrator.push(
      ...[published, draft, tag].map((args) => administrator.command('record.create', args)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
    const historyFor = async (reader: TestClient) =>
      (await reader.snapshot())
        .flatMap(({ line, rows }) => (line.type === 'rows' && line.kind === 'recordChanges' ? rows : []))
        .map((row) => (row as { recordId: string }).recordId)
        .sort();
    expect(await historyFor(administrator)).toEqual([published.id, draft.id, tag.id].sort());
    expect(await historyFor(agent)).toEqual([published.id, draft.id].sort());
    expect(await historyFor(technician)).toEqual([published.id]);
  });

  it('sends no calls to a technician, and refuses the technician nothing that the role may do', async () => {
    const { url } = await fixture.start();
    const technician = await TestClient.signedIn(url, 'technician');
    const { outcomes } = await technician.push(technician.command('loan.checkOut', newLoan()));
    expect(outcomes[0]?.status).toBe('applied');
    const kinds = (await technician.snapshot()).map(({ line }) => (line.type === 'rows' ? line.kind : ''));
    expect(kinds).not.toContain('calls');
    expect(kinds).toContain('loans');
  });
});

describe('filling a database', () => {
  it('happens only while nobody has an account', async () => {
    const { url } = await fixture.start();
    expect(url).toMatch(/^http:/);
    const database = openDatabase(await fixture.address());
    let called = false;
    const filled = await importIntoEmpty(database.db, async () => {
      called = true;
    });
    expect([filled, called]).toEqual([false, false]);
    await database.close();
  });
});
