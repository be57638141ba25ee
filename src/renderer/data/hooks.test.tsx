// @vitest-environment happy-dom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ListQuery } from '#shared/replica/query.ts';
import {
  DataProvider,
  useDraft,
  useExecute,
  useLookup,
  usePending,
  useRefusedCommands,
  useRelated,
  useRow,
  useRows,
} from './index.ts';
import { anActor, anOrganisation, aTicket, createFakeData } from './testing.ts';

afterEach(cleanup);

function openTickets(end: number): ListQuery<'tickets'> {
  return {
    kind: 'tickets',
    where: [{ field: 'isOpen', op: 'in', values: [true] }],
    text: '',
    sort: [{ field: 'title', descending: false }],
    range: { start: 0, end },
    facets: [],
  };
}

function setUp() {
  const ticket = aTicket({ title: 'a' });
  const data = createFakeData({ actor: anActor(), rows: { tickets: [ticket], organisations: [anOrganisation()] } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <DataProvider client={data.client}>{children}</DataProvider>
  );
  return { ticket, data, wrapper };
}

describe('hooks', () => {
  it('show an own change at once, mark it, and list it when it is refused', async () => {
    const { ticket, data, wrapper } = setUp();
    const { result } = renderHook(
      () => ({
        execute: useExecute(),
        row: useRow('tickets', ticket.id),
        pending: usePending('tickets', ticket.id),
        history: useRelated('ticketEvents', 'ticketId', ticket.id),
        refused: useRefusedCommands().refused,
      }),
      { wrapper },
    );
    expect(result.current.row?.title).toBe('a');
    const saved = await act(() =>
      result.current.execute('ticket.setFields', { ticketId: ticket.id, set: { title: 'b' }, was: {} }),
    );
    expect(result.current).toMatchObject({ row: { title: 'b' }, pending: true });
    expect(result.current.history).toHaveLength(1);
    await act(async () => data.refuse(saved.status === 'saved' ? saved.commandId : '', 'not-permitted'));
    expect(result.current).toMatchObject({ row: { title: 'a' }, pending: false, refused: [{ code: 'not-permitted' }] });
  });

  it('never show an empty list between two questions', () => {
    const { wrapper } = setUp();
    const totals: (number | undefined)[] = [];
    const { rerender } = renderHook(
      ({ end }) => {
        totals.push(useRows(openTickets(end))?.total);
      },
      { wrapper, initialProps: { end: 10 } },
    );
    const shown = totals.length;
    rerender({ end: 20 });
    expect(new Set(totals.slice(shown))).toEqual(new Set([1]));
  });

  it('take in what the server sends', async () => {
    const { data, wrapper } = setUp();
    const { result } = renderHook(() => useRows(openTickets(10)), { wrapper });
    await act(async () =>
      data.receive({ tickets: [aTicket({ title: 'b' }), aTicket({ title: 'c', status: 'closed' })] }),
    );
    expect(result.current?.rows.map(({ title }) => title)).toEqual(['a', 'b']);
  });

  it('give the same lookup as long as nothing in it changed', () => {
    const { wrapper } = setUp();
    const { result, rerender } = renderHook(() => useLookup('organisations'), { wrapper });
    const before = result.current;
    rerender();
    expect(result.current).toBe(before);
    expect(before.size).toBe(1);
  });

  it('keep a draft when the form goes away, and forget it when the work is done', async () => {
    const { wrapper } = setUp();
    const form = () => renderHook(() => useDraft('note', { body: '' }), { wrapper });
    const first = form();
    act(() => first.result.current.set({ body: 'halvt' }));
    first.unmount();
    const second = form();
    expect(second.result.current.value).toEqual({ body: 'halvt' });
    await waitFor(() => expect(second.result.current.savedAt).not.toBeNull());
    act(() => second.result.current.clear());
    expect(second.result.current).toMatchObject({ value: { body: '' }, savedAt: null });
  });

  it('do not use a stored draft of another shape', () => {
    const { data, wrapper } = setUp();
    data.client.drafts.set('note', 'en text från en äldre version');
    const { result } = renderHook(() => useDraft('note', { body: '' }), { wrapper });
    expect(result.current.value).toEqual({ body: '' });
  });
});
