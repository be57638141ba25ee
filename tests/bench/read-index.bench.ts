import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { ReadIndex } from '#renderer/data/reading/read-index.ts';
import type { ServerRows } from '#renderer/data/replica/server-rows.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { type Benchmark, percentile, type Suite } from './harness.ts';
import { indexed, manyRows, thinkAhead } from './support/indexed-rows.ts';
import { plainList } from './support/plain-list.ts';
import { ticketQuestions } from './support/ticket-queries.ts';

const megabytes = 1_000_000;

interface Times {
  readonly p50: number;
  readonly p95: number;
}

function times(work: readonly (() => unknown)[]): Times {
  // Once without measuring, so that the compiler has seen the code.
  for (const run of work) run();
  const samples = work.map((run) => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95) };
}

function askAll(index: ReadIndex): Times {
  return times(ticketQuestions().map((question) => () => index.answer(question)));
}

function rowsOf(rows: ServerRows): Ticket[] {
  return [...rows.table('tickets').rows()];
}

const peer = 'plain array of the same rows: filter, fold and search every text, sort with Intl.Collator, count facets';
const kept = new Map<number, { p95: Times; plain: Times | null; changed: Times }>();

/** Measures a size once for all benchmarks that tell of it. `plainQuestions`: how many the plain array can be asked in time. */
function measured(tickets: number, plainQuestions: number) {
  const known = kept.get(tickets);
  if (known !== undefined) return known;
  const rows = manyRows(tickets, 0);
  const { replica, index } = indexed(rows);
  thinkAhead(index);
  const p95 = askAll(index);
  const plain = plainQuestions === 0 ? null : plainTimes(rows, plainQuestions);
  const questions = ticketQuestions();
  const ids = Array.from({ length: questions.length }, (_, n) => {
    const segment = rows.table('tickets').segments[n % rows.table('tickets').segments.length];
    return segment?.idAt((n * 7_919) % segment.count) ?? '';
  });
  const changed = times(
    questions.map((question, n) => () => {
      const row = rows.table('tickets').get(ids[n] ?? '');
      if (row === undefined) return;
      const put = { kind: 'tickets', row: { ...row, version: row.version + 1, title: `${row.title} ${n}` } } as const;
      replica.applyPage({ puts: [put], removes: [] }, replica.position);
      const changes = replica.takeChanges();
      if (changes !== null) index.update(changes);
      index.answer(question);
    }),
  );
  const all = { p95, plain, changed };
  kept.set(tickets, all);
  return all;
}

function plainTimes(rows: ServerRows, count: number): Times {
  const plain = plainList(rowsOf(rows));
  const questions = ticketQuestions();
  const step = Math.max(1, Math.floor(questions.length / count));
  return times(
    questions
      .filter((_, at) => at % step === 0)
      .map(
        ({ query }) =>
          () =>
            plain(query),
      ),
  );
}

function queries(tickets: number, goal: number, plainQuestions: number, suite: Suite): Benchmark[] {
  const label = tickets.toLocaleString('en');
  const many = `${ticketQuestions().length} different lists (typing, filters, sorts, pages, facets)`;
  return [
    {
      name: `Read index: ${label} tickets, ${many}, p95`,
      unit: 'ms',
      suite,
      goal: { direction: 'at-most', value: goal },
      run: async () => {
        const { p95, plain } = measured(tickets, plainQuestions);
        if (plain === null) return { value: p95.p95, peer: 'its own p50', peerValue: p95.p50 };
        return { value: p95.p95, peer: `${peer}, p95`, peerValue: plain.p95 };
      },
    },
    {
      name: `Read index: ${label} tickets, one changes and a list is answered again, p95`,
      unit: 'ms',
      suite,
      goal: { direction: 'at-most', value: goal },
      run: async () => {
        const { p95, changed } = measured(tickets, plainQuestions);
        return { value: changed.p95, peer: 'the same lists without a change, p95', peerValue: p95.p95 };
      },
    },
  ];
}

const memorySchema = z.object({ rows: z.number(), all: z.number() });

/** Runs in a process of its own, with nothing else in its memory. */
async function memory(tickets: number, devices: number): Promise<z.infer<typeof memorySchema>> {
  const script = new URL('./support/index-memory.ts', import.meta.url).pathname;
  const args = ['--expose-gc', '--disable-warning=ExperimentalWarning', script, String(tickets), String(devices)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return memorySchema.parse(JSON.parse(stdout));
}

export const benchmarks: Benchmark[] = [
  ...queries(20_000, 8, 30, 'standard'),
  ...queries(200_000, 8, 6, 'standard'),
  ...queries(1_000_000, 30, 0, 'growth'),
  {
    name: 'Read index: 200,000 tickets, first list after a cold start',
    unit: 'ms',
    goal: { direction: 'at-most', value: 300 },
    run: async () => {
      const rows = manyRows(200_000, 0);
      const question = ticketQuestions().find(({ query }) => query.text === '' && query.where.length > 0);
      if (question === undefined) throw new Error('There is no list without a text.');
      const began = performance.now();
      indexed(rows).index.answer(question);
      const value = performance.now() - began;
      const parsing = performance.now();
      rowsOf(rows);
      return { value, peer: 'parsing all rows by their schema', peerValue: performance.now() - parsing };
    },
  },
  {
    name: 'Read index: memory of 200,000 tickets + 50,000 devices, rows, columns, orders and words',
    unit: 'MB',
    goal: { direction: 'at-most', value: 250 },
    run: async () => {
      const { rows, all } = await memory(200_000, 50_000);
      return { value: all / megabytes, peer: 'the packed rows alone', peerValue: rows / megabytes };
    },
  },
];
