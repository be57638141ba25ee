// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import type { Id } from '#shared/identity/ids.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { IncidentNotices } from './incident-notices.tsx';

const incident = aTicket({
  kind: 'major-incident',
  status: 'in-progress',
  number: 'BUR-9',
  title: 'Nätet nere',
  announcement: 'Vi arbetar på det.',
  serviceId: null,
});

function Form() {
  const [tiedId, setTied] = useState<Id | null>(null);
  return (
    <>
      <IncidentNotices matter={{ organisationId: 'burlov' }} tiedId={tiedId} onTie={setTied} />
      <output>{tiedId ?? 'ingen'}</output>
    </>
  );
}

function open(tickets: Ticket[]) {
  const fake = createFakeData({ actor: anActor(), rows: { organisations: [anOrganisation()], tickets } });
  showScreen(<Form />, fake, { view: 'tickets', params: {} });
  return fake;
}

afterEach(cleanup);

describe('what goes on right now', () => {
  it('is told in the words to say, and tied and untied with one key', async () => {
    open([incident]);
    expect(await screen.findByText('Vi arbetar på det.')).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'j', code: 'KeyJ', ctrlKey: true });
    expect(await screen.findByText(incident.id)).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'j', code: 'KeyJ', ctrlKey: true });
    await screen.findByText('ingen');
  });

  it('is gone as soon as it is solved, and nothing is drawn on a calm day', async () => {
    const fake = open([incident]);
    await screen.findByText('Vi arbetar på det.');
    fake.receive({ tickets: [{ ...incident, status: 'resolved', version: 2 }] });
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Pågår just nu' })).toBeNull());
  });
});
