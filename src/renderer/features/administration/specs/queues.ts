import { plainQueueSettings } from '#shared/queues/schema.ts';
import type { RecordSpec } from '../field-spec.ts';

const spoken = (name: string, label: RecordSpec['fields'][number]['label']) =>
  ({ name, label, isOptional: true, input: { type: 'text', rows: 2 } }) as const;

/** Queues: which number leads there, what they are called, when they are open and what callers hear, who answers and when others help. */
export const queuesSpec: RecordSpec = {
  kind: 'queues',
  title: 'administration.queues',
  create: 'queues.create',
  empty: 'administration.queues.empty',
  fields: [
    { name: 'organisationId', label: 'directory.field.organisation', isOfNew: true, input: { type: 'customer' } },
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    { name: 'number', label: 'queues.field.number', help: 'queues.help.number', input: { type: 'called-number' } },
    {
      name: 'greeting',
      label: 'administration.field.greeting',
      help: 'administration.help.greeting',
      isOptional: true,
      input: { type: 'text', rows: 2 },
    },
    { name: 'openingHours', label: 'administration.field.hours', input: { type: 'hours' } },
    { ...spoken('closedText', 'administration.field.closedText'), help: 'administration.help.closedText' },
    spoken('lunchText', 'administration.field.lunchText'),
    spoken('holidayText', 'administration.field.holidayText'),
    { name: 'memberUserIds', label: 'administration.field.members', input: { type: 'users' } },
    {
      name: 'memberPriorities',
      label: 'administration.field.priorities',
      help: 'administration.help.priorities',
      input: { type: 'priorities', of: 'memberUserIds' },
    },
    {
      name: 'skills',
      label: 'agents.skills',
      help: 'agents.skills.help',
      input: { type: 'skills', of: 'memberUserIds' },
    },
    {
      name: 'visibleTo',
      label: 'administration.field.visibleTo',
      help: 'administration.help.visibleTo',
      input: {
        type: 'choice',
        options: [
          { value: 'everyone', label: 'administration.visibleTo.everyone' },
          { value: 'members', label: 'administration.visibleTo.members' },
        ],
      },
    },
    { name: 'serviceLevel', label: 'queues.field.serviceLevel', input: { type: 'service-level-rule' } },
    { name: 'overflow', label: 'administration.field.overflow', input: { type: 'overflow' } },
    {
      name: 'thresholds',
      label: 'administration.field.thresholds',
      help: 'administration.help.thresholds',
      input: { type: 'thresholds' },
    },
    {
      name: 'afterCallSeconds',
      label: 'administration.field.afterCall',
      help: 'administration.help.afterCall',
      isOptional: true,
      input: { type: 'whole', min: 5, max: 3_600 },
    },
    { name: 'sortOrder', label: 'administration.field.sortOrder', input: { type: 'whole', min: 0, max: 9_999 } },
  ],
  columns: [
    { name: 'name', width: 170, grow: 1 },
    { name: 'number', width: 130 },
    { name: 'openingHours', width: 200, grow: 2, hideBelow: 520 },
    { name: 'memberUserIds', width: 110, hideBelow: 640 },
  ],
  blank: {
    ...plainQueueSettings,
    organisationId: '',
    name: '',
    number: '',
    greeting: '',
    openingHours: { week: [[], [], [], [], [], [], []], closedOnPublicHolidays: true, exceptions: [] },
    serviceLevel: { variant: 'negative', thresholdSeconds: 60, shortAbandonSeconds: null, targetPercent: 90 },
    memberUserIds: [],
    sortOrder: 100,
  },
  unique: { field: 'number', taken: 'queues.problem.numberTaken' },
  check: ({ organisationId, overflow, thresholds }) => ({
    ...(organisationId === '' && { organisationId: 'administration.problem.missing' as const }),
    ...(hasNoCondition(overflow) && { overflow: 'administration.problem.overflow' as const }),
    ...(isUpsideDown(thresholds) && { thresholds: 'administration.problem.thresholds' as const }),
  }),
};

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Somewhere to move on to, but never a reason. */
function hasNoCondition(overflow: unknown): boolean {
  if (typeof field(overflow, 'toQueueId') !== 'string') return false;
  const isSet = ['afterSeconds', 'moreThanWaiting'].some((name) => typeof field(overflow, name) === 'number');
  return !isSet && field(overflow, 'whenClosed') !== true;
}

/** An alarm that comes before its warning. */
function isUpsideDown(thresholds: unknown): boolean {
  return [
    ['waitingWarn', 'waitingAlarm'],
    ['longestWarnSeconds', 'longestAlarmSeconds'],
  ].some(([warn = '', alarm = '']) => {
    const [early, late] = [field(thresholds, warn), field(thresholds, alarm)];
    return typeof early === 'number' && typeof late === 'number' && late < early;
  });
}

/** Why agents may be away for a while, in the words colleagues see. */
export const pauseReasonsSpec: RecordSpec = {
  kind: 'pauseReasons',
  title: 'administration.pauseReasons',
  create: 'administration.pauseReasons.create',
  empty: 'administration.pauseReasons.empty',
  fields: [
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    { name: 'sortOrder', label: 'administration.field.sortOrder', input: { type: 'whole', min: 0, max: 9_999 } },
  ],
  columns: [
    { name: 'name', width: 200, grow: 2 },
    { name: 'sortOrder', width: 90, grow: 1 },
  ],
  blank: { name: '', sortOrder: 100, active: true },
};
