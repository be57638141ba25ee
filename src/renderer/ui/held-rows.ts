import { useState } from 'react';
import type { TableGroup } from './data-table-places.ts';

/** A window of rows of a longer list: `rows[0]` is row number `start` of `total`. */
export interface RowWindow<Row> {
  readonly rows: readonly Row[];
  readonly start: number;
  readonly total: number;
  /** The groups these rows stand in; they go with the rows. */
  readonly groups?: readonly TableGroup[] | null;
}

export interface HeldRows<Row> extends RowWindow<Row> {
  /** How many rows wait to be let in. */
  readonly waiting: number;
}

/**
 * Returns what a list shows while somebody points at it or works in it: known rows stay where they are with their newest
 * contents, rows that only follow after them are let in, and rows that would push others away wait and are counted.
 */
export function holdRows<Row>(
  shown: RowWindow<Row>,
  incoming: RowWindow<Row>,
  idOf: (row: Row) => string,
): HeldRows<Row> {
  const follows = shown.rows.every((row, index) => {
    const next = incoming.rows[index];
    return next !== undefined && idOf(next) === idOf(row);
  });
  if (follows || shown.start !== incoming.start) return { ...incoming, waiting: 0 };
  const newest = new Map(incoming.rows.map((row) => [idOf(row), row]));
  const known = new Set(shown.rows.map(idOf));
  const waiting = incoming.rows.filter((row) => !known.has(idOf(row))).length;
  return { ...shown, rows: shown.rows.map((row) => newest.get(idOf(row)) ?? row), waiting };
}

export interface HeldRowsInput<Row> extends RowWindow<Row> {
  idOf: (row: Row) => string;
  /** The pointer or focus is in the list. */
  isHeld: boolean;
  /** Another question (sorting, filter) has other rows: nothing is held across it. */
  question: string;
  /** False while the rows still answer the question before. */
  isCurrent: boolean;
  /** A row asked for by name is let in at once with the others. */
  selectedId: string | null;
}

/** Returns the rows to show and `letIn()`, which shows the newest at once. */
export function useHeldRows<Row>(input: HeldRowsInput<Row>): { held: HeldRows<Row>; letIn: () => void } {
  const { rows, start, total, groups = null, idOf, isHeld, question, isCurrent, selectedId } = input;
  const incoming: RowWindow<Row> = { rows, start, total, groups };
  const [state, setState] = useState({ shown: incoming, question });
  const isAsked =
    selectedId !== null &&
    rows.some((row) => idOf(row) === selectedId) &&
    !state.shown.rows.some((row) => idOf(row) === selectedId);
  const accepts = !isHeld || isAsked || state.question !== question;
  const held = accepts ? { ...incoming, waiting: 0 } : holdRows(state.shown, incoming, idOf);
  // The new question counts as answered only by rows that answer it: those are what is held from then on.
  const answered = isCurrent ? question : state.question;
  if (state.question !== answered || !isSameWindow(state.shown, held)) {
    const shown = { rows: held.rows, start: held.start, total: held.total, groups: held.groups ?? null };
    setState({ shown, question: answered });
  }
  return { held, letIn: () => setState({ shown: incoming, question: answered }) };
}

function isSameWindow<Row>(one: RowWindow<Row>, other: RowWindow<Row>): boolean {
  return (
    one.start === other.start &&
    one.total === other.total &&
    one.rows.length === other.rows.length &&
    one.rows.every((row, index) => row === other.rows[index]) &&
    isSameGrouping(one.groups ?? null, other.groups ?? null)
  );
}

function isSameGrouping(one: readonly TableGroup[] | null, other: readonly TableGroup[] | null): boolean {
  if (one === other || one === null || other === null) return one === other;
  return (
    one.length === other.length &&
    one.every((group, at) => {
      const next = other[at];
      return (
        next?.key === group.key &&
        next.label === group.label &&
        next.count === group.count &&
        next.isCollapsed === group.isCollapsed
      );
    })
  );
}
