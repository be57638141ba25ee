// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  anActor,
  anOrganisation,
  aPerson,
  createFakeData,
  type FakeData,
  type FakeRows,
} from '#renderer/data/testing.ts';
import { aCall, aQueue, aSnapshot } from '#renderer/parts/sample-calls.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { useNavigation } from '#renderer/ui/index.ts';
import type { NavigationTarget } from '#renderer/ui/navigation.tsx';
import type { Call } from '#shared/calls/schema.ts';
import { newId } from '#shared/identity/ids.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import { useFlowState } from './flow-state.ts';
import { CallBar, OwnState } from './index.ts';
import { SwitchboardScreen } from './switchboard-screen.tsx';

const actor = anActor();
const now = '2026-11-18T09:02:00.000Z';
const queue = aQueue({ memberUserIds: [actor.userId] });
const anna = aPerson({
  phones: [
    { number: '+46406256511', kind: 'fixed' },
    { number: '+46701234567', kind: 'mobile' },
  ],
});
const bo = aPerson({ givenName: 'Bo', familyName: 'Berg', phones: [{ number: '+46406256522', kind: 'fixed' }] });

const reason = {
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  name: 'Bygglov',
  customerOrganisationId: null,
  sortOrder: 1,
  active: true,
};

let fake: FakeData;
let goTo: (target: NavigationTarget) => void;

/** What goes to a place from outside the console, as the command palette does. */
function Elsewhere() {
  goTo = useNavigation().navigate;
  return null;
}

function show(calls: Call[], state: AgentState['state'] = 'ready', rows: FakeRows = {}) {
  fake = createFakeData({
    actor,
    now: () => now,
    rows: { organisations: [anOrganisation()], queues: [queue], people: [anna, bo], reasonCodes: [reason], ...rows },
  });
  const agent: AgentState = { userId: actor.userId, organisationId: 'burlov', state, pauseReason: '', since: now };
  const connector = {
    name: aCall().connector,
    organisationIds: ['burlov'],
    kind: 'asterisk' as const,
    state: 'connected' as const,
    since: now,
    lastEventAt: now,
    can: ['transfer' as const, 'hangUp' as const],
  };
  fake.receiveFrame(aSnapshot({ calls, agents: [agent], connectors: [connector] }));
  showScreen(
    <>
      <OwnState />
      <CallBar />
      <SwitchboardScreen />
      <Elsewhere />
    </>,
    fake,
    { view: 'switchboard', params: {} },
  );
}

const openElsewhere = (params: Record<string, string>) => act(async () => goTo({ view: 'switchboard', params }));

const mine = () =>
  aCall({
    queueId: queue.id,
    fromNumber: '+46701740605',
    answeredAt: now,
    answeredByUserId: actor.userId,
    answerSource: 'pbx',
  });
const press = (key: string, more: Partial<KeyboardEventInit> = {}) =>
  act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key, code: key, ...more }));
const states = () => fake.liveRequests.filter(({ type }) => type === 'setState');
const sent = () => fake.liveRequests.filter(({ type }) => type !== 'setState');

beforeEach(() => {
  localStorage.clear();
  useFlowState.setState({
    chosenCallId: null,
    problem: null,
    asked: null,
    sought: null,
    byHand: null,
    goingTo: null,
    isStateOpen: false,
  });
});
afterEach(cleanup);

describe('one’s own state by key', () => {
  it('asks for the reason of a pause, which a digit chooses', async () => {
    show([]);
    await press('p', { altKey: true });
    await screen.findByRole('menuitem', { name: /^Lunch/ });
    expect(states()).toEqual([]);
    await press('2');
    expect(states()).toEqual([{ type: 'setState', state: 'paused', pauseReason: 'Lunch' }]);
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  });

  it('ends after-call work and logs out by a key each', async () => {
    show([], 'after-call');
    await press('p', { altKey: true });
    await press('o', { altKey: true });
    expect(states()).toMatchObject([{ state: 'ready' }, { state: 'logged-out' }]);
  });
});

describe('a call', () => {
  it('is closed as handled by one key, and the next one goes on waiting', async () => {
    const next = aCall({ queueId: queue.id, arrivedAt: now });
    show([mine(), next]);
    await screen.findByRole('article', { name: 'Samtal pågår' });
    await press('k', { altKey: true });
    await waitFor(() => expect(sent().map(({ type }) => type)).toEqual(['hangUp']));
    expect(fake.saved).toMatchObject([{ name: 'call.record', args: { outcome: 'solved' } }]);
  });
});

describe('why they called', () => {
  it('is chosen by a key and a digit, and filed', async () => {
    show([mine()]);
    await screen.findByRole('article', { name: 'Samtal pågår' });
    await press('j', { altKey: true });
    await screen.findByRole('menuitemradio', { name: /^Bygglov/ });
    await press('1');
    await press('Enter', { altKey: true });
    await waitFor(() => expect(fake.saved).toMatchObject([{ args: { reasonCodeId: reason.id } }]));
    expect(screen.queryByRole('button', { name: /^Arkiverat utan orsak/ })).toBeNull();
  });

  it('is said to be missing, and holds nothing up', async () => {
    show([mine()]);
    await screen.findByRole('article', { name: 'Samtal pågår' });
    await press('Enter', { altKey: true });
    await screen.findByRole('button', { name: /^Arkiverat utan orsak/ });
    expect(fake.saved).toMatchObject([{ name: 'call.record', args: { reasonCodeId: null } }]);
  });
});

