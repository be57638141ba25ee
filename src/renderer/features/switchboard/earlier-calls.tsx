import { Button as PlainButton } from 'react-aria-components';
import { useLookup, useRow, useRows } from '#renderer/data/index.ts';
import { Badge, Section, StatusPill, TimeText, useNavigation, useT } from '#renderer/ui/index.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import { type Call, callState } from '#shared/calls/schema.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Phone } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Condition } from '#shared/replica/query.ts';
import styles from './caller-panel.module.css';

/** So many are shown beside a call; the list of calls has them all. */
const shown = 5;

/** Numbers that are somebody's own: an extension is only so in its exchange, and a switchboard is everybody's. */
const ownKinds: ReadonlySet<Phone['kind']> = new Set(['mobile', 'fixed']);

interface EarlierCallsProps {
  call: Call;
  /** Null: hidden. */
  number: string | null;
  /** Who is calling, where that is known. */
  personId: Id | null;
}

/** Calls with whoever is on the line, both ways: from or to the number, theirs from other numbers. Each opens its record. */
export function EarlierCalls({ call, number, personId }: EarlierCallsProps) {
  const t = useT();
  const { rows, total } = useEarlierCalls(call, number, personId);
  return (
    <Section title={t('switchboard.earlier')} actions={total > 0 && <Badge>{total}</Badge>}>
      {total === 0 && <p className={styles.empty}>{t('switchboard.earlier.none')}</p>}
      <ul className={styles.list}>
        {rows.map((earlier) => (
          <li key={earlier.id}>
            <EarlierCall earlier={earlier} number={number} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function useEarlierCalls(call: Call, number: string | null, personId: Id | null) {
  const person = useRow('people', personId);
  // Which numbers are a protected person's is told with the details only.
  const phones = person === undefined || person.protected ? [] : person.phones;
  const own = phones.filter(({ kind }) => ownKinds.has(kind)).map((phone) => phone.number);
  const numbers = [...new Set([...(number === null ? [] : [number]), ...own])];
  const byNumber = useCallsWhere([
    { field: 'otherNumber', op: 'in', values: numbers },
    { field: 'id', op: 'notIn', values: [call.id] },
  ]);
  const byPerson = useCallsWhere([
    { field: 'personId', op: 'in', values: personId === null ? [] : [personId] },
    { field: 'otherNumber', op: 'notIn', values: numbers },
    { field: 'id', op: 'notIn', values: [call.id] },
  ]);
  const rows = [...(byNumber?.rows ?? []), ...(byPerson?.rows ?? [])];
  return {
    rows: rows.sort((one, other) => other.arrivedAt.localeCompare(one.arrivedAt)).slice(0, shown),
    total: (byNumber?.total ?? 0) + (byPerson?.total ?? 0),
  };
}

function useCallsWhere(where: Condition[]) {
  return useRows({
    kind: 'calls',
    where,
    text: '',
    sort: [{ field: 'arrivedAt', descending: true }],
    range: { start: 0, end: shown },
    facets: [],
  });
}

function EarlierCall({ earlier, number }: { earlier: Call; number: string | null }) {
  const t = useT();
  const { navigate } = useNavigation();
  const answeredBy = useLookup('users').get(earlier.answeredByUserId ?? '');
  const other = otherNumber(earlier);
  const state = callState(earlier);
  return (
    <PlainButton
      className={styles.item}
      onPress={() => navigate({ view: 'calls', params: { tab: 'calls', callId: earlier.id } })}
    >
      <span className={styles.itemText}>
        <span className={styles.itemTitle}>{earlier.note === '' ? outcomeWords(earlier, t) : earlier.note}</span>
        <span className={styles.itemMeta}>
          <TimeText instant={earlier.arrivedAt} />
          {earlier.direction === 'out' && <span>{t('switchboard.earlier.out')}</span>}
          {other !== number && other !== null && <span>{formatPhoneNumber(other)}</span>}
          <span>{answeredBy?.name}</span>
        </span>
      </span>
      {earlier.direction === 'in' && state === 'abandoned' && (
        <StatusPill tone="soon" look="plain">
          {t('calls.state.abandoned')}
        </StatusPill>
      )}
    </PlainButton>
  );
}

function outcomeWords(call: Call, t: ReturnType<typeof useT>): string {
  return call.outcome === null ? t(`calls.state.${callState(call)}`) : t(`calls.outcome.${call.outcome}`);
}
