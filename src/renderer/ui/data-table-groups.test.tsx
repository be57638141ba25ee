// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DataTable } from './data-table.tsx';
import { shownRows } from './data-table-places.ts';

const rowHeight = 32;
const kinds = ['Bär', 'Frukt'] as const;
const fruits = kinds.flatMap((kind) => [0, 1, 2].map((at) => ({ id: `${kind}-${at}`, kind })));

function Harness({ onGroupCheck = () => undefined }: { onGroupCheck?: (key: string) => void }) {
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [collapsed, setCollapsed] = useState<readonly string[]>([]);
  const groups = kinds.map((kind) => ({ key: kind, label: kind, count: 3, isCollapsed: collapsed.includes(kind) }));
  return (
    <>
      <output>{selectedId}</output>
      <DataTable
        label="Frukter"
        columns={[{ id: 'id', header: 'Kod', width: 80, cell: (row: { id: string }) => row.id }]}
        rows={fruits.filter(({ kind }) => !collapsed.includes(kind))}
        total={shownRows(groups)}
        groups={groups}
        onGroupToggle={(key) =>
          setCollapsed(collapsed.includes(key) ? collapsed.filter((each) => each !== key) : [...collapsed, key])
        }
        onGroupCheck={onGroupCheck}
        checked={new Set(['Bär-1'])}
        onCheckedChange={() => undefined}
        rowId={(row) => row.id}
        selectedId={selectedId}
        onSelect={setSelectedId}
        emptyState="Inga."
        question={collapsed.join(' ')}
      />
    </>
  );
}

const tree = () => screen.getByRole('treegrid', { name: 'Frukter' });
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(tree(), { key });
};
const selected = () => screen.getByRole('status').textContent;
const head = (name: string) => screen.getByLabelText(name).closest('tr');

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(rowHeight * 10);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(rowHeight * 10);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('a table in groups', () => {
  it('is a tree for screen readers: heads with how many rows, open or closed, and rows below them', () => {
    render(<Harness />);
    expect(head('Bär: 3 rader')?.getAttribute('aria-expanded')).toBe('true');
    expect(head('Bär: 3 rader')?.getAttribute('aria-level')).toBe('1');
    expect(screen.getByText('Bär-0').closest('tr')?.getAttribute('aria-level')).toBe('2');
    expect(tree().getAttribute('aria-rowcount')).toBe('9');
  });

  it('goes over heads by keyboard without selecting anything there', () => {
    render(<Harness />);
    press('j');
    expect(tree().getAttribute('aria-activedescendant')).toBe(head('Bär: 3 rader')?.id);
    expect(selected()).toBe('');
    press('j', 'j', 'j', 'j', 'j');
    expect(selected()).toBe('Frukt-0');
  });

  it('closes and opens a group with left and right, Enter and a click; left on a row goes to its head', () => {
    render(<Harness />);
    press('j', 'j', 'j', 'ArrowLeft', 'ArrowLeft');
    expect(screen.queryByText('Bär-0')).toBeNull();
    expect(head('Bär: 3 rader')?.getAttribute('aria-expanded')).toBe('false');
    press('ArrowRight');
    expect(screen.getByText('Bär-0')).toBeTruthy();
    press('Enter');
    expect(screen.queryByText('Bär-0')).toBeNull();
    fireEvent.click(screen.getByText('Bär'));
    expect(screen.getByText('Bär-0')).toBeTruthy();
  });

  it('marks a whole group with x on its head, and shows that a part of it is marked', () => {
    const onGroupCheck = vi.fn();
    render(<Harness onGroupCheck={onGroupCheck} />);
    press('j', 'x');
    expect(onGroupCheck).toHaveBeenCalledWith('Bär');
    expect(screen.getAllByRole('img', { name: 'Delvis markerad' })).toHaveLength(1);
  });
});
