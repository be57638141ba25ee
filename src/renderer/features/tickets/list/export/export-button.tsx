import { Download } from 'lucide-react';
import { useRef, useState } from 'react';
import { useDataClient } from '#renderer/data/index.ts';
import { announce, Button, ProgressBar, useT, useViewKeys } from '#renderer/ui/index.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import type { ColumnId, TicketNames } from '../column-values.ts';
import { ticketListKeys } from '../ticket-list-keys.ts';
import styles from './export-button.module.css';
import { listAsCsv } from './export-list.ts';

interface ExportButtonProps {
  query: ListQuery<'tickets'>;
  columns: readonly ColumnId[];
  names: TicketNames;
}

type ExportState = { type: 'idle' } | { type: 'failed' } | { type: 'running'; done: number; total: number };

/** Writes all rows of the list, in its columns, to a file that Excel opens; how far it has come, and a way to stop. */
export function ExportButton({ query, columns, names }: ExportButtonProps) {
  const t = useT();
  const client = useDataClient();
  const [state, setState] = useState<ExportState>({ type: 'idle' });
  const stopper = useRef(new AbortController());

  async function run() {
    stopper.current = new AbortController();
    setState({ type: 'running', done: 0, total: 0 });
    try {
      const text = await listAsCsv(client, {
        query,
        columns,
        names,
        t,
        onProgress: (done, total) => setState({ type: 'running', done, total }),
        signal: stopper.current.signal,
      });
      const suggestedName = `${t('tickets.title')} ${isoDateOf(Date.parse(client.now()))}.csv`;
      if (text !== null && (await client.saveText({ suggestedName, text }))) announce(t('tickets.export.saved'));
      setState({ type: 'idle' });
    } catch {
      // Whatever the system said, what the person can do about it is the same.
      setState({ type: 'failed' });
    }
  }

  const isRunning = state.type === 'running';
  useViewKeys(ticketListKeys, { export: isRunning ? undefined : () => void run() });
  if (isRunning) {
    return (
      <span className={styles.running}>
        <ProgressBar
          label={t('tickets.export.running')}
          isLabelHidden
          value={state.total === 0 ? 0 : (100 * state.done) / state.total}
        />
        <Button size="small" onPress={() => stopper.current.abort()}>
          {t('tickets.bulk.stop')}
        </Button>
      </span>
    );
  }
  return (
    <>
      {state.type === 'failed' && <span role="alert">{t('tickets.export.failed')}</span>}
      <Button
        size="small"
        variant="quiet"
        keyHint="Ctrl+E"
        icon={<Download aria-hidden="true" />}
        onPress={() => void run()}
      >
        {t('tickets.export')}
      </Button>
    </>
  );
}
