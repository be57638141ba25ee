import { Package } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { useActor, useRow } from '#renderer/data/index.ts';
import { useListFocus } from '#renderer/parts/use-list-focus.ts';
import { DetailHeader, DetailPane, EmptyState, SplitPane, useT } from '#renderer/ui/index.ts';
import { useNavigation, useParams } from '#renderer/ui/navigation.tsx';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { type Id, idOrNull } from '#shared/identity/ids.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import { BalanceDetail } from './balance-detail.tsx';
import styles from './stock.module.css';
import { stockActs } from './stock-draft.ts';
import { StockForm } from './stock-form.tsx';
import { stockKeys } from './stock-keys.ts';
import { StockList } from './stock-list.tsx';

/**
 * The stock view (Lager): what lies where and how many; a balance with what was done beside it. Parameters: `balanceId` shows
 * that one; `act` (take, receive, …) does something with it, or with a spare part to be chosen, for the ticket `ticketId` if there is one.
 */
export function StockScreen() {
  const t = useT();
  const actor = useActor();
  const params = useParams();
  const { navigate, replaceParams } = useNavigation();
  const search = useRef<HTMLInputElement>(null);
  const detail = useRef<HTMLElement>(null);
  const selectedId = idOrNull(params.balanceId);
  const ticketId = idOrNull(params.ticketId);
  const mayKeep = canSomewhere(actor, 'stock.write');
  const act = mayKeep ? stockActs.find((each) => each === params.act) : undefined;
  const ticket = useRow('tickets', ticketId);

  const select = useCallback((id: Id) => replaceParams({ balanceId: id }), [replaceParams]);
  const receive = mayKeep ? () => replaceParams({ act: 'receive' }) : undefined;
  const { list, focusList } = useListFocus(act === undefined);
  useViewKeys(stockKeys, { receiveNew: receive, search: () => search.current?.select(), back: focusList });

  return (
    <SplitPane
      id="stock"
      fixed="second"
      initial={540}
      min={400}
      max={900}
      first={
        <div ref={list} className={styles.left}>
          <h2 className={styles.hidden}>{t('stock.title')}</h2>
          <StockList
            selectedId={selectedId}
            onSelect={select}
            onOpen={() => detail.current?.focus()}
            onReceive={receive}
            searchRef={search}
          />
        </div>
      }
      second={
        act !== undefined && selectedId === null ? (
          <DetailPane label={t(`stock.act.${act}`)}>
            <DetailHeader
              title={t(`stock.heading.${act}`)}
              meta={ticket === undefined ? undefined : t('stock.forTicket', { number: ticketNumber(ticket) })}
            />
            <StockForm
              key={`${act} ${ticketId ?? ''}`}
              act={act}
              sparePartId={null}
              placeId={null}
              ticketId={ticketId}
              onDone={(id) => {
                if (ticketId === null) select(id);
                else navigate({ view: 'tickets', params: { ticketId } });
              }}
              onLeave={() => {
                replaceParams({});
                focusList();
              }}
            />
          </DetailPane>
        ) : selectedId === null ? (
          <EmptyState icon={<Package aria-hidden="true" />} title={t('stock.pick')}>
            {t(mayKeep ? 'stock.pickHelp' : 'stock.pickHelpReader')}
          </EmptyState>
        ) : (
          <BalanceDetail
            key={selectedId}
            id={selectedId}
            detailRef={detail}
            initialAct={act ?? null}
            onSelect={select}
          />
        )
      }
    />
  );
}
