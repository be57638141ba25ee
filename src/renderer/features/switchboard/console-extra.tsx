import { useEffect, useRef } from 'react';
import { useCallerMatches, useRow } from '#renderer/data/index.ts';
import { AbsenceForm } from '#renderer/parts/absences/index.ts';
import { CallBackForm } from '#renderer/parts/call-backs/index.ts';
import { InfoTexts } from '#renderer/parts/info-texts/index.ts';
import { MessageForm } from '#renderer/parts/messages/index.ts';
import { Panel } from '#renderer/parts/panel-form.tsx';
import { TicketField } from '#renderer/parts/ticket-field.tsx';
import { Button, useT } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import { chosenCaller, noCallId } from './call-draft.ts';
import styles from './console-extra.module.css';
import type { KeptCall } from './current-calls.ts';
import type { Sought } from './flow-state.ts';
import { useCallerName } from './use-caller-name.ts';
import { useSoughtOf } from './use-sought.ts';
import { useWriteCall } from './use-write-call.ts';

/** What can be opened beside the call, one at a time. */
export type Extra = 'message' | 'callBack' | 'absence' | 'infoTexts' | 'tie';

/** What was opened, with the call and whom the caller wanted then: what is written stays about them, whoever comes next. */
export interface Opened {
  extra: Extra;
  /** The call it was begun from; null: none went on. */
  item: KeptCall | null;
  sought: Sought | null;
}

export interface ConsoleExtraProps extends Opened {
  /** No call is shown beside it. */
  isAlone: boolean;
  /** The call it was begun from is still among the own ones. */
  isOfOwnCall: boolean;
  onClose: () => void;
}

/** Stands for "no call" where a name or a draft is asked of one. */
const noCall = { id: noCallId, direction: 'in', fromNumber: null, toNumber: '' } as const;

/** What is done beside the call, begun with the caller, the number and whom the caller sought. Escape closes it. */
export function ConsoleExtra(props: ConsoleExtraProps) {
  const { onClose } = props;
  const t = useT();
  const isForm = props.extra === 'message' || props.extra === 'callBack' || props.extra === 'absence';
  return (
    <section
      className={styles.extra}
      data-tall={props.extra === 'infoTexts' || undefined}
      data-alone={props.isAlone || undefined}
      aria-label={t(`switchboard.extra.${props.extra}`)}
      onKeyDown={(event) => {
        // Forms have their own way out, which keeps what is written.
        if (event.key === 'Escape' && !isForm && !event.defaultPrevented) onClose();
      }}
    >
      <Inside {...props} />
      {!isForm && (
        <span className={styles.close}>
          <Button size="small" onPress={onClose}>
            {t('switchboard.extra.close')}
          </Button>
        </span>
      )}
    </section>
  );
}

function Inside({ extra, item, sought: wanted, isOfOwnCall, onClose }: ConsoleExtraProps) {
  const t = useT();
  const call = item?.call ?? noCall;
  const matches = useCallerMatches(otherNumber(call));
  const { draft, write } = useWriteCall(call.id);
  const { value } = draft;
  const caller = chosenCaller(value.chosen, matches);
  const name = useCallerName(call);
  const sought = useSoughtOf(wanted);
  const person = useRow('people', sought?.personId ?? null);
  const isKnown = caller !== null && caller.id !== null;
  const start = {
    organisationId: item?.call.organisationId,
    ...(item === null ? {} : { call: item.call }),
    ...(isKnown ? { callerName: name } : {}),
  };
  switch (extra) {
    case 'message':
      return (
        <MessageForm
          start={{ ...start, personId: sought?.personId ?? undefined }}
          onDone={() => {
            if (isOfOwnCall && value.outcome === null) write({ outcome: 'message' });
            onClose();
          }}
          onLeave={onClose}
        />
      );
    case 'callBack':
      return (
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
      );
    case 'absence':
      return (
        <Panel title={t('switchboard.extra.absence')}>
          <AbsenceForm people={person === undefined ? [] : [person]} mayAdd onSaved={onClose} onLeave={onClose} />
        </Panel>
      );
    case 'infoTexts':
      return <SoughtTexts organisationId={item?.call.organisationId ?? null} />;
    case 'tie':
      return (
        <Panel title={t('switchboard.extra.tie')}>
          <TicketField
            label={t('switchboard.extra.tieTicket')}
            help={t('switchboard.extra.tieHelp')}
            value={value.ticketId}
            onChange={(ticketId) => write({ ticketId })}
          />
        </Panel>
      );
    default:
      return assertNever(extra);
  }
}

/** The texts, with the search ready to be written in. */
function SoughtTexts({ organisationId }: { organisationId: string | null }) {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  return <InfoTexts organisationId={organisationId} searchRef={search} />;
}
