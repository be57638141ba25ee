import type { Instant } from '#shared/time/instant.ts';
import type { DraftState, DraftStore } from '../draft-store.ts';

/** Where drafts are kept. A null value deletes. `write` answers when stored, or null when it could not be stored. */
export interface DraftKeeper {
  read(key: string): Promise<{ value: unknown; savedAt: Instant } | null>;
  write(key: string, value: unknown): Promise<Instant | null>;
}

interface DraftCell {
  state: DraftState;
  listeners: Set<() => void>;
  timer: ReturnType<typeof setTimeout> | null;
  /** A write is on its way to the keeper. */
  isWriting: boolean;
  /** Counts edits, so that an answer to an older write does not claim to be the newest. */
  edit: number;
}

const unread: DraftState = { value: null, savedAt: null, loaded: false };

/** Written this long after the last keystroke, in milliseconds. */
const pauseMs = 300;

/** Drafts in memory, written to the keeper after a pause in typing. */
export class DraftCells implements DraftStore {
  private readonly keeper: DraftKeeper;
  private readonly cells = new Map<string, DraftCell>();

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
    if (cell.timer !== null) clearTimeout(cell.timer);
    cell.timer = setTimeout(() => void this.write(key, cell), pauseMs);
  }

  clear(key: string): void {
    const cell = this.cell(key);
    cell.edit += 1;
    this.change(cell, { value: null, savedAt: null, loaded: true });
    void this.write(key, cell);
  }

  async flush(): Promise<void> {
    const waiting = [...this.cells].filter(([, cell]) => cell.timer !== null);
    await Promise.all(waiting.map(([key, cell]) => this.write(key, cell)));
  }

  /**
   * Another window has stored this draft. The later writer wins: what is being typed here stays and is stored after it,
   * everything else shows what the other window wrote.
   */
  changedElsewhere({ key, value, savedAt }: { key: string; value: unknown; savedAt: Instant }): void {
    const cell = this.cells.get(key);
    if (cell === undefined || cell.timer !== null || cell.isWriting) return;
    cell.edit += 1;
    this.change(cell, { value, savedAt: value === null ? null : savedAt, loaded: true });
  }

  /** Another person signs in: nothing of the last one's drafts may be seen. */
  forget(): void {
    for (const cell of this.cells.values()) if (cell.timer !== null) clearTimeout(cell.timer);
    const listeners = [...this.cells.values()].flatMap((cell) => [...cell.listeners]);
    this.cells.clear();
    for (const listener of listeners) listener();
  }

  private cell(key: string): DraftCell {
    const known = this.cells.get(key);
    if (known !== undefined) return known;
    const cell: DraftCell = { state: unread, listeners: new Set(), timer: null, isWriting: false, edit: 0 };
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

  private async write(key: string, cell: DraftCell): Promise<void> {
    if (cell.timer !== null) clearTimeout(cell.timer);
    cell.timer = null;
    const { edit } = cell;
    const { value } = cell.state;
    cell.isWriting = true;
    const savedAt = await this.keeper.write(key, value).finally(() => {
      cell.isWriting = false;
    });
    if (cell.edit !== edit || value === null) return;
    this.change(cell, { ...cell.state, savedAt: savedAt ?? cell.state.savedAt });
  }

  private change(cell: DraftCell, state: DraftState): void {
    cell.state = state;
    for (const listener of cell.listeners) listener();
  }
}
