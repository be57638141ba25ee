// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aPerson, createFakeData, type FakeRows } from '#renderer/data/testing.ts';
import { aCall } from '#renderer/parts/sample-calls.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { newId } from '#shared/identity/ids.ts';
import type { Message, Recipient } from '#shared/messages/schema.ts';
import type { User } from '#shared/users/schema.ts';
import { MessagesScreen } from './messages-screen.tsx';

const actor = anActor();
const bo: User = {
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  name: 'Bo Ask',
  initials: 'BA',
  title: '',
  groupIds: [],
  active: true,
  organisationIds: ['burlov'],
};
const recipient = (change: Partial<Recipient> = {}): Recipient => ({
  id: newId(),
  way: 'app',
  userId: actor.userId,
  personId: null,
  unitId: null,
  name: actor.name,
  address: '',
  state: 'delivered',
  stateAt: '2026-11-23T08:00:00.000Z',
  failure: null,
  detail: '',
  ...change,
});
const message = (change: Partial<Message> = {}): Message => ({
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  fromUserId: bo.id,
  subject: 'Ring upp rektorn',
  body: 'Hon söker dig.',
  priority: 'urgent',
  recipients: [recipient()],
  sentAt: '2026-11-23T08:00:00.000Z',
  callId: null,
  callerName: '',
  callerNumber: '',
  ticketId: null,
  inReplyToId: null,
  noteId: null,
  isFollowedUp: false,
  followedUpAt: null,
  ...change,
});

function show(rows: FakeRows, params: Record<string, string> = {}) {
  const fake = createFakeData({
    actor,
    now: () => '2026-11-23T09:00:00.000Z',
    rows: { organisations: [anOrganisation()], users: [bo], ...rows },
  });
  return { fake, ...showScreen(<MessagesScreen />, fake, { view: 'messages', params }) };
}

afterEach(cleanup);

describe('the messages view', () => {
  it('shows what is to me, and takes note once it has been looked at', async () => {
    const one = message();
    const { fake } = show({ messages: [one] }, { messageId: one.id });
    expect(await screen.findByText('Hon söker dig.')).toBeTruthy();
    await waitFor(() => expect(fake.saved).toMatchObject([{ name: 'message.read', args: { messageIds: [one.id] } }]), {
      timeout: 3_000,
    });
    expect((await screen.findAllByText('Läst')).length).toBeGreaterThan(0);
  });

  it('answers by its key: to whoever wrote, about the same', async () => {
    const one = message({ recipients: [recipient({ state: 'read' })] });
    const { fake } = show({ messages: [one] }, { messageId: one.id });
    await screen.findByText('Hon söker dig.');
    fireEvent.keyDown(document.body, { key: 'r' });
    const form = await screen.findByRole('form', { name: 'Svar till Bo Ask' });
    fireEvent.change(screen.getByRole('textbox', { name: /^Meddelande/ }), { target: { value: 'Jag ringer henne.' } });
    await waitFor(() => expect(screen.getByText('Bo Ask', { selector: 'li *' })).toBeTruthy());
    fireEvent.submit(form);
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({
      name: 'message.send',
      args: { subject: 'Sv: Ring upp rektorn', inReplyToId: one.id, recipients: [{ way: 'app', userId: bo.id }] },
    });
  });

  it('says why one of mine did not arrive, and sends it again', async () => {
    const failed = recipient({
      way: 'email',
      userId: null,
      name: 'asa@burlov.example',
      address: 'asa@burlov.example',
      state: 'failed',
      failure: 'refused',
      detail: '550 No such user',
    });
    const one = message({ fromUserId: actor.userId, recipients: [failed] });
    const { fake } = show({ messages: [one] }, { messageId: one.id });
    expect(await screen.findByText('Mottagarens sida sa nej: 550 No such user')).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'i' });
    await waitFor(() => expect(fake.saved).toMatchObject([{ name: 'message.retry' }]));
    expect((await screen.findAllByText('I utkorgen')).length).toBeGreaterThan(0);
  });

  it('begins from a call with what it asks for, and says what is missing before it is sent', async () => {
    const person = aPerson({ givenName: 'Åsa', familyName: 'Öberg' });
    const call = aCall({
      fromNumber: '+46701740605',
      personId: person.id,
      arrivedAt: '2026-11-23T08:30:00.000Z',
      endedAt: '2026-11-23T08:31:00.000Z',
    });
    const { fake } = show({ people: [person], calls: [call] }, { new: 'yes', callId: call.id });
    const form = await screen.findByRole('form', { name: 'Nytt meddelande' });
    expect(screen.getByDisplayValue('Ring upp Åsa Öberg')).toBeTruthy();
    expect(screen.getByDisplayValue(/Åsa Öberg ringde .*09.30 och vill bli uppringd på 070-174 06 05/)).toBeTruthy();
    fireEvent.submit(form);
    expect(await screen.findByText('Välj minst en mottagare.')).toBeTruthy();
    expect(fake.saved).toEqual([]);
  });

  it('goes to somebody in no directory whose whole address is written, chosen by keyboard', async () => {
    const { fake } = show({}, { new: 'yes' });
    const to = await screen.findByRole('combobox', { name: 'Till' });
    fireEvent.focus(to);
    fireEvent.change(to, { target: { value: 'bygglov@burlov.example' } });
    await screen.findByRole('option', { name: /bygglov@burlov.example/ });
    fireEvent.keyDown(to, { key: 'ArrowDown' });
    fireEvent.keyDown(to, { key: 'Enter' });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Ta bort bygglov@burlov.example' })).toBeTruthy());
    fireEvent.change(screen.getByRole('textbox', { name: /^Meddelande/ }), { target: { value: 'Ring.' } });
    fireEvent.submit(screen.getByRole('form', { name: 'Nytt meddelande' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.args).toMatchObject({
      recipients: [{ way: 'email', address: 'bygglov@burlov.example', userId: null }],
    });
  });

  it('lists what is to me, and of it what I have not read', async () => {
    show({
      messages: [
        message(),
        message({ recipients: [recipient({ state: 'read' })] }),
        message({ recipients: [recipient({ userId: bo.id })] }),
      ],
    });
    expect(await screen.findByText('2 meddelanden')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Bara olästa' }));
    expect(await screen.findByText('Ett meddelande')).toBeTruthy();
  });

  it('goes through mine, sent and to follow up, and says in words when there is nothing', async () => {
    show({
      messages: [message({ fromUserId: actor.userId, isFollowedUp: true, recipients: [recipient({ userId: bo.id })] })],
    });
    expect(await screen.findByText('Inga meddelanden till dig.')).toBeTruthy();
    for (const list of ['Skickade', 'Att följa upp']) {
      fireEvent.keyDown(document.body, { key: 'v' });
      expect(await screen.findByRole('radio', { name: new RegExp(list), checked: true })).toBeTruthy();
      expect(await screen.findByText('Ett meddelande')).toBeTruthy();
    }
  });
});
