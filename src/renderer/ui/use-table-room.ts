import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Places } from './data-table-places.ts';
import type { TableScroll } from './data-table-props.ts';

/**
 * How long, in milliseconds, a table lies still before its place is told: longer than between two rows of a key that is held, and
 * shorter than it takes to close the window.
 */
const stillFor = 60;

/** Returns the width of the table's room in pixels; 0 until it is known. */
export function useWidth(scroller: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return width;
}

/** Returns a reference to the latest callback, for effects that a new one must not run again. */
function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}

/** Asks for rows whenever other ones are in sight. */
export function useAskedRange(
  rangeChanged: ((start: number, end: number) => void) | undefined,
  { start, end }: { start: number; end: number },
): void {
  const latest = useLatest(rangeChanged);
  useEffect(() => {
    if (end > start) latest.current?.(start, end);
  }, [start, end, latest]);
}

/** Tells which columns have no room. */
export function useColumnsLeft(
  onColumnsLeft: ((columnIds: readonly string[]) => void) | undefined,
  columns: readonly { id: string }[],
  fitting: readonly { id: string }[],
): void {
  const latest = useLatest(onColumnsLeft);
  const left = columns.filter((column) => !fitting.includes(column)).map(({ id }) => id);
  const key = left.join(' ');
  useEffect(() => {
    latest.current?.(key === '' ? [] : key.split(' '));
  }, [key, latest]);
}

/** Begins where the table was scrolled to, once there are rows that answer the question, and tells where it is scrolled to afterwards. */
export function useTableScroll(
  scroll: TableScroll | undefined,
  places: Places,
  isCurrent: boolean,
  topPlace: number,
  scrollTo: (place: number) => void,
): void {
  const hasBegun = useRef(false);
  const latest = useLatest({ scroll, scrollTo });
  const start = scroll?.start ?? null;
  useLayoutEffect(() => {
    if (hasBegun.current || start === null || places.total === 0 || !isCurrent) return;
    hasBegun.current = true;
    if (start > 0) latest.current.scrollTo(Math.min(places.placeOfRow(start), places.total - 1));
  }, [start, places, isCurrent, latest]);

  const isTold = scroll !== undefined && places.total > 0;
  const topRow = isTold ? places.rowsAt(topPlace, topPlace).start : 0;
  useEffect(() => {
    if (!isTold) return;
    const timer = setTimeout(() => {
      if (hasBegun.current) latest.current.scroll?.onScrolled(topRow);
    }, stillFor);
    return () => clearTimeout(timer);
  }, [isTold, topRow, latest]);
}
