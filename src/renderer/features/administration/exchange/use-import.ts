import { useRef, useState } from 'react';
import { useDataClient, useExecute } from '#renderer/data/index.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { useTranslator } from '#renderer/ui/index.ts';
import type { PlannedLine } from '#shared/catalogue/plan-import.ts';
import { newId } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';

/** How far an import has come. */
export interface ImportProgress {
  state: 'running' | 'done' | 'stopped';
  done: number;
  total: number;
  /** Lines that were refused after all, in words. */
  failures: readonly { line: number; why: string }[];
}

/** Returns the way a plan is carried out, as one command a line, and how far that has come. */
export function useImport(organisationId: OrganisationId) {
  const execute = useExecute();
  const client = useDataClient();
  const translator = useTranslator();
  const isStopped = useRef(false);
  const [progress, setProgress] = useState<ImportProgress | null>(null);

  async function carryOut(planned: PlannedLine): Promise<string | null> {
    if (planned.outcome !== 'create' && planned.outcome !== 'change') return null;
    const kind = 'services';
    const result =
      planned.outcome === 'create'
        ? await execute('record.create', { kind, id: newId(), organisationId, values: planned.values })
        : await execute('record.set', { kind, id: planned.id, set: planned.set, was: planned.was });
    return executeProblem(result, translator, Date.parse(client.now()));
  }

  async function apply(lines: readonly PlannedLine[]) {
    isStopped.current = false;
    const wanted = lines.filter(({ outcome }) => outcome === 'create' || outcome === 'change');
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
