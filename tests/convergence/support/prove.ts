import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { prepareTemplate, type Template } from './central.ts';
import { Databases } from './databases.ts';
import { live } from './run-history.ts';
import { history, type Step, wanted } from './steps.ts';
import { tally } from './tally.ts';

/** Histories of one run, and where in which sequence of histories it begins; `npm run test:long` sets them. */
const settingsSchema = z.object({
  CONVERGENCE_HISTORIES: z.coerce.number().int().positive().optional(),
  CONVERGENCE_SEED: z.coerce.number().int().optional(),
  CONVERGENCE_PATH: z.string().optional(),
  /** A failing history is told as it is, not made shorter first: many times quicker. */
  CONVERGENCE_AS_IT_IS: z.stringbool().default(false),
});
const settings = settingsSchema.parse(process.env);

const longestHistory = 120_000;
const longestRun = 12 * 3_600_000;

/** Makes the database that each of a file's histories begins with a copy of. Returns how to prove promises by them. */
export function prepareHistories() {
  let databases: Databases;
  let template: Template;
  beforeAll(async () => {
    databases = await Databases.connect();
    template = await prepareTemplate(databases);
  });
  afterAll(async () => {
    await databases.drop(template.name);
    await databases.end();
  });
  return {
    /** Lives through one history that is written down. */
    proveHistory: (words: string, steps: readonly Step[]): void => {
      it(words, { timeout: longestHistory }, () => live(template, steps));
    },
    /** Lives through so many random histories, the same ones every time. */
    proveHistories: (words: string, seed: number, histories: number): void => {
      it(words, { timeout: longestRun }, async () => {
        tally.clear();
        const began = performance.now();
        await fc.assert(
          fc.asyncProperty(history, (steps) => live(template, steps)),
          {
            seed: settings.CONVERGENCE_SEED ?? seed,
            numRuns: settings.CONVERGENCE_HISTORIES ?? histories,
            endOnFailure: settings.CONVERGENCE_AS_IT_IS,
            ...(settings.CONVERGENCE_PATH === undefined ? {} : { path: settings.CONVERGENCE_PATH }),
          },
        );
        const seconds = Math.round((performance.now() - began) / 1_000);
        process.stdout.write(`${[`${words}: ${seconds} s`, ...tally.lines()].join('\n  ')}\n`);
        // A part of the set, or another one, need not have everything in it.
        const isWholeSet = settings.CONVERGENCE_HISTORIES === undefined && settings.CONVERGENCE_SEED === undefined;
        if (isWholeSet) expect(tally.missing(wanted), 'never happened in these histories').toEqual([]);
      });
    },
  };
}
