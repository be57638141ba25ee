// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataProvider } from '#renderer/data/index.ts';
import {
  anActor,
  anOrganisation,
  createFakeData,
  type FakeData,
  type FakeDataOptions,
} from '#renderer/data/testing.ts';
import { aCall, aQueue, aSnapshot } from '#renderer/parts/sample-calls.ts';
import { listenForKeys } from '#renderer/ui/view-keys.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { ConnectorAbility, ConnectorState } from '#shared/connectors/schema.ts';
import { aPersonRow } from '#shared/directory/samples.ts';
import { useFlowState } from './flow-state.ts';
import { CallBar } from './index.ts';
import { SwitchboardScreen } from './switchboard-screen.tsx';

const actor = anActor();
const queue = aQueue({ memberUserIds: [actor.userId] });
const now = '2026-11-18T09:02:00.000Z';
const mine = (change: Partial<Call> = {}) =>
  aCall({
    queueId: queue.id,
    fromNumber: '+46701740605',
    answeredAt: now,
    answeredByUserId: actor.userId,
    answerSource: 'pbx',
    ...change,
  });

let fake: FakeData;
let seq: number;
let stopKeys: () => void;

function exchange(can: ConnectorAbility[], name: string): ConnectorState {
  const organisationIds = ['burlov'];
  return { name, organisationIds, kind: 'asterisk', state: 'connected', since: now, lastEventAt: now, can };
}

/** What the exchange tells now. */
function tell(calls: Call[], can: ConnectorAbility[] = ['transfer', 'park', 'hangUp']) {
  seq += 1;
  const connectors = [exchange(can, aCall().connector)];
  return act(async () => void fake.receiveFrame(aSnapshot({ seq, calls, connectors })));
}

async function show(call: Call, can?: ConnectorAbility[], options: FakeDataOptions = {}) {
  fake = createFakeData({
    actor,
    now: () => now,
    rows: { organisations: [anOrganisation()], queues: [queue] },
    ...options,
  });
  render(
    <DataProvider client={fake.client}>
      <CallBar />
      <SwitchboardScreen />
    </DataProvider>,
  );
  await tell([call], can);
  await screen.findByRole('article', { name: 'Samtal pågår' });
}

const press = (key: string, more: Partial<KeyboardEventInit> = {}) =>
  act(async () => void fireEvent.keyDown(document.body, { key, code: key, ...more }));
const sent = () => fake.liveRequests.filter(({ type }) => type !== 'setState');
const bar = () => screen.getByRole('region', { name: 'Samtalsrad' });

async function seek(number: string) {
  await act(async () => useFlowState.getState().seek({ type: 'number', number }));
  await screen.findByText(/^Koppla till /);
}

beforeEach(() => {
  localStorage.clear();
  seq = 1;
  useFlowState.setState({ chosenCallId: null, problem: null, asked: null, sought: null, byHand: null, goingTo: null });
  stopKeys = listenForKeys();
});
afterEach(() => {
  stopKeys();
  cleanup();
});

