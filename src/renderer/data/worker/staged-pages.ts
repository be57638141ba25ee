import type { Put } from '#shared/commands/definition.ts';
import type { ParsedChanges, Remove } from '../replica/parse-changes.ts';
import { FarBehindError } from '../rows/damaged-error.ts';

/** Changes that are held for a catch-up; beyond, a snapshot is quicker and needs less memory. */
const mostStaged = 50_000;

/**
 * The pages of a catch-up whose last has not come. A page holds rows as they are now up to a version, so a row that changed
 * again later is missing from it while rows written together with it are there: only all pages together are one state.
 */
export class StagedPages {
  private latest = new Map<string, { put: Put } | { remove: Remove }>();

  /** Takes in one more page. Throws FarBehindError when they have become too many. */
  add({ puts, removes }: ParsedChanges): void {
    for (const put of puts) this.latest.set(`${put.kind} ${put.row.organisationId} ${put.row.id}`, { put });
    for (const remove of removes) this.latest.set(`${remove.kind} ${remove.organisationId} ${remove.id}`, { remove });
    if (this.latest.size > mostStaged) throw new FarBehindError(`more than ${mostStaged} changes behind`);
  }

  /** Returns all pages as one and begins anew. */
  take(): ParsedChanges {
    const all = [...this.latest.values()];
    this.forget();
    return {
      puts: all.flatMap((change) => ('put' in change ? [change.put] : [])),
      removes: all.flatMap((change) => ('remove' in change ? [change.remove] : [])),
    };
  }

  forget(): void {
    this.latest = new Map();
  }
}
