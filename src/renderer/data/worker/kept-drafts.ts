import type { Instant } from '#shared/time/instant.ts';
import type { ReplicaStorage, StoredDraft } from './storage.ts';
import { succeeds } from './succeeds.ts';

/** What a person has begun to write, in storage. Never rejects: `tell` hears what storage refused. */
export class KeptDrafts {
  private readonly storage: ReplicaStorage;
  private readonly tell: (error: unknown) => void;

  constructor(storage: ReplicaStorage, tell: (error: unknown) => void) {
    this.storage = storage;
    this.tell = tell;
  }

  /** Returns a draft; null when there is none. One that cannot be read is as good as none: what is typed next replaces it. */
  async read(key: string): Promise<StoredDraft | null> {
    try {
      return await this.storage.readDraft(key);
    } catch (error) {
      this.tell(error);
      return null;
    }
  }

  /** Returns every draft that can be read. */
  async list(): Promise<({ key: string } & StoredDraft)[]> {
    try {
      return await this.storage.listDrafts();
    } catch (error) {
      this.tell(error);
      return [];
    }
  }

  /** Stores a draft under the time it was written at; returns that, or null when it could not be stored. */
  async write(key: string, value: unknown, savedAt: Instant): Promise<Instant | null> {
    const write = this.storage.writeDraft(key, value === null ? null : { value, savedAt });
    return (await succeeds(write, this.tell)) ? savedAt : null;
  }
}
