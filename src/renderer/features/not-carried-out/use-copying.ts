import { useState } from 'react';
import { useDataClient } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';

export type Copied = 'copied' | 'failed' | null;

/** Returns the way to put words on the clipboard, and how it went for the one last copied. */
export function useCopying(): { copy: (id: Id, text: string) => Promise<void>; stateOf: (id: Id) => Copied } {
  const client = useDataClient();
  const [last, setLast] = useState<{ id: Id; state: Copied } | null>(null);
  return {
    copy: (id, text) =>
      client.copyText(text).then(
        () => setLast({ id, state: 'copied' }),
        () => setLast({ id, state: 'failed' }),
      ),
    stateOf: (id) => (last?.id === id ? last.state : null),
  };
}
