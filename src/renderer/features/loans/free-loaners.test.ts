import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InMemoryRows } from '#shared/commands/in-memory-rows.ts';
import { judge } from '#shared/commands/judge.ts';
import { type Device, deviceCategorySchema, deviceStatusSchema } from '#shared/inventory/schema.ts';
import { isFree, stockByModel, stockTotals } from './free-loaners.ts';

const device: fc.Arbitrary<Device> = fc.record({
  id: fc.uuid({ version: 7 }),
  organisationId: fc.constantFrom('burlov', 'kavlinge'),
  version: fc.constant(1),
  assetTag: fc.stringMatching(/^IT-\d{4}$/),
  serialNumber: fc.constant(''),
  manufacturer: fc.constantFrom('HP', 'Lenovo'),
  model: fc.constantFrom('EliteBook 840', 'ThinkPad T14'),
  category: fc.constantFrom(...deviceCategorySchema.options),
  configuration: fc.constant(''),
  status: fc.constantFrom(...deviceStatusSchema.options),
  loaner: fc.boolean(),
  currentLoanId: fc.constant(null),
  accessories: fc.constant([]),
  personId: fc.constant(null),
  unitId: fc.constant(null),
  purchasedOn: fc.constant(null),
  warrantyUntil: fc.constant(null),
});

describe('what can be lent', () => {
  it('is called free exactly when the hand-out would be carried out', () => {
    const actor = {
      userId: '01980000-0000-7000-8000-0000000000a1',
      name: 'Karin Ek',
      grants: ['burlov', 'kavlinge'].map((organisationId) => ({ organisationId, role: 'agent' as const })),
    };
    const at = '2026-11-23T09:00:00.000Z';
    fc.assert(
      fc.property(device, (candidate) => {
        const args = {
          id: '01980000-0000-7000-8000-0000000000b1',
          deviceId: candidate.id,
          borrowerPersonId: null,
          borrowerName: 'Bo Ask',
          borrowerPhone: '',
          ticketId: null,
          dueAt: '2026-11-24T15:00:00.000Z',
          accessoriesOut: [],
          note: '',
        };
        const rows = new InMemoryRows([{ kind: 'devices', row: candidate }]);
        const context = { commandId: '01980000-0000-7000-8000-0000000000c1', actor, at, now: at };
        const decision = judge({ name: 'loan.checkOut', args }, rows, context);
        expect(isFree(candidate)).toBe(decision.type === 'applied');
      }),
    );
  });

  it('is counted once per model and organisation, and never more free than there are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(device, { selector: ({ id }) => id, maxLength: 40 }), (devices) => {
        const stocks = stockByModel(devices);
        const totals = stockTotals(stocks);
        expect(totals.free).toBe(devices.filter(isFree).length);
        expect(totals.total).toBe(devices.filter((row) => row.loaner && row.status !== 'retired').length);
        for (const stock of stocks) expect(stock.free.length).toBeLessThanOrEqual(stock.total);
        const keys = stocks.map((stock) => `${stock.organisationId}|${stock.category}|${stock.model}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
