import { useCallerMatches } from '#renderer/data/index.ts';
import { CallBackForm } from '#renderer/parts/call-backs/index.ts';
import { MessageForm } from '#renderer/parts/messages/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { chosenCaller, useCallDraft } from './call-draft.ts';
import styles from './console-extra.module.css';
import type { KeptCall } from './current-calls.ts';
import { useCallerName } from './use-caller-name.ts';
import { useSought } from './use-sought.ts';

/** What can be opened beside the call, one at a time. */
export type Extra = 'message' | 'callBack';

export interface ConsoleExtraProps {
  extra: Extra;
  /** The call it is begun from; null: none goes on. */
  item: KeptCall | null;
  onClose: () => void;
}

/** Stands for "no call" where a name or a draft is asked of one. */
const noCall = { id: '00000000-0000-0000-0000-000000000000', fromNumber: null } as const;

/** A message or a promised call, begun with the caller, the number and whom the caller sought. */
export function ConsoleExtra({ extra, item, onClose }: ConsoleExtraProps) {
  const call = item?.call ?? noCall;
  const matches = useCallerMatches(call.fromNumber);
  const { value } = useCallDraft(call.id);
  const caller = chosenCaller(value.chosen, matches);
  const name = useCallerName(call);
  const sought = useSought();
  const isKnown = caller !== null && caller.id !== null;
  const start = {
    organisationId: item?.call.organisationId,
    ...(item === null ? {} : { call: item.call }),
    ...(isKnown ? { callerName: name } : {}),
  };
  switch (extra) {
    case 'message':
      return (
        <div className={styles.extra}>
          <MessageForm
            start={{ ...start, personId: sought?.personId ?? undefined }}
            onDone={onClose}
            onLeave={onClose}
          />
        </div>
      );
    case 'callBack':
      return (
        <div className={styles.extra}>
          <CallBackForm
            start={{
              organisationId: start.organisationId,
              ...(item === null ? {} : { call: item.call }),
              ...(isKnown ? { name } : {}),
              personId: caller?.type === 'person' ? caller.id : undefined,
            }}
            onDone={onClose}
            onLeave={onClose}
          />
        </div>
      );
    default:
      return assertNever(extra);
  }
}
