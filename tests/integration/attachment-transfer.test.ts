import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { largestAttachment } from '../../src/shared/attachments/schema.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { TestClient } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import { FileWorkstation } from './support/file-workstation.ts';
import type { AccountName } from './support/rows.ts';
import { prepareServer } from './support/server.ts';
import { sha256 } from './support/uploads.ts';

const servers = prepareServer();
const open = new Set<FileWorkstation>();

const someBytes = (length: number) => new Uint8Array(randomBytes(length));

async function workstation(url: string, name: AccountName): Promise<{ client: TestClient; files: FileWorkstation }> {
  const client = await TestClient.signedIn(url, name);
  const files = await FileWorkstation.make(url, client.tokens.accessToken);
  open.add(files);
  return { client, files };
}

/** Puts a kept file on a new ticket. */
async function attach(client: TestClient, hash: string, size: number): Promise<void> {
  const ticket = newTicket();
  const file = { id: newId(), ticketId: ticket.id, name: 'film.mp4', mediaType: 'video/mp4', size, hash };
  const { outcomes } = await client.push(
    client.command('ticket.create', ticket),
    client.command('attachment.add', { ...file, thumbnailHash: null }),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied']);
}

async function keep(files: FileWorkstation, bytes: Uint8Array): Promise<string> {
  const kept = await files.attachments.keep(bytes);
  if (!kept.ok) throw new Error(kept.reason);
  return kept.hash;
}

afterEach(async () => {
  for (const files of open) await files.leave();
  open.clear();
});

describe('a file kept on one workstation', () => {
  it('reaches another, byte for byte, through any losses of requests and answers and restarts in between', async () => {
    const { url } = await servers.start();
    const sender = await workstation(url, 'technician');
    const receiver = await workstation(url, 'colleague');
    const fates = fc.array(fc.constantFrom('pass', 'lose-request', 'lose-answer'), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fates, fc.integer({ min: 1, max: 1_700_000 }), fc.boolean(), async (plan, length, restarts) => {
        const bytes = someBytes(length);
        const script = [...plan];
        sender.files.line = () => script.shift() ?? 'pass';
        const hash = await keep(sender.files, bytes);
        if (restarts) await sender.files.restart();
        expect(await sender.files.settled()).toEqual([]);
        await attach(sender.client, hash, length);
        const target = join(tmpdir(), `vaxelbord-${hash.slice(0, 12)}`);
        expect(await receiver.files.attachments.saveAs({ hash, name: 'film.mp4' }, target)).toBe('done');
        expect(sha256(await readFile(target))).toBe(hash);
      }),
      { numRuns: 8 },
    );
  });

  it('goes on after a kill from where the API had taken it', async () => {
    const { url } = await servers.start();
    const { files } = await workstation(url, 'agent');
    const bytes = someBytes(4 * 512 * 1024);
    let parts = 0;
    files.line = ({ method }) => {
      if (method === 'PATCH') parts += 1;
      return method === 'PATCH' && parts > 2 ? 'lose-request' : 'pass';
    };
    await keep(files, bytes);
    await expect.poll(() => parts).toBeGreaterThan(2);
    await files.restart();
    files.line = () => 'pass';
    files.attachments.wake();
    await files.settled();
    const sent = files.requests.reduce((sum, request) => sum + (request.method === 'PATCH' ? request.bytes : 0), 0);
    expect(sent).toBe(bytes.length);
  });

  it('is sent again to an API that was put back from a backup without it', async () => {
    const { url } = await servers.start();
    const { files, client } = await workstation(url, 'agent');
    const bytes = someBytes(1_000);
    const hash = await keep(files, bytes);
    await files.settled();
    const connection = openDatabase(await servers.address());
    await sql`truncate attachment_uploads, attachment_chunks, attachment_blobs, attachment_holders`.execute(
      connection.db,
    );
    await connection.close();
    files.attachments.recheck();
    await expect.poll(() => files.requests.filter(({ method }) => method === 'PATCH').length).toBe(2);
    await files.settled();
    await attach(client, hash, bytes.length);
    const { files: other } = await workstation(url, 'colleague');
    expect(await other.attachments.saveAs({ hash, name: 'x.txt' }, join(tmpdir(), 'vaxelbord-x.txt'))).toBe('done');
  });

  it('that was damaged on the disk before it was sent is not sent, and said to be damaged', async () => {
    const { url } = await servers.start();
    const { files } = await workstation(url, 'agent');
    files.line = () => 'lose-request';
    const hash = await keep(files, someBytes(1_000));
    await writeFile(files.blobPath(hash), someBytes(1_000));
    files.line = () => 'pass';
    files.attachments.wake();
    await expect.poll(() => files.attachments.transfers()).toEqual([{ type: 'refused', hash, reason: 'damaged' }]);
  });

  it('is not taken when it is empty or too large, with the reason', async () => {
    const { url } = await servers.start();
    const { files } = await workstation(url, 'agent');
    expect(await files.attachments.keep(new Uint8Array())).toEqual({ ok: false, reason: 'empty' });
    const large = new Uint8Array(largestAttachment + 1);
    expect(await files.attachments.keep(large)).toEqual({ ok: false, reason: 'too-large' });
  });
});

describe('a file that somebody else added', () => {
  it('is offline, or not there yet, in words of their own', async () => {
    const { url } = await servers.start();
    const { files, client } = await workstation(url, 'agent');
    const hash = sha256(someBytes(10));
    await attach(client, hash, 10);
    const target = join(tmpdir(), 'vaxelbord-y.txt');
    expect(await files.attachments.saveAs({ hash, name: 'y.txt' }, target)).toBe('not-there-yet');
    files.line = () => 'lose-request';
    expect(await files.attachments.saveAs({ hash, name: 'y.txt' }, target)).toBe('offline');
    expect(await files.attachments.open({ hash, name: 'y.exe' }, async () => '')).toBe('unsafe');
  });

  it('comes on from where the line broke, and is fetched anew when the bytes on the disk are others', async () => {
    const { url } = await servers.start();
    const sender = await workstation(url, 'agent');
    const receiver = await workstation(url, 'colleague');
    const bytes = someBytes(900_000);
    const hash = await keep(sender.files, bytes);
    await sender.files.settled();
    await attach(sender.client, hash, bytes.length);
    // A download that ended half-way, and one whose first half is not of this file.
    await receiver.files.attachments.saveAs({ hash: sha256(someBytes(3)), name: 'z' }, '/dev/null');
    await writeFile(`${receiver.files.blobPath(hash)}.part`, bytes.subarray(0, 400_000));
    const target = join(tmpdir(), `vaxelbord-${hash.slice(0, 12)}`);
    expect(await receiver.files.attachments.saveAs({ hash, name: 'z' }, target)).toBe('done');
    expect(sha256(await readFile(target))).toBe(hash);
    await writeFile(receiver.files.blobPath(hash), someBytes(900_000));
    await writeFile(`${receiver.files.blobPath(hash)}.part`, someBytes(10));
    expect(await receiver.files.attachments.saveAs({ hash, name: 'z' }, target)).toBe('done');
    expect(sha256(await readFile(target))).toBe(hash);
  });
});
