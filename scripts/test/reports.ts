import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { StepResult } from './result.ts';

/** Vitest's JSON report (the format Jest defined); a file that cannot be loaded fails without any assertion. */
const vitestSchema = z.object({
  numPassedTests: z.number().int(),
  numFailedTests: z.number().int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Playwright's JSON report; `flaky` means failed at first and passed in the retry that only CI allows. */
const playwrightSchema = z.object({
  stats: z.object({ expected: z.number().int(), unexpected: z.number().int(), flaky: z.number().int() }),
});

async function readReport(path: string): Promise<unknown> {
  return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : undefined;
}

/** Counts of a Vitest report; nothing counted when the report is missing or unreadable. */
export async function readVitestReport(path: string): Promise<StepResult> {
  const report = vitestSchema.safeParse(await readReport(path));
  if (!report.success) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, testResults } = report.data;
  const unloadable = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: numPassedTests, failed: numFailedTests + unloadable.length };
}

/** Counts of a Playwright report; nothing counted when the report is missing or unreadable. */
export async function readPlaywrightReport(path: string): Promise<StepResult> {
  const report = playwrightSchema.safeParse(await readReport(path));
  if (!report.success) return { passed: 0, failed: 0 };
  const { expected, unexpected, flaky } = report.data.stats;
  return { passed: expected + flaky, failed: unexpected };
}
