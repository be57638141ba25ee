import type { RecordSpec } from '../field-spec.ts';

/** Callers whose calls are not taken. */
export const blockedNumbersSpec: RecordSpec = {
  kind: 'blockedNumbers',
  title: 'blocked.title',
  create: 'blocked.create',
  empty: 'blocked.empty',
  fields: [
    { name: 'customerOrganisationId', label: 'blocked.organisation', input: { type: 'customer' } },
    { name: 'number', label: 'blocked.number', help: 'blocked.numberHelp', input: { type: 'line' } },
    { name: 'name', label: 'blocked.reason', input: { type: 'text', rows: 3 } },
    { name: 'until', label: 'blocked.until', help: 'blocked.untilHelp', isOptional: true, input: { type: 'date' } },
  ],
  columns: [
    { name: 'number', width: 150 },
    { name: 'name', width: 200, grow: 2 },
    { name: 'until', width: 110, hideBelow: 520 },
  ],
  blank: { customerOrganisationId: '', number: '', name: '', until: null, active: true },
};
