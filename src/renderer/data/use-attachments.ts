import { useStore } from 'zustand';
import type { ContentHash } from '#shared/attachments/schema.ts';
import type { AttachmentTransfer } from '#shared/ipc/attachments.ts';
import type { AttachmentFiles } from './data-client.ts';
import { useDataClient } from './data-context.tsx';

/** Returns what keeps, opens and saves files. Not a part of the rows: the bytes travel by themselves. */
export function useAttachmentFiles(): AttachmentFiles {
  return useDataClient().files;
}

/** Returns how a file stands on its way, live; undefined when it is where it should be, or is not this workstation's to send. */
export function useTransfer(hash: ContentHash): AttachmentTransfer | undefined {
  return useStore(useDataClient().transfers, (all) => all.find((transfer) => transfer.hash === hash));
}
