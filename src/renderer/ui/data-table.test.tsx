// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DataTable } from './data-table.tsx';
import type { DataSort } from './data-table-props.ts';
import { listenForKeys } from './view-keys.ts';

interface Fruit {
  id: string;
  name: string;
}

const rowHeight = 32;
const shownRows = 10;
const fruits: Fruit[] = Array.from({ length: 500 }, (_, index) => ({ id: `id-${index}`, name: `Frukt ${index}` }));

interface HarnessProps {
  rows?: readonly Fruit[];
  total?: number;
  selected?: string | null;
  onOpen?: (id: string) => void;
  onSortChange?: (sort: DataSort) => void;
  rangeChanged?: (start: number, end: number) => void;
  question?: string;
  isCurrent?: boolean;
}

function Harness({ rows = fruits, total = rows.length, selected = null, ...rest }: HarnessProps) {
  const [selectedId, setSelectedId] = useState(selected);
  return (
    <>
      <output>{selectedId}</output>
      <DataTable
        label="Frukter"
        columns={[
          { id: 'name', header: 'Namn', width: 200, isSortable: true, cell: (row) => row.name },
          { id: 'id', header: 'Kod', width: 80, cell: (row) => row.id },
        ]}
        rows={rows}
        total={total}
        rowId={(row) => row.id}
        sort={{ columnId: 'name', direction: 'ascending' }}
        selectedId={selectedId}
        onSelect={setSelectedId}
        emptyState="Här finns inga frukter."
        {...rest}
      />
    </>
  );
}

const grid = () => screen.getByRole('grid', { name: 'Frukter' });
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(grid(), { key });
};
const selected = () => screen.getByRole('status').textContent;

beforeEach(() => {
  // happy-dom has no layout: the scroller is ten rows high.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(rowHeight * shownRows);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(rowHeight * shownRows);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('a table by keyboard', () => {
  it('moves with j, k and the arrows and selects where it stands', () => {
    render(<Harness />);
    press('j', 'ArrowDown', 'j', 'k');
    expect(selected()).toBe('id-1');
    press('ArrowUp', 'ArrowUp', 'k');
    expect(selected()).toBe('id-0');
  });

  it('goes to the ends with Home and End and by pages', () => {
    render(<Harness selected="id-20" />);
    press('PageDown');
    expect(selected()).toBe('id-29');
    press('PageUp', 'PageUp');
    expect(selected()).toBe('id-11');
    press('End');
    expect(selected()).toBe('id-499');
    press('Home');
    expect(selected()).toBe('id-0');
  });

  it('opens the selected row with Enter', () => {
    const onOpen = vi.fn();
    render(<Harness selected="id-4" onOpen={onOpen} />);
    press('Enter');
    expect(onOpen).toHaveBeenCalledWith('id-4');
  });

  it('goes to the first row with Enter where none is selected, and opens nothing yet', () => {
    const onOpen = vi.fn();
    render(<Harness onOpen={onOpen} />);
    press('Enter');
    expect(selected()).toBe('id-0');
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('tells screen readers which row is the active one, how many there are, and which is selected', () => {
    render(<Harness selected="id-2" />);
    const active = grid().getAttribute('aria-activedescendant');
    expect(document.getElementById(active ?? '')?.getAttribute('aria-selected')).toBe('true');
    expect(grid().getAttribute('aria-rowcount')).toBe('501');
  });

  it('leaves combinations with Ctrl and Alt to others', () => {
    render(<Harness selected="id-4" />);
    fireEvent.keyDown(grid(), { key: 'j', ctrlKey: true });
    expect(selected()).toBe('id-4');
  });

  it('answers to its keys before it has the focus', () => {
    const stop = listenForKeys();
    render(<Harness />);
    fireEvent.keyDown(document.body, { key: 'j' });
    expect(selected()).toBe('id-0');
    expect(document.activeElement).toBe(grid());
    stop();
  });
});

describe('the head of a table', () => {
  it('says how it is sorted and turns the order at a press', () => {
    const onSortChange = vi.fn();
    render(<Harness onSortChange={onSortChange} />);
    expect(screen.getByRole('columnheader', { name: 'Namn' }).getAttribute('aria-sort')).toBe('ascending');
    expect(screen.getByRole('columnheader', { name: 'Kod' }).hasAttribute('aria-sort')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Namn' }));
    expect(onSortChange).toHaveBeenCalledWith({ columnId: 'name', direction: 'descending' });
  });
});

describe('a long table', () => {
  it('draws only what is near, and asks for it', () => {
    const rangeChanged = vi.fn();
    render(<Harness rangeChanged={rangeChanged} />);
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    const [start, end] = rangeChanged.mock.lastCall ?? [];
    expect(start).toBe(0);
    expect(end).toBeGreaterThanOrEqual(shownRows);
  });

  it('keeps a place for rows that are on their way', () => {
    render(<Harness rows={fruits.slice(0, 3)} total={500} />);
    expect(screen.getByText('Frukt 2')).toBeTruthy();
    expect(screen.queryByText('Frukt 3')).toBeNull();
    expect(screen.getAllByRole('row').length).toBeGreaterThan(shownRows);
  });

  it('selects the row moved to once it has come', () => {
    const { rerender } = render(<Harness rows={fruits.slice(0, 3)} total={500} selected="id-2" />);
    press('j');
    expect(selected()).toBe('id-2');
    rerender(<Harness rows={fruits.slice(0, 10)} total={500} selected="id-2" />);
    expect(selected()).toBe('id-3');
  });

  it('says in words when there is nothing', () => {
    render(<Harness rows={[]} />);
    expect(screen.getByText('Här finns inga frukter.')).toBeTruthy();
  });
});

describe('a table somebody works in', () => {
  const newcomer: Fruit = { id: 'new', name: 'Nykomling' };

  it('keeps rows in place and lets new ones in when asked', () => {
    const { rerender } = render(<Harness rows={fruits.slice(0, 5)} />);
    fireEvent.focus(grid());
    rerender(<Harness rows={[newcomer, ...fruits.slice(0, 5)]} />);
    expect(screen.queryByText('Nykomling')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '1 ny' }));
    expect(screen.getByText('Nykomling')).toBeTruthy();
  });

  it('shows new contents of known rows at once', () => {
    const { rerender } = render(<Harness rows={fruits.slice(0, 2)} />);
    fireEvent.focus(grid());
    rerender(<Harness rows={[newcomer, { id: 'id-0', name: 'Omdöpt' }, ...fruits.slice(1, 2)]} />);
    expect(screen.getByText('Omdöpt')).toBeTruthy();
  });

  it('holds nothing back from the answer to a new question, however late it comes', () => {
    const { rerender } = render(<Harness rows={fruits.slice(0, 5)} question="" />);
    fireEvent.focus(grid());
    rerender(<Harness rows={fruits.slice(0, 5)} question="ny" isCurrent={false} />);
    rerender(<Harness rows={[newcomer]} question="ny" isCurrent />);
    expect(screen.getByText('Nykomling')).toBeTruthy();
    expect(screen.queryByText('Frukt 0')).toBeNull();
  });

  it('lets everything in while nobody is there', () => {
    const { rerender } = render(<Harness rows={fruits.slice(0, 5)} />);
    rerender(<Harness rows={[newcomer, ...fruits.slice(0, 5)]} />);
    expect(screen.getByText('Nykomling')).toBeTruthy();
  });
});
