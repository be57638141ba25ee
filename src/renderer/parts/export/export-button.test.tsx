// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { ExportButton } from './export-button.tsx';

afterEach(cleanup);

const query = { kind: 'tickets', where: [], text: '', sort: [], range: { start: 0, end: 0 }, facets: [] } as const;
const keyTable = { export: { keys: 'Ctrl+E', label: 'tickets.export' } } as const;

function show(saveText: () => Promise<boolean>) {
  const data = createFakeData();
  const client = { ...data.client, saveText };
  const button = <ExportButton title="Lista" query={query} columns={[]} keyTable={keyTable} />;
  showScreen(button, { ...data, client }, { view: 'tickets', params: {} });
}

async function exportAsText() {
  fireEvent.keyDown(document.body, { key: 'e', ctrlKey: true });
  fireEvent.click(await screen.findByRole('menuitem', { name: /CSV/ }));
}

describe('a list that is exported', () => {
  it('says that there is no file when no place is chosen', async () => {
    show(async () => false);
    await exportAsText();
    expect(await screen.findByText('Ingen fil skrevs.')).toBeTruthy();
  });

  it('says that the file could not be written, and is offered again', async () => {
    show(() => Promise.reject(new Error('EACCES')));
    await exportAsText();
    expect((await screen.findByRole('alert')).textContent).toMatch(/kunde inte skrivas/);
    await exportAsText();
  });
});
