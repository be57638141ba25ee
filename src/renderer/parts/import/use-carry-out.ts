import { useRef, useState } from 'react';
import { doesSomething, type PlannedRow } from './planned-row.ts';

/** How far an import has come. */
export interface ImportProgress {
  state: 'running' | 'done' | 'stopped';
  done: number;
  total: number;
  /** Lines that were refused after all, in words. */
  failures: readonly { line: number; why: string }[];
}

/**
 * Returns the way a plan is carried out, line by line, and how far that has come. `carryOut` does one line and returns
 * why it could not be done, in words; null when it was.
 */
export function useCarryOut<Line extends PlannedRow>(carryOut: (line: Line) => Promise<string | null>) {
  const isStopped = useRef(false);
  const [progress, setProgress] = useState<ImportProgress | null>(null);

  async function apply(lines: readonly Line[]) {
    isStopped.current = false;
    const wanted = lines.filter(doesSomething);
    const failures: ImportProgress['failures'][number][] = [];
    let done = 0;
    for (const planned of wanted) {
      if (isStopped.current) break;
      setProgress({ state: 'running', done, total: wanted.length, failures: [...failures] });
      const why = await carryOut(planned);
      if (why === null) done += 1;
      else failures.push({ line: planned.line, why });
    }
    const state = isStopped.current ? 'stopped' : 'done';
    setProgress({ state, done, total: wanted.length, failures });
  }

  return {
    progress,
    apply,
    stop: () => {
      isStopped.current = true;
    },
    forget: () => setProgress(null),
  };
}
