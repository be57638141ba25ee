import { describe, expect, it } from 'vitest';
import { anActor, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { newId } from '#shared/identity/ids.ts';
import { ticketStatusSchema } from '#shared/tickets/schema.ts';
import { stepsFor } from './tied-steps.ts';

const statuses = ticketStatusSchema.options;

describe('one message to all who are tied to a major incident', () => {
  it('is a note to everybody whose ticket is not closed', () => {
    for (const status of statuses) {
      const steps = stepsFor({ status, mergedIntoId: null }, { text: 'Nu fungerar det.', closing: null });
      expect(steps).toEqual(status === 'closed' ? [] : ['note']);
    }
    expect(stepsFor({ status: 'new', mergedIntoId: newId() }, { text: 'x', closing: null })).toEqual([]);
  });

  it.each(statuses)('that ends it leads from %s to closed by steps the rules allow', async (status) => {
    const actor = anActor();
    const ticket = aTicket({ status });
    const fake = createFakeData({ actor, rows: { tickets: [ticket] } });
    const how = 'email';
    for (const step of stepsFor(ticket, { text: 'Klart.', closing: how })) {
      if (step === 'note') continue;
      const result = await fake.client.execute('ticket.setStatus', {
        ticketId: ticket.id,
        status: step === 'resolve' ? 'resolved' : 'closed',
        resolution: step === 'resolve' ? 'Klart.' : null,
        feedback: step === 'close' ? { how, note: 'Klart.' } : null,
      });
      expect(result.status).toBe('saved');
    }
    const shown = fake.client.watch({ type: 'row', kind: 'tickets', id: ticket.id });
    shown.subscribe(() => undefined);
    expect(shown.get()).toMatchObject({ rows: [{ status: 'closed' }] });
  });
});
