import { TicketIcon } from 'lucide-react';
import { useCallback, useDeferredValue, useRef } from 'react';
import { useListFocus } from '#renderer/parts/use-list-focus.ts';
import { EmptyState, SplitPane, useT } from '#renderer/ui/index.ts';
import { useNavigation, useParams } from '#renderer/ui/navigation.tsx';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { type Id, idOrNull } from '#shared/identity/ids.ts';
import { NewTicketForm } from './new-ticket-form.tsx';
import { TicketDetail } from './ticket-detail.tsx';
import { ticketKeys } from './ticket-keys.ts';
import { TicketList } from './ticket-list.tsx';
import styles from './tickets-screen.module.css';
import { useGoing } from './use-keys-of-ticket.ts';

/**
 * The ticket view (Ärenden): list left, detail right. Parameters: `ticketId` shows that ticket; `new` opens a new
 * one, with the caller (`personId`, `unitId`, `callId`, `phone`) and the major incident it is part of (`parentId`) filled
 * in, or all of another ticket (`copyId`).
 */
export function TicketsScreen() {
  const t = useT();
  const params = useParams();
  const { replaceParams } = useNavigation();
  const search = useRef<HTMLInputElement>(null);
  const detail = useRef<HTMLElement>(null);
  const selectedId = idOrNull(params.ticketId);
  // Going down the list is never held up by drawing the tickets one passes.
  const shownId = useDeferredValue(selectedId);
  const going = useGoing(selectedId);
  const isNew = params.new !== undefined;

  const select = useCallback((id: Id) => replaceParams({ ticketId: id }), [replaceParams]);

  const { list, focusList } = useListFocus(!isNew);

  const create = useCallback(() => replaceParams({ new: 'yes' }), [replaceParams]);
  const open = useCallback(() => detail.current?.focus(), []);
  useViewKeys(ticketKeys, {
    back: focusList,
    search: () => search.current?.select(),
    create,
  });

  return (
    <SplitPane
      id="tickets"
      fixed="second"
      initial={520}
      min={400}
      max={1000}
      first={
        <div ref={list} className={styles.fill}>
          <TicketList selectedId={selectedId} onSelect={select} onOpen={open} onCreate={create} searchRef={search} />
        </div>
      }
      second={
        isNew ? (
          <NewTicketForm
            personId={idOrNull(params.personId)}
            unitId={idOrNull(params.unitId)}
            callId={idOrNull(params.callId)}
            phone={params.phone ?? null}
            parentId={idOrNull(params.parentId)}
            copyId={idOrNull(params.copyId)}
            onCreated={select}
            onLeave={() => {
              replaceParams({});
              focusList();
            }}
          />
        ) : selectedId === null ? (
          <EmptyState icon={<TicketIcon aria-hidden="true" />} title={t('tickets.list.none')}>
            {t('tickets.list.noneHelp')}
          </EmptyState>
        ) : (
          <TicketDetail id={shownId ?? selectedId} detailRef={detail} going={going} />
        )
      }
    />
  );
}
