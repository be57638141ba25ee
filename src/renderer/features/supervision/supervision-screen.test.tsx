// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { DataProvider } from '#renderer/data/index.ts';
import { anActor, anOrganisation, createFakeData, type FakeData } from '#renderer/data/testing.ts';
import { aCall, aQueue, aSnapshot } from '#renderer/parts/sample-calls.ts';
import { NavigationContext } from '#renderer/ui/navigation.tsx';
import { queueFigures } from '#shared/queues/statistics.ts';
import { SupervisionScreen } from './supervision-screen.tsx';

const actor = anActor({ grants: [{ organisationId: 'burlov', role: 'supervisor' }] });
const board = aQueue({ name: 'Växel', sortOrder: 1 });
const desk = aQueue({ name: 'Service Desk', sortOrder: 2 });
const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
const waiting = aCall({ queueId: board.id, arrivedAt: at(0) });
const given = aCall({ queueId: board.id, arrivedAt: at(0), endedAt: at(0), fromNumber: '+46701740699' });

function Place() {
  const [params, setParams] = useState<Readonly<Record<string, string>>>({});
  const navigation = {
    place: { view: 'supervision' as const, params },
    navigate: () => undefined,
    replaceParams: setParams,
    back: () => undefined,
    forward: () => undefined,
  };
  return (
    <NavigationContext value={navigation}>
      <SupervisionScreen />
    </NavigationContext>
  );
}

function show(withPicture = true): FakeData {
  const fake = createFakeData({
    actor,
    rows: { organisations: [anOrganisation()], queues: [board, desk], calls: [given] },
  });
  if (withPicture) {
    const figures = [queueFigures(board, [waiting, given]), queueFigures(desk, [])];
    fake.receiveFrame(aSnapshot({ calls: [waiting], figures, serverTime: '2026-11-18T09:42:00.000Z' }));
  }
  render(
    <DataProvider client={fake.client}>
      <Place />
    </DataProvider>,
  );
  return fake;
}

afterEach(cleanup);

describe('supervision', () => {
  it('shows each queue and the total, with a dash in words where there is no value', async () => {
    show();
    const table = await screen.findByRole('table', { name: 'Svarsgrupper i dag' });
    await within(table).findByText('Växel');
    within(table).getByRole('button', { name: 'Växel, Övergivna: 1. Visa samtalen.' });
    within(table).getByRole('button', { name: 'Service Desk, Servicenivå: inget värde. Visa samtalen.' });
    within(table).getByRole('button', { name: 'Alla organisationer, Väntar nu: 1. Visa samtalen.' });
    screen.getByText('Servicenivå: 90 % inom 60 s, övergivna räknas emot');
  });

  it('lists the calls behind a figure', async () => {
    show();
    fireEvent.click(await screen.findByRole('button', { name: 'Växel, Övergivna: 1. Visa samtalen.' }));
    const list = await screen.findByRole('region', { name: 'Övergivna – Växel' });
    within(list).getByText('1 samtal');
    fireEvent.click(within(list).getByRole('button', { name: 'Stäng samtalslistan' }));
    expect(screen.queryByRole('region', { name: 'Övergivna – Växel' })).toBeNull();
  });

  it('is moved about in by arrow keys', async () => {
    show();
    const first = await screen.findByRole('button', { name: /^Växel, Väntar nu/ });
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Service Desk, Väntar nu/);
  });

  it('says how old the picture is when the live channel is down', async () => {
    const fake = show();
    await screen.findByText('Direkt');
    await act(async () => fake.client.live.setState({ ...fake.client.live.getState(), connected: false }));
    screen.getByText('Bilden är från 10:42');
  });

  it('says in words that there is nothing to follow yet', () => {
    show(false);
    screen.getByText('Inga svarsgrupper att följa');
  });
});
