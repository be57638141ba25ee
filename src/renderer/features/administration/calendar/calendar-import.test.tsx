// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { aServiceLevel } from '#shared/catalogue/samples.ts';
import { AdministrationScreen } from '../administration-screen.tsx';

const level = aServiceLevel({ name: 'Bas' });

function show(serviceLevel = level) {
  const fake = createFakeData({
    actor: anActor({ grants: [{ organisationId: 'burlov', role: 'administrator' }] }),
    now: () => '2026-11-23T09:00:00.000Z',
    rows: { organisations: [anOrganisation()], serviceLevels: [serviceLevel] },
  });
  showScreen(<AdministrationScreen />, fake, {
    view: 'administration',
    params: { section: 'serviceLevels', calendar: 'yes' },
  });
  return fake;
}

async function choose(text: string | Uint8Array<ArrayBuffer>) {
  fireEvent.change(await screen.findByLabelText('Kalenderfil', { selector: 'input' }), {
    target: { files: [new File([text], 'lov.ics')] },
  });
}

const lov = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Test//SV',
  'BEGIN:VEVENT',
  'UID:lov@skola',
  'SUMMARY:Påsklov på skolan',
  'DTSTART;VALUE=DATE:20270329',
  'DTEND;VALUE=DATE:20270403',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

afterEach(cleanup);

describe('a calendar file in the administration', () => {
  it('shows what each event becomes and changes only the calendars chosen', async () => {
    const fake = show();
    await choose(lov);
    const bas = await screen.findByRole('checkbox', { name: /^Bas servicenivå · 1 händelse ändrar/ });
    expect(screen.getByRole('button', { name: 'Välj vad som ska ändras' })).toHaveProperty('disabled', true);
    fireEvent.click(bas);
    fireEvent.click(screen.getByRole('button', { name: 'Ändra 1 kalender' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    // Monday the 29th is Easter Monday and closed without the file.
    expect(fake.saved[0]).toMatchObject({
      name: 'record.set',
      args: {
        kind: 'serviceLevels',
        id: level.id,
        set: {
          hours: {
            exceptions: ['2027-03-30', '2027-03-31', '2027-04-01', '2027-04-02'].map((date) => ({
              date,
              intervals: [],
              reason: 'Påsklov på skolan',
              uid: 'lov@skola',
            })),
          },
        },
      },
    });
  });

  it('names the days that stay although the file no longer has their event', async () => {
    const exceptions = [{ date: '2026-10-26', intervals: [], reason: 'Höstlov', uid: 'host@skola' }];
    show({ ...level, hours: { ...level.hours, exceptions } });
    await choose(lov);
    fireEvent.click(await screen.findByRole('checkbox', { name: /^Bas servicenivå/ }));
    await screen.findByText(/^1 dag från händelser som inte finns i filen står kvar: Höstlov /);
  });

  it('is read in the encoding it has, and refused with the line where it is broken', async () => {
    show();
    await choose(Uint8Array.from([...lov].map((char) => char.charCodeAt(0))));
    await screen.findByText(/windows-1252: 1 händelse/);
    await choose(lov.replace('SUMMARY:', 'SUMMARY '));
    await screen.findByText('Filen kunde inte läsas: rad 6');
  });
});
