import { createContext, useContext } from 'react';
import type { VaxelbordBridge } from '#shared/ipc/bridge.ts';

declare global {
  interface Window {
    /** Set by the preload script; absent in a page that is not our window. */
    readonly vaxelbord?: VaxelbordBridge;
  }
}

/** What the frame itself asks of main; the rest goes through the data layer. */
export type FrameBridge = Pick<VaxelbordBridge, 'app' | 'session' | 'sync' | 'notices'>;

export const BridgeContext = createContext<FrameBridge | null>(null);

/** Returns the way to main; throws outside the application, which is a mistake in the composition. */
export function useBridge(): FrameBridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('A part of the frame is used outside BridgeContext');
  return bridge;
}
