import type { Instant } from '#shared/time/instant.ts';
import type { DraftState, DraftStore } from '../draft-store.ts';

/**
 * Where drafts are kept; a null value is one that was thrown away. `write` answers when that, or what was written later, is stored,
 * or null when it could not be stored; answers come in the order of the writes.
 */
export interface DraftKeeper {
  read(key: string): Promise<{ value: unknown; savedAt: Instant } | null>;
  write(key: string, value: unknown): Promise<Instant | null>;
  /** Every draft that is stored, in no order. */
  list(): Promise<{ key: string; value: unknown; savedAt: Instant }[]>;
}

interface DraftCell {
  state: DraftState;
  listeners: Set<() => void>;
  /** Runs while the last of what was typed is on its way to the keeper. */
  writing: Promise<void> | null;
  /** Counts edits, so that an answer to an older write does not claim to be the newest. */
  edit: number;
}

const unread: DraftState = { value: null, savedAt: null, loaded: false };

/** As exactly as it is shown. */
function minuteOf(instant: Instant | null): string | null {
  return instant === null ? null : instant.slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

/** Drafts in memory, given to the keeper with every key pressed. */
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
    const { edit } = cell;
    const { value } = cell.state;
    cell.writing = this.keeper.write(key, value).then((savedAt) => {
      if (this.cells.get(key) !== cell) return;
      // What could not be stored is not said to be. A minute is told once: it would draw a form twice for each letter.
      const isTold = minuteOf(cell.state.savedAt) === minuteOf(savedAt);
      if (value !== null && cell.state.value !== null && !isTold) this.change(cell, { ...cell.state, savedAt });
      if (cell.edit !== edit) return;
      cell.writing = null;
      for (const watcher of this.watchers) watcher(key);
    });
  }

  private change(cell: DraftCell, state: DraftState): void {
    cell.state = state;
    for (const listener of cell.listeners) listener();
  }
}
