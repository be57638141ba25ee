import { useEffect, useState } from 'react';
import type { Places } from './data-table-places.ts';
import type { RowWindow } from './held-rows.ts';

interface TablePlacesInput<Row> {
  places: Places;
  held: RowWindow<Row>;
  rowId: (row: Row) => string;
  selectedId: string | null;
  onSelect: (id: string) => void;
  scrollTo: (place: number) => void;
}

/** Where one stands in a table: on the selected row, on the way to a row that has not come yet, or on a group's head. */
export function useTablePlaces<Row>({ places, held, rowId, selectedId, onSelect, scrollTo }: TablePlacesInput<Row>) {
  const [wanted, setWanted] = useState<number | null>(null);
  const [headKey, setHeadKey] = useState<string | null>(null);

  const selectedOffset = held.rows.findIndex((row) => rowId(row) === selectedId);
  const row = wanted ?? (selectedOffset < 0 ? null : held.start + selectedOffset);
  const headPlace = headKey === null ? null : places.placeOfGroup(headKey);
  const current = headPlace ?? (row === null ? null : places.placeOfRow(row));

  // A move onto a row that is still on its way selects it when it has come.
  useEffect(() => {
    if (wanted === null) return;
    const found = held.rows[wanted - held.start];
    if (found === undefined) return;
    setWanted(null);
    if (rowId(found) !== selectedId) onSelect(rowId(found));
  }, [wanted, held, rowId, selectedId, onSelect]);

  function moveTo(place: number): void {
    const entry = places.entryAt(place);
    scrollTo(place);
    setHeadKey(entry.type === 'group' ? entry.group.key : null);
    setWanted(entry.type === 'row' ? entry.row : null);
  }

  function select(id: string): void {
    setHeadKey(null);
    onSelect(id);
  }

  /** The row at a place; null on a group's head and while the row is on its way. */
  function idAt(place: number | null): string | null {
    const entry = place === null || place >= places.total ? null : places.entryAt(place);
    const found = entry?.type === 'row' ? held.rows[entry.row - held.start] : undefined;
    return found === undefined ? null : rowId(found);
  }

  return {
    current,
    /** The group whose head one stands on. */
    headKey: headPlace === null ? null : headKey,
    moveTo,
    select,
    standOn: (key: string) => setHeadKey(key),
    idAt,
  };
}
