import type { Question } from '#renderer/data/question.ts';
import type { Condition } from '#shared/replica/query.ts';
import { defaultSeed } from '../../../src/demo/data/demo-data.ts';
import { randomStream } from '../../../src/demo/data/random.ts';

export type ListQuestion = Extract<Question, { type: 'list' }>;

/** What people type, and every beginning of it is asked for on the way. */
const typed = [
  'skrivare',
  'datorn startar',
  'lösenord',
  'kontot låst',
  'åtkomst',
  'surfplatta rum',
  'Lindgren',
  'BUR-1234',
  'vpn',
  'återkom lunch',
  'beställa ny telefon',
  'wifi',
  'projektor sal 2',
  'e-post',
  'ogiltig 4',
];

const sorts = [
  [],
  [{ field: 'dueAt', descending: false }],
  [{ field: 'createdAt', descending: true }],
  [{ field: 'title', descending: false }],
  [{ field: 'requester', descending: true }],
  [
    { field: 'priorityRank', descending: false },
    { field: 'dueAt', descending: false },
  ],
  [{ field: 'number', descending: true }],
  [{ field: 'group', descending: false }],
] as const;

/** Returns different questions as the list of tickets asks them: every key press of what is typed, filters, sorts, pages. */
export function ticketQuestions(): ListQuestion[] {
  const random = randomStream(defaultSeed, 'ticket-queries');
  const filters: readonly Condition[] = [
    { field: 'isOpen', op: 'in', values: [true] },
    { field: 'priority', op: 'in', values: ['high', 'critical'] },
    { field: 'status', op: 'notIn', values: ['closed'] },
    { field: 'organisationId', op: 'in', values: ['burlov'] },
    { field: 'dueAt', op: 'before', value: '2026-11-20T09:00:00.000Z' },
    { field: 'createdAt', op: 'onOrAfter', value: '2026-01-01T00:00:00.000Z' },
  ];
  const texts = ['', '', '', '', ...typed].flatMap((words) =>
    words === '' ? Array.from({ length: 15 }, () => '') : Array.from(words, (_, at) => words.slice(0, at + 1)),
  );
  return texts.map((text): ListQuestion => {
    const start = random.chance(0.8) ? 0 : random.integer(0, 400);
    return {
      type: 'list',
      query: {
        kind: 'tickets',
        where: filters.filter(() => random.chance(0.3)).map((condition) => structuredClone(condition) as never),
        text,
        sort: random.pick(sorts).map((key) => ({ ...key })),
        range: { start, end: start + 60 },
        facets: ['status', 'organisationId', 'priority'],
      },
    };
  });
}
