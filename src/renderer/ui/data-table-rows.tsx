import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { classNames } from './class-names.ts';
import styles from './data-table.module.css';
import { CheckCell, type Checked } from './data-table-checks.tsx';
import { cellClass } from './data-table-parts.tsx';
import type { Entry, TableGroup } from './data-table-places.ts';
import type { DataColumn } from './data-table-props.ts';
import type { RowWindow } from './held-rows.ts';
import { useTranslator } from './i18n.tsx';
import { Skeleton } from './states.tsx';

interface LineProps {
  domId: string;
  place: number;
  top: number;
  height: number;
  template: string;
  isCurrent: boolean;
}

interface TableRowProps<Row> extends LineProps {
  /** Absent while it is on its way. */
  row: Row | undefined;
  id: string | undefined;
  columns: readonly DataColumn<Row>[];
  /** Where pinned columns stop, in the order of `columns`. */
  lefts: readonly (number | undefined)[];
  isSelected: boolean;
  /** Null where rows cannot be marked. */
  isChecked: boolean | null;
  isInGroup: boolean;
}

function PlainTableRow<Row>({ row, id, columns, lefts, isChecked, ...line }: TableRowProps<Row>) {
  return (
    <tr
      id={line.domId}
      data-row-id={id}
      aria-rowindex={line.place + 2}
      aria-level={line.isInGroup ? 2 : undefined}
      aria-selected={line.isSelected}
      className={classNames(styles.line, styles.row)}
      data-current={line.isCurrent || undefined}
      data-checked={isChecked || undefined}
      style={{
        height: line.height,
        transform: `translateY(${line.top}px)`,
        gridTemplateColumns: line.template,
      }}
    >
      {row === undefined ? (
        <td className={styles.cell}>
          <Skeleton width={60} />
        </td>
      ) : (
        <>
          {isChecked !== null && <CheckCell checked={isChecked ? 'all' : 'none'} />}
          {columns.map((column, index) => (
            <td key={column.id} className={cellClass(column)} style={{ left: lefts[index] }}>
              {column.cell(row)}
            </td>
          ))}
        </>
      )}
    </tr>
  );
}

/** One row; drawn anew only when something of it is another, because scrolling draws the table many times a second. */
const TableRow = memo(PlainTableRow) as typeof PlainTableRow;

interface GroupRowProps extends LineProps {
  group: TableGroup;
  /** Over how many columns it stands. */
  span: number;
  /** Null where rows cannot be marked. */
  checked: Checked | null;
}

/** The head of a group: what it is of, how many, open or closed. */
const GroupRow = memo(({ group, span, checked, ...line }: GroupRowProps) => {
  const { t, locale } = useTranslator();
  return (
    <tr
      id={line.domId}
      data-group={group.key}
      aria-rowindex={line.place + 2}
      aria-level={1}
      aria-expanded={!group.isCollapsed}
      className={classNames(styles.line, styles.row, styles.groupRow)}
      data-current={line.isCurrent || undefined}
      style={{ height: line.height, transform: `translateY(${line.top}px)`, gridTemplateColumns: line.template }}
    >
      {checked !== null && <CheckCell checked={checked} />}
      <td
        colSpan={span}
        className={styles.groupCell}
        aria-label={t('ui.table.group', { label: group.label, count: group.count })}
      >
        <GroupWords group={group} locale={locale} />
      </td>
    </tr>
  );
});

/** A group's name and how many rows it has. */
export function GroupWords({ group, locale }: { group: TableGroup; locale: string }) {
  return (
    <span className={styles.groupWords}>
      <ChevronRight aria-hidden="true" data-open={!group.isCollapsed || undefined} />
      <span className={styles.groupLabel}>{group.label}</span>
      <span className={styles.groupCount}>{group.count.toLocaleString(locale)}</span>
    </span>
  );
}

/** What all lines of the table's body are drawn from. */
export interface BodyParts<Row> {
  baseId: string;
  held: RowWindow<Row>;
  rowId: (row: Row) => string;
  columns: readonly DataColumn<Row>[];
  lefts: readonly (number | undefined)[];
  template: string;
  rowHeight: number;
  current: number | null;
  selectedId: string | null;
  /** Null where rows cannot be marked. */
  checked: ReadonlySet<string> | null;
  groupMarks: ReadonlyMap<string, Checked> | null;
}

interface BodyLineProps<Row> {
  entry: Entry;
  place: number;
  top: number;
  body: BodyParts<Row>;
}

/** The line at a place: a row or the head of a group. */
export function Line<Row>({ entry, place, top, body }: BodyLineProps<Row>) {
  const { baseId, held, rowId, columns, lefts, template, rowHeight, current, selectedId, checked, groupMarks } = body;
  const line = { domId: `${baseId}-${place}`, place, top, height: rowHeight, template, isCurrent: place === current };
  if (entry.type === 'group') {
    const mark = groupMarks === null ? null : (groupMarks.get(entry.group.key) ?? 'none');
    return <GroupRow {...line} group={entry.group} span={columns.length} checked={mark} />;
  }
  const row = held.rows[entry.row - held.start];
  const id = row === undefined ? undefined : rowId(row);
  return (
    <TableRow
      {...line}
      row={row}
      id={id}
      columns={columns}
      lefts={lefts}
      isSelected={id !== undefined && id === selectedId}
      isChecked={checked === null ? null : id !== undefined && checked.has(id)}
      isInGroup={entry.group !== null}
    />
  );
}
