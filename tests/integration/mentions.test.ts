import { describe, expect, it } from 'vitest';
import { setGrants } from '../../src/server/session/grants.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { noticeMarksPlace } from '../../src/shared/notices/commands.ts';
import type { Row } from '../../src/shared/sync/kinds.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import { accounts } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

const note = (ticketId: string, ...mentionedUserIds: string[]) => ({
  id: newId(),
  ticketId,
  visibility: 'internal' as const,
  body: '@Karl Kollega kan du se på detta?',
  attachmentIds: [],
  mentionedUserIds,
});

describe('naming a colleague', () => {
  it('calls them on their workstation, and is refused once they see the ticket no more', async () => {
    const { url } = await fixture.start();
    const { db, close } = openDatabase(await fixture.address());
    const anna = await TestClient.signedIn(url, 'agent');
    const karl = await TestClient.signedIn(url, 'colleague');
    const replica = new TestReplica();
    await replica.fill(karl);
    const ticket = newTicket();
    const first = await anna.push(
      anna.command('ticket.create', ticket),
      anna.command('ticket.addNote', note(ticket.id, accounts.colleague.userId)),
    );
    expect(first.outcomes).toMatchObject([{ status: 'applied' }, { status: 'applied' }]);
    await replica.catchUp(karl);
    const calls = [...replica.rows.values()].filter((row) =>
      Object.hasOwn(row as object, 'seenAt'),
    ) as Row<'mentions'>[];
    expect(calls).toMatchObject([{ ticketId: ticket.id, userId: accounts.colleague.userId, seenAt: null }]);

    await setGrants(db, accounts.colleague.userId, [{ organisationId: 'kavlinge', role: 'agent' }], null);
    const second = await anna.push(anna.command('ticket.addNote', note(ticket.id, accounts.colleague.userId)));
    expect(second.outcomes).toMatchObject([
      { status: 'refused', code: 'mention-may-not-see', details: { name: 'Karl Kollega' } },
    ]);
    const known = new TestReplica();
    await known.fill(anna);
    expect(known.get('users', accounts.colleague.userId)?.organisationIds).toEqual(['kavlinge']);
    await close();
  });

  it('leaves what somebody has taken note of to them alone', async () => {
    const { url } = await fixture.start();
    const anna = await TestClient.signedIn(url, 'agent');
    const place = noticeMarksPlace(anna.tokens.actor.userId, 'burlov');
    const { outcomes } = await anna.push(anna.command('notice.seen', { ...place, keys: ['breached:solution:x'] }));
    expect(outcomes).toMatchObject([{ status: 'applied' }]);
    const [own, others] = [new TestReplica(), new TestReplica()];
    await own.fill(anna);
    await others.fill(await TestClient.signedIn(url, 'colleague'));
    expect(own.get('noticeMarks', place.id)?.keys).toEqual(['breached:solution:x']);
    expect(others.get('noticeMarks', place.id)).toBeUndefined();
  });
});
