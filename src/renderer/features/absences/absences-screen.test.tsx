// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aPerson, createFakeData, type FakeRows } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { anAbsenceRow, aReasonRow } from '#shared/absences/samples.ts';
import { newId } from '#shared/identity/ids.ts';
import type { Role } from '#shared/users/roles.ts';
import { AbsencesScreen } from './absences-screen.tsx';

const now = '2026-11-23T09:42:00.000Z';
const userId = newId();
const anna = aPerson({ givenName: 'Anna', familyName: 'Ask' });
const meeting = aReasonRow();
const away = anAbsenceRow({
  personId: anna.id,
  reasonId: meeting.id,
  startsAt: '2026-11-23T08:00:00.000Z',
  endsAt: '2026-11-23T12:15:00.000Z',
});

function show(role: Role, rows: FakeRows = {}, params: Record<string, string> = {}) {
  const fake = createFakeData({
    actor: anActor({ userId, grants: [{ organisationId: 'burlov', role }] }),
    now: () => now,
    rows: { organisations: [anOrganisation()], people: [anna], absenceReasons: [meeting], absences: [away], ...rows },
  });
  const { places } = showScreen(<AbsencesScreen />, fake, { view: 'absences', params });
  return { fake, places };
}

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Test//SV',
  'BEGIN:VEVENT',
  'UID:styr@kalender',
  'SUMMARY:Styrgrupp',
  'DTSTART;TZID=Europe/Stockholm:20261124T090000',
  'DTEND;TZID=Europe/Stockholm:20261124T100000',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:lunch@kalender',
  'TRANSP:TRANSPARENT',
  'DTSTART:20261124T110000Z',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

afterEach(cleanup);

describe('the view of absences', () => {
  it('tells of the one looked at, and ends it with one key', async () => {
    const { fake } = show('operator', {}, { absenceId: away.id });
    expect(screen.getByText('Anna är på möte, åter 13.15')).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'b', code: 'KeyB' });
    await waitFor(() => expect(fake.saved).toMatchObject([{ name: 'absence.end', args: { absenceIds: [away.id] } }]));
  });

  it('asks before one is taken away for good', async () => {
    const { fake } = show('operator', {}, { absenceId: away.id });
    fireEvent.keyDown(document.body, { key: 'Delete', code: 'Delete' });
    const dialog = await screen.findByRole('alertdialog', { name: 'Ta bort hänvisningen?' });
    expect(fake.saved).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Ta bort' }));
    await waitFor(() =>
      expect(fake.saved).toMatchObject([{ name: 'absence.remove', args: { absenceIds: [away.id] } }]),
    );
  });

  it('offers a technician nothing but their own, where the directory knows who they are', async () => {
    show('technician', {}, { absenceId: away.id });
    expect(screen.queryByRole('button', { name: /Är åter|Hänvisa/ })).toBeNull();
    cleanup();
    const self = aPerson({ givenName: 'Tove', familyName: 'Tekniker', userId });
    const { fake } = show('technician', { people: [anna, self] });
    fireEvent.keyDown(document.body, { key: 'n', code: 'KeyN', ctrlKey: true });
    const form = await screen.findByRole('form', { name: 'Hänvisa Tove Tekniker' });
    fireEvent.change(screen.getByLabelText('Orsak', { selector: 'input' }), { target: { value: 'Möte' } });
    fireEvent.submit(form);
    await waitFor(() => expect(fake.saved).toMatchObject([{ name: 'absence.set' }]));
    expect(fake.saved[0]?.args).toMatchObject({ people: [{ personId: self.id }] });
  });

  it('shows what a calendar file becomes before it is taken in, without the titles unless they are wanted', async () => {
    const { fake } = show('operator', {}, { calendar: 'yes', personId: anna.id });
    fireEvent.change(await screen.findByLabelText('Kalenderfil', { selector: 'input' }), {
      target: { files: [new File([calendar], 'anna.ics')] },
    });
    await screen.findByText('1 ny tid, inget oförändrat, inget tas bort, 1 händelse hoppas över');
    fireEvent.click(screen.getByRole('button', { name: 'Läs in 1 ändring' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({
      name: 'absence.importCalendar',
      args: {
        personId: anna.id,
        reasonId: meeting.id,
        add: [
          { uid: 'styr@kalender', note: '', startsAt: '2026-11-24T08:00:00.000Z', endsAt: '2026-11-24T09:00:00.000Z' },
        ],
        removeIds: [],
      },
    });
    await screen.findByText('Inget nytt, 1 oförändrad, inget tas bort, 1 händelse hoppas över');
  });
});
