import { describe, expect, it } from 'vitest';
import { lastLine, strictCounts, total } from './result.ts';

describe('the counts of npm test', () => {
  it('takes the counts of the runner as they are', () => {
    expect(strictCounts({ passed: 12, failed: 2 }, 1)).toEqual({ passed: 12, failed: 2 });
    expect(strictCounts({ passed: 12, failed: 0 }, 0)).toEqual({ passed: 12, failed: 0 });
  });

  it('counts a runner that ends with an error although every test passed as a failure', () => {
    expect(strictCounts({ passed: 12, failed: 0 }, 1)).toEqual({ passed: 12, failed: 1 });
  });

  it('counts a run without a single test as a failure', () => {
    expect(strictCounts({ passed: 0, failed: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('ends with one line over everything', () => {
    const results = [
      { passed: 3, failed: 0 },
      { passed: 40, failed: 1 },
    ];
    expect(lastLine(total(results))).toBe('43 passed, 1 failed');
  });
});
