import { useState } from 'react';
import { listQuestion, useActor, useDataClient } from '#renderer/data/index.ts';
import { Banner, Button, KeyHint, ProgressBar, useT, useViewKeys } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import { PrintDialog } from '../../print/print-dialog.tsx';
import { bulkKeys, ticketListKeys } from '../ticket-list-keys.ts';
import styles from './bulk.module.css';
import type { BulkChangeType } from './bulk-change.ts';
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
  const [opened, setOpened] = useState<{ type: BulkChangeType; value: string | null } | null>(null);
  const [isPrinting, setPrinting] = useState(false);
  const open = (type: BulkChangeType, value: string | null = null) => setOpened({ type, value });
  const { userId } = useActor();
  const isIdle = bulk.state.type !== 'running' && bulk.state.type !== 'undoing';
  useViewKeys(ticketListKeys, {
    bulk: checked.length > 0 && isIdle ? () => open('assignee') : undefined,
    undo: bulk.undo,
  });
  const isAct = checked.length > 0 && isIdle;
  // While tickets are marked, the keys of the open one are about the marked ones.
  useViewKeys(
    bulkKeys,
    isAct
      ? {
          edit: () => open('priority'),
          assign: () => open('assignee'),
          status: () => open('status'),
          note: () => open('note'),
          take: () => open('assignee', userId),
          print: () => setPrinting(true),
        }
      : {},
    true,
  );

  async function checkAll() {
    const answer = await client.ask(listQuestion({ ...query, range: { start: 0, end: bulkMost }, facets: [] }));
    if (answer.type === 'list') onChecked(answer.result.rows.map(({ id }) => id));
  }

  return (
    <>
      {checked.length > 0 && (
        <div className={styles.bar} role="toolbar" aria-label={t('tickets.bulk.checked', { count: checked.length })}>
          <strong>{t('tickets.bulk.checked', { count: checked.length })}</strong>
          <Button size="small" variant="primary" keyHint="b" isDisabled={!isIdle} onPress={() => open('assignee')}>
            {t('tickets.bulk.change')}
          </Button>
          <span className={styles.keys}>
            {t('tickets.bulk.keys')} <KeyHint keys={bulkKeys.edit.keys} /> <KeyHint keys={bulkKeys.assign.keys} />{' '}
            <KeyHint keys={bulkKeys.status.keys} /> <KeyHint keys={bulkKeys.note.keys} />
          </span>
          <Button size="small" keyHint={bulkKeys.print.keys} onPress={() => setPrinting(true)}>
            {t('tickets.print.toPrinter')}
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
      {isPrinting && <PrintDialog ticketIds={checked} onClose={() => setPrinting(false)} />}
      <BulkOutcome bulk={bulk} state={bulk.state} />
      {opened !== null && (
        <BulkDialog
          initial={opened.type}
          initialValue={opened.value}
          ids={checked.slice(0, bulkMost)}
          onClose={() => setOpened(null)}
          onChange={(change, tickets) => {
            setOpened(null);
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
