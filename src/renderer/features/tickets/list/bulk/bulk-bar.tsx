import { useState } from 'react';
import { listQuestion, useDataClient } from '#renderer/data/index.ts';
import { Banner, Button, ProgressBar, useT, useViewKeys } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import { ticketListKeys } from '../ticket-list-keys.ts';
import styles from './bulk.module.css';
import { BulkDialog } from './bulk-dialog.tsx';
import { bulkMost } from './bulk-work.ts';
import { type Bulk, type BulkState, useBulk } from './use-bulk.ts';

interface BulkBarProps {
  checked: readonly Id[];
  onChecked: (ids: readonly Id[]) => void;
  /** The list as it is now, to mark all of it. */
  query: ListQuery<'tickets'>;
  total: number;
}

/** How many tickets are marked, what can be done with them, and what has just been done. */
export function BulkBar({ checked, onChecked, query, total }: BulkBarProps) {
  const t = useT();
  const client = useDataClient();
  const bulk = useBulk();
  const [isOpen, setOpen] = useState(false);
  const isIdle = bulk.state.type !== 'running' && bulk.state.type !== 'undoing';
  useViewKeys(ticketListKeys, {
    bulk: checked.length > 0 && isIdle ? () => setOpen(true) : undefined,
    undo: bulk.undo,
  });

  async function checkAll() {
    const answer = await client.ask(listQuestion({ ...query, range: { start: 0, end: bulkMost }, facets: [] }));
    if (answer.type === 'list') onChecked(answer.result.rows.map(({ id }) => id));
  }

  return (
    <>
      {checked.length > 0 && (
        <div className={styles.bar} role="toolbar" aria-label={t('tickets.bulk.checked', { count: checked.length })}>
          <strong>{t('tickets.bulk.checked', { count: checked.length })}</strong>
          <Button size="small" variant="primary" keyHint="b" isDisabled={!isIdle} onPress={() => setOpen(true)}>
            {t('tickets.bulk.change')}
          </Button>
          {checked.length < total && total <= bulkMost && (
            <Button size="small" onPress={() => void checkAll()}>
              {t('tickets.bulk.all', { count: total })}
            </Button>
          )}
          <Button size="small" variant="quiet" onPress={() => onChecked([])}>
            {t('tickets.bulk.clear')}
          </Button>
        </div>
      )}
      <BulkOutcome bulk={bulk} state={bulk.state} />
      {isOpen && (
        <BulkDialog
          ids={checked.slice(0, bulkMost)}
          onClose={() => setOpen(false)}
          onChange={(change, tickets) => {
            setOpen(false);
            void bulk.run(change, tickets).then(() => onChecked([]));
          }}
        />
      )}
    </>
  );
}

function BulkOutcome({ bulk, state }: { bulk: Bulk; state: BulkState }) {
  const t = useT();
  const close = (
    <Button size="small" variant="quiet" onPress={bulk.forget}>
      {t('tickets.bulk.close')}
    </Button>
  );
  switch (state.type) {
    case 'idle':
      return null;
    case 'undoing':
      return <ProgressBar label={t('tickets.views.undo')} />;
    case 'running':
      return (
        <div className={styles.running}>
          <ProgressBar
            label={t('tickets.bulk.running')}
            value={(100 * state.done) / Math.max(1, state.all)}
            valueLabel={t('tickets.bulk.progress', { done: state.done, all: state.all })}
          />
          <Button size="small" onPress={bulk.stop}>
            {t('tickets.bulk.stop')}
          </Button>
        </div>
      );
    case 'done':
      return (
        <Banner
          tone={state.failed > 0 ? 'soon' : 'in-time'}
          actions={
            <>
              {bulk.undo !== undefined && (
                <Button size="small" keyHint="z" onPress={bulk.undo}>
                  {t('tickets.bulk.undo', { seconds: state.secondsLeft })}
                </Button>
              )}
              {close}
            </>
          }
        >
          {t('tickets.bulk.done', { count: state.changed.length })}
          {state.failed > 0 && ` ${t('tickets.bulk.failed', { count: state.failed, why: state.why })}`}
        </Banner>
      );
    case 'undone':
      return (
        <Banner tone={state.left > 0 ? 'soon' : 'in-time'} actions={close}>
          {t('tickets.bulk.undone', { count: state.undone })}
          {state.left > 0 && ` ${t('tickets.bulk.left', { count: state.left })}`}
        </Banner>
      );
    default:
      return assertNever(state);
  }
}
