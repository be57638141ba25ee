// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { DirectoryProposal } from '#shared/directory/proposal-schema.ts';
import { newId } from '#shared/identity/ids.ts';
import type { Mention } from '#shared/mentions/schema.ts';
import { noticeMarksPlace } from '#shared/notices/commands.ts';
import { noticeMarksUsual } from '#shared/notices/schema.ts';
import type { User } from '#shared/users/schema.ts';
import { anActor, aPerson, aTicket, createFakeData, type FakeRows } from '../../data/testing.ts';
import { showScreen } from '../../parts/testing.tsx';
import { BridgeContext, type FrameBridge } from '../bridge.ts';
import { NoticeBell } from './notice-bell.tsx';

const actor = anActor({
  grants: ['burlov', 'kavlinge'].map((organisationId) => ({ organisationId, role: 'agent' })),
});
const base = { organisationId: 'burlov', version: 1 } as const;
const anna: User = {
  ...base,
  id: newId(),
  name: 'Anna Ek',
  initials: 'AE',
  title: '',
  groupIds: [],
  active: true,
  organisationIds: ['burlov'],
};
const ticket = aTicket({ number: 'BUR-7', title: 'Nätet är borta' });
const late = aTicket({ number: 'BUR-8', assigneeUserId: actor.userId, dueAt: '2026-11-20T09:00:00.000Z' });
const mention: Mention = {
  ...base,
  id: newId(),
  ticketId: ticket.id,
  noteId: newId(),
  eventId: null,
  userId: actor.userId,
  byUserId: anna.id,
  at: '2026-11-23T09:00:00.000Z',
  seenAt: null,
};

// The bell asks main for nothing but the system's own notices.
const bridge = { notices: { tell: async () => undefined, onOpened: () => () => undefined } } as unknown as FrameBridge;

function show(rows: FakeRows) {
  const fake = createFakeData({ actor, rows, now: () => '2026-11-23T09:30:00.000Z' });
  const bell = (
    <BridgeContext value={bridge}>
      <NoticeBell />
    </BridgeContext>
  );
  return { fake, ...showScreen(bell, fake, { view: 'my-day', params: {} }) };
}

afterEach(cleanup);

describe('the bell', () => {
  it('counts what concerns me, opens by key, and says what, of which ticket, since when', async () => {
    show({ users: [anna], tickets: [ticket, late], mentions: [mention] });
    expect(screen.getByRole('button', { name: 'Aviseringar, 2 nya' })).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'b', altKey: true });
    expect(await screen.findByText(/Anna Ek nämner dig i en anteckning/)).toBeTruthy();
    expect(screen.getByText('BUR-7 · Nätet är borta')).toBeTruthy();
    expect(screen.getByText(/Lösningstiden har gått ut/)).toBeTruthy();
  });

  it('says whom an answered proposal is about, also one that is approved without a word', async () => {
    const sven = aPerson({ givenName: 'Sven', familyName: 'Ask' });
    const proposal: DirectoryProposal = {
      ...base,
      id: newId(),
      kind: 'people',
      recordId: sven.id,
      isNew: false,
      changes: { title: 'Rektor' },
      seen: { title: '' },
      note: '',
      byUserId: actor.userId,
      at: '2026-11-23T08:00:00.000Z',
      status: 'approved',
      decidedByUserId: anna.id,
      decidedAt: '2026-11-23T09:00:00.000Z',
      reason: '',
    };
    show({ users: [anna], people: [sven], directoryProposals: [proposal] });
    fireEvent.keyDown(document.body, { key: 'b', altKey: true });
    expect(await screen.findByText(/Anna Ek har svarat på ditt förslag/)).toBeTruthy();
    expect(await screen.findByText('Sven Ask')).toBeTruthy();
  });

  it('goes to the ticket and takes note of it', async () => {
    const { fake, places } = show({ users: [anna], tickets: [ticket], mentions: [mention] });
    fireEvent.keyDown(document.body, { key: 'b', altKey: true });
    fireEvent.click(await screen.findByText(/Anna Ek nämner dig/));
    await waitFor(() => expect(places.at(-1)).toEqual({ view: 'tickets', params: { ticketId: ticket.id } }));
    expect(fake.saved).toMatchObject([{ name: 'mention.seen', args: { mentionIds: [mention.id] } }]);
  });

  it('keeps what was seen in the list for as long as it is so, and counts it no more', async () => {
    const { fake } = show({ tickets: [late] });
    fireEvent.keyDown(document.body, { key: 'b', altKey: true });
    const all = await screen.findByRole('button', { name: 'Markera alla som sedda' });
    await act(async () => fireEvent.click(all));
    await waitFor(() => expect(fake.saved).toMatchObject([{ name: 'notice.seen' }]));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Markera alla som sedda' })).toBeNull());
    expect(screen.getByText(/Lösningstiden har gått ut/)).toBeTruthy();
  });

  it('keeps what was seen with each organisation, and names the marks that may go when there are many', async () => {
    const elsewhere = aTicket({ ...late, id: newId(), number: 'KAV-1', organisationId: 'kavlinge' });
    const gone = Array.from({ length: noticeMarksUsual }, (_, index) => `breached:solution:${index}`);
    const place = noticeMarksPlace(actor.userId, 'burlov');
    const marks = { ...place, version: 1, userId: actor.userId, keys: gone };
    const { fake } = show({ tickets: [late, elsewhere], noticeMarks: [marks] });
    fireEvent.keyDown(document.body, { key: 'b', altKey: true });
    const all = await screen.findByRole('button', { name: 'Markera alla som sedda' });
    await act(async () => fireEvent.click(all));
    await waitFor(() => expect(fake.saved).toHaveLength(2));
    const key = (id: string) => expect.stringContaining(`:${id}:`);
    expect(fake.saved.map(({ args }) => args)).toEqual(
      expect.arrayContaining([
        { ...place, keys: [key(late.id)], gone },
        { ...noticeMarksPlace(actor.userId, 'kavlinge'), keys: [key(elsewhere.id)], gone: [] },
      ]),
    );
  });

  it('says so when nothing concerns me', async () => {
    show({});
    fireEvent.keyDown(document.body, { key: 'b', altKey: true });
    expect(await screen.findByText('Inget behöver din uppmärksamhet just nu.')).toBeTruthy();
  });
});
