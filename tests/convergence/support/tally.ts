/** How often something happened in the histories of one file: what never happens proves nothing. */
export class Tally {
  readonly #counts = new Map<string, number>();

  count(what: string): void {
    this.#counts.set(what, this.of(what) + 1);
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  clear(): void {
    this.#counts.clear();
  }

  /** Returns those of `wanted` that never happened. */
  missing(wanted: readonly string[]): string[] {
    return wanted.filter((what) => this.of(what) === 0);
  }

  /** Returns all counts in words, one line for each group ("failpoint: request 12, answer 9"). */
  lines(): string[] {
    const groups = new Map<string, string[]>();
    for (const [what, count] of [...this.#counts].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const [group = '', ...name] = what.split(' ');
      groups.set(group, [...(groups.get(group) ?? []), `${name.join(' ')} ${count}`]);
    }
    return [...groups].map(([group, counts]) => `${group}: ${counts.join(', ')}`);
  }
}

/** Of the file under test; Vitest gives each file its own. */
export const tally = new Tally();
