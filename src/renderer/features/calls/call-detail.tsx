import { type RefObject, useState } from 'react';
import { useActor, useLookup, useRow, useSoughtRow } from '#renderer/data/index.ts';
import { DialButton } from '#renderer/parts/dial-button.tsx';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { useDial } from '#renderer/parts/use-dial.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import {
  Button,
  DetailHeader,
  DetailPane,
  EmptyState,
  FieldList,
  type FieldListEntry,
  Section,
  StatusPill,
  TimeText,
  useNavigation,
  useT,
  useViewKeys,
} from '#renderer/ui/index.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import type { Call } from '#shared/calls/schema.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Id } from '#shared/identity/ids.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { can } from '#shared/users/permissions.ts';
import { callBackKeys, callRecordKeys } from './call-record-keys.ts';
import { callResult, lengthWords, resultTone, talked, waited } from './call-words.ts';
import styles from './calls.module.css';
import { CorrectForm } from './correct-form.tsx';
import { usePartyName } from './party-cell.tsx';

interface CallDetailProps {
  id: Id;
  detailRef: RefObject<HTMLElement | null>;
  onCallBack: (call: Call) => void;
}

/** One call of the record: how it went, what came of it, and what can be done about it now. */
export function CallDetail({ id, detailRef, onCallBack }: CallDetailProps) {
  const t = useT();
  const { row: call, isGone, isMeant } = useSoughtRow('calls', id);
  return (
    <DetailPane paneRef={detailRef} label={t('callRecords.title')}>
      {isGone && <EmptyState title={t('callRecords.gone')}>{t('callRecords.pickHelp')}</EmptyState>}
      {call !== undefined && (
        <LoadedCall key={call.id} call={call} isMeant={isMeant} onCallBack={() => onCallBack(call)} />
      )}
    </DetailPane>
  );
}

interface LoadedCallProps {
  call: Call;
  /** It is the one chosen: while one goes down the list, the one drawn is an earlier one, and keys must not act on it. */
  isMeant: boolean;
  onCallBack: () => void;
}

function LoadedCall({ call, isMeant, onCallBack }: LoadedCallProps) {
  const t = useT();
  const actor = useActor();
  const { navigate } = useNavigation();
  const [isCorrecting, setCorrecting] = useState(false);
  const dial = useDial();
  const party = usePartyName(call);
  const organisation = useOrganisationsByKey().get(call.organisationId);
  const number = otherNumber(call);
  const mayTake = can(actor, 'call.take', call.organisationId);
  const result = callResult(call);

  const about: Record<string, string> = { new: 'yes', callId: call.id };
  if (call.personId !== null) about.personId = call.personId;
  if (number !== null) about.phone = number;
  const correct = mayTake && call.endedAt !== null ? () => setCorrecting(true) : undefined;
  const callBack = mayTake && number !== null ? onCallBack : undefined;
  const message = () => navigate({ view: 'messages', params: { new: 'yes', callId: call.id } });
  const ticket = can(actor, 'ticket.write', call.organisationId)
    ? () => navigate({ view: 'tickets', params: about })
    : undefined;
  useViewKeys(callRecordKeys, isMeant ? { correct, callBack, message, ticket } : {});
  useViewKeys(callBackKeys, {
    dial: isMeant && mayTake && number !== null ? () => void dial.dial(number, call.organisationId) : undefined,
  });

  return (
    <>
      <DetailHeader
        eyebrow={[t(`callRecords.direction.${call.direction}`), organisation?.shortName].filter(Boolean).join(' · ')}
        title={party}
        meta={
          <>
            <StatusPill tone={resultTone[result]}>{t(`callRecords.state.${result}`)}</StatusPill>
            <TimeText instant={call.arrivedAt} />
            {mayTake && number !== null && (
              <DialButton
                number={number}
                organisationId={call.organisationId}
                dial={dial}
                keyHint={callBackKeys.dial.keys}
              />
            )}
            <UnsentMark kind="calls" id={call.id} />
          </>
        }
      />
      {!isCorrecting && (
        <div className={styles.actions}>
          {correct !== undefined && (
            <Button keyHint={callRecordKeys.correct.keys} onPress={correct}>
              {t('callRecords.action.correct')}
            </Button>
          )}
          {callBack !== undefined && (
            <Button keyHint={callRecordKeys.callBack.keys} onPress={callBack}>
              {t('callRecords.action.callBack')}
            </Button>
          )}
          <Button keyHint={callRecordKeys.message.keys} onPress={message}>
            {t('callRecords.action.message')}
          </Button>
          {ticket !== undefined && (
            <Button keyHint={callRecordKeys.ticket.keys} onPress={ticket}>
              {t('callRecords.action.ticket')}
            </Button>
          )}
        </div>
      )}
      {isCorrecting && <CorrectForm call={call} onDone={() => setCorrecting(false)} />}
      <CallOutcomeFacts call={call} />
      <CallFacts call={call} />
    </>
  );
}

