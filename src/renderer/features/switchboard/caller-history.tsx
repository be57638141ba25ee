import { type KeyboardEvent, useRef } from 'react';
import { Button as PlainButton } from 'react-aria-components';
import { useRelated, useRow, useRows } from '#renderer/data/index.ts';
import { Badge, Button, DurationText, Section, useKeys, useNavigation, useT, useViewKeys } from '#renderer/ui/index.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { Loan } from '#shared/loans/schema.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { ChosenCaller } from './call-draft.ts';
import { CallerDevices } from './caller-devices.tsx';
import styles from './caller-panel.module.css';
import { EarlierCalls } from './earlier-calls.tsx';
import { switchboardKeys } from './switchboard-keys.ts';
import { useWriteCall } from './use-write-call.ts';

/** So many tickets are shown beside a call; the whole list is a key away. */
const shown = 5;

/** What we already have of the caller: open tickets, loans, devices, earlier calls. A key leads there, arrows go on, Enter opens. */
export function CallerHistory({ call, caller }: { call: Call; caller: ChosenCaller | null }) {
  const isKnown = caller !== null && caller.id !== null;
  const number = otherNumber(call);
  const t = useT();
  const columns = useRef<HTMLElement>(null);
  const buttons = () => [...(columns.current?.querySelectorAll<HTMLElement>('li > button') ?? [])];
  useViewKeys(switchboardKeys, { history: () => buttons()[0]?.focus() });
  function press(event: KeyboardEvent<HTMLElement>) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const all = buttons();
    const focused = document.activeElement;
    const place = focused instanceof HTMLButtonElement ? all.indexOf(focused) : -1;
    if (step === 0 || place === -1) return;
    event.preventDefault();
    all[place + step]?.focus();
  }
  return (
    <section ref={columns} className={styles.columns} aria-label={t('switchboard.history')} onKeyDown={press}>
      {isKnown && <OpenTickets call={call} caller={caller} />}
      {isKnown && caller.type === 'person' && <OpenLoans personId={caller.id} />}
      {isKnown && caller.type === 'person' && <CallerDevices personId={caller.id} />}
      {(number !== null || isKnown) && (
        <EarlierCalls call={call} number={number} personId={isKnown && caller.type === 'person' ? caller.id : null} />
      )}
    </section>
  );
}

/** Open tickets of the caller; the key ties the call to the only one, or goes to the choice among several. */
function OpenTickets({ call, caller }: { call: Call; caller: ChosenCaller }) {
  const t = useT();
  const { draft, write } = useWriteCall(call.id);
  const items = useRef<HTMLUListElement>(null);
  const tie = (ticketId: string) => write({ ticketId: draft.value.ticketId === ticketId ? null : ticketId });
  const field = caller.type === 'unit' ? 'unitId' : 'requesterPersonId';
  const list = useRows({
    kind: 'tickets',
    where: [
      { field, op: 'in', values: [caller.id] },
      { field: 'isOpen', op: 'in', values: [true] },
    ],
    text: '',
    sort: [{ field: 'updatedAt', descending: true }],
    range: { start: 0, end: shown },
    facets: [],
  });
  const first = list?.rows[0];
  useViewKeys(switchboardKeys, {
    // Without an open ticket of the caller any other can be sought.
    tie:
      first === undefined
        ? undefined
        : () => {
            if (list?.total === 1) tie(first.id);
            else items.current?.querySelector<HTMLElement>('[data-tie] button')?.focus();
          },
  });
  return (
    <Section title={t('switchboard.tickets')} actions={list !== null && list.total > 0 && <Badge>{list.total}</Badge>}>
      {list !== null && list.total === 0 && <p className={styles.empty}>{t('switchboard.tickets.none')}</p>}
      <ul ref={items} className={styles.list}>
        {list?.rows.map((ticket) => (
          <li key={ticket.id} className={styles.tieRow}>
            <TicketItem ticket={ticket} />
            <TieButton ticket={ticket} isTied={draft.value.ticketId === ticket.id} onTie={() => tie(ticket.id)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function TicketItem({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const { navigate } = useNavigation();
  return (
    <PlainButton className={styles.item} onPress={() => navigate({ view: 'tickets', params: { ticketId: ticket.id } })}>
      <span className={styles.itemText}>
        <span className={styles.itemTitle}>{ticket.title}</span>
        <span className={styles.itemMeta}>
          <span>{ticketNumber(ticket)}</span>
          <span>{t(`tickets.status.${ticket.status}`)}</span>
        </span>
      </span>
      {ticket.dueAt !== null && (
        <span className={styles.side}>
          <DurationText due={ticket.dueAt} />
        </span>
      )}
    </PlainButton>
  );
}

function TieButton({ ticket, isTied, onTie }: { ticket: Ticket; isTied: boolean; onTie: () => void }) {
  const t = useT();
  const { tie } = useKeys(switchboardKeys);
  return (
    <span data-tie>
      <Button
        size="small"
        variant={isTied ? 'primary' : 'quiet'}
        keyHint={tie.keys}
        aria-pressed={isTied}
        aria-label={t('switchboard.tickets.tieOf', { title: ticket.title })}
        onPress={onTie}
      >
        {t(isTied ? 'switchboard.tickets.tied' : 'switchboard.tickets.tie')}
      </Button>
    </span>
  );
}

function OpenLoans({ personId }: { personId: string }) {
  const t = useT();
  const loans = useRelated('loans', 'borrowerPersonId', personId).filter(
    ({ status }) => status === 'open' || status === 'conflict',
  );
  return (
    <Section title={t('switchboard.loans')} actions={loans.length > 0 && <Badge>{loans.length}</Badge>}>
      {loans.length === 0 && <p className={styles.empty}>{t('switchboard.loans.none')}</p>}
      <ul className={styles.list}>
        {loans.map((loan) => (
          <li key={loan.id}>
            <LoanItem loan={loan} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LoanItem({ loan }: { loan: Loan }) {
  const { navigate } = useNavigation();
  const device = useRow('devices', loan.deviceId);
  return (
    <PlainButton className={styles.item} onPress={() => navigate({ view: 'loans', params: { loanId: loan.id } })}>
      <span className={styles.itemText}>
        <span className={styles.itemTitle}>{device?.model ?? loan.deviceId}</span>
        <span className={styles.itemMeta}>{device?.assetTag}</span>
      </span>
      <span className={styles.side}>
        <DurationText due={loan.dueAt} />
      </span>
    </PlainButton>
  );
}
