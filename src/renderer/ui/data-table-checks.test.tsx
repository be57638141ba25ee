// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DataTable } from './data-table.tsx';

interface Fruit {
  id: string;
}

const rowHeight = 32;
const fruits: Fruit[] = Array.from({ length: 40 }, (_, index) => ({ id: `id-${index}` }));

function Harness({ rows = fruits }: { rows?: readonly Fruit[] }) {
  const [selectedId, setSelectedId] = useState<string | null>('id-2');
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      <output>{[...checked].sort().join(' ')}</output>
      <DataTable
        label="Frukter"
        columns={[{ id: 'id', header: 'Kod', width: 80, cell: (row) => row.id }]}
        rows={rows}
        total={fruits.length}
        rowId={(row) => row.id}
        checked={checked}
        onCheckedChange={setChecked}
        selectedId={selectedId}
        onSelect={setSelectedId}
        emptyState="Inga."
      />
    </>
  );
}

const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(screen.getByRole('grid', { name: 'Frukter' }), { key });
};
const checked = () => screen.getByRole('status').textContent;

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(rowHeight * 10);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(rowHeight * 10);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('marking rows', () => {
  it('marks and unmarks the row one stands on with x', () => {
    render(<Harness />);
    press('x');
    expect(checked()).toBe('id-2');
    press('x');
    expect(checked()).toBe('');
  });

  it('takes the rows along that Shift with j and k goes over', () => {
    render(<Harness />);
    press('J', 'J', 'k', 'k', 'K');
    expect(checked()).toBe('id-1 id-2 id-3 id-4');
  });

  it('marks rows that have not come yet as soon as they do: keys are faster than rows', () => {
    const { rerender } = render(<Harness rows={fruits.slice(0, 10)} />);
    press('PageDown', 'PageDown', 'x', 'J');
    expect(checked()).toBe('');
    rerender(<Harness />);
    const marked =
      checked()
        ?.split(' ')
        .map((id) => Number(id.slice('id-'.length))) ?? [];
    expect(marked).toHaveLength(2);
    expect(Math.abs((marked[0] ?? 0) - (marked[1] ?? 0))).toBe(1);
    expect(Math.min(...marked)).toBeGreaterThan(9);
  });

  it('lets all go with Escape', () => {
    render(<Harness />);
    press('x', 'j', 'x', 'Escape');
    expect(checked()).toBe('');
  });

  it('marks by pointer without moving from the row that is read', () => {
    const { container } = render(<Harness />);
    const mark = container.querySelector('[data-row-id="id-5"] [data-check-cell]');
    if (mark === null) throw new Error('no mark');
    fireEvent.click(mark);
    expect(checked()).toBe('id-5');
    expect(screen.getByRole('row', { selected: true }).textContent).toBe('id-2');
  });
});
