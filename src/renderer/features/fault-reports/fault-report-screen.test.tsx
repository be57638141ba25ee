// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aPerson, createFakeData, type FakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import type { Place } from '#renderer/ui/navigation.tsx';
import { aService } from '#shared/catalogue/samples.ts';
import { aBlackScreenScript } from '#shared/scripts/samples.ts';
import { localTicketNumber } from '#shared/tickets/number.ts';
import { FaultReportScreen } from './fault-report-screen.tsx';

const script = aBlackScreenScript({ organisationId: 'burlov' });
const person = aPerson({ givenName: 'Åsa', familyName: 'Öberg' });
const place: Place = { view: 'fault-report', params: { new: 'yes', personId: person.id } };

function data(): FakeData {
  return createFakeData({
    actor: anActor(),
    rows: { organisations: [anOrganisation()], scripts: [script], people: [person] },
  });
}

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key, code: `Digit${key}` });
const button = (name: RegExp) => screen.getByRole('button', { name });

async function walkToTheLabel() {
  fireEvent.click(await screen.findByRole('button', { name: /Skärmen är svart/ }));
  fireEvent.click(await screen.findByRole('button', { name: /Nästa/ }));
  await screen.findByText('Lyser lampan?', { selector: 'p' });
  press('1');
  return screen.findByRole('textbox', { name: 'Märkning' });
}

afterEach(cleanup);

describe('the fault report', () => {
  it('leads from the caller by number keys to a ticket, tells its local number and offers a loaner', async () => {
    const fake = data();
    const { places } = showScreen(<FaultReportScreen />, fake, place);
    const label = await walkToTheLabel();
    fireEvent.change(label, { target: { value: 'B-1024' } });
    fireEvent.keyDown(label, { key: 'Enter' });
    fireEvent.click(await screen.findByRole('button', { name: /Arkivera/ }));

    const heading = await screen.findByRole('heading', { name: /är sparat här/ });
    const args = fake.saved[0]?.args as { id: string; title: string; scriptAnswers: { answer: string }[] };
    expect(fake.saved).toHaveLength(1);
    expect(args).toMatchObject({ title: 'Svart skärm', priority: 'high', requesterPersonId: person.id });
    expect(args.scriptAnswers.map(({ answer }) => answer)).toEqual(['Ja', 'B-1024']);
    expect(heading.textContent).toContain(localTicketNumber(args.id));

    fireEvent.click(button(/Låna ut en dator/));
    expect(places.at(-1)).toEqual({
      view: 'loans',
      params: { new: 'yes', ticketId: args.id, personId: person.id },
    });
  });

  it('stands where it was, with what was being written, when the window comes back', async () => {
    const fake = data();
    const first = showScreen(<FaultReportScreen />, fake, place);
    fireEvent.change(await walkToTheLabel(), { target: { value: 'B-10' } });
    await fake.client.drafts.flush();
    first.close();

    showScreen(<FaultReportScreen />, fake, place);
    expect(await screen.findByDisplayValue('B-10')).toBe(screen.getByRole('textbox', { name: 'Märkning' }));
    expect(screen.getByDisplayValue('Åsa Öberg')).toBeTruthy();
  });

  it('saves a fault solved on the line as resolved, with the solution', async () => {
    const fake = data();
    showScreen(<FaultReportScreen />, fake, place);
    await walkToTheLabel();
    fireEvent.keyDown(document.body, { key: 'ArrowUp', altKey: true });
    await screen.findByText('Lyser lampan?', { selector: 'p' });
    press('2');
    fireEvent.click(await screen.findByRole('button', { name: /Spara som löst/ }));
    await screen.findByRole('heading', { name: /sparat som löst/ });
    expect(fake.saved[0]?.args).toMatchObject({ solvedWith: 'Kabeln sattes i.' });
  });

  it('shows at its end the terms of the service, and says to whom the service is not offered', async () => {
    const pupil = aPerson({ givenName: 'Bo', familyName: 'Ek', title: 'Elev' });
    const service = aService({ customerDuties: 'Läraren anmäler felet.', exclusions: ['elever'] });
    const guided = { ...script, serviceId: service.id };
    const fake = createFakeData({
      actor: anActor(),
      rows: { organisations: [anOrganisation()], scripts: [guided], people: [pupil], services: [service] },
    });
    showScreen(<FaultReportScreen />, fake, { view: 'fault-report', params: { new: 'yes', personId: pupil.id } });
    const label = await walkToTheLabel();
    fireEvent.change(label, { target: { value: 'B-1024' } });
    fireEvent.keyDown(label, { key: 'Enter' });
    const terms = await screen.findByText('Läraren anmäler felet.');
    expect(terms.closest('details')?.open).toBe(false);
    fireEvent.keyDown(document.body, { key: 'v', code: 'KeyV', altKey: true });
    await waitFor(() => expect(terms.closest('details')?.open).toBe(true));
    expect(screen.getByText(/erbjuds inte elever\. Bo Ek är Elev/)).toBeTruthy();
  });

  it('asks for an answer where one is required, at the field', async () => {
    showScreen(<FaultReportScreen />, data(), place);
    fireEvent.keyDown(await walkToTheLabel(), { key: 'Enter' });
    expect(await screen.findByText('Skriv ett svar för att gå vidare.')).toBeTruthy();
  });

  it('saves nothing without an organisation, and says so where the caller is', async () => {
    const fake = createFakeData({
      actor: anActor({ grants: ['burlov', 'kavlinge'].map((organisationId) => ({ organisationId, role: 'agent' })) }),
      rows: { scripts: [script] },
    });
    showScreen(<FaultReportScreen />, fake, { view: 'fault-report', params: {} });
    await walkToTheLabel();
    fireEvent.keyDown(document.body, { key: 'ArrowUp', altKey: true });
    await screen.findByText('Lyser lampan?', { selector: 'p' });
    press('2');
    fireEvent.click(await screen.findByRole('button', { name: /Spara som löst/ }));
    await waitFor(() => expect(screen.getAllByText('Välj organisation för den som ringer.')).toHaveLength(2));
    expect(fake.saved).toEqual([]);
  });
});
