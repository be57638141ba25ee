import { CornerDownRight } from 'lucide-react';
import { useMemo } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { type CommandSurroundings, commandWords } from '#renderer/parts/command-text.ts';
import { ClippedText, type DataColumn, type DataSort, DataTable, PaneBar, TimeText, useT } from '#renderer/ui/index.ts';
import { byDependence, type Dependence } from '#shared/commands/dependants.ts';
import type { RefusedCommand } from '#shared/commands/envelope.ts';
import { refusalWords } from '#shared/i18n/refusal-words.ts';
import type { Id } from '#shared/identity/ids.ts';
import { ExportMenu } from './export-menu.tsx';
import styles from './not-carried-out.module.css';

type Line = Dependence<RefusedCommand>;

const newestFirst: DataSort = { columnId: 'when', direction: 'descending' };
const collator = new Intl.Collator('sv', { numeric: true });
const lineId = ({ command }: Line) => command.envelope.id;

export interface RefusedListProps {
  refused: readonly RefusedCommand[];
  surroundings: CommandSurroundings;
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: () => void;
}

/** Refused commands, newest first, each with what hangs on it right under it. */
export function RefusedList({ refused, surroundings, selectedId, onSelect, onOpen }: RefusedListProps) {
  const t = useT();
  const sort = useDraft<DataSort>('view.not-carried-out.sort', newestFirst);
  const { columnId, direction } = sort.value;
  const lines = useMemo(() => {
    const { translator, now } = surroundings;
    const said = (command: RefusedCommand): string => {
      if (columnId === 'what') return commandWords(command.envelope, surroundings);
      if (columnId === 'why') return refusalWords(command, translator, now);
      return command.envelope.at;
    };
    const turn = direction === 'descending' ? -1 : 1;
    const sorted = refused
      .map((command) => ({ command, said: said(command) }))
      .sort((one, other) => turn * collator.compare(one.said, other.said));
    return byDependence(
      sorted.map(({ command }) => command),
      ({ envelope }) => envelope,
    );
  }, [refused, surroundings, columnId, direction]);
  const columns = useColumns(surroundings);
  const selected = refused.find(({ envelope }) => envelope.id === selectedId) ?? null;
  return (
    <div className={styles.list}>
      <PaneBar actions={<ExportMenu refused={refused} selected={selected} surroundings={surroundings} />}>
        <span className={styles.quiet}>{t('notCarriedOut.count', { count: refused.length })}</span>
      </PaneBar>
      <DataTable
        label={t('notCarriedOut.title')}
        columns={columns}
        rows={lines}
        total={lines.length}
        rowId={lineId}
        sort={sort.value}
        onSortChange={sort.set}
        selectedId={selectedId}
        onSelect={onSelect}
        onOpen={onOpen}
        rowHeight={40}
        emptyState={null}
      />
    </div>
  );
}

function useColumns(surroundings: CommandSurroundings): DataColumn<Line>[] {
  const t = useT();
  return useMemo(() => {
    const { translator, now } = surroundings;
    return [
      {
        id: 'when',
        header: t('notCarriedOut.column.when'),
        width: 132,
        isSortable: true,
        cell: ({ command }) => <TimeText instant={command.envelope.at} />,
      },
      {
        id: 'what',
        header: t('notCarriedOut.column.what'),
        width: 220,
        grow: 2,
        isSortable: true,
        cell: ({ command, depth }) => (
          <span className={styles.what} style={{ paddingLeft: 16 * depth }}>
            {depth > 0 && (
              <>
                <CornerDownRight size={14} aria-hidden="true" />
                <span className={styles.hidden}>{t('notCarriedOut.hangsOnAbove')}</span>
              </>
            )}
            <ClippedText>{commandWords(command.envelope, surroundings)}</ClippedText>
          </span>
        ),
      },
      {
        id: 'why',
        header: t('notCarriedOut.column.why'),
        width: 200,
        grow: 3,
        isSortable: true,
        hideBelow: 560,
        cell: ({ command }) => <ClippedText>{refusalWords(command, translator, now)}</ClippedText>,
      },
    ];
  }, [t, surroundings]);
}
