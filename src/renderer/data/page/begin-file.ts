import type { VaxelbordBridge } from '#shared/ipc/bridge.ts';
import { filePieceMost } from '#shared/ipc/contract.ts';
import type { GrowingFile } from '../growing-file.ts';

/** Asks where and begins a file in main; null when the person cancelled. Rejects when it cannot be begun. */
export async function beginFile(
  files: Pick<VaxelbordBridge['files'], 'begin' | 'write' | 'end' | 'giveUp'>,
  suggestedName: string,
): Promise<GrowingFile | null> {
  const id = await files.begin({ suggestedName });
  if (id === null) return null;
  return {
    write: async (bytes) => {
      for (let at = 0; at < bytes.length; at += filePieceMost) {
        // A copy: of a view, the whole buffer behind it would go to main.
        await files.write({ id, bytes: bytes.slice(at, at + filePieceMost) });
      }
    },
    end: () => files.end(id),
    giveUp: () => files.giveUp(id),
  };
}
