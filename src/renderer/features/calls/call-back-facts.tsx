import { useLookup, useRow } from '#renderer/data/index.ts';
import {
  Button,
  FieldList,
  type FieldListEntry,
  Section,
  Timeline,
  TimeText,
  useNavigation,
  useT,
} from '#renderer/ui/index.ts';
import type { CallBack } from '#shared/call-backs/schema.ts';
import { ticketNumber } from '#shared/tickets/number.ts';

/** Where a call-back comes from, and what came of it. */
export function CallBackFacts({ callBack }: { callBack: CallBack }) {
  const t = useT();
  const { navigate } = useNavigation();
  const users = useLookup('users');
  const queue = useLookup('queues').get(callBack.queueId ?? '');
  const call = useRow('calls', callBack.callId);
  const ticket = useRow('tickets', callBack.ticketId);
  const entries: FieldListEntry[] = [];
  if (callBack.status === 'open') {
    entries.push({ label: t('callBacks.field.due'), value: <TimeText instant={callBack.dueAt} /> });
  }
  if (callBack.lastMissedAt !== null) {
    const count = callBack.missedCount > 1 ? ` · ${t('callBacks.missed', { count: callBack.missedCount })}` : '';
    entries.push({
      label: t('callBacks.field.missed'),
      value: (
        <>
          <TimeText instant={callBack.lastMissedAt} />
          {count}
        </>
      ),
    });
  }
  if (callBack.createdByUserId !== null) {
    entries.push({
      label: t('callBacks.field.promisedBy'),
      value: (
        <>
          {users.get(callBack.createdByUserId)?.name} · <TimeText instant={callBack.createdAt} />
        </>
      ),
    });
  }
  if (queue !== undefined) entries.push({ label: t('callBacks.field.queue'), value: queue.name });
  if (callBack.doneAt !== null) {
    entries.push({
      label: t('callBacks.field.done'),
      value: (
        <>
          <TimeText instant={callBack.doneAt} />
          {callBack.doneByUserId !== null && ` · ${users.get(callBack.doneByUserId)?.name ?? ''}`}
        </>
      ),
    });
  }
  if (callBack.note !== '') entries.push({ label: t('callBacks.field.note'), value: callBack.note });
  if (call !== undefined) {
    entries.push({
      label: t('messages.detail.call'),
      value: (
        <Button size="small" onPress={() => navigate({ view: 'calls', params: { tab: 'calls', callId: call.id } })}>
          {t('callBacks.action.call')}
        </Button>
      ),
    });
  }
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
    <Section title={t('callBacks.section.facts')}>
      <FieldList entries={entries} />
    </Section>
  );
}

/** What was done about it so far, the latest first. */
export function CallBackSteps({ callBack }: { callBack: CallBack }) {
  const t = useT();
  const users = useLookup('users');
  if (callBack.steps.length === 0) return null;
  return (
    <Section title={t('callBacks.section.steps')}>
      <Timeline
        label={t('callBacks.section.steps')}
        entries={callBack.steps.toReversed().map(({ what, at, userId, note }) => ({
          id: `${at} ${what}`,
          title: [
            t(`callBacks.step.${what}`),
            userId === null ? t('callBacks.exchange') : (users.get(userId)?.name ?? ''),
          ].join(' · '),
          time: <TimeText instant={at} />,
          ...(note === '' ? {} : { body: note }),
        }))}
      />
    </Section>
  );
}
