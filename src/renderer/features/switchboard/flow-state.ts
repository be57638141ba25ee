import { create } from 'zustand';
import type { Id } from '#shared/identity/ids.ts';

/** What the live side answered when it would not do as asked, as the code the texts `live.<code>` are named by. */
export interface FlowProblem {
  callId: Id | null;
  code: string;
}

interface FlowState {
  /** The own call the person has turned to; null follows the one going on. */
  chosenCallId: Id | null;
  problem: FlowProblem | null;
  /** Counts requests to go to the filing of the call, so that the form can take the focus. */
  fileRequests: number;
  turnTo(callId: Id | null): void;
  report(problem: FlowProblem | null): void;
  askToFile(): void;
}

/** View state that the call bar and the switchboard view share. */
export const useFlowState = create<FlowState>((set) => ({
  chosenCallId: null,
  problem: null,
  fileRequests: 0,
  turnTo: (chosenCallId) => set({ chosenCallId, problem: null }),
  report: (problem) => set({ problem }),
  askToFile: () => set(({ fileRequests }) => ({ fileRequests: fileRequests + 1 })),
}));
