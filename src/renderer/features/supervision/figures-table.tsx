import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { classNames, useT, useTranslator } from '#renderer/ui/index.ts';
import { type OpenFigure, openedBy } from './figure-calls.ts';
import { FigureCell, figureText } from './figure-cell.tsx';
import { type FigureRow, type FigureSort, sortRows } from './figure-rows.ts';
import { type ColumnId, columnLabel, columns, totalRuleWords } from './figure-words.ts';
import styles from './figures-table.module.css';
import { type Cell, cellAfter } from './grid-keys.ts';

export interface OpenedFigure {
  rowId: string;
  figure: OpenFigure;
}

export interface FiguresTableProps {
  queues: readonly FigureRow[];
  totals: readonly FigureRow[];
  sort: FigureSort | null;
  onSort: (sort: FigureSort) => void;
  opened: OpenedFigure | null;
  onOpen: (opened: OpenedFigure) => void;
  /** Whether each queue says its own service level; otherwise the heading says the common one. */
  rulesDiffer: boolean;
}

/** The figures of every queue and their totals. Arrow keys move between the figures, Enter lists the calls behind one. */
export function FiguresTable({ queues, totals, sort, onSort, opened, onOpen, rulesDiffer }: FiguresTableProps) {
  const t = useT();
  const [focused, setFocused] = useState<Cell>({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const sorted = sortRows(queues, sort);
  const lines = [...sorted, ...totals];

  function move(event: KeyboardEvent<HTMLTableElement>) {
    if (event.ctrlKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    if (event.target.dataset.cell === undefined) return;
    const next = cellAfter(event.key, focused, { rows: lines.length, columns: columns.length });
    if (next === null) return;
    event.preventDefault();
    setFocused(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus();
  }

  const line = (row: FigureRow, index: number) => (
    <Line
      key={row.id}
      row={row}
      index={index}
      focused={focused}
      opened={opened?.rowId === row.id ? opened.figure : null}
      hasRule={rulesDiffer}
      onFocus={setFocused}
      onOpen={(figure) => onOpen({ rowId: row.id, figure })}
    />
  );

  return (
    <table ref={table} className={styles.table} aria-label={t('supervision.queues')} onKeyDown={move}>
      <thead>
        <tr>
          {(['queue', ...columns] as const).map((column) => (
            <SortHeader key={column} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>{sorted.map(line)}</tbody>
      <tfoot>{totals.map((row, index) => line(row, sorted.length + index))}</tfoot>
    </table>
  );
}

interface SortHeaderProps {
  column: ColumnId | 'queue';
  sort: FigureSort | null;
  onSort: (sort: FigureSort) => void;
}

function SortHeader({ column, sort, onSort }: SortHeaderProps) {
  const t = useT();
  const isSorted = sort?.column === column;
  const direction = sort?.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      aria-sort={isSorted ? direction : 'none'}
      className={classNames(column === 'queue' && styles.first)}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() => onSort({ column, descending: isSorted ? !sort.descending : column !== 'queue' })}
      >
        <span>{t(columnLabel(column))}</span>
        {isSorted &&
          (sort.descending ? <ArrowDown size={12} aria-hidden="true" /> : <ArrowUp size={12} aria-hidden="true" />)}
      </button>
    </th>
  );
}

interface LineProps {
  row: FigureRow;
  index: number;
  focused: Cell;
  opened: OpenFigure | null;
  hasRule: boolean;
  onFocus: (cell: Cell) => void;
  onOpen: (figure: OpenFigure) => void;
}

function Line({ row, index, focused, opened, hasRule, onFocus, onOpen }: LineProps) {
  const translator = useTranslator();
  const { t } = translator;
  const detail = [row.detail, hasRule ? totalRuleWords(row.figures, translator) : ''].filter(Boolean).join(' · ');
  return (
    <tr data-kind={row.kind}>
      <th scope="row" className={styles.first}>
        <span className={styles.name}>{row.name}</span>
        {detail !== '' && <span className={styles.detail}>{detail}</span>}
      </th>
      {columns.map((column, position) => {
        const isFocused = focused.row === index && focused.column === position;
        const figure = openedBy[column];
        return (
          <td key={column}>
            <button
              type="button"
              className={styles.figure}
              tabIndex={isFocused ? 0 : -1}
              data-cell={`${index}-${position}`}
              aria-pressed={opened === column}
              aria-label={t('supervision.figure.open', {
                figure: `${row.name}, ${t(columnLabel(column))}`,
                value: figureText(row.figures, column, translator),
              })}
              onFocus={() => onFocus({ row: index, column: position })}
              onClick={() => onOpen(figure)}
            >
              <FigureCell figures={row.figures} column={column} thresholds={row.thresholds} />
            </button>
          </td>
        );
      })}
    </tr>
  );
}
