import type { RecordSpec } from '../field-spec.ts';

/** Agreements: what a customer has agreed on, and who may order. */
export const agreementsSpec: RecordSpec = {
  kind: 'agreements',
  title: 'administration.agreements',
  create: 'administration.agreements.create',
  empty: 'administration.agreements.empty',
  fields: [
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    { name: 'customerOrganisationId', label: 'administration.field.customer', input: { type: 'customer' } },
    {
      name: 'unitIds',
      label: 'administration.field.units',
      help: 'administration.help.units',
      isOptional: true,
      input: { type: 'units', of: 'customerOrganisationId' },
    },
    { name: 'validFrom', label: 'administration.field.validFrom', input: { type: 'date' } },
    {
      name: 'validTo',
      label: 'administration.field.validTo',
      help: 'administration.help.validTo',
      isOptional: true,
      input: { type: 'date' },
    },
    { name: 'contactPersonId', label: 'administration.field.contact', isOptional: true, input: { type: 'person' } },
    {
      name: 'authorisedPersonIds',
      label: 'administration.field.authorised',
      help: 'administration.help.authorised',
      isOptional: true,
      input: { type: 'people' },
    },
    { name: 'services', label: 'administration.field.agreedServices', input: { type: 'agreed-services' } },
  ],
  columns: [
    { name: 'name', width: 180, grow: 2 },
    { name: 'customerOrganisationId', width: 110, grow: 1 },
    { name: 'validFrom', width: 100 },
    { name: 'validTo', width: 100, hideBelow: 520 },
  ],
  blank: {
    name: '',
    customerOrganisationId: '',
    unitIds: [],
    services: [],
    contactPersonId: null,
    authorisedPersonIds: [],
    validFrom: '',
    validTo: null,
    active: true,
  },
  check: ({ validFrom, validTo }) =>
    typeof validFrom === 'string' && typeof validTo === 'string' && validTo < validFrom
      ? { validTo: 'administration.problem.endsBefore' }
      : {},
};
