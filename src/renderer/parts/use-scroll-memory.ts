import { useCallback, useRef, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { useDataClient } from '#renderer/data/index.ts';
import type { TableScroll } from '#renderer/ui/index.ts';

/** The first row in sight, of which list. */
const placeSchema = z.object({ question: z.string(), row: z.number().int().nonnegative() });

/**
 * Remembers where a list was scrolled to, also after a restart; another question begins at the top. It is read once:
 * what scrolling stores draws nothing anew. While the question itself is still being read (`isKnown` false) there is nothing to
 * compare with: read too early, every place would seem to be of another list.
 */
export function useScrollMemory(name: string, question: string, isKnown: boolean): TableScroll {
  const { drafts } = useDataClient();
  const key = `view.${name}.scroll`;
  const begun = useRef<number | null>(null);
  const subscribe = useCallback((listener: () => void) => drafts.subscribe(key, listener), [drafts, key]);
  const read = useCallback(() => {
    const { value, loaded } = drafts.get(key);
    if (begun.current === null && loaded && isKnown) {
      const stored = placeSchema.safeParse(value).data;
      begun.current = stored?.question === question ? stored.row : 0;
    }
    return begun.current;
  }, [drafts, key, question, isKnown]);
  const start = useSyncExternalStore(subscribe, read, read);
  return { start, onScrolled: (row) => drafts.set(key, { question, row }) };
}
