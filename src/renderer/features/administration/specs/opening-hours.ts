import type { RecordSpec } from '../field-spec.ts';

const hours = {
  name: 'openingHours',
  label: 'administration.field.hours',
  input: { type: 'hours' },
} as const;

/** Organisations: what they are called, their number, and when they are open. */
export const organisationsSpec: RecordSpec = {
  kind: 'organisations',
  title: 'administration.organisations',
  create: 'administration.organisations',
  isGiven: true,
  empty: 'administration.organisations.empty',
  fields: [
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    { name: 'shortName', label: 'administration.field.shortName', input: { type: 'line' } },
    hours,
  ],
  columns: [
    { name: 'name', width: 170, grow: 1 },
    { name: 'openingHours', width: 220, grow: 2 },
  ],
  blank: {},
};
