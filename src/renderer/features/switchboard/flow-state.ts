import { create } from 'zustand';
import type { Id } from '#shared/identity/ids.ts';

/** What the live side answered when it would not do as asked, as the code the texts `live.<code>` are named by. */
export interface FlowProblem {
  callId: Id | null;
  code: string;
  /** The exchange's own words, where it gave any. */
  detail?: string | undefined;
}

/** What was asked of the live side and is not answered yet: it shows as sent at once. */
export interface Asked {
  callId: Id;
  what: 'answer' | 'transfer' | 'completeTransfer' | 'park' | 'takeBack';
}

/** Whom the caller wants: what is opened in the search of the directory, or a number as it was written there. */
export type Sought =
  | { type: 'person' | 'unit' | 'function'; id: Id; number: string | null }
  | { type: 'number'; number: string };

/** A number to be dialled at the telephone, because nothing here can. */
export interface ByHand {
  callId: Id;
  number: string;
}

interface FlowState {
  /** The own call the person has turned to; null follows the one going on. */
  chosenCallId: Id | null;
  problem: FlowProblem | null;
  /** What the person asked to go to and has not come to yet: it takes the focus, or is done, once it is on screen. */
  goingTo: 'filing' | 'search' | 'dialling' | null;
  /** Counts searches: each answered call begins with an empty one. */
  searchRound: number;
  asked: Asked | null;
  sought: Sought | null;
  byHand: ByHand | null;
  /** The choice of one's own state is open. */
  isStateOpen: boolean;
  /** The call that was lately filed without a reason where reasons are counted; it stands until the next is filed, or seen. */
  withoutReasonId: Id | null;
  remark(withoutReasonId: Id | null): void;
  turnTo(callId: Id | null): void;
  report(problem: FlowProblem | null): void;
  goTo(place: 'filing' | 'search' | 'dialling'): void;
  /** The focus is there. */
  arrived(): void;
  beginSearch(): void;
  ask(asked: Asked | null): void;
  seek(sought: Sought | null): void;
  dialByHand(byHand: ByHand | null): void;
  openState(isStateOpen: boolean): void;
}

/** View state that the call bar and the switchboard view share. */
export const useFlowState = create<FlowState>((set) => ({
  chosenCallId: null,
  problem: null,
  goingTo: null,
  searchRound: 0,
  asked: null,
  sought: null,
  byHand: null,
  isStateOpen: false,
  withoutReasonId: null,
  remark: (withoutReasonId) => set({ withoutReasonId }),
  turnTo: (chosenCallId) => set({ chosenCallId, problem: null }),
  report: (problem) => set({ problem }),
  goTo: (goingTo) => set({ goingTo }),
  arrived: () => set({ goingTo: null }),
  beginSearch: () => set(({ searchRound }) => ({ searchRound: searchRound + 1, sought: null, byHand: null })),
  ask: (asked) => set({ asked }),
  seek: (sought) => set({ sought }),
  dialByHand: (byHand) => set({ byHand }),
  openState: (isStateOpen) => set({ isStateOpen }),
}));
