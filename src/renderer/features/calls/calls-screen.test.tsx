// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aPerson, createFakeData, type FakeRows } from '#renderer/data/testing.ts';
import { aCall } from '#renderer/parts/sample-calls.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { callBackAfterCall } from '#shared/call-backs/after-call.ts';
import { newId } from '#shared/identity/ids.ts';
import { CallsScreen } from './calls-screen.tsx';

const actor = anActor({ grants: [{ organisationId: 'burlov', role: 'operator' }] });
const person = aPerson({ givenName: 'Åsa', familyName: 'Öberg' });
const missed = aCall({
  fromNumber: '+46701740605',
  endedAt: '2026-11-18T09:01:00.000Z',
  cause: 'cancel',
});
const callBack = callBackAfterCall(missed, { open: undefined, hours: null });
if (callBack === null) throw new Error('a missed call is to be called back');
const spoken = aCall({
  fromNumber: '+46701740606',
  personId: person.id,
  answeredAt: '2026-11-18T09:00:20.000Z',
  answeredByUserId: actor.userId,
  endedAt: '2026-11-18T09:02:00.000Z',
  cause: 'normalClearing',
  outcome: 'connected',
  note: 'Frågade om bygglov',
});
const self = {
  id: actor.userId,
  organisationId: 'it-teamet',
  version: 1,
  name: actor.name,
  initials: 'OW',
  title: '',
  groupIds: [],
  active: true,
  organisationIds: ['burlov'],
};
const reason = {
  id: newId(),
  organisationId: 'it-teamet',
  version: 1,
  name: 'Bygglov',
  customerOrganisationId: null,
  sortOrder: 1,
  active: true,
};

function show(
  params: Record<string, string> = {},
  rows: FakeRows = {},
  liveAnswer = { ok: true, error: null as string | null },
) {
  const fake = createFakeData({
    actor,
    liveAnswer,
    now: () => '2026-11-18T09:30:00.000Z',
    rows: {
      organisations: [anOrganisation()],
      people: [person],
      calls: [missed, spoken],
      callBacks: [callBack as NonNullable<typeof callBack>],
      reasonCodes: [reason],
      users: [self],
      ...rows,
    },
  });
  return { fake, ...showScreen(<CallsScreen />, fake, { view: 'calls', params }) };
}

afterEach(cleanup);

describe('those to be called', () => {
  it('are mine and dialled by one key; the exchange rings my telephone', async () => {
    const { fake } = show({ callBackId: callBack?.id ?? '' });
    await screen.findByRole('button', { name: 'Ring 070-174 06 05' });
    fireEvent.keyDown(document.body, { key: 'r' });
    await waitFor(() => expect(fake.saved).toMatchObject([{ name: 'callBack.take' }]));
    await waitFor(() =>
      expect(fake.liveRequests).toEqual([{ type: 'originate', organisationId: 'burlov', number: '+46701740605' }]),
    );
    expect(await screen.findByText(/Din telefon ringer/)).toBeTruthy();
  });

  it('are dialled by hand where nothing can: the number is said', async () => {
    show({ callBackId: callBack?.id ?? '' }, {}, { ok: false, error: 'no-connector' });
    fireEvent.click(await screen.findByRole('button', { name: 'Ring 070-174 06 05' }));
    expect(await screen.findByText(/^Slå 070-174 06 05 på telefonen/)).toBeTruthy();
  });

  it('are done with by key, with how it went', async () => {
    const { fake } = show({ callBackId: callBack?.id ?? '' });
    await screen.findByRole('button', { name: 'Ring 070-174 06 05' });
    fireEvent.keyDown(document.body, { key: 'd' });
    fireEvent.click(await screen.findByRole('radio', { name: 'Nås inte' }));
    fireEvent.submit(screen.getByRole('form', { name: 'Uppringningen är klar' }));
    await waitFor(() =>
      expect(fake.saved).toMatchObject([{ name: 'callBack.done', args: { outcome: 'not-reached' } }]),
    );
  });

  it('are promised by hand, with what is wrong said at the field', async () => {
    const { fake } = show({ new: 'yes' });
    const form = await screen.findByRole('form', { name: 'Lova uppringning' });
    fireEvent.submit(form);
    expect(await screen.findByText('Skriv ett nummer som går att ringa.')).toBeTruthy();
    fireEvent.change(within(form).getByRole('textbox', { name: 'Nummer' }), { target: { value: '070-174 06 07' } });
    fireEvent.submit(form);
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({
      name: 'callBack.promise',
      args: { number: '+46701740607', ownerUserId: actor.userId, dueAt: '2026-11-18T11:30:00.000Z' },
    });
  });
});

describe('the record of calls', () => {
  it('tells nobody who a protected person is', async () => {
    const hidden = { ...person, protected: true };
    show({ tab: 'calls', callId: spoken.id }, { people: [hidden] });
    expect((await screen.findAllByText('Skyddad person')).length).toBeGreaterThan(0);
    expect(screen.queryByText(/Öberg/)).toBeNull();
  });

  it('shows the number where the person may not be seen', async () => {
    show({ tab: 'calls', callId: spoken.id }, { people: [] });
    expect((await screen.findAllByText(/070-174 06 06/)).length).toBeGreaterThan(0);
    expect(screen.queryByText('Skyddad person')).toBeNull();
  });

  it('says how a call went and what came of it', async () => {
    show({ tab: 'calls', callId: spoken.id });
    expect((await screen.findAllByText('Åsa Öberg')).length).toBeGreaterThan(0);
    expect(screen.getByText('Frågade om bygglov')).toBeTruthy();
    expect(screen.getAllByText('Kopplat').length).toBeGreaterThan(0);
  });

  it('is corrected by key: reason and outcome beside what was written', async () => {
    const { fake } = show({ tab: 'calls', callId: spoken.id });
    await screen.findByText('Frågade om bygglov');
    fireEvent.keyDown(document.body, { key: 'e' });
    const form = await screen.findByRole('form', { name: 'Rätta samtalet' });
    fireEvent.change(within(form).getByDisplayValue('Frågade om bygglov'), { target: { value: 'Frågade om altan' } });
    fireEvent.submit(form);
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({
      name: 'call.correct',
      args: { callId: spoken.id, note: 'Frågade om altan', outcome: 'connected', personId: person.id },
    });
  });

  it('goes to a message about the call by its key', async () => {
    const { places } = show({ tab: 'calls', callId: spoken.id });
    await screen.findByText('Frågade om bygglov');
    fireEvent.keyDown(document.body, { key: 'm' });
    expect(places.at(-1)).toEqual({ view: 'messages', params: { new: 'yes', callId: spoken.id } });
  });
});
