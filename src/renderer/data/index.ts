export type { AttachmentFiles, DataClient, ExecuteResult } from './data-client.ts';
export { DataProvider, useDataClient } from './data-context.tsx';
export type { LiveState } from './live-state.ts';
export type { ReplicaState } from './page-protocol.ts';
export { type CallerMatch, type DirectoryFound, listQuestion, type ReferenceKind } from './question.ts';
export { useAttachmentFiles, useTransfer } from './use-attachments.ts';
export { type Execute, useExecute, useRefusedCommands, useUnsentCommands } from './use-commands.ts';
export { type Draft, useDraft } from './use-draft.ts';
export { type NamedRow, useNamedRows } from './use-named-rows.ts';
export { useNow } from './use-now.ts';
export { useLooking, useTicketPresence, type Writing } from './use-presence.ts';
export {
  type DirectoryResult,
  type LiveList,
  useCallerMatches,
  useDirectory,
  useHasAny,
  useLookup,
  usePending,
  usePeopleSearch,
  useRelated,
  useRow,
  useRows,
  useSoughtRow,
} from './use-rows.ts';
export {
  useActor,
  useLive,
  useLivePart,
  useLiveRequest,
  useReplicaState,
  useSession,
  useSettings,
  useSyncStatus,
} from './use-workstation.ts';
