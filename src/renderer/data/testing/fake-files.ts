import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AttachmentFetched, AttachmentTransfer } from '#shared/ipc/attachments.ts';
import type { AttachmentFiles } from '../data-client.ts';

/** Returns main's part for tests: keeps every file under a hash made of its length, and opens nothing. */
export function createFakeFiles(): { files: AttachmentFiles; transfers: StoreApi<readonly AttachmentTransfer[]> } {
  const fetched: AttachmentFetched = 'done';
  return {
    transfers: createStore<readonly AttachmentTransfer[]>(() => []),
    files: {
      keep: async ({ bytes }) =>
        bytes.length === 0
          ? { ok: false, reason: 'empty' }
          : { ok: true, hash: bytes.length.toString(16).padStart(64, '0'), size: bytes.length, thumbnailHash: null },
      open: async () => fetched,
      saveAs: async () => fetched,
      cancel: async () => undefined,
      retry: async () => undefined,
    },
  };
}
