import type { Id } from '#shared/identity/ids.ts';
import type { VaxelbordBridge } from '#shared/ipc/bridge.ts';
import type { KeptDraft } from '#shared/ipc/drafts.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { StoredDraftEntry } from '../page-protocol.ts';
import type { DraftPlace } from './twice-kept-drafts.ts';

/** Returns the draft of its JSON; null for what is none, so that one bad file does not hide the others. */
function parsed({ key, text, savedAt }: KeptDraft): StoredDraftEntry | null {
  try {
    return { key, value: text === null ? null : JSON.parse(text), savedAt };
  } catch {
    return null;
  }
}

/** Drafts in main's files, of whoever is signed in. Never rejects: what main refuses is as good as not there, and main has it in its log. */
export class MainDrafts implements DraftPlace {
  private readonly bridge: VaxelbordBridge['drafts'];
  private readonly userId: () => Id | null;

  constructor(bridge: VaxelbordBridge['drafts'], userId: () => Id | null) {
    this.bridge = bridge;
    this.userId = userId;
  }

  async read(key: string): Promise<StoredDraftEntry | null> {
    const userId = this.userId();
    if (userId === null) return null;
    const draft = await this.bridge.read({ userId, key }).catch(() => null);
    return draft === null ? null : parsed(draft);
  }

  async list(): Promise<StoredDraftEntry[]> {
    const userId = this.userId();
    if (userId === null) return [];
    const drafts = await this.bridge.list({ userId }).catch((): KeptDraft[] => []);
    return drafts.flatMap((draft) => parsed(draft) ?? []);
  }

  async write(key: string, value: unknown, savedAt: Instant): Promise<Instant | null> {
    const userId = this.userId();
    if (userId === null) return null;
    const draft = { key, text: value === null ? null : JSON.stringify(value), savedAt };
    return await this.bridge.write({ userId, draft }).catch(() => null);
  }
}
