// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { DataClient } from '#renderer/data/index.ts';
import { aTicket, createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { newId } from '#shared/identity/ids.ts';
import { ExportButton } from './export-button.tsx';

afterEach(cleanup);

const query = { kind: 'tickets', where: [], text: '', sort: [], range: { start: 0, end: 0 }, facets: [] } as const;
const keyTable = { export: { keys: 'Ctrl+E', label: 'tickets.export' } } as const;
const columns = [{ heading: 'Rubrik', width: 100, value: () => 'Skrivaren står still' }];

function show(beginFile?: DataClient['beginFile']) {
  const data = createFakeData({ rows: { tickets: [aTicket({ id: newId() }), aTicket({ id: newId() })] } });
  const client = { ...data.client, ...(beginFile === undefined ? {} : { beginFile }) };
  const button = <ExportButton title="Lista" query={query} columns={columns} keyTable={keyTable} />;
  showScreen(button, { ...data, client }, { view: 'tickets', params: {} });
  return data;
}

async function exportAsText() {
  fireEvent.keyDown(document.body, { key: 'e', ctrlKey: true });
  fireEvent.click(await screen.findByRole('menuitem', { name: /CSV/ }));
}

/** A place that keeps in `told` what is done with the file, where `write` is what the disk does. */
function placeWith(told: string[], write: () => Promise<void>): DataClient['beginFile'] {
  return async () => ({
    write,
    end: async () => void told.push('end'),
    giveUp: async () => void told.push('given up'),
  });
}

describe('a list that is exported', () => {
  it('is in the file, under its headings, once it has ended', async () => {
    const data = show();
    await exportAsText();
    await waitFor(() => expect(data.savedBytes).toHaveLength(1));
    expect(new TextDecoder().decode(data.savedBytes[0]?.bytes)).toBe(
      'Rubrik\r\nSkrivaren står still\r\nSkrivaren står still\r\n',
    );
  });

  it('says that there is no file when no place is chosen', async () => {
    show(async () => null);
    await exportAsText();
    expect(await screen.findByText('Ingen fil skrevs.')).toBeTruthy();
  });

  it('leaves no file when it is stopped on the way', async () => {
    const told: string[] = [];
    let goOn = (): void => undefined;
    show(
      placeWith(
        told,
        () =>
          new Promise((resolve) => {
            goOn = resolve;
          }),
      ),
    );
    await exportAsText();
    fireEvent.click(await screen.findByRole('button', { name: 'Avbryt' }));
    await waitFor(() => {
      goOn();
      expect(told).toEqual(['given up']);
    });
    expect(await screen.findByText('Ingen fil skrevs.')).toBeTruthy();
  });

  it('says that the file could not be written, leaves nothing of it, and is offered again', async () => {
    const told: string[] = [];
    show(placeWith(told, () => Promise.reject(new Error('ENOSPC'))));
    await exportAsText();
    expect((await screen.findByRole('alert')).textContent).toMatch(/kunde inte skrivas/);
    expect(told).toEqual(['given up']);
    await exportAsText();
  });
});
