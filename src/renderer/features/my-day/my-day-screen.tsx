import { type ComponentType, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { EmptyState, SplitPane, useT } from '#renderer/ui/index.ts';
import { useNavigation, useParams } from '#renderer/ui/navigation.tsx';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import { DayList } from './day-list.tsx';
import styles from './my-day.module.css';
import { myDayKeys } from './my-day-keys.ts';
import { useDay } from './use-day.ts';

interface MyDayScreenProps {
  /** Draws the ticket that is looked at, with its own keys; brought by the frame. */
  Ticket: ComponentType<{ id: Id; detailRef: RefObject<HTMLElement | null> }>;
}

/** Min dag: what I must do now, in order and with why, and the chosen ticket beside it. Parameter: `ticketId`. */
export function MyDayScreen({ Ticket }: MyDayScreenProps) {
  const t = useT();
  const params = useParams();
  const { navigate, replaceParams } = useNavigation();
  const day = useDay();
  const list = useRef<HTMLDivElement>(null);
  const detail = useRef<HTMLElement>(null);
  // What came first when the day was opened stays beside, whatever comes first later: nobody's writing is moved away.
  const [opened, setOpened] = useState<Id | null>(null);
  // Not the first of a part that came before the rest.
  const first = day.isLoading ? undefined : day.rows[0]?.id;
  if (opened === null && first !== undefined) setOpened(first);
  const selectedId = idSchema.safeParse(params.ticketId).data ?? opened;

  const select = useCallback((id: Id) => replaceParams({ ticketId: id }), [replaceParams]);
  const focusList = () => list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, []);

  useViewKeys(myDayKeys, {
    back: focusList,
    openInTickets:
      selectedId === null ? undefined : () => navigate({ view: 'tickets', params: { ticketId: selectedId } }),
  });

  return (
    <SplitPane
      id="my-day"
      fixed="second"
      initial={520}
      min={400}
      max={1000}
      first={
        <div ref={list} className={styles.fill}>
          <DayList day={day} selectedId={selectedId} onSelect={select} onOpen={() => detail.current?.focus()} />
        </div>
      }
      second={
        selectedId === null ? (
          <EmptyState title={t('myDay.pick')}>{t('myDay.pickHelp')}</EmptyState>
        ) : (
          <div className={styles.side}>
            <div className={styles.ticket}>
              <Ticket id={selectedId} detailRef={detail} />
            </div>
          </div>
        )
      }
    />
  );
}
