// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeData } from '#renderer/data/testing.ts';
import { ListFrame } from './list-frame.tsx';
import { showScreen } from './testing.tsx';

interface Fruit {
  id: string;
}

function show(rows: readonly Fruit[], total?: string) {
  showScreen(
    <ListFrame
      table={{
        label: 'Frukter',
        columns: [{ id: 'id', header: 'Namn', width: 100, cell: (row: Fruit) => row.id }],
        rows,
        total: rows.length,
        rowId: (row) => row.id,
        selectedId: null,
        onSelect: () => undefined,
      }}
      search={{ label: 'Sök frukt', value: '', onChange: () => undefined }}
      empty={{ icon: null, title: 'Inga frukter', help: 'Plocka några.' }}
      {...(total === undefined ? {} : { total })}
    />,
    createFakeData(),
    { view: 'tickets', params: {} },
  );
}

afterEach(cleanup);

describe('the frame of a list', () => {
  it.each(['Enter', 'ArrowDown'])('is entered from its search with %s', (key) => {
    show([{ id: 'Äpple' }]);
    fireEvent.keyDown(screen.getByRole('searchbox', { name: 'Sök frukt' }), { key });
    expect(document.activeElement).toBe(screen.getByRole('grid', { name: 'Frukter' }));
  });

  it('says what is not there and what to do about it', () => {
    show([]);
    expect(screen.getByText('Inga frukter')).toBeTruthy();
    expect(screen.getByText('Plocka några.')).toBeTruthy();
  });

  it('has the search among the filters, and how many there are in words', () => {
    show([{ id: 'äpple' }], '1 frukt');
    expect(screen.getByRole('searchbox', { name: 'Sök frukt' }).closest('search')).not.toBeNull();
    expect(screen.getByRole('status').textContent).toBe('1 frukt');
    expect(screen.queryByText('Inga frukter')).toBeNull();
  });
});
