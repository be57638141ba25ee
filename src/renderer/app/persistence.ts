import { createStore, useStore } from 'zustand';

/** Whether the browser has promised to keep the working copy when the disk fills; null while nobody has asked. */
const persistence = createStore<boolean | null>(() => null);

/** Asks the browser to keep the working copy and the drafts. Refused, they may have to be fetched anew; nothing sent is at stake. */
export async function askForPersistence(storage: Pick<StorageManager, 'persist'> | undefined): Promise<void> {
  if (storage === undefined) return;
  try {
    persistence.setState(await storage.persist(), true);
  } catch {
    persistence.setState(false, true);
  }
}

/** Returns the browser's answer. */
export function useIsPersistent(): boolean | null {
  return useStore(persistence);
}
