import { describe, expect, it } from 'vitest';
import { aService, aServiceLevel } from '../catalogue/samples.ts';
import type { CommandContext } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge, missingRows } from '../commands/judge.ts';
import { newId } from '../identity/ids.ts';
import type { Organisation } from '../organisations/schema.ts';
import type { OpeningHours } from '../service-hours/schema.ts';
import { aFiling } from './samples.ts';

const day = [{ from: '08:00', to: '16:00' }];
const openingHours: OpeningHours = {
  week: [day, day, day, day, day, [], []],
  closedOnPublicHolidays: true,
  exceptions: [{ date: '2026-11-24', intervals: [], reason: 'Planeringsdag' }],
};
const organisation: Organisation = {
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  name: 'Burlövs kommun',
  shortName: 'Burlöv',
  kind: 'municipality',
  ticketPrefix: 'BUR',
  mainNumber: null,
  openingHours,
};
// Monday 09:00 in Stockholm; eight service hours are one day.
const at = '2026-11-23T08:00:00.000Z';

function filed(withinCustomerHours: boolean): string | null | undefined {
  const level = aServiceLevel({ withinCustomerHours });
  const service = aService({ serviceLevelId: level.id });
  const rows = new InMemoryRows([
    { kind: 'organisations', row: organisation },
    { kind: 'serviceLevels', row: level },
    { kind: 'services', row: service },
  ]);
  const actor = { userId: newId(), name: 'Eva', grants: [{ organisationId: 'burlov', role: 'agent' as const }] };
  const context: CommandContext = { commandId: newId(), actor, at, now: at };
  const input = { name: 'ticket.create', args: aFiling({ serviceId: service.id }) };
  const asked = missingRows(input, rows, () => false);
  expect(asked).toContainEqual({ kind: 'organisations', id: organisation.id });
  const decision = judge(input, rows, context);
  const put = decision.type === 'applied' ? decision.puts.find(({ kind }) => kind === 'tickets') : undefined;
  return put?.kind === 'tickets' ? put.row.dueAt : undefined;
}

describe('a due time', () => {
  it('passes over the days on which the customer is closed, when the level says so', () => {
    expect(filed(true)).toBe('2026-11-25T08:00:00.000Z');
  });

  it('is counted in the hours of the level alone when it does not', () => {
    expect(filed(false)).toBe('2026-11-24T08:00:00.000Z');
  });
});
