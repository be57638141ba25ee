import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { forgetUnusedAttachments, keptAttachmentDays } from '../../src/server/attachments/forget-unused.ts';
import type { Connection } from '../../src/server/database/connect.ts';
import { largestAttachment } from '../../src/shared/attachments/schema.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { TestClient } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import type { AccountName } from './support/rows.ts';
import { prepareServer } from './support/server.ts';
import { sha256, TusClient } from './support/uploads.ts';

const servers = prepareServer();

const someBytes = (length: number) => new Uint8Array(randomBytes(length));

interface Person {
  client: TestClient;
  tus: TusClient;
}

async function person(url: string, name: AccountName): Promise<Person> {
  const client = await TestClient.signedIn(url, name);
  return { client, tus: new TusClient(url, client.tokens.accessToken) };
}

/** Puts a file on a new ticket in Burlöv; returns the attachment's identifier. */
async function attach({ client }: Person, hash: string, change: { thumbnailHash?: string } = {}): Promise<string> {
  const ticket = newTicket();
  const id = newId();
  const file = { id, ticketId: ticket.id, name: 'skärm.png', mediaType: 'image/png', size: 10, hash };
  const { outcomes } = await client.push(
    client.command('ticket.create', ticket),
    client.command('attachment.add', { ...file, thumbnailHash: change.thumbnailHash ?? null }),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied']);
  return id;
}

async function withDatabase<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = openDatabase(await servers.address());
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** Makes everything of uploads and files look so many days older. */
async function age({ db }: Connection, days: number): Promise<void> {
  await sql`update attachment_uploads set touched_at = touched_at - make_interval(days => ${days})`.execute(db);
  await sql`update attachment_blobs set sent_at = sent_at - make_interval(days => ${days})`.execute(db);
}

async function count(table: 'attachment_uploads' | 'attachment_chunks' | 'attachment_blobs'): Promise<number> {
  return await withDatabase(async ({ db }) => {
    const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(db);
    return rows[0]?.count ?? -1;
  });
}

describe('an upload', () => {
  it('is taken in pieces of any size and comes out byte for byte', async () => {
    const { url } = await servers.start();
    const agent = await person(url, 'agent');
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 5_000 }),
        fc.integer({ min: 1, max: 2_000 }),
        async (all, step) => {
          const bytes = new Uint8Array(all);
          const id = await agent.tus.begin(bytes);
          for (let at = 0; at < bytes.length; at += step) {
            const answer = await agent.tus.patch(id, at, bytes.slice(at, at + step));
            expect(answer.headers.get('upload-offset')).toBe(String(Math.min(bytes.length, at + step)));
          }
          await attach(agent, sha256(bytes));
          const answer = await agent.tus.download(sha256(bytes));
          expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('goes on at another process from where the first one stood', async () => {
    const [first, second] = [await servers.start(), await servers.start()];
    const agent = await person(first.url, 'agent');
    const elsewhere = new TusClient(second.url, agent.client.tokens.accessToken);
    const bytes = someBytes(3_000_000);
    const id = await agent.tus.begin(bytes);
    await agent.tus.patch(id, 0, bytes.slice(0, 1_400_000));
    await first.stop();
    expect((await elsewhere.head(id)).headers.get('upload-offset')).toBe('1400000');
    expect((await elsewhere.patch(id, 1_400_000, bytes.slice(1_400_000))).status).toBe(204);
    expect(await elsewhere.missing(sha256(bytes))).toEqual({ missing: [] });
  });

  it('whose answer was lost says that all is there, and a part sent twice is not taken twice', async () => {
    const { url } = await servers.start();
    const { tus } = await person(url, 'agent');
    const bytes = someBytes(2_000);
    const id = await tus.begin(bytes);
    await tus.patch(id, 0, bytes.slice(0, 1_000));
    expect((await tus.patch(id, 0, bytes.slice(0, 1_000))).status).toBe(409);
    await tus.patch(id, 1_000, bytes.slice(1_000));
    const asked = await tus.head(id);
    expect([asked.headers.get('upload-offset'), asked.headers.get('upload-length')]).toEqual(['2000', '2000']);
    expect((await tus.patch(id, 1_000, bytes.slice(1_000))).status).toBe(409);
  });

  it('of which two send the same part at the same time, at two processes, is whole and right', async () => {
    const [first, second] = [await servers.start(), await servers.start()];
    const agent = await person(first.url, 'agent');
    const elsewhere = new TusClient(second.url, agent.client.tokens.accessToken);
    const bytes = someBytes(1_500_000);
    const id = await agent.tus.begin(bytes);
    const answers = await Promise.all([agent.tus.patch(id, 0, bytes), elsewhere.patch(id, 0, bytes)]);
    expect(answers.filter(({ status }) => status === 204).length).toBeLessThanOrEqual(1);
    const offset = Number((await agent.tus.head(id)).headers.get('upload-offset'));
    if (offset < bytes.length) expect((await agent.tus.patch(id, offset, bytes.slice(offset))).status).toBe(204);
    await attach(agent, sha256(bytes));
    const got = new Uint8Array(await (await agent.tus.download(sha256(bytes))).arrayBuffer());
    expect(sha256(got)).toBe(sha256(bytes));
  });

  it('with other bytes than announced is refused and leaves nothing', async () => {
    const { url } = await servers.start();
    const { tus } = await person(url, 'agent');
    const bytes = someBytes(1_000);
    const id = await tus.begin(bytes, sha256(someBytes(1)));
    expect((await tus.patch(id, 0, bytes)).status).toBe(460);
    expect((await tus.head(id)).status).toBe(404);
    expect([
      await count('attachment_uploads'),
      await count('attachment_chunks'),
      await count('attachment_blobs'),
    ]).toEqual([0, 0, 0]);
  });

  it('is not begun without a hash, without a byte or above the largest size', async () => {
    const { url } = await servers.start();
    const { tus } = await person(url, 'agent');
    const hash = sha256(someBytes(1));
    expect((await tus.create('not a hash', 10)).status).toBe(400);
    expect((await tus.create(hash, 0)).status).toBe(400);
    expect((await tus.create(hash, largestAttachment + 1)).status).toBe(413);
    expect((await tus.create(hash, largestAttachment)).status).toBe(201);
  });

  it('is its sender’s alone, and nobody’s without signing in', async () => {
    const { url } = await servers.start();
    const { tus } = await person(url, 'agent');
    const colleague = await person(url, 'colleague');
    const bytes = someBytes(100);
    const id = await tus.begin(bytes);
    for (const answer of [
      await colleague.tus.head(id),
      await colleague.tus.patch(id, 0, bytes),
      await colleague.tus.end(id),
    ]) {
      expect(answer.status).toBe(404);
    }
    expect((await new TusClient(url, 'x'.repeat(43)).create(sha256(bytes), 100)).status).toBe(401);
    expect((await tus.patch(id, 0, bytes)).status).toBe(204);
  });

  it('can be ended, and is then gone', async () => {
    const { url } = await servers.start();
    const { tus } = await person(url, 'agent');
    const bytes = someBytes(100);
    const id = await tus.begin(bytes);
    await tus.patch(id, 0, bytes.slice(0, 50));
    expect((await tus.end(id)).status).toBe(204);
    expect((await tus.head(id)).status).toBe(404);
    expect(await count('attachment_chunks')).toBe(0);
  });

  it('of bytes that somebody else has sent is kept once', async () => {
    const { url } = await servers.start();
    const [agent, colleague] = [await person(url, 'agent'), await person(url, 'colleague')];
    const bytes = someBytes(1_000);
    await agent.tus.upload(bytes);
    const chunks = await count('attachment_chunks');
    expect(await colleague.tus.missing(sha256(bytes))).toEqual({ missing: [sha256(bytes)] });
    await colleague.tus.upload(bytes);
    expect(await colleague.tus.missing(sha256(bytes))).toEqual({ missing: [] });
    expect([await count('attachment_blobs'), await count('attachment_chunks')]).toEqual([1, chunks]);
  });
});

describe('a file', () => {
  it('is given only to those who may see an attachment that names it', async () => {
    const { url } = await servers.start();
    const [agent, colleague] = [await person(url, 'agent'), await person(url, 'colleague')];
    const bytes = someBytes(1_000);
    await agent.tus.upload(bytes);
    expect((await agent.tus.download(sha256(bytes))).status).toBe(404);
    await attach(agent, sha256(bytes));
    expect((await colleague.tus.download(sha256(bytes))).status).toBe(200);
    const outsider = new TusClient(url, 'x'.repeat(43));
    expect((await outsider.download(sha256(bytes))).status).toBe(401);
  });

  it('is not given to somebody who only names its hash on a ticket', async () => {
    const { url } = await servers.start();
    const [agent, thief] = [await person(url, 'agent'), await person(url, 'colleague')];
    const bytes = someBytes(1_000);
    await agent.tus.upload(bytes);
    await attach(thief, sha256(bytes));
    expect((await thief.tus.download(sha256(bytes))).status).toBe(404);
  });

  it('comes as what no browser shows, in ranges, and again from the start when the range is of another content', async () => {
    const { url } = await servers.start();
    const agent = await person(url, 'agent');
    const bytes = someBytes(1_200_000);
    const hash = sha256(bytes);
    await agent.tus.upload(bytes);
    await attach(agent, sha256(someBytes(10)), { thumbnailHash: hash });
    const whole = await agent.tus.download(hash);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      etag: `"${hash}"`,
    });
    await whole.body?.cancel();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(bytes.length - 1), async (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const answer = await agent.tus.download(hash, { range: `bytes=${from}-${to}`, 'if-range': `"${hash}"` });
        expect(answer.status).toBe(206);
        expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to}/${bytes.length}`);
        const got = Buffer.from(await answer.arrayBuffer());
        expect(got.equals(bytes.subarray(from, to + 1))).toBe(true);
      }),
      { numRuns: 20 },
    );
    const last = await agent.tus.download(hash, { range: 'bytes=-5' });
    expect(Buffer.from(await last.arrayBuffer()).equals(bytes.subarray(-5))).toBe(true);
    expect((await agent.tus.download(hash, { range: `bytes=${bytes.length}-` })).status).toBe(416);
    const other = await agent.tus.download(hash, { range: 'bytes=5-9', 'if-range': '"other"' });
    expect(other.status).toBe(200);
    await other.body?.cancel();
  });

  it('is forgotten a month after nobody names it any more, not before', async () => {
    const { url } = await servers.start();
    const agent = await person(url, 'agent');
    const [kept, removed] = [someBytes(100), someBytes(100)];
    await agent.tus.upload(kept);
    await agent.tus.upload(removed);
    await attach(agent, sha256(kept));
    const attachmentId = await attach(agent, sha256(removed));
    await agent.client.push(agent.client.command('attachment.remove', { attachmentId }));
    expect((await agent.tus.download(sha256(removed))).status).toBe(404);
    await withDatabase(async (connection) => {
      await age(connection, keptAttachmentDays.unnamedFiles - 1);
      await forgetUnusedAttachments(connection.db);
      expect(await count('attachment_blobs')).toBe(2);
      await age(connection, 2);
      await forgetUnusedAttachments(connection.db);
    });
    expect(await count('attachment_blobs')).toBe(1);
    expect((await agent.tus.download(sha256(kept))).status).toBe(200);
    expect(await agent.tus.missing(sha256(kept), sha256(removed))).toEqual({ missing: [sha256(removed)] });
  });
});

describe('an unfinished upload', () => {
  it('is forgotten when nobody has gone on with it for a week', async () => {
    const { url } = await servers.start();
    const { tus } = await person(url, 'agent');
    const bytes = someBytes(100);
    const id = await tus.begin(bytes);
    await tus.patch(id, 0, bytes.slice(0, 50));
    await withDatabase(async (connection) => {
      await age(connection, keptAttachmentDays.unfinishedUploads - 1);
      await forgetUnusedAttachments(connection.db);
      expect((await tus.head(id)).status).toBe(200);
      await age(connection, 2);
      await forgetUnusedAttachments(connection.db);
    });
    expect((await tus.head(id)).status).toBe(404);
    expect(await count('attachment_chunks')).toBe(0);
  });
});
