import { useCallback, useMemo } from 'react';
import { useDataClient, useDraft } from '#renderer/data/index.ts';
import { type CurrentCalls, currentCallsSchema, noCalls } from './current-calls.ts';

const key = 'switchboard.calls';

export interface OwnCalls {
  calls: CurrentCalls;
  /** False until what was kept before the last restart has been read. */
  loaded: boolean;
  /** Changes them from their state at that moment, not from the last rendering. */
  change(by: (calls: CurrentCalls) => CurrentCalls): void;
  /** As they are at that moment: what goes on after a wait must not go by an older picture. */
  latest(): CurrentCalls;
}

/** Returns the person's own calls: one set for the call bar and the view, kept on disk until filed or put aside. */
export function useOwnCalls(): OwnCalls {
  const { drafts } = useDataClient();
  const { value, loaded } = useDraft<CurrentCalls>(key, noCalls);
  const calls = useMemo(() => readCalls(value), [value]);
  const change = useCallback(
    (by: (calls: CurrentCalls) => CurrentCalls) => {
      const before = readCalls(drafts.get(key).value);
      const after = by(before);
      if (after !== before) drafts.set(key, after);
    },
    [drafts],
  );
  const latest = useCallback(() => readCalls(drafts.get(key).value), [drafts]);
  return { calls, loaded, change, latest };
}

/** Calls kept by an older version of the application in another shape are not used. */
function readCalls(value: unknown): CurrentCalls {
  const parsed = currentCallsSchema.safeParse(value);
  return parsed.success ? parsed.data : noCalls;
}
