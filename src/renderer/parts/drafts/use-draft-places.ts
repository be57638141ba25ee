import { useEffect, useState } from 'react';
import { useDataClient } from '#renderer/data/index.ts';
import { allDraftPlaces, type DraftPlace } from './draft-places.ts';

/** How long writing has to pause before all drafts are read again, in milliseconds. */
const pause = 300;

/** Whether a draft is how a view is looked at, and not something somebody has begun. */
const isLook = (key: string) => key.startsWith('view.');

/** Returns everything that is begun and not saved, live, what was written last first; null until it has been read. */
export function useDraftPlaces(): readonly DraftPlace[] | null {
  const { drafts } = useDataClient();
  const [places, setPlaces] = useState<readonly DraftPlace[] | null>(null);
  useEffect(() => {
    let isGone = false;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const stored = await drafts.list();
      if (!isGone) setPlaces(allDraftPlaces(stored));
    };
    const unwatch = drafts.watch((key) => {
      if (isLook(key)) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => void read(), pause);
    });
    void read();
    return () => {
      isGone = true;
      clearTimeout(waiting);
      unwatch();
    };
  }, [drafts]);
  return places;
}
