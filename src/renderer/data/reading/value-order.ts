/** Swedish order: å ä ö last, numbers inside words by their value ("BUR-999" before "BUR-3041"). */
const collator = new Intl.Collator('sv', { numeric: true });

/** Returns a negative, zero or positive number as `one` comes before, with or after `other` in Swedish order. */
export function compareSwedish(one: string, other: string): number {
  return collator.compare(one, other);
}

/**
 * Gives each text a number that orders as the texts do in Swedish, so that sorting compares numbers. A new text gets a
 * number between its neighbours; when there is no room left all are numbered anew and `generation` counts up.
 */
export class ValueOrder {
  generation = 0;
  private values: string[] = [];
  private readonly ranks = new Map<string, number>();

  /** Takes in many texts at once, cheaper than one by one. */
  addAll(texts: Iterable<string>): void {
    const fresh = [...new Set(texts)].filter((text) => !this.ranks.has(text));
    if (fresh.length === 0) return;
    if (fresh.length < 32) {
      for (const text of fresh) this.insert(text);
      return;
    }
    this.values = [...this.values, ...fresh].sort(compareSwedish);
    this.number();
  }

  /** Returns the text's number; the same for equal texts while `generation` stands. */
  rank(text: string): number {
    return this.ranks.get(text) ?? this.insert(text);
  }

  private insert(text: string): number {
    let low = 0;
    let high = this.values.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareSwedish(this.values[middle] ?? '', text) < 0) low = middle + 1;
      else high = middle;
    }
    const before = this.rankAt(low - 1) ?? (this.rankAt(low) ?? 1) - 2;
    const after = this.rankAt(low) ?? before + 2;
    this.values.splice(low, 0, text);
    const rank = (before + after) / 2;
    if (rank <= before || rank >= after) {
      this.number();
      return this.ranks.get(text) ?? 0;
    }
    this.ranks.set(text, rank);
    return rank;
  }

  private rankAt(position: number): number | undefined {
    const text = this.values[position];
    return text === undefined ? undefined : this.ranks.get(text);
  }

  private number(): void {
    this.generation += 1;
    this.values.forEach((text, position) => {
      this.ranks.set(text, position);
    });
  }
}
