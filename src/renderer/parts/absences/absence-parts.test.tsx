// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aPerson, createFakeData, type FakeRows } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { anAbsenceRow, aReasonRow, aWeeklyRow } from '#shared/absences/samples.ts';
import type { Person } from '#shared/directory/schema.ts';
import { AbsenceForm, AbsenceSummary } from './index.ts';

/** Monday 23 November 2026, 10:42 in Stockholm. */
const now = '2026-11-23T09:42:00.000Z';
const anna = aPerson({ givenName: 'Anna', familyName: 'Ask' });
const bo = aPerson({ givenName: 'Bo', familyName: 'Bergh' });
const left = aPerson({ givenName: 'Gustav', familyName: 'Gammal', leftOn: '2026-01-31' });
const meeting = aReasonRow();
const holiday = aReasonRow({ name: 'Semester', spoken: 'är på semester', icon: 'holiday', sortOrder: 2 });

function data(rows: FakeRows = {}) {
  return createFakeData({
    actor: anActor({ grants: [{ organisationId: 'burlov', role: 'operator' }] }),
    now: () => now,
    rows: { organisations: [anOrganisation()], people: [anna, bo, left], absenceReasons: [meeting, holiday], ...rows },
  });
}

const place = { view: 'absences', params: {} } as const;

function fill(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } });
}

async function showForm(people: Person[], rows: FakeRows = {}) {
  const fake = data(rows);
  const events: string[] = [];
  showScreen(
    <AbsenceForm people={people} onSaved={() => events.push('saved')} onLeave={() => events.push('left')} />,
    fake,
    place,
  );
  await screen.findByRole('form');
  return { fake, events };
}

afterEach(cleanup);

describe('how it stands with a person', () => {
  const show = (rows: FakeRows) => {
    const fake = data(rows);
    showScreen(<AbsenceSummary personId={anna.id} />, fake, place);
    return fake;
  };

  it('is told in words, with what today and the next days hold, and ends by a press', async () => {
    const on = anAbsenceRow({
      personId: anna.id,
      reasonId: meeting.id,
      startsAt: '2026-11-23T08:00:00.000Z',
      endsAt: '2026-11-23T12:15:00.000Z',
      note: 'Ledningsgrupp',
    });
    const fridays = aWeeklyRow({ days: [3], from: '00:00', to: '24:00' }, { personId: anna.id, reasonId: holiday.id });
    const fake = show({ absences: [on, fridays] });
    const summary = screen.getByRole('region', { name: 'Hänvisning för Anna Ask' });
    expect(summary.textContent).toContain('Anna är på möte, åter 13.15');
    expect(summary.textContent).toContain('Anteckning: Ledningsgrupp');
    expect(within(summary).getByText('09.00–13.15')).toBeTruthy();
    expect(within(summary).getByText('hela dagen').parentElement?.textContent).toContain('Semester');
    fireEvent.click(within(summary).getByRole('button', { name: 'Är åter' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({ name: 'absence.end', args: { absenceIds: [on.id] } });
    await screen.findByText('Anna har ingen hänvisning nu', { exact: false });
  });

  it('marks an end that has passed', () => {
    const startsAt = '2026-11-23T07:00:00.000Z';
    const over = anAbsenceRow({
      personId: anna.id,
      reasonId: meeting.id,
      startsAt,
      endsAt: '2026-11-23T09:00:00.000Z',
    });
    show({ absences: [over] });
    expect(screen.getByText('Anna skulle ha varit åter 10.00', { exact: false }).textContent).toContain(
      'Sluttiden har passerat',
    );
  });

  it('changes as soon as another workstation has set something', async () => {
    const fake = show({});
    screen.getByText('Anna har ingen hänvisning');
    fake.receive({
      absences: [
        anAbsenceRow({ personId: anna.id, reasonId: holiday.id, startsAt: now, endsAt: '2026-11-29T23:00:00.000Z' }),
      ],
    });
    await screen.findByText('Anna är på semester, åter måndag 30 november');
  });
});

describe('setting somebody as away', () => {
  it('is a word for the reason and one for the time', async () => {
    const { fake, events } = await showForm([anna]);
    fill('Orsak', 'Möte');
    fill('Åter', '13.15');
    expect(screen.getByText('åter 13.15')).toBeTruthy();
    expect(screen.getByText('Till den som ringer: Anna är på möte.')).toBeTruthy();
    fireEvent.submit(screen.getByRole('form', { name: 'Hänvisa Anna Ask' }));
    await waitFor(() => expect(events).toEqual(['saved']));
    expect(fake.saved[0]).toMatchObject({
      name: 'absence.set',
      args: {
        reasonId: meeting.id,
        when: { type: 'once', startsAt: now, endsAt: '2026-11-23T12:15:00.000Z' },
        people: [{ personId: anna.id }],
      },
    });
  });

  it('asks for what is missing, and keeps what cannot be read', async () => {
    const { fake } = await showForm([anna]);
    fill('Åter', 'snart');
    fireEvent.submit(screen.getByRole('form'));
    await screen.findByText('Välj en orsak.');
    expect(screen.getByText(/^Det går inte att läsa som en tid/)).toBeTruthy();
    expect(screen.getByLabelText('Åter')).toHaveProperty('value', 'snart');
    expect(fake.saved).toEqual([]);
  });

  it('names those for whom it cannot be set, and leaves out who is away already unless that is wanted', async () => {
    const away = anAbsenceRow({
      personId: bo.id,
      reasonId: holiday.id,
      startsAt: '2026-11-20T08:00:00.000Z',
      endsAt: null,
    });
    const { fake, events } = await showForm([anna, bo, left], { absences: [away] });
    expect(screen.getByText('Gustav Gammal har slutat')).toBeTruthy();
    expect(screen.getByText('En är redan hänvisad')).toBeTruthy();
    fill('Orsak', 'Möte');
    fireEvent.click(screen.getByRole('button', { name: /^Hänvisa 1 person/ }));
    await waitFor(() => expect(events).toEqual(['saved']));
    expect(fake.saved[0]).toMatchObject({ args: { people: [{ personId: anna.id }] } });
  });

  it('is every week on the days that are ticked', async () => {
    const { fake, events } = await showForm([anna]);
    fill('Orsak', 'Semester');
    fireEvent.click(screen.getByRole('radio', { name: 'Återkommande' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'fre' }));
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() => expect(events).toEqual(['saved']));
    expect(fake.saved[0]).toMatchObject({
      args: {
        when: {
          type: 'weekly',
          rule: { days: [5], from: '00:00', to: '24:00', startsOn: '2026-11-23', endsOn: null, except: [] },
        },
      },
    });
  });

  it('is refused in words where the role may not', async () => {
    const fake = createFakeData({
      actor: anActor({ grants: [{ organisationId: 'burlov', role: 'technician' }] }),
      now: () => now,
      rows: { people: [anna], absenceReasons: [meeting] },
    });
    showScreen(<AbsenceForm people={[anna]} onSaved={() => undefined} onLeave={() => undefined} />, fake, place);
    await screen.findByRole('form');
    expect(screen.getByText('Anna Ask: du får inte hänvisa i den organisationen')).toBeTruthy();
    fireEvent.submit(screen.getByRole('form'));
    await screen.findByText('Ingen av de valda kan hänvisas.');
  });
});
