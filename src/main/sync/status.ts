import type { SyncStatus } from '#shared/ipc/types.ts';
import type { Clock } from '../clock.ts';

/** Before anybody is signed in. */
export const idleStatus: SyncStatus = {
  connection: { type: 'connecting' },
  unsent: 0,
  refused: 0,
  snapshot: null,
  rebuilding: null,
  attachments: { waiting: 0, waitingBytes: 0, refused: 0 },
  disk: null,
  heldUp: null,
  journalDamage: null,
  lastPulledAt: null,
  journalFault: null,
};

const quietMilliseconds = 100;

/** Collects changes of the status and tells the latest at most ten times a second, and only when it differs. */
export class StatusTeller {
  readonly #clock: Clock;
  readonly #tell: (status: SyncStatus) => void;
  #status: SyncStatus = idleStatus;
  #told = JSON.stringify(idleStatus);
  #scheduled: (() => void) | null = null;

  constructor(clock: Clock, tell: (status: SyncStatus) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  get current(): SyncStatus {
    return this.#status;
  }

  change(change: Partial<SyncStatus>): void {
    this.#status = { ...this.#status, ...change };
    this.#scheduled ??= this.#clock.after(quietMilliseconds, () => {
      this.#scheduled = null;
      const text = JSON.stringify(this.#status);
      if (text === this.#told) return;
      this.#told = text;
      this.#tell(this.#status);
    });
  }

  /** The connection as the last answer, or the lack of one, showed it; "offline since" keeps its beginning. */
  connection(next: 'online' | 'silent' | 'offline' | { blocked: 'session-expired' | 'schema-version' }): void {
    const { connection } = this.#status;
    if (typeof next === 'object') this.change({ connection: { type: 'blocked', reason: next.blocked } });
    else if (next === 'online') this.change({ connection: { type: 'online' } });
    else if (connection.type === next) return;
    // Silence takes back only what an answer had shown.
    else if (next === 'offline' || connection.type === 'online') {
      const since = connection.type === 'silent' ? connection.since : new Date(this.#clock.now()).toISOString();
      this.change({ connection: { type: next, since } });
    }
  }

  /** Tells no more. */
  stop(): void {
    this.#scheduled?.();
    this.#scheduled = null;
  }
}
