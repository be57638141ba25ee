// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { ExportSection } from './export-section.tsx';

afterEach(cleanup);

describe('the catalogue as a file', () => {
  it('says in words that it could not be written, and no more once it was', async () => {
    const fake = createFakeData({ rows: {} });
    const written = fake.client.saveText;
    fake.client.saveText = async () => {
      throw new Error('EACCES');
    };
    showScreen(<ExportSection />, fake, { view: 'administration', params: {} });
    const [button] = await screen.findAllByRole('button', { name: /CSV/ });
    if (button === undefined) throw new Error('no button');
    fireEvent.click(button);
    await screen.findByText('Filen kunde inte skrivas. Välj en annan plats.');
    fake.client.saveText = written;
    fireEvent.click(button);
    await waitFor(() => expect(fake.savedFiles).toMatchObject([{ suggestedName: 'tjanstekatalog.csv' }]));
    await waitFor(() => expect(screen.queryByText(/kunde inte skrivas/)).toBeNull());
  });
});
