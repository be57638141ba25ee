import type { Failpoint } from './life.ts';
import type { Fault, HoldingPlace } from './network.ts';
import type { Deed, Step } from './steps.ts';

/** Steps as a known history writes them down. */

type Plain = Extract<Step, { who: number }>['do'];
type PlainStep = Extract<
  Plain,
  | 'disconnect'
  | 'connect'
  | 'restart'
  | 'wipe'
  | 'renew'
  | 'arrive-late'
  | 'crash-worker'
  | 'compact-journal'
  | 'idle'
  | 'open-window'
  | 'close-window'
>;

export function station(what: PlainStep, who: number): Step {
  return { do: what, who };
}

export function act(who: number, deed: Deed, ...faults: Fault[]): Step {
  return { do: 'act', who, deed, window: 0, faults };
}

export function actInSecondWindow(who: number, deed: Deed): Step {
  return { do: 'act', who, deed, window: 1, faults: [] };
}

export function synchronise(who: number, ...faults: Fault[]): Step {
  return { do: 'synchronise', who, faults };
}

/** The next request stands still on its way, or its answer does, while other things happen. */
export function hold(who: number, at: HoldingPlace): Step {
  return { do: 'hold', who, at };
}

/** The power goes the n-th time a round of synchronisation comes to this place, or at its end. */
export function crash(who: number, at: Failpoint, nth = 1): Step {
  return { do: 'crash', who, at, nth, keepPermille: 0, during: null };
}

export function lost(how: 'lose-request' | 'lose-answer' | 'twice' | 'late'): Fault {
  return { type: how };
}
