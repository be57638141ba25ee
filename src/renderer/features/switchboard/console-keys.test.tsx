// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataProvider } from '#renderer/data/index.ts';
import { anActor, anOrganisation, createFakeData, type FakeData } from '#renderer/data/testing.ts';
import { aCall, aQueue, aSnapshot } from '#renderer/parts/sample-calls.ts';
import { type Navigation, NavigationContext } from '#renderer/ui/navigation.tsx';
import { listenForKeys } from '#renderer/ui/view-keys.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import { useFlowState } from './flow-state.ts';
import { CallBar, OwnState, SwitchboardScreen } from './index.ts';

const actor = anActor();
const now = '2026-11-18T09:02:00.000Z';
const queue = aQueue({ memberUserIds: [actor.userId] });

let fake: FakeData;
let stopKeys: () => void;

function show(calls: Call[], state: AgentState['state'] = 'ready') {
  fake = createFakeData({
    actor,
    now: () => now,
    rows: { organisations: [anOrganisation()], queues: [queue] },
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
  const navigation: Navigation = {
    place: { view: 'switchboard', params: {} },
    navigate: () => undefined,
    replaceParams: () => undefined,
    back: () => undefined,
    forward: () => undefined,
  };
  render(
    <DataProvider client={fake.client}>
      <NavigationContext value={navigation}>
        <OwnState />
        <CallBar />
        <SwitchboardScreen />
      </NavigationContext>
    </DataProvider>,
  );
}

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
  stopKeys = listenForKeys();
});
afterEach(() => {
  stopKeys();
  cleanup();
});

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