/** What was written about the call. */
function CallOutcomeFacts({ call }: { call: Call }) {
  const t = useT();
  const { navigate } = useNavigation();
  const ticket = useRow('tickets', call.ticketId);
  const reason = useLookup('reasonCodes').get(call.reasonCodeId ?? '');
  const { outcome, note } = call;
  const entries: FieldListEntry[] = [];
  if (outcome !== null) entries.push({ label: t('callRecords.column.outcome'), value: t(`calls.outcome.${outcome}`) });
  if (reason !== undefined) entries.push({ label: t('calls.reasonCode'), value: reason.name });
  if (ticket !== undefined) {
    entries.push({
      label: t('callRecords.column.ticket'),
      value: (
        <Button size="small" onPress={() => navigate({ view: 'tickets', params: { ticketId: ticket.id } })}>
          {t('callRecords.action.openTicket', { number: ticketNumber(ticket) })}
        </Button>
      ),
    });
  }
  return (
    <Section title={t('callRecords.section.result')}>
      {entries.length > 0 && <FieldList entries={entries} />}
      {note !== '' && <p className={styles.prose}>{note}</p>}
      {entries.length === 0 && note === '' && <p className={styles.quiet}>{t('callRecords.nothingWritten')}</p>}
    </Section>
  );
}

/** How it went, as the exchange told of it. */
function CallFacts({ call }: { call: Call }) {
  const t = useT();
  const users = useLookup('users');
  const queue = useLookup('queues').get(call.queueId ?? '');
  const agent = users.get(call.answeredByUserId ?? '')?.name;
  const numberOf = (number: string | null) => (number === null ? t('calls.hidden') : formatPhoneNumber(number));
  const at = (instant: string, more: string) => (
    <>
      <TimeText instant={instant} />
      {more !== '' && ` · ${more}`}
    </>
  );
  const entries: FieldListEntry[] = [
    { label: t('callRecords.fact.from'), value: numberOf(call.fromNumber) },
    { label: t('callRecords.fact.to'), value: numberOf(call.toNumber) },
    { label: t('callRecords.column.queue'), value: queue?.name ?? t('calls.queue.none') },
    { label: t('callRecords.fact.arrived'), value: <TimeText instant={call.arrivedAt} /> },
    { label: t('callRecords.column.wait'), value: lengthWords(waited(call)) },
  ];
  if (call.answeredAt !== null) {
    entries.push({ label: t('callRecords.fact.answered'), value: at(call.answeredAt, agent ?? '') });
    entries.push({ label: t('callRecords.column.talk'), value: lengthWords(talked(call)) });
  }
  if (call.transferredTo !== null) {
    entries.push({ label: t('callRecords.fact.transferred'), value: numberOf(call.transferredTo) });
  }
  if (call.endedAt !== null) {
    entries.push({
      label: t('callRecords.fact.ended'),
      value: at(call.endedAt, t(`callRecords.cause.${call.cause ?? 'none'}`)),
    });
  }
  entries.push({ label: t('callRecords.fact.connector'), value: call.connector });
  return (
    <Section title={t('callRecords.section.facts')}>
      <FieldList entries={entries} />
    </Section>
  );
}
