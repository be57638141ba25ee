import { describe, expect, it } from 'vitest';
import { owesConfirmation } from './oral-orders.ts';
import { type Ticket, ticketChannelSchema } from './schema.ts';

const order: Pick<Ticket, 'kind' | 'channel' | 'status' | 'mergedIntoId'> = {
  kind: 'service-request',
  channel: 'phone',
  status: 'new',
  mergedIntoId: null,
};

describe('a confirmation of an order', () => {
  it('is owed for what was ordered by word of mouth, not for what was written', () => {
    const oral = ticketChannelSchema.options.filter((channel) => owesConfirmation({ ...order, channel }, []));
    expect(oral).toEqual(['phone', 'walk-in', 'on-site']);
    expect(owesConfirmation({ ...order, kind: 'incident' }, [])).toBe(false);
  });

  it('is owed until something written has gone to the requester', () => {
    expect(owesConfirmation(order, [{ visibility: 'internal' }])).toBe(true);
    expect(owesConfirmation(order, [{ visibility: 'internal' }, { visibility: 'outward' }])).toBe(false);
  });

  it('is owed by nobody for a closed order or one that is the double of another', () => {
    expect(owesConfirmation({ ...order, status: 'closed' }, [])).toBe(false);
    expect(owesConfirmation({ ...order, mergedIntoId: '0198c0de-0000-7000-8000-000000000001' }, [])).toBe(false);
  });
});