describe('earlier calls', () => {
  it('are those both ways and from other numbers of the same person, and open by keys', async () => {
    const ended = {
      endedAt: '2026-11-17T09:00:00.000Z',
      answeredAt: '2026-11-17T08:59:00.000Z',
      cause: 'normalClearing',
    } as const;
    const earlier = [
      aCall({
        ...ended,
        direction: 'out',
        fromNumber: '+46406256500',
        toNumber: '+46406256511',
        note: 'Vi ringde henne',
      }),
      aCall({ ...ended, fromNumber: '+46701234567', note: 'Från mobilen' }),
      aCall({ ...ended, fromNumber: null, personId: anna.id, note: 'Med dolt nummer' }),
      aCall({ ...ended, fromNumber: '+46406256522', note: 'Någon annan' }),
    ];
    show([mine()], 'on-call', { calls: earlier });
    await screen.findByRole('article', { name: 'Samtal pågår' });
    await act(async () => useFlowState.getState().seek({ type: 'person', id: anna.id, number: null }));
    await screen.findByText('Koppla till Anna Ask');
    await press('c', { altKey: true });
    for (const note of ['Vi ringde henne', 'Från mobilen', 'Med dolt nummer']) await screen.findByText(note);
    expect(screen.queryByText('Någon annan')).toBeNull();
    await press('y', { altKey: true });
    expect(document.activeElement?.textContent).toMatch(/Vi ringde henne|Från mobilen|Med dolt nummer/);
    await press('ArrowDown');
    expect(document.activeElement?.textContent).toMatch(/Vi ringde henne|Från mobilen|Med dolt nummer/);
  });
});

describe('whoever is shown is who the call goes to', () => {
  const sentTo = () => sent().flatMap((request) => (request.type === 'transfer' ? [request.to] : []));

  async function speak(): Promise<Call> {
    const call = mine();
    show([call], 'on-call');
    await screen.findByRole('article', { name: 'Samtal pågår' });
    return call;
  }

  it('also when opened from elsewhere beside the call, after somebody else was sought', async () => {
    await speak();
    await act(async () => useFlowState.getState().seek({ type: 'person', id: bo.id, number: null }));
    await screen.findByText('Koppla till Bo Berg');
    await openElsewhere({ personId: anna.id });
    await screen.findByText('Koppla till Anna Ask');
    await press('F5');
    expect(sentTo()).toEqual(['+46406256511']);
  });

  it('and nobody once it is closed, until it is opened again the same way', async () => {
    await speak();
    await openElsewhere({ personId: anna.id });
    fireEvent.keyDown(await screen.findByRole('region', { name: 'Uppgifter' }), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByText('Koppla till Anna Ask')).toBeNull());
    await press('F5');
    expect(sentTo()).toEqual([]);
    await openElsewhere({ personId: anna.id });
    await press('F5');
    expect(sentTo()).toEqual(['+46406256511']);
  });

  it('and is closed when another call is taken at the telephone', async () => {
    const call = await speak();
    await openElsewhere({ personId: anna.id });
    await screen.findByText('Koppla till Anna Ask');
    const other = mine();
    await act(async () => void fake.receiveFrame(aSnapshot({ seq: 2, calls: [{ ...call, parkedAt: now }, other] })));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Koppla till 040-625 65 11' })).toBeNull());
    expect(useFlowState.getState().sought).toBeNull();
  });

  it('at the number of theirs that is pressed, once however often', async () => {
    const call = await speak();
    await openElsewhere({ personId: anna.id });
    const number = await screen.findByRole('button', { name: 'Koppla till 040-625 65 11' });
    fireEvent.click(number);
    fireEvent.click(number);
    await waitFor(() => expect(sent().map(({ type }) => type)).toEqual(['transfer']));
    expect(sent()).toEqual([{ type: 'transfer', callId: call.id, to: '+46406256511', mode: 'blind' }]);
  });
});

describe('without a call', () => {
  const dialledNumbers = () => sent().flatMap((request) => (request.type === 'originate' ? [request.number] : []));

  it('a number is called by being pressed', async () => {
    show([]);
    await openElsewhere({ personId: anna.id });
    fireEvent.click((await screen.findAllByRole('button', { name: 'Ring 040-625 65 11' }))[0] as HTMLElement);
    await waitFor(() => expect(dialledNumbers()).toEqual(['+46406256511']));
  });

  it('the digits that are written are called by the key that sends a call on', async () => {
    show([]);
    const search = await screen.findByRole('searchbox', { name: 'Sök person eller enhet' });
    fireEvent.change(search, { target: { value: '040-625 65 99' } });
    await screen.findByRole('button', { name: 'Ring 040-625 65 99' });
    await press('F5');
    await waitFor(() => expect(dialledNumbers()).toEqual(['0406256599']));
  });

  it('a number asked for elsewhere is called at once; in a call it is where the call may go', async () => {
    show([]);
    await openElsewhere({ number: '5511' });
    await waitFor(() => expect(dialledNumbers()).toEqual(['5511']));
    await act(async () => void fake.receiveFrame(aSnapshot({ seq: 2, calls: [mine()] })));
    await screen.findByRole('article', { name: 'Samtal pågår' });
    await openElsewhere({ number: '5522' });
    await screen.findByText('Koppla till 5522');
    expect(dialledNumbers()).toEqual(['5511']);
  });
});
