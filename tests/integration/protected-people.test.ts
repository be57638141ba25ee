import { describe, expect, it } from 'vitest';
import { protectedName } from '../../src/shared/directory/protected-name.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import { people } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

async function both() {
  const { url } = await fixture.start();
  const [agent, administrator] = [
    await TestClient.signedIn(url, 'agent'),
    await TestClient.signedIn(url, 'administrator'),
  ];
  const replica = new TestReplica();
  await replica.fill(agent);
  return { agent, administrator, replica };
}

const applied = { outcomes: [{ status: 'applied' }] };

describe('a person with protected identity', () => {
  it('is named in no ticket, whoever files it', async () => {
    const { agent, administrator, replica } = await both();
    const ticket = newTicket({ requesterPersonId: people.protected.id, requesterName: 'Skyddad Person' });
    expect(await administrator.push(administrator.command('ticket.create', ticket))).toMatchObject(applied);
    const rename = { ticketId: ticket.id, set: { requesterName: 'Skyddad P' }, was: { requesterName: protectedName } };
    await administrator.push(administrator.command('ticket.setFields', rename));
    const pages = await replica.catchUp(agent);
    expect(replica.get('tickets', ticket.id)).toMatchObject({ requesterName: protectedName, requesterPhone: '' });
    expect(JSON.stringify([...replica.rows.values()])).not.toContain('Skyddad P"');
    expect(pages.length).toBeGreaterThan(0);
  });

  it('is told by no place in a ticket, whether it is written then or was there before', async () => {
    const { agent, administrator, replica } = await both();
    const open = newTicket({ requesterPersonId: people.open.id, requesterName: 'Åsa Öberg', place: 'Sal 12' });
    const edit = { ticketId: open.id, set: { place: 'Gömda gränd 4' }, was: { place: 'Sal 12' } };
    await agent.push(agent.command('ticket.create', open), agent.command('ticket.setFields', edit));
    await replica.catchUp(agent);
    expect(replica.get('tickets', open.id)).toMatchObject({ place: 'Gömda gränd 4' });
    const hide = { kind: 'people', id: people.open.id, set: { protected: true }, was: { protected: false } } as const;
    await administrator.push(administrator.command('record.set', hide));
    const hidden = newTicket({ requesterPersonId: people.protected.id, place: 'Gömda gränd 6' });
    await administrator.push(administrator.command('ticket.create', hidden));
    await replica.catchUp(agent);
    expect(replica.get('tickets', hidden.id)).toMatchObject({ place: '' });
    expect(JSON.stringify([...replica.rows.values()])).not.toContain('Gömda');
  });

  it('is taken out of what was written before, with its history, from everybody at once', async () => {
    const { agent, administrator, replica } = await both();
    const ticket = newTicket({ requesterPersonId: people.open.id, requesterName: 'Åsa Öberg', requesterPhone: '070' });
    const rename = { ticketId: ticket.id, set: { requesterName: 'Åsa B Öberg' }, was: { requesterName: 'Åsa Öberg' } };
    await agent.push(agent.command('ticket.create', ticket), agent.command('ticket.setFields', rename));
    await replica.catchUp(agent);
    expect(JSON.stringify([...replica.rows.values()])).toContain('Åsa B Öberg');
    const hide = { kind: 'people', id: people.open.id, set: { protected: true }, was: { protected: false } } as const;
    expect(await administrator.push(administrator.command('record.set', hide))).toMatchObject(applied);
    await replica.catchUp(agent);
    expect(replica.get('people', people.open.id)).toBeUndefined();
    expect(JSON.stringify([...replica.rows.values()])).not.toContain('Öberg');
    expect(JSON.stringify(await agent.snapshot())).not.toContain('Öberg');
  });

  it('is named no longer in a call-back that was promised before', async () => {
    const { agent, administrator, replica } = await both();
    const promised = {
      id: newId(),
      organisationId: 'burlov',
      number: '0701740605',
      name: 'Åsa Öberg',
      personId: people.open.id,
      about: '',
      callId: null,
      ticketId: null,
      queueId: null,
      ownerUserId: null,
      dueAt: '2026-11-23T13:00:00.000Z',
    };
    expect(await agent.push(agent.command('callBack.promise', promised))).toMatchObject(applied);
    await replica.catchUp(agent);
    expect(replica.get('callBacks', promised.id)).toMatchObject({ name: 'Åsa Öberg' });
    const hide = { kind: 'people', id: people.open.id, set: { protected: true }, was: { protected: false } } as const;
    expect(await administrator.push(administrator.command('record.set', hide))).toMatchObject(applied);
    await replica.catchUp(agent);
    expect(replica.get('callBacks', promised.id)).toMatchObject({ name: protectedName });
  });

  it('is named no longer in messages, whose addresses go once they are sent', async () => {
    const { agent, administrator, replica } = await both();
    const messageTo = (personId: string, name: string) => ({
      id: newId(),
      organisationId: 'burlov',
      subject: '',
      body: 'Ring upp.',
      priority: 'normal' as const,
      recipients: [
        { id: newId(), way: 'sms' as const, userId: null, personId, unitId: null, name, address: '+46701740605' },
      ],
      callId: null,
      callerName: '',
      callerNumber: '',
      ticketId: null,
      inReplyToId: null,
      isFollowedUp: false,
    });
    const before = messageTo(people.open.id, 'Åsa Öberg');
    expect(await agent.push(agent.command('message.send', before))).toMatchObject(applied);
    const recipientOf = async (id: string) => {
      await replica.catchUp(agent);
      return replica.get('messages', id)?.recipients[0];
    };
    expect(await recipientOf(before.id)).toMatchObject({ name: 'Åsa Öberg' });
    const hide = { kind: 'people', id: people.open.id, set: { protected: true }, was: { protected: false } } as const;
    expect(await administrator.push(administrator.command('record.set', hide))).toMatchObject(applied);
    expect(await recipientOf(before.id)).toMatchObject({ name: protectedName });
    // There is no gateway: it is done with as failed, and nobody needs the number any more.
    await expect
      .poll(() => recipientOf(before.id), { timeout: 15_000 })
      .toMatchObject({
        name: protectedName,
        address: '',
        state: 'failed',
      });

    const after = messageTo(people.protected.id, 'Skyddad Person');
    expect(await administrator.push(administrator.command('message.send', after))).toMatchObject(applied);
    const own = new TestReplica();
    await own.fill(administrator);
    expect(own.get('messages', after.id)?.recipients[0]).toMatchObject({ name: protectedName });
  });

  it('is looked up with a reason that is kept, and by nobody without the right', async () => {
    const { agent, administrator, replica } = await both();
    const lookUp = { id: newId(), personId: people.protected.id, reason: 'call', note: '' } as const;
    expect(await agent.push(agent.command('directory.lookUp', { ...lookUp, id: newId() }))).toMatchObject({
      outcomes: [{ status: 'refused', code: 'not-found' }],
    });
    expect(await administrator.push(administrator.command('directory.lookUp', lookUp))).toMatchObject(applied);
    await replica.catchUp(agent);
    expect(replica.get('protectedLookUps', lookUp.id)).toBeUndefined();
    const own = new TestReplica();
    await own.fill(administrator);
    expect(own.get('protectedLookUps', lookUp.id)).toMatchObject({ reason: 'call', personId: people.protected.id });

    const database = openDatabase(await fixture.address());
    const { subject } = await database.db
      .selectFrom('auditLog')
      .selectAll()
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(subject).toMatchObject({ name: 'directory.lookUp', rows: `protectedLookUps/${lookUp.id}` });
    await database.close();
  });
});

describe('a proposed change of the directory', () => {
  it('changes the entry once an administrator approves, and comes back to who proposed it', async () => {
    const { agent, administrator, replica } = await both();
    const id = newId();
    const propose = {
      kind: 'people',
      recordId: people.open.id,
      changes: { title: 'Rektor' },
      seen: { title: 'Lärare' },
    } as const;
    expect(await agent.push(agent.command('directory.propose', { id, ...propose, note: '' }))).toMatchObject(applied);
    const decide = { proposalId: id, as: 'approved', reason: 'Tack!' } as const;
    expect(await agent.push(agent.command('directory.decide', decide))).toMatchObject({
      outcomes: [{ code: 'not-permitted' }],
    });
    expect(await administrator.push(administrator.command('directory.decide', decide))).toMatchObject(applied);
    await replica.catchUp(agent);
    expect(replica.get('people', people.open.id)).toMatchObject({ title: 'Rektor' });
    expect(replica.get('directoryProposals', id)).toMatchObject({ status: 'approved', reason: 'Tack!' });
  });
});
