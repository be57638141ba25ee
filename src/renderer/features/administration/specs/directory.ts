import { blankPerson } from '#shared/directory/schema.ts';
import type { RecordSpec } from '../field-spec.ts';

/** Whose directory an entry stands in is said once, when it is made. */
const belongsTo = {
  name: 'organisationId',
  label: 'directory.field.organisation',
  isOfNew: true,
  input: { type: 'customer' },
} as const;

const phones = {
  name: 'phones',
  label: 'directory.propose.numbers',
  help: 'directory.propose.numbersHelp',
  isOptional: true,
  input: { type: 'phones' },
} as const;

const tasks = {
  name: 'tasks',
  label: 'directory.propose.tasks',
  help: 'directory.admin.help.tasks',
  isOptional: true,
  input: { type: 'lines' },
} as const;

const note = {
  name: 'note',
  label: 'directory.field.note',
  help: 'directory.admin.help.note',
  isOptional: true,
  input: { type: 'text', rows: 3 },
} as const;

/** Nobody's directory is no place. */
const check: RecordSpec['check'] = (values) =>
  values.organisationId === '' ? { organisationId: 'administration.problem.missing' } : {};

/** People, as many as there are. */
export const peopleSpec: RecordSpec<'people'> = {
  kind: 'people',
  title: 'directory.field.people',
  create: 'directory.admin.people.create',
  empty: 'directory.admin.people.empty',
  fields: [
    belongsTo,
    { name: 'givenName', label: 'directory.field.givenName', input: { type: 'line' } },
    { name: 'familyName', label: 'directory.field.familyName', input: { type: 'line' } },
    { name: 'title', label: 'directory.field.title', isOptional: true, input: { type: 'line' } },
    { name: 'unitId', label: 'directory.field.unit', isOptional: true, input: { type: 'unit', of: 'organisationId' } },
    phones,
    { name: 'email', label: 'directory.field.email', isOptional: true, input: { type: 'line-or-none' } },
    tasks,
    { name: 'substituteIds', label: 'directory.field.substitutes', isOptional: true, input: { type: 'people' } },
    note,
    {
      name: 'userId',
      label: 'directory.admin.field.account',
      help: 'directory.admin.help.account',
      isOptional: true,
      input: { type: 'account', of: 'organisationId' },
    },
    { name: 'vip', label: 'directory.vip', input: { type: 'flag' } },
    {
      name: 'protected',
      label: 'directory.lookUp.title',
      help: 'directory.admin.help.protected',
      input: { type: 'flag' },
    },
    {
      name: 'leftOn',
      label: 'directory.field.leftOn',
      help: 'directory.admin.help.leftOn',
      isOptional: true,
      input: { type: 'date' },
    },
    { name: 'successorId', label: 'directory.field.successor', isOptional: true, input: { type: 'person' } },
  ],
  columns: [
    { name: 'name', width: 170, grow: 1 },
    { name: 'title', width: 140, grow: 1 },
    { name: 'unit', width: 150, grow: 1, hideBelow: 460 },
  ],
  blank: {
    organisationId: '',
    ...blankPerson,
  },
  check,
};

/** Units: workplaces and those above them. */
export const unitsSpec: RecordSpec<'units'> = {
  kind: 'units',
  title: 'directory.field.units',
  create: 'directory.admin.units.create',
  empty: 'directory.admin.units.empty',
  fields: [
    belongsTo,
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    {
      name: 'parentId',
      label: 'directory.admin.field.parent',
      isOptional: true,
      input: { type: 'unit', of: 'organisationId' },
    },
    phones,
    { name: 'address', label: 'directory.field.address', isOptional: true, input: { type: 'line' } },
    {
      name: 'place',
      label: 'directory.admin.field.place',
      help: 'directory.admin.help.place',
      isOptional: true,
      input: { type: 'place' },
    },
    { name: 'email', label: 'directory.field.email', isOptional: true, input: { type: 'line-or-none' } },
    tasks,
    {
      name: 'openingHours',
      label: 'directory.field.hours',
      help: 'directory.admin.help.hours',
      isOptional: true,
      input: { type: 'own-hours' },
    },
    note,
  ],
  columns: [
    { name: 'name', width: 180, grow: 1 },
    { name: 'parentId', width: 150, grow: 1, hideBelow: 420 },
    { name: 'address', width: 150, grow: 1, hideBelow: 560 },
  ],
  blank: {
    organisationId: '',
    name: '',
    parentId: null,
    phones: [],
    address: '',
    email: null,
    tasks: [],
    openingHours: null,
    place: null,
    note: '',
    active: true,
  },
  mayShareName: true,
  check,
};

/** What people call about. */
export const functionsSpec: RecordSpec<'functions'> = {
  kind: 'functions',
  title: 'directory.field.functions',
  create: 'directory.admin.functions.create',
  empty: 'directory.admin.functions.empty',
  fields: [
    belongsTo,
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    {
      name: 'words',
      label: 'directory.admin.field.words',
      help: 'directory.admin.help.tasks',
      isOptional: true,
      input: { type: 'lines' },
    },
    { name: 'unitId', label: 'directory.field.unit', isOptional: true, input: { type: 'unit', of: 'organisationId' } },
    { name: 'personIds', label: 'directory.field.doneBy', isOptional: true, input: { type: 'people' } },
    phones,
    note,
  ],
  columns: [
    { name: 'name', width: 180, grow: 1 },
    { name: 'unitId', width: 150, grow: 1 },
    { name: 'words', width: 180, grow: 2, hideBelow: 520 },
  ],
  blank: { organisationId: '', name: '', words: [], unitId: null, personIds: [], phones: [], note: '', active: true },
  mayShareName: true,
  check,
};
