import { Download } from 'lucide-react';
import { useRef, useState } from 'react';
import { type DataClient, useDataClient } from '#renderer/data/index.ts';
import { announce, Button, type KeyTable, Menu, ProgressBar, useT, useViewKeys } from '#renderer/ui/index.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import styles from './export-button.module.css';
import { type ExportColumn, type ExportRequest, writeAsCsv, writeAsSheet } from './export-rows.ts';

interface ExportButtonProps<K extends RowKind> {
  /** Names the file and the worksheet. */
  title: string;
  query: ListQuery<K>;
  columns: readonly ExportColumn<K>[];
  named?: ExportRequest<K>['named'];
  /** The view's keys, of which one opens the choice of formats. */
  keyTable: KeyTable<'export'>;
}

const exportFormats = ['xlsx', 'csv'] as const;
type ExportFormat = (typeof exportFormats)[number];

const writers = { xlsx: writeAsSheet, csv: writeAsCsv } as const;

/** Writes the list where the person says; false when there is no file because they stopped or chose no place. */
async function save<K extends RowKind>(
  client: DataClient,
  format: ExportFormat,
  request: ExportRequest<K>,
): Promise<boolean> {
  const file = await client.beginFile(`${request.title} ${isoDateOf(Date.parse(client.now()))}.${format}`);
  if (file === null) return false;
  try {
    const isWhole = await writers[format](client, request, file.write);
    if (isWhole && !request.signal.aborted) {
      await file.end();
      return true;
    }
  } catch (error) {
    await file.giveUp().catch(() => {
      // The first fault is the one to be told.
    });
    throw error;
  }
  await file.giveUp();
  return false;
}

type ExportState =
  | { type: 'idle' }
  | { type: 'failed' }
  | { type: 'stopped' }
  | { type: 'running'; done: number; total: number };

/** Writes all rows of the list, in its columns, to a worksheet or a text file that Excel opens; how far it has come, and a way to stop. */
export function ExportButton<K extends RowKind>({ title, query, columns, named, keyTable }: ExportButtonProps<K>) {
  const t = useT();
  const client = useDataClient();
  const [state, setState] = useState<ExportState>({ type: 'idle' });
  const [isOpen, setOpen] = useState(false);
  const stopper = useRef(new AbortController());

  async function run(format: ExportFormat) {
    stopper.current = new AbortController();
    setState({ type: 'running', done: 0, total: 0 });
    const request: ExportRequest<K> = {
      title,
      query,
      columns,
      named,
      onProgress: (done, total) => setState({ type: 'running', done, total }),
      signal: stopper.current.signal,
    };
    try {
      const isSaved = await save(client, format, request);
      if (isSaved) announce(t('tickets.export.saved'));
      setState({ type: isSaved ? 'idle' : 'stopped' });
    } catch {
      // Whatever the system said, what the person can do about it is the same.
      setState({ type: 'failed' });
    }
  }

  const isRunning = state.type === 'running';
  useViewKeys(keyTable, { export: isRunning ? undefined : () => setOpen(true) });
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
      {state.type === 'stopped' && <span role="status">{t('tickets.export.stopped')}</span>}
      <Menu
        label={t('tickets.export')}
        placement="top end"
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button size="small" variant="quiet" keyHint={keyTable.export.keys} icon={<Download aria-hidden="true" />}>
            {t('tickets.export')}
          </Button>
        }
        groups={[
          {
            id: 'formats',
            entries: exportFormats.map((id) => ({
              id,
              label: t(`tickets.export.${id}`),
              detail: t(`tickets.export.${id}Help`),
              onAction: () => void run(id),
            })),
          },
        ]}
      />
    </>
  );
}
