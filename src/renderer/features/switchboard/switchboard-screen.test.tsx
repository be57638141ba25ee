// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataProvider } from '#renderer/data/index.ts';
import {
  anActor,
  anOrganisation,
  aPerson,
  aTicket,
  aUnit,
  createFakeData,
  type FakeData,
  type FakeDataOptions,
} from '#renderer/data/testing.ts';
import { aCall, aQueue, aSnapshot } from '#renderer/parts/sample-calls.ts';
import { type Navigation, NavigationContext } from '#renderer/ui/navigation.tsx';
import { listenForKeys } from '#renderer/ui/view-keys.ts';
import type { Call } from '#shared/calls/schema.ts';
import { useFlowState } from './flow-state.ts';
import { CallBar } from './index.ts';
import { SwitchboardScreen } from './switchboard-screen.tsx';

const actor = anActor();
const unit = aUnit({ name: 'Dalslundsskolan' });
const number = '+46701740605';
const anna = aPerson({ phones: [{ number, kind: 'mobile' }], unitId: unit.id, title: 'Lärare' });
const bo = aPerson({ givenName: 'Bo', familyName: 'Berg', phones: [{ number, kind: 'mobile' }] });
const queue = aQueue({ memberUserIds: [actor.userId] });
const otherQueue = aQueue({ name: 'Växel', sortOrder: 2 });
const now = '2026-11-18T09:02:00.000Z';

let fake: FakeData;
let went: Parameters<Navigation['navigate']>[0][];
let stopKeys: () => void;

function show(calls: readonly Call[], options: FakeDataOptions = {}, people = [anna]) {
  fake = createFakeData({
    actor,
    now: () => now,
    rows: {
      organisations: [anOrganisation()],
      queues: [queue, otherQueue],
      units: [unit],
      people,
      tickets: [aTicket({ requesterPersonId: anna.id, title: 'Skrivaren skriver inte ut', number: 'BUR-77' })],
    },
    ...options,
  });
  fake.receiveFrame(aSnapshot({ calls: [...calls] }));
  const navigation: Navigation = {
    place: { view: 'switchboard', params: {} },
    navigate: (target) => went.push(target),
    replaceParams: () => undefined,
    back: () => undefined,
    forward: () => undefined,
  };
  render(
    <DataProvider client={fake.client}>
      <NavigationContext value={navigation}>
        <CallBar />
        <SwitchboardScreen />
      </NavigationContext>
    </DataProvider>,
  );
}

const press = (key: string, more: Partial<KeyboardEventInit> = {}) =>
  act(async () => {
    fireEvent.keyDown(document.body, { key, code: key, ...more });
  });
const panel = () => screen.getByRole('article');
const goOffline = () => act(async () => void fake.client.live.setState({ ...liveNow(), connected: false }));
const liveNow = () => ({ ...fakeLive(), connected: true });
const fakeLive = () => fake.client.live.getState();

beforeEach(() => {
  localStorage.clear();
  went = [];
  useFlowState.setState({ chosenCallId: null, problem: null });
  stopKeys = listenForKeys();
});
afterEach(() => {
  stopKeys();
  cleanup();
});

