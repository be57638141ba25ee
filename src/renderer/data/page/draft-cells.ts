import type { Instant } from '#shared/time/instant.ts';
import type { DraftState, DraftStore } from '../draft-store.ts';

/** Where drafts are kept. A null value deletes. `write` answers when stored, or null when it could not be stored. */
export interface DraftKeeper {
  read(key: string): Promise<{ value: unknown; savedAt: Instant } | null>;
  write(key: string, value: unknown): Promise<Instant | null>;
  /** Every draft that is stored, in no order. */
  list(): Promise<{ key: string; value: unknown; savedAt: Instant }[]>;
}

interface DraftCell {
  state: DraftState;
  listeners: Set<() => void>;
  /** Runs while what was typed is on its way to the keeper, write after write until all of it is there. */
  writing: Promise<void> | null;
  /** Counts edits, so that an answer to an older write does not claim to be the newest. */
  edit: number;
}

const unread: DraftState = { value: null, savedAt: null, loaded: false };

/** As exactly as it is shown. */
function minuteOf(instant: Instant | null): string | null {
  return instant === null ? null : instant.slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

/** Drafts in memory, written to the keeper at once; what is typed while a write is under way goes with the next. */
export class DraftCells implements DraftStore {
  private readonly keeper: DraftKeeper;
  private readonly cells = new Map<string, DraftCell>();
  private readonly watchers = new Set<(key: string) => void>();

  constructor(keeper: DraftKeeper) {
    this.keeper = keeper;
  }

  get(key: string): DraftState {
    return this.cells.get(key)?.state ?? unread;
  }

  subscribe(key: string, listener: () => void): () => void {
    const cell = this.cell(key);
    cell.listeners.add(listener);
    return () => {
      cell.listeners.delete(listener);
    };
  }

  set(key: string, value: unknown): void {
    const cell = this.cell(key);
    cell.edit += 1;
    this.change(cell, { ...cell.state, value });
    this.write(key, cell);
  }

  clear(key: string): void {
    const cell = this.cell(key);
    cell.edit += 1;
    this.change(cell, { value: null, savedAt: null, loaded: true });
    this.write(key, cell);
  }

  async list(): Promise<{ key: string; value: unknown; savedAt: Instant }[]> {
    await this.flush();
    return this.keeper.list();
  }

  watch(listener: (key: string) => void): () => void {
    this.watchers.add(listener);
    return () => {
      this.watchers.delete(listener);
    };
  }

  async flush(): Promise<void> {
    await Promise.all([...this.cells.values()].map(({ writing }) => writing));
  }

  /**
   * Another window has stored this draft. The later writer wins: what is being typed here stays and is stored after it,
   * everything else shows what the other window wrote.
   */
  changedElsewhere({ key, value, savedAt }: { key: string; value: unknown; savedAt: Instant }): void {
    for (const watcher of this.watchers) watcher(key);
    const cell = this.cells.get(key);
    if (cell === undefined || cell.writing !== null) return;
    cell.edit += 1;
    this.change(cell, { value, savedAt: value === null ? null : savedAt, loaded: true });
  }

  /** Another person signs in: nothing of the last one's drafts may be seen. */
  forget(): void {
    const listeners = [...this.cells.values()].flatMap((cell) => [...cell.listeners]);
    this.cells.clear();
    for (const listener of listeners) listener();
  }

  private cell(key: string): DraftCell {
    const known = this.cells.get(key);
    if (known !== undefined) return known;
    const cell: DraftCell = { state: unread, listeners: new Set(), writing: null, edit: 0 };
    this.cells.set(key, cell);
    void this.load(key, cell);
    return cell;
  }

  private async load(key: string, cell: DraftCell): Promise<void> {
    const stored = await this.keeper.read(key);
    // What was typed while reading is newer than what was read.
    if (cell.edit > 0) this.change(cell, { ...cell.state, loaded: true });
    else this.change(cell, { value: stored?.value ?? null, savedAt: stored?.savedAt ?? null, loaded: true });
  }

  private write(key: string, cell: DraftCell): void {
    cell.writing ??= this.writeAll(key, cell).finally(() => {
      cell.writing = null;
    });
  }

  private async writeAll(key: string, cell: DraftCell): Promise<void> {
    let edit: number;
    do {
      edit = cell.edit;
      const { value } = cell.state;
      const savedAt = await this.keeper.write(key, value);
      // What could not be stored is not said to be. A minute is told once: it would draw a form twice for each letter.
      const isTold = minuteOf(cell.state.savedAt) === minuteOf(savedAt);
      if (value !== null && cell.state.value !== null && !isTold) this.change(cell, { ...cell.state, savedAt });
    } while (cell.edit !== edit && this.cells.get(key) === cell);
    for (const watcher of this.watchers) watcher(key);
  }

  private change(cell: DraftCell, state: DraftState): void {
    cell.state = state;
    for (const listener of cell.listeners) listener();
  }
}