describe('a call that is sent on', () => {
  it('goes to the number that was sought, once however often the key is pressed', async () => {
    const call = mine();
    await show(call);
    await seek('040-625 65 11');
    await press('F5');
    await press('F5');
    expect(sent()).toEqual([{ type: 'transfer', callId: call.id, to: '0406256511', mode: 'blind' }]);
  });

  it('asks for whom it is when nobody was sought', async () => {
    await show(mine());
    await press('F5');
    expect(within(bar()).getByRole('alert').textContent).toMatch(/^Sök vem samtalet ska till/);
    expect(document.activeElement?.getAttribute('type')).toBe('search');
    expect(sent()).toEqual([]);
  });

  it('is announced, completed and cancelled by a key each', async () => {
    const call = mine();
    await show(call);
    await seek('5599');
    await press('F5', { shiftKey: true });
    await tell([{ ...call, transferringTo: '5599', transferState: 'ringing' }]);
    await press('F5');
    await tell([{ ...call, transferringTo: '5599', transferState: 'speaking' }]);
    await press('F5');
    await press('F9', { shiftKey: true });
    expect(sent().map(({ type }) => type)).toEqual(['transfer', 'completeTransfer', 'cancelTransfer']);
  });

  it('is completed once, however often the key is pressed', async () => {
    const call = mine({ transferringTo: '5599', transferState: 'speaking' });
    await show(call);
    await act(async () => {
      for (let press = 0; press < 3; press += 1) fireEvent.keyDown(document.body, { key: 'F5', code: 'F5' });
    });
    expect(sent().map(({ type }) => type)).toEqual(['completeTransfer']);
  });

  it('never tells who a protected person is', async () => {
    const person = aPersonRow({ givenName: 'Elsa', familyName: 'Ekdahl', protected: true });
    await show(mine(), undefined, { rows: { organisations: [anOrganisation()], queues: [queue], people: [person] } });
    await act(async () => useFlowState.getState().seek({ type: 'person', id: person.id, number: null }));
    expect((await screen.findByText(/^Koppla till /)).textContent).toBe('Koppla till Skyddad person');
    expect(screen.queryByText(/Ekdahl/)).toBeNull();
  });

  it('shows what is known of a protected caller only once it is written down why', async () => {
    const person = aPersonRow({
      givenName: 'Elsa',
      familyName: 'Ekdahl',
      title: 'Lärare',
      protected: true,
      phones: [{ number: '+46701740605', kind: 'mobile' }],
    });
    const mayLook = {
      ...actor,
      grants: [...actor.grants, { organisationId: 'burlov', role: 'administrator' as const }],
    };
    await show(mine(), undefined, {
      actor: mayLook,
      rows: { organisations: [anOrganisation()], queues: [queue], people: [person] },
    });
    await screen.findByRole('heading', { name: 'Skyddad person', level: 2 });
    expect(screen.queryByText(/Ekdahl|Lärare/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Visa uppgifterna' }));
    fireEvent.submit(await screen.findByRole('form', { name: 'Skyddade personuppgifter' }));
    await screen.findByText('Elsa Ekdahl');
    expect(fake.saved).toMatchObject([{ name: 'directory.lookUp', args: { personId: person.id, reason: 'call' } }]);
  });

  it('says why it came back, until that is seen', async () => {
    const call = mine({ transferProblem: { to: '5599', reason: 'busy', at: now } });
    await show(call);
    expect((await screen.findByText('Samtalet kom tillbaka från 5599')).closest('[role="alert"]')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Jag har sett det' }));
    expect(screen.queryByText('Samtalet kom tillbaka från 5599')).toBeNull();
  });

  it('says what the exchange said when it refused', async () => {
    await show(mine(), ['transfer'], {
      liveAnswer: { ok: false, error: 'exchange-refused', detail: 'Numret är spärrat.' },
    });
    await seek('5597');
    await press('F5');
    await waitFor(() => expect(within(bar()).getByRole('alert').textContent).toContain('”Numret är spärrat.”'));
  });

  it('is dialled by hand where no exchange can do it', async () => {
    await show(mine(), []);
    await seek('040-625 65 11');
    await press('F5');
    const byHand = await screen.findByRole('region', { name: 'Slå numret själv' });
    within(byHand).getByText('040-625 65 11');
    expect(sent()).toEqual([]);
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Kopplat' }).checked).toBe(true));
  });
});

describe('a parked call', () => {
  it('leaves the person free, shows where it is, and is taken back by one key', async () => {
    const call = mine();
    await show(call);
    await press('F12');
    const parked = { ...call, parkedAt: now, parkingSpace: '701' };
    const next = aCall({ queueId: queue.id, arrivedAt: now });
    await tell([parked, next]);
    const aside = await screen.findByRole('region', { name: 'Parkerade samtal' });
    expect(aside.textContent).toContain('plats 701');
    await press('F2');
    await press('F9');
    await press('F12', { shiftKey: true });
    expect(sent()).toEqual([
      { type: 'park', callId: call.id },
      { type: 'answer', callId: next.id },
      { type: 'hangUp', callId: next.id },
      { type: 'retrieve', callId: call.id },
    ]);
  });
});

describe('a note and the next call', () => {
  it('are one key: recorded, hung up, answered', async () => {
    const call = mine();
    const next = aCall({ queueId: queue.id, arrivedAt: now, fromNumber: null });
    await show(call);
    await tell([call, next]);
    fireEvent.change(screen.getByRole('textbox', { name: 'Anteckning' }), { target: { value: 'Frågade om bygglov.' } });
    await press('Enter', { altKey: true });
    await waitFor(() => expect(sent().map(({ type }) => type)).toEqual(['hangUp', 'answer']));
    expect(fake.saved).toMatchObject([
      { args: { call: { id: call.id }, note: 'Frågade om bygglov.', outcome: 'solved' } },
    ]);
    await screen.findByRole('heading', { name: 'Dolt nummer', level: 2 });
  });
});
