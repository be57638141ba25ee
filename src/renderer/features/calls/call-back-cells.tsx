import { useCallerMatches, useRow } from '#renderer/data/index.ts';
import { NameCell } from '#renderer/parts/name-cell.tsx';
import { toldName } from '#renderer/parts/person-name.ts';
import { ClippedText, DurationText, StatusPill, TimeText, useT } from '#renderer/ui/index.ts';
import { type CallBack, triedCount } from '#shared/call-backs/schema.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';

/** Returns who is to be called: the chosen person, the written name, else whoever has the number. */
export function useCallBackName(callBack: CallBack): string {
  const t = useT();
  const person = useRow('people', callBack.personId);
  const isNamed = callBack.personId !== null || callBack.name !== '';
  const [match, ...others] = useCallerMatches(isNamed ? null : callBack.number);
  if (person !== undefined) return toldName(person, t);
  if (callBack.name !== '') return callBack.name;
  if (match === undefined) return formatPhoneNumber(callBack.number);
  const name = match.type === 'person' ? toldName(match.person, t) : match.unit.name;
  return others.length === 0 ? name : t('calls.matches', { name, count: others.length });
}

/** Who is to be called, in a list. */
export function WhoCell({ callBack }: { callBack: CallBack }) {
  return <NameCell name={useCallBackName(callBack)} kind="callBacks" id={callBack.id} />;
}

/** When: time left while it is open, the time it was done after. */
export function DueCell({ callBack }: { callBack: CallBack }) {
  if (callBack.status === 'open') return <DurationText due={callBack.dueAt} />;
  return callBack.doneAt === null ? null : <TimeText instant={callBack.doneAt} />;
}

/** Missed or promised. */
export function OriginPill({ callBack, look }: { callBack: CallBack; look?: 'plain' }) {
  const t = useT();
  const isMissed = callBack.origin === 'missed';
  return (
    <StatusPill tone={isMissed ? 'danger' : 'info'} {...(look === undefined ? {} : { look })}>
      {isMissed && callBack.missedCount > 1
        ? t('callBacks.missed', { count: callBack.missedCount })
        : t(`callBacks.origin.${callBack.origin}`)}
    </StatusPill>
  );
}

/** What it is about, and how often it was tried in vain. */
export function AboutCell({ callBack }: { callBack: CallBack }) {
  const t = useT();
  const tried = triedCount(callBack);
  const parts = [callBack.about, tried === 0 ? '' : t('callBacks.tried', { count: tried })];
  return <ClippedText>{parts.filter((part) => part !== '').join(' · ')}</ClippedText>;
}
