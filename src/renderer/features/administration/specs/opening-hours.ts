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

/** Queues: what they are called, what callers hear, and when they are open. */
export const queuesSpec: RecordSpec = {
  kind: 'queues',
  title: 'administration.queues',
  create: 'administration.queues',
  isGiven: true,
  empty: 'administration.queues.empty',
  fields: [
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    {
      name: 'greeting',
      label: 'administration.field.greeting',
      help: 'administration.help.greeting',
      isOptional: true,
      input: { type: 'text', rows: 2 },
    },
    hours,
  ],
  columns: [
    { name: 'name', width: 170, grow: 1 },
    { name: 'openingHours', width: 220, grow: 2 },
  ],
  blank: {},
};
