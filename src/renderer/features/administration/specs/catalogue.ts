import type { RecordSpec } from '../field-spec.ts';

const texts = ['name', 'purpose', 'content', 'customerDuties'];

/** Services: what is offered, to whom, at which level, by whom. */
export const servicesSpec: RecordSpec = {
  kind: 'services',
  title: 'administration.services',
  create: 'administration.services.create',
  empty: 'administration.services.empty',
  fields: [
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    { name: 'areaId', label: 'administration.field.area', input: { type: 'reference', kind: 'serviceAreas' } },
    { name: 'purpose', label: 'administration.field.purpose', isOptional: true, input: { type: 'text', rows: 2 } },
    { name: 'content', label: 'administration.field.content', isOptional: true, input: { type: 'text', rows: 3 } },
    {
      name: 'customerDuties',
      label: 'administration.field.customerDuties',
      isOptional: true,
      input: { type: 'text', rows: 2 },
    },
    {
      name: 'priceClass',
      label: 'administration.field.priceClass',
      input: {
        type: 'choice',
        options: [
          { value: 'base', label: 'administration.price.base' },
          { value: 'additional', label: 'administration.price.additional' },
          { value: 'special', label: 'administration.price.special' },
        ],
      },
    },
    {
      name: 'category',
      label: 'administration.field.category',
      input: {
        type: 'choice',
        options: [
          { value: 1, label: 'administration.category.1' },
          { value: 2, label: 'administration.category.2' },
          { value: 3, label: 'administration.category.3' },
        ],
      },
    },
    {
      name: 'exclusions',
      label: 'administration.field.exclusions',
      help: 'administration.onePerLine',
      isOptional: true,
      input: { type: 'lines' },
    },
    {
      name: 'orderers',
      label: 'administration.field.orderers',
      input: {
        type: 'choice',
        options: [
          { value: 'anyone', label: 'administration.orderers.anyone' },
          { value: 'authorised', label: 'administration.orderers.authorised' },
        ],
      },
    },
    {
      name: 'serviceLevelId',
      label: 'administration.field.level',
      input: { type: 'reference', kind: 'serviceLevels' },
    },
    {
      name: 'defaultGroupId',
      label: 'administration.field.defaultGroup',
      isOptional: true,
      input: { type: 'reference', kind: 'groups' },
    },
    {
      name: 'supplierIds',
      label: 'administration.suppliers',
      isOptional: true,
      input: { type: 'references', kind: 'suppliers' },
    },
    {
      name: 'scriptId',
      label: 'administration.field.script',
      isOptional: true,
      input: { type: 'reference', kind: 'scripts' },
    },
  ],
  columns: [
    { name: 'name', width: 160, grow: 2 },
    { name: 'areaId', width: 110, grow: 1 },
    { name: 'serviceLevelId', width: 120, grow: 1, hideBelow: 480 },
    { name: 'priceClass', width: 96, hideBelow: 600 },
    { name: 'defaultGroupId', width: 110, hideBelow: 700 },
    { name: 'orderers', width: 130, hideBelow: 840 },
  ],
  blank: {
    name: '',
    areaId: '',
    purpose: '',
    content: '',
    customerDuties: '',
    priceClass: 'base',
    category: 1,
    exclusions: [],
    orderers: 'anyone',
    serviceLevelId: '',
    defaultGroupId: null,
    supplierIds: [],
    scriptId: null,
    revision: 1,
    active: true,
  },
  // An import tells old texts from new by the revision.
  alongWith: (set, row) =>
    'revision' in row && texts.some((field) => field in set) ? { revision: row.revision + 1 } : {},
};

/** Areas: what services are gathered under. */
export const serviceAreasSpec: RecordSpec = {
  kind: 'serviceAreas',
  title: 'administration.serviceAreas',
  create: 'administration.serviceAreas.create',
  empty: 'administration.serviceAreas.empty',
  fields: [
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    {
      name: 'sortOrder',
      label: 'administration.field.sortOrder',
      help: 'administration.help.sortOrder',
      input: { type: 'whole', min: 0, max: 10_000 },
    },
  ],
  columns: [
    { name: 'sortOrder', width: 80 },
    { name: 'name', width: 200, grow: 1 },
  ],
  blank: { name: '', sortOrder: 100, active: true },
};

/** Service levels: opening hours, what is promised, and when the clock stands still. */
export const serviceLevelsSpec: RecordSpec = {
  kind: 'serviceLevels',
  title: 'administration.serviceLevels',
  create: 'administration.serviceLevels.create',
  empty: 'administration.serviceLevels.empty',
  fields: [
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    { name: 'hours', label: 'administration.field.hours', input: { type: 'hours' } },
    {
      name: 'withinCustomerHours',
      label: 'administration.field.withinCustomerHours',
      help: 'administration.help.withinCustomerHours',
      input: { type: 'flag' },
    },
    {
      name: 'startWithinMinutes',
      label: 'administration.field.startWithin',
      help: 'administration.help.serviceMinutes',
      input: { type: 'whole', min: 1, max: 1_000_000 },
    },
    { name: 'resolveWithinMinutes', label: 'administration.field.resolveWithin', input: { type: 'resolve-within' } },
    {
      name: 'answerWithinWorkingDays',
      label: 'administration.field.answerWithin',
      help: 'administration.help.answerWithin',
      isOptional: true,
      input: { type: 'whole', min: 1, max: 365 },
    },
    {
      name: 'warnBeforeMinutes',
      label: 'administration.field.warnBefore',
      help: 'administration.help.warnBefore',
      input: { type: 'whole', min: 0, max: 100_000 },
    },
    { name: 'pausedBy', label: 'administration.field.pausedBy', input: { type: 'pauses' } },
    { name: 'waiting', label: 'administration.field.waiting', input: { type: 'waiting' } },
  ],
  columns: [
    { name: 'name', width: 180, grow: 1 },
    { name: 'hours', width: 180, grow: 1 },
    { name: 'startWithinMinutes', width: 176, hideBelow: 640 },
  ],
  blank: {
    name: '',
    hours: { week: [[], [], [], [], [], [], []], closedOnPublicHolidays: true, exceptions: [] },
    withinCustomerHours: true,
    startWithinMinutes: 480,
    resolveWithinMinutes: { critical: 240, high: 480, normal: 1_440, low: 4_800 },
    answerWithinWorkingDays: 2,
    warnBeforeMinutes: 60,
    pausedBy: ['waiting-for-user'],
    waiting: { remindAfterWorkingDays: [3, 6], closeAfterWorkingDays: 10, byRule: false },
  },
};
