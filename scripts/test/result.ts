/** What one step of `npm test` found. */
export interface StepResult {
  readonly passed: number;
  readonly failed: number;
}

/** A check that either holds or not counts as one test. */
export const oneCheck = (exitCode: number): StepResult => ({
  passed: exitCode === 0 ? 1 : 0,
  failed: exitCode === 0 ? 0 : 1,
});

/**
 * The counts of a test run, made strict: a runner that failed without a failing test, and a run without any test,
 * each count as one failure.
 */
export function strictCounts(counts: StepResult, exitCode: number): StepResult {
  const silent = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return silent ? { passed: counts.passed, failed: 1 } : counts;
}

/** Sum over all steps. */
export function total(results: readonly StepResult[]): StepResult {
  return results.reduce((sum, result) => ({ passed: sum.passed + result.passed, failed: sum.failed + result.failed }), {
    passed: 0,
    failed: 0,
  });
}

/** The last line of `npm test`. */
export const lastLine = ({ passed, failed }: StepResult): string => `${passed} passed, ${failed} failed`;
