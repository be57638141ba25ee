import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editArgs, type TicketFields } from './edit-draft.ts';

const ticketId = '01980000-0000-7000-8000-000000000101';
const fields: fc.Arbitrary<TicketFields> = fc.record({
  title: fc.string({ minLength: 1 }).map((text) => text.trim()),
  description: fc.string(),
  kind: fc.constantFrom('incident', 'question', 'complaint'),
  priority: fc.constantFrom('critical', 'high', 'normal', 'low'),
  serviceId: fc.option(fc.uuid()),
  requesterPersonId: fc.option(fc.uuid()),
  requesterName: fc.string(),
  requesterPhone: fc.string(),
  unitId: fc.option(fc.uuid()),
});

describe('editing a ticket', () => {
  it('names exactly what was changed, with the values seen when the writing began', () => {
    fc.assert(
      fc.property(fields, fields, (base, written) => {
        const args = editArgs(ticketId, { base, fields: written });
        expect({ ...base, ...args?.set }).toEqual(written);
        expect({ ...written, ...args?.was }).toEqual(base);
        for (const [name, value] of Object.entries(args?.set ?? {})) {
          expect(value).not.toEqual(base[name as keyof TicketFields]);
        }
      }),
    );
  });

  it('asks for nothing when nothing was changed', () => {
    fc.assert(
      fc.property(fields, (base) => {
        expect(editArgs(ticketId, { base, fields: { ...base } })).toBeNull();
      }),
    );
  });
});
