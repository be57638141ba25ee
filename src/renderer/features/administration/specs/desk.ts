import type { RecordSpec } from '../field-spec.ts';

/** Groups that tickets are assigned to. */
export const groupsSpec: RecordSpec = {
  kind: 'groups',
  title: 'administration.groups',
  create: 'administration.groups.create',
  empty: 'administration.groups.empty',
  fields: [
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    {
      name: 'description',
      label: 'administration.field.description',
      isOptional: true,
      input: { type: 'text', rows: 3 },
    },
    {
      name: 'phone',
      label: 'administration.field.phone',
      help: 'administration.help.groupPhone',
      isOptional: true,
      input: { type: 'line' },
    },
    {
      name: 'hours',
      label: 'administration.field.hours',
      help: 'administration.help.groupHours',
      isOptional: true,
      input: { type: 'own-hours' },
    },
  ],
  columns: [
    { name: 'name', width: 150, grow: 1 },
    { name: 'description', width: 200, grow: 2, hideBelow: 420 },
  ],
  blank: { name: '', description: '', phone: '', hours: null, active: true },
};

/** Suppliers: whoever solves what we cannot. */
export const suppliersSpec: RecordSpec = {
  kind: 'suppliers',
  title: 'administration.suppliers',
  create: 'administration.suppliers.create',
  empty: 'administration.suppliers.empty',
  fields: [
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    { name: 'phone', label: 'administration.field.phone', isOptional: true, input: { type: 'line' } },
    { name: 'email', label: 'administration.field.email', isOptional: true, input: { type: 'line' } },
    {
      name: 'note',
      label: 'administration.field.supplierNote',
      help: 'administration.help.supplierNote',
      isOptional: true,
      input: { type: 'text', rows: 4 },
    },
    {
      name: 'hours',
      label: 'administration.field.hours',
      help: 'administration.help.supplierHours',
      isOptional: true,
      input: { type: 'own-hours' },
    },
    {
      name: 'resolveWithinMinutes',
      label: 'administration.field.supplierWithin',
      help: 'administration.help.supplierWithin',
      isOptional: true,
      input: { type: 'whole', min: 1, max: 1_000_000 },
    },
    {
      name: 'warnBeforeMinutes',
      label: 'administration.field.warnBefore',
      help: 'administration.help.supplierWarn',
      input: { type: 'whole', min: 0, max: 100_000 },
    },
  ],
  columns: [
    { name: 'name', width: 160, grow: 1 },
    { name: 'phone', width: 130 },
    { name: 'email', width: 180, grow: 1, hideBelow: 520 },
  ],
  blank: {
    name: '',
    phone: '',
    email: '',
    note: '',
    hours: null,
    resolveWithinMinutes: null,
    warnBeforeMinutes: 60,
    active: true,
  },
};

/** Ready texts with places to fill in. */
export const templatesSpec: RecordSpec = {
  kind: 'templates',
  title: 'administration.templates',
  create: 'administration.templates.create',
  empty: 'administration.templates.empty',
  fields: [
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    {
      name: 'use',
      label: 'administration.field.use',
      input: {
        type: 'choice',
        options: [
          { value: 'note', label: 'administration.use.note' },
          { value: 'reply', label: 'administration.use.reply' },
          { value: 'resolution', label: 'administration.use.resolution' },
          { value: 'reminder', label: 'administration.use.reminder' },
          { value: 'order-confirmation', label: 'administration.use.order-confirmation' },
          { value: 'announcement', label: 'administration.use.announcement' },
          { value: 'message', label: 'administration.use.message' },
        ],
      },
    },
    {
      name: 'body',
      label: 'administration.field.body',
      help: 'administration.help.places',
      input: { type: 'text', rows: 10 },
    },
    {
      name: 'groupId',
      label: 'administration.field.templateGroup',
      help: 'administration.help.templateGroup',
      isOptional: true,
      input: { type: 'reference', kind: 'groups' },
    },
  ],
  columns: [
    { name: 'name', width: 180, grow: 1 },
    { name: 'use', width: 150 },
    { name: 'groupId', width: 120, hideBelow: 520 },
  ],
  blank: { name: '', use: 'reply', body: '', groupId: null, active: true },
};

/** Words that tickets are gathered by. */
export const tagsSpec: RecordSpec = {
  kind: 'tags',
  title: 'administration.tags',
  create: 'administration.tags.create',
  empty: 'administration.tags.empty',
  fields: [{ name: 'name', label: 'administration.field.name', input: { type: 'line' } }],
  columns: [{ name: 'name', width: 200, grow: 1 }],
  blank: { name: '', active: true },
};
