import { useState } from 'react';
import { useDataClient } from '#renderer/data/index.ts';
import { announce, useT } from '#renderer/ui/index.ts';

export interface TextSaving {
  /** Asks where to, writes the file, and announces `done` once it is written. */
  save: (file: { suggestedName: string; text: string }, done: string) => Promise<void>;
  /** Why the last file was not written, in words; null when it was, or when the person chose no place. */
  problem: string | null;
}

/** Returns the way a text is saved as a file where the person chooses, and what to say when it could not be. */
export function useSaveText(): TextSaving {
  const t = useT();
  const client = useDataClient();
  const [hasFailed, setFailed] = useState(false);
  const save: TextSaving['save'] = async (file, done) => {
    setFailed(false);
    try {
      if (await client.saveText(file)) announce(done);
    } catch {
      // Whatever the system said, what the person can do about it is the same.
      setFailed(true);
    }
  };
  return { save, problem: hasFailed ? t('parts.notWritten') : null };
}
