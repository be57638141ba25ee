/** Keeps the best few of many: by rank, smaller first, and by name where that is the same. */
export class BestHits {
  private readonly limit: number;
  private readonly orderOf: (slot: number) => string;
  private readonly ranks: number[] = [];
  private readonly slots: number[] = [];

  constructor(limit: number, orderOf: (slot: number) => string) {
    this.limit = limit;
    this.orderOf = orderOf;
  }

  offer(slot: number, rank: number): void {
    const { ranks, slots, limit } = this;
    if (limit <= 0) return;
    const isFull = slots.length === limit;
    if (isFull && !this.isBefore(slot, rank, limit - 1)) return;
    let low = 0;
    let high = slots.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.isBefore(slot, rank, middle)) high = middle;
      else low = middle + 1;
    }
    ranks.splice(low, 0, rank);
    slots.splice(low, 0, slot);
    if (!isFull) return;
    ranks.pop();
    slots.pop();
  }

  inOrder(): readonly number[] {
    return this.slots;
  }

  private isBefore(slot: number, rank: number, place: number): boolean {
    const other = this.ranks[place] ?? 0;
    if (rank !== other) return rank < other;
    return this.orderOf(slot) < this.orderOf(this.slots[place] ?? 0);
  }
}