describe('the switchboard', () => {
  const longest = aCall({ queueId: queue.id, fromNumber: number, arrivedAt: '2026-11-18T09:00:30.000Z' });
  const shorter = aCall({ queueId: queue.id, arrivedAt: '2026-11-18T09:01:30.000Z' });

  it('lists who waits, longest first, with caller and queue in words', async () => {
    show([shorter, longest]);
    const list = await screen.findByRole('grid', { name: 'Väntande samtal' });
    await within(list).findByText('Anna Ask');
    const rows = within(list).getAllByRole('row');
    expect(rows.map((row) => row.textContent?.includes('Dolt nummer'))).toEqual([false, true]);
    expect(rows[0]?.textContent).toContain('Service Desk');
  });

  it('answers the longest waiting call of the person’s queues with F2', async () => {
    const elsewhere = aCall({ queueId: otherQueue.id, arrivedAt: '2026-11-18T08:50:00.000Z' });
    show([elsewhere, shorter, longest]);
    await screen.findAllByText('Anna Ask');
    await press('F2');
    expect(fake.liveRequests).toEqual([{ type: 'answer', callId: longest.id }]);
    await within(panel()).findByRole('heading', { name: 'Anna Ask' });
    within(panel()).getByText('Service Desk, du talar med …');
    await within(panel()).findByText('Skrivaren skriver inte ut');
  });

  it('says so in words when a colleague was first', async () => {
    show([longest], { liveAnswer: { ok: false, error: 'call-already-answered' } });
    await screen.findAllByText('Anna Ask');
    await press('F2');
    expect((await screen.findAllByText('En kollega hann besvara samtalet.')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('does not answer a second call while one goes on, and says why', async () => {
    show([longest, shorter]);
    await screen.findAllByText('Anna Ask');
    await press('F2');
    await screen.findByRole('article');
    await press('F2');
    await screen.findByText('Du är i ett samtal. Koppla, parkera eller avsluta det (F9) innan du besvarar nästa.');
    expect(fake.liveRequests).toHaveLength(1);
  });

  it('lets a digit choose among those who share the number, and takes the chosen one along', async () => {
    show([longest], {}, [anna, bo]);
    await screen.findAllByText(/\+ 1 till/);
    await press('F2');
    const options = await within(panel()).findAllByRole('radio', { name: /Anna Ask|Bo Berg/ });
    const position = options.findIndex((option) => option.closest('label')?.textContent?.includes('Bo Berg')) + 1;
    await press(String(position), { code: `Digit${position}` });
    await within(panel()).findByRole('heading', { name: 'Bo Berg' });
    await press('F4');
    expect(went.at(-1)).toEqual({
      view: 'fault-report',
      params: { new: 'yes', callId: longest.id, phone: number, personId: bo.id },
    });
  });

  it('keeps the call on screen and says how old it is when the live channel is lost', async () => {
    show([longest]);
    await screen.findAllByText('Anna Ask');
    await press('F2');
    await screen.findByRole('article');
    await goOffline();
    await within(panel()).findByText(/^Frånkopplad – samtalet visas som det var 10:02$/);
    within(panel()).getByRole('heading', { name: 'Anna Ask' });
  });

  it('takes a call that rings on the telephone although the server cannot be told', async () => {
    show([longest]);
    await screen.findAllByText('Anna Ask');
    await goOffline();
    await press('F2');
    await within(panel()).findByRole('heading', { name: 'Anna Ask' });
    expect(fake.liveRequests).toEqual([]);
    await act(async () => fake.client.live.setState(liveNow()));
    await waitFor(() => expect(fake.liveRequests).toEqual([{ type: 'answer', callId: longest.id }]));
  });

  it('goes over to after-call work when the call ends, and files it with outcome and note', async () => {
    show([longest]);
    await screen.findAllByText('Anna Ask');
    await press('F2');
    await screen.findByRole('article');
    await act(async () => fake.receiveFrame(aSnapshot({ seq: 2 })));
    await screen.findByRole('article', { name: 'Efterarbete' });

    await press('Enter', { ctrlKey: true });
    await within(panel()).findByText('Välj vad det blev, sedan kan samtalet arkiveras.');
    expect(fake.saved).toEqual([]);

    fireEvent.click(within(panel()).getByRole('radio', { name: 'Löst' }));
    fireEvent.change(within(panel()).getByRole('textbox', { name: 'Anteckning' }), {
      target: { value: 'Ville veta när rektorn är åter.' },
    });
    await press('Enter', { ctrlKey: true });
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
    expect(fake.saved).toMatchObject([
      {
        name: 'call.record',
        args: {
          call: { id: longest.id, answeredByUserId: actor.userId },
          outcome: 'solved',
          note: 'Ville veta när rektorn är åter.',
          personId: anna.id,
        },
      },
    ]);
  });
});

describe('a call that is over', () => {
  const call = aCall({ queueId: queue.id, answeredAt: now, answeredByUserId: actor.userId, answerSource: 'pbx' });

  async function showEnded() {
    show([call]);
    await screen.findByRole('article');
    await press('F9');
    await screen.findByRole('article', { name: 'Efterarbete' });
  }

  it('is put aside with F9', async () => {
    await showEnded();
    await press('F9');
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
    expect(fake.saved).toEqual([]);
  });

  it('stays as long as a note of it is not filed', async () => {
    await showEnded();
    fireEvent.change(within(panel()).getByRole('textbox', { name: 'Anteckning' }), { target: { value: 'Ring Bo.' } });
    await press('F9');
    await screen.findByText('Anteckningen är inte arkiverad. Arkivera den eller töm den först.');
    expect(screen.getByDisplayValue('Ring Bo.')).toBeTruthy();
  });

  it('belongs to the ticket that was made of it', async () => {
    show([call]);
    fake.receive({ tickets: [aTicket({ callId: call.id, number: 'BUR-78' })] });
    await screen.findByText('Hör till ärende BUR-78');
    await press('Enter', { ctrlKey: true });
    await waitFor(() => expect(fake.saved).toMatchObject([{ args: { outcome: 'ticket' } }]));
    screen.getByRole('article', { name: 'Samtal pågår' });
  });
});

describe('one’s own state', () => {
  it('changes between ready and paused by key, and says so when the server was not told', async () => {
    show([], { liveAnswer: { ok: false, error: 'not-connected' } });
    await press('p', { altKey: true });
    expect(fake.liveRequests).toEqual([{ type: 'setState', state: 'ready', pauseReason: '' }]);
    expect(
      (await screen.findAllByText(/^Direktkanalen är nere, så servern fick inte veta det/)).length,
    ).toBeGreaterThan(0);
  });
});

describe('the call bar', () => {
  it('is there before anyone calls, so that nothing moves when somebody does, and says that nobody waits', async () => {
    show([]);
    const bar = screen.getByRole('region', { name: 'Samtalsrad' });
    expect(bar.textContent).toMatch(/Ingen väntar/);
    await act(async () => fake.receiveFrame(aSnapshot({ seq: 2, calls: [aCall({ queueId: queue.id })] })));
    expect(screen.getByRole('region', { name: 'Samtalsrad' })).toBe(bar);
    expect(bar.textContent).not.toMatch(/Ingen väntar/);
  });

  it('does not take the focus when a call comes in', async () => {
    show([]);
    const search = screen.getByRole('searchbox');
    search.focus();
    await act(async () => fake.receiveFrame(aSnapshot({ seq: 2, calls: [aCall({ queueId: queue.id })] })));
    await screen.findByRole('region', { name: 'Samtalsrad' });
    expect(document.activeElement).toBe(search);
  });
});

describe('the directory search', () => {
  it('lets the arrow lead from what was written to what was found, and Enter open it', async () => {
    show([], {}, [anna, bo]);
    const field = await screen.findByRole('searchbox', { name: 'Sök person eller enhet' });
    act(() => field.focus());
    fireEvent.change(field, { target: { value: 'Bo' } });
    const row = await screen.findByRole('row', { name: /Bo Berg/ });
    await act(async () => void fireEvent.keyDown(field, { key: 'ArrowDown' }));
    expect(document.activeElement).toBe(row);
    await act(async () => {
      fireEvent.keyDown(row, { key: 'Enter' });
      fireEvent.keyUp(row, { key: 'Enter' });
    });
    await screen.findByRole('heading', { name: 'Bo Berg' });
  });
});
