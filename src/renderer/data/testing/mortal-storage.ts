import type { ReplicaStorage } from '../worker/storage.ts';

/** Where a process dies: at which of its writes from now on, and whether that one still reached the disk. */
export interface Death {
  atWrite: number;
  reachesDisk: boolean;
}

const writes: ReadonlySet<string | symbol> = new Set<keyof ReplicaStorage>([
  'applyPage',
  'beginSnapshot',
  'resumeSnapshot',
  'addToSnapshot',
  'commitSnapshot',
  'sweep',
  'replaceSegments',
  'writeWords',
]);

/** A storage whose process dies in the middle of its work: from then on nothing of it happens or is answered. */
export class MortalStorage {
  readonly storage: ReplicaStorage;
  /** Resolves when the process has died. */
  readonly died: Promise<void>;
  private die: () => void = () => undefined;
  private dead = false;
  private death: Death | null = null;

  constructor(inner: ReplicaStorage) {
    this.died = new Promise((resolve) => {
      this.die = resolve;
    });
    this.storage = new Proxy(inner, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name, target);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]) => this.call(name, () => method.apply(target, args));
      },
    });
  }

  /** Dies at a later write. */
  doom(death: Death): void {
    this.death = { ...death };
  }

  /** Dies at once. */
  kill(): void {
    this.dead = true;
  }

  private call(name: string | symbol, step: () => unknown): unknown {
    const never = new Promise(() => undefined);
    if (this.dead) return never;
    const { death } = this;
    if (death === null || !writes.has(name)) return step();
    death.atWrite -= 1;
    if (death.atWrite >= 0) return step();
    this.dead = true;
    const last = death.reachesDisk ? Promise.resolve(step()) : Promise.resolve();
    void last.then(
      () => this.die(),
      () => this.die(),
    );
    return never;
  }
}
