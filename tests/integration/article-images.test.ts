import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { forgetUnusedAttachments, keptAttachmentDays } from '../../src/server/attachments/forget-unused.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { TestClient } from './support/client.ts';
import { openDatabase } from './support/database.ts';
import { type AccountName, accounts } from './support/rows.ts';
import { prepareServer } from './support/server.ts';
import { sha256, TusClient } from './support/uploads.ts';

const servers = prepareServer();

async function person(url: string, name: AccountName) {
  const client = await TestClient.signedIn(url, name);
  return { client, tus: new TusClient(url, client.tokens.accessToken) };
}

function articleWith(hash: string, addedByUserId: string, status: 'draft' | 'published') {
  return {
    kind: 'articles' as const,
    id: newId(),
    organisationId: 'burlov' as const,
    values: {
      title: 'Skrivarens baksida',
      body: `![Baksidan](attachment:${hash})`,
      images: [{ hash, name: 'Baksidan', addedByUserId }],
      keywords: [],
      serviceIds: [],
      reviewOn: null,
      status,
    },
  };
}

describe('a picture in an article', () => {
  it('is given to those who may read the article, and to nobody through one that names another’s file', async () => {
    const { url } = await servers.start();
    const [agent, reader] = [await person(url, 'agent'), await person(url, 'technician')];
    const bytes = new Uint8Array(randomBytes(1_000));
    const hash = sha256(bytes);
    await agent.tus.upload(bytes);
    expect((await reader.tus.download(hash)).status).toBe(404);

    const forged = await person(url, 'colleague');
    const { outcomes } = await forged.client.push(
      forged.client.command('record.create', articleWith(hash, accounts.agent.userId, 'published')),
      forged.client.command('record.create', articleWith(hash, accounts.colleague.userId, 'published')),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['refused', 'applied']);
    expect((await forged.tus.download(hash)).status).toBe(404);

    const draft = articleWith(hash, accounts.agent.userId, 'draft');
    await agent.client.push(agent.client.command('record.create', draft));
    expect((await agent.tus.download(hash)).status).toBe(200);
    expect((await reader.tus.download(hash)).status).toBe(404);
    await agent.client.push(
      agent.client.command('record.set', { kind: 'articles', id: draft.id, set: { status: 'published' }, was: {} }),
    );
    expect((await reader.tus.download(hash)).status).toBe(200);
  });

  it('is kept as long as the article shows it, and a month longer', async () => {
    const { url } = await servers.start();
    const agent = await person(url, 'agent');
    const bytes = new Uint8Array(randomBytes(500));
    const hash = sha256(bytes);
    await agent.tus.upload(bytes);
    const article = articleWith(hash, accounts.agent.userId, 'published');
    await agent.client.push(agent.client.command('record.create', article));
    const connection = openDatabase(await servers.address());
    const days = keptAttachmentDays.unnamedFiles + 1;
    const age = () =>
      sql`update attachment_blobs set sent_at = sent_at - make_interval(days => ${days})`.execute(connection.db);
    try {
      await age();
      await forgetUnusedAttachments(connection.db);
      expect((await agent.tus.download(hash)).status).toBe(200);
      const set = { images: [], body: '' };
      await agent.client.push(agent.client.command('record.set', { kind: 'articles', id: article.id, set, was: {} }));
      await forgetUnusedAttachments(connection.db);
    } finally {
      await connection.close();
    }
    expect(await agent.tus.missing(hash)).toEqual({ missing: [hash] });
  });
});
