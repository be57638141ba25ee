import { useCallback } from 'react';
import { useStore } from 'zustand';
import type { IpcResult } from '#shared/ipc/contract.ts';
import type { SessionState, Settings, SyncStatus } from '#shared/ipc/types.ts';
import type { LiveRequest } from '#shared/live/protocol.ts';
import type { Actor } from '#shared/users/roles.ts';
import { useDataClient } from './data-context.tsx';
import type { LiveState } from './live-state.ts';
import type { ReplicaState } from './page-protocol.ts';

/** Returns who is signed in; null until main has said. */
export function useSession(): SessionState | null {
  return useStore(useDataClient().session);
}

/** Returns the signed-in person. Throws when nobody is: only screens behind the sign-in use it. */
export function useActor(): Actor {
  const session = useSession();
  if (session?.type !== 'signed-in') throw new Error('A screen that needs a signed-in person is shown without one');
  return session.actor;
}

/** Returns what the top line says about synchronisation. */
export function useSyncStatus(): SyncStatus {
  return useStore(useDataClient().sync);
}

/** Returns whether the rows on this workstation can be read and kept. */
export function useReplicaState(): ReplicaState {
  return useStore(useDataClient().replica);
}

/** Returns the settings and a function that changes some of them. */
export function useSettings(): [Settings, (change: Partial<Settings>) => Promise<void>] {
  const client = useDataClient();
  const settings = useStore(client.settings);
  const change = useCallback((some: Partial<Settings>) => client.changeSettings(some), [client]);
  return [settings, change];
}

/** Returns calls, agents and figures as they are now, with whether the picture is current. */
export function useLive(): LiveState {
  return useStore(useDataClient().live);
}

/** Returns part of the live picture: who asks for it is drawn anew only when that part is another. */
export function useLivePart<T>(select: (live: LiveState) => T): T {
  return useStore(useDataClient().live, select);
}

/** Returns the function that asks the live side; it needs the network and is never put in the outbox. */
export function useLiveRequest(): (request: LiveRequest) => Promise<IpcResult<'live:request'>> {
  const client = useDataClient();
  return useCallback((request: LiveRequest) => client.requestLive(request), [client]);
}
