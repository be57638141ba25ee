import { useEffect } from 'react';
import type { ViewId } from '../ui/index.ts';
import { useComposition } from './composition.ts';

/** A page that is never idle still gets its views within this time each, in milliseconds. */
const LONGEST_WAIT_MS = 3_000;

/** Reads the code of the views one by one whenever the page has nothing else to do, so that going to one does not wait for it. */
export function usePreparedViews(views: readonly ViewId[]): void {
  const { screens } = useComposition();
  useEffect(() => {
    const left = [...views];
    let asked = whenIdle(next);
    let isOver = false;
    function next() {
      const view = left.shift();
      if (view === undefined) return;
      void screens[view].prepare().then(() => {
        if (!isOver) asked = whenIdle(next);
      });
    }
    return () => {
      isOver = true;
      cancelIdleCallback(asked);
    };
  }, [views, screens]);
}

function whenIdle(act: () => void): number {
  return requestIdleCallback(act, { timeout: LONGEST_WAIT_MS });
}
