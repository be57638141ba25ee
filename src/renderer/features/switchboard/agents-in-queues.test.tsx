// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, createFakeData, type FakeData } from '#renderer/data/testing.ts';
import { aCall, aQueue, aSnapshot } from '#renderer/parts/sample-calls.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { newId } from '#shared/identity/ids.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { User } from '#shared/users/schema.ts';
import { CallBar } from './index.ts';
import { SwitchboardScreen } from './switchboard-screen.tsx';

const actor = anActor();
const colleague: User = {
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  name: 'Karl Berg',
  initials: 'KB',
  title: '',
  groupIds: [],
  active: true,
  organisationIds: ['burlov'],
};
const skills = { wanted: { Finska: 2 }, ofMembers: { [colleague.id]: { Finska: 3 } }, allAfterSeconds: 3_600 };
const board = aQueue({ name: 'Växel', sortOrder: 1, memberUserIds: [actor.userId, colleague.id] });
const finnish = aQueue({ name: 'Finska linjen', sortOrder: 2, memberUserIds: [actor.userId, colleague.id], skills });
const now = () => new Date().toISOString();
const agent = (userId: string, change: Partial<AgentState> = {}): AgentState => ({
  userId,
  organisationId: 'burlov',
  state: 'ready',
  pauseReason: '',
  since: now(),
  ...change,
});

function show(agents: AgentState[], calls = [aCall({ queueId: finnish.id, arrivedAt: now() })]): FakeData {
  const fake = createFakeData({
    actor,
    rows: { organisations: [anOrganisation()], queues: [board, finnish], users: [colleague] },
  });
  fake.receiveFrame(aSnapshot({ calls, agents, serverTime: now() }));
  const console = (
    <>
      <CallBar />
      <SwitchboardScreen />
    </>
  );
  showScreen(console, fake, { view: 'switchboard', params: {} });
  return fake;
}

const press = (key: string, more: Partial<KeyboardEventInit> = {}) =>
  act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key, code: key, ...more }));

afterEach(cleanup);

describe('agents in their queues', () => {
  it('log out of a single one by a key and a digit, and see who answers each by another', async () => {
    const fake = show([agent(actor.userId), agent(colleague.id, { state: 'paused', pauseReason: 'Lunch' })]);
    await screen.findByRole('button', { name: 'Dina svarsgrupper: Inloggad i 2 av 2 grupper' });
    await press('q', { altKey: true });
    await screen.findByRole('menuitem', { name: 'Finska linjen' });
    await press('2');
    await waitFor(() =>
      expect(fake.liveRequests).toContainEqual({ type: 'setQueueLogIn', queueId: finnish.id, isIn: false }),
    );
    const frame = { type: 'delta', organisationId: 'burlov', seq: 2, serverTime: now() } as const;
    const out = agent(actor.userId, { outOfQueueIds: [finnish.id] });
    act(() => fake.receiveFrame({ ...frame, changes: [{ type: 'agent', agent: out }] }));
    await screen.findByRole('button', { name: 'Dina svarsgrupper: Inloggad i 1 av 2 grupper' });

    await press('w', { altKey: true });
    const group = await screen.findByRole('region', { name: 'Finska linjen' });
    within(group).getByText('Karl Berg');
    within(group).getByText('Paus – Lunch');
    within(group).getByText('Utloggad härifrån');
    within(group).getByText('0 redo av 1');
  });

  it('are told why a call is not theirs yet, and are not asked to take it', async () => {
    show([agent(actor.userId), agent(colleague.id)]);
    await screen.findByText(/^Finska: till alla om 59:\d\d$/);
    await screen.findByText('Ingen väntar i dina svarsgrupper just nu.');
  });

  it('are told that it is theirs while nobody who knows the language is at work', async () => {
    show([agent(actor.userId), agent(colleague.id, { state: 'paused' })]);
    await screen.findByText('Finska: ingen som kan är på plats');
    expect(screen.getAllByRole('button', { name: /^Besvara/ }).length).toBeGreaterThan(1);
  });
});
