import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowUp } from 'lucide-react';
import { type MouseEvent, useId, useMemo, useRef, useState } from 'react';
import { Button } from './button.tsx';
import styles from './data-table.module.css';
import { checkMeasure, isCheckCell } from './data-table-checks.tsx';
import { TableHead } from './data-table-head.tsx';
import { columnsThatFit, gridTemplate, leastWidth, pinnedLefts } from './data-table-layout.ts';
import { gridSemantics, groupUnder, PlaceRows, rowUnder } from './data-table-parts.tsx';
import { placesOf } from './data-table-places.ts';
import type { DataTableProps } from './data-table-props.ts';
import { type BodyParts, GroupWords, Line } from './data-table-rows.tsx';
import { groupChecks } from './group-checks.ts';
import { useHeldRows } from './held-rows.ts';
import { useTranslator } from './i18n.tsx';
import { useRowChecks } from './use-row-checks.ts';
import { useTableKeys } from './use-table-keys.ts';
import { useTablePlaces } from './use-table-places.ts';
import { useAskedRange, useColumnsLeft, useTableScroll, useWidth } from './use-table-room.ts';

const noMarks: ReadonlySet<string> = new Set();

/**
 * A list of any length: sortable, in groups, by keyboard (j k arrows Home End PageUp PageDown Enter, left and right for
 * groups), drawing only what is seen.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rowId, sort = null, selectedId, onOpen, onGroupToggle, rowHeight = 32 } = props;
  const { t, locale } = useTranslator();
  const baseId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const width = useWidth(scroller);
  const [hasPointer, setHasPointer] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const isCurrent = props.isCurrent ?? true;
  const { held, letIn } = useHeldRows({
    rows: props.rows,
    start: props.start ?? 0,
    total: props.total,
    groups: props.groups ?? null,
    idOf: rowId,
    isHeld: hasPointer || hasFocus,
    question: `${props.question ?? ''}|${sort?.columnId}|${sort?.direction}`,
    isCurrent,
    selectedId,
  });
  const groups = held.groups ?? null;
  const places = useMemo(() => placesOf(held.total, groups), [held.total, groups]);

  const isCheckable = props.onCheckedChange !== undefined;
  const { fitting, template, lefts, least } = useMemo(() => {
    const marks = isCheckable ? [checkMeasure] : [];
    const fits = columnsThatFit(columns, width, isCheckable ? checkMeasure.width : 0);
    const measures = [...marks, ...fits];
    return {
      fitting: fits,
      template: gridTemplate(measures),
      lefts: pinnedLefts(measures).slice(marks.length),
      least: leastWidth(measures),
    };
  }, [columns, width, isCheckable]);
  useColumnsLeft(props.onColumnsLeft, columns, fitting);

  const virtualizer = useVirtualizer({
    count: places.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    // The heads lie over the first rows, which moves all rows down.
    scrollPaddingEnd: rowHeight + 2,
  });
  const drawn = virtualizer.getVirtualItems();
  const firstDrawn = drawn[0]?.index ?? 0;
  const endDrawn = (drawn.at(-1)?.index ?? -1) + 1;
  const topPlace = Math.floor((virtualizer.scrollOffset ?? 0) / rowHeight);
  useAskedRange(props.rangeChanged, places.rowsAt(firstDrawn, endDrawn));
  useTableScroll(props.scroll, places, isCurrent, topPlace, (place) => virtualizer.scrollToOffset(place * rowHeight));

  const standing = useTablePlaces({
    places,
    held,
    rowId,
    selectedId,
    onSelect: props.onSelect,
    scrollTo: (place) => virtualizer.scrollToIndex(place),
  });
  const { current, headKey } = standing;
  const checks = useRowChecks({
    checked: props.checked,
    onChange: props.onCheckedChange,
    checkGroup: headKey === null ? undefined : () => props.onGroupCheck?.(headKey),
    idAt: standing.idAt,
    isHead: (place) => place < places.total && places.entryAt(place).type === 'group',
    current,
    moveTo: standing.moveTo,
  });
  const press = useTableKeys({
    grid,
    places,
    standing,
    checks,
    isCheckable,
    isMain: props.isMain ?? true,
    selectedId,
    onOpen,
    onGroupToggle,
    pageLength: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1),
  });

  function click({ target }: MouseEvent) {
    const isOnGroup = groupUnder(target, (key) => {
      standing.standOn(key);
      if (isCheckCell(target)) props.onGroupCheck?.(key);
      else onGroupToggle?.(key);
    });
    if (!isOnGroup) rowUnder(target, isCheckCell(target) ? checks.toggle : standing.select);
  }

  const body: BodyParts<Row> = {
    baseId,
    held,
    rowId,
    columns: fitting,
    lefts,
    template,
    rowHeight,
    current,
    selectedId,
    checked: isCheckable ? (props.checked ?? noMarks) : null,
    groupMarks: isCheckable ? groupChecks(held, places, rowId, props.checked ?? noMarks) : null,
  };
  const keyAt = (place: number) => {
    const entry = places.entryAt(place);
    return entry.type === 'group' ? `group-${entry.group.key}` : (standing.idAt(place) ?? `place-${place}`);
  };
  const isDrawn = current !== null && drawn.some(({ index }) => index === current);
  const topEntry = groups === null || places.total === 0 || topPlace === 0 ? null : places.entryAt(topPlace);
  return (
    <div className={styles.frame}>
      {held.waiting > 0 && (
        <div className={styles.waiting}>
          <Button size="small" variant="primary" icon={<ArrowUp aria-hidden="true" />} onPress={letIn}>
            {t('ui.table.newRows', { count: held.waiting })}
          </Button>
        </div>
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        onPointerEnter={() => setHasPointer(true)}
        onPointerLeave={() => setHasPointer(false)}
      >
        <table
          ref={grid}
          {...gridSemantics(isDrawn ? `${baseId}-${current}` : undefined, groups !== null)}
          className={styles.table}
          style={{ minWidth: least }}
          aria-label={label}
          aria-rowcount={places.total + 1}
          aria-colcount={fitting.length + (isCheckable ? 1 : 0)}
          onKeyDown={press}
          onClick={click}
          onDoubleClick={(event) => rowUnder(event.target, onOpen)}
          onFocus={() => setHasFocus(true)}
          onBlur={(event) => setHasFocus(event.currentTarget.contains(event.relatedTarget))}
        >
          <TableHead
            columns={fitting}
            lefts={lefts}
            template={template}
            isCheckable={isCheckable}
            sort={sort}
            onSortChange={props.onSortChange}
            onColumnResize={props.onColumnResize}
          />
          <tbody className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
            {drawn.map(({ index, start }) => (
              <Line key={keyAt(index)} entry={places.entryAt(index)} place={index} top={start} body={body} />
            ))}
          </tbody>
        </table>
        {places.total === 0 && !props.isLoading && <div className={styles.empty}>{props.emptyState}</div>}
        {places.total === 0 && props.isLoading && <PlaceRows rowHeight={rowHeight} />}
      </div>
      {topEntry?.type === 'row' && topEntry.group !== null && (
        <div className={styles.standing} aria-hidden="true">
          <GroupWords group={topEntry.group} locale={locale} />
        </div>
      )}
    </div>
  );
}
