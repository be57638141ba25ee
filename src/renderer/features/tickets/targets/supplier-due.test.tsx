// @vitest-environment happy-dom

import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { aSupplier } from '#shared/suppliers/samples.ts';
import type { Supplier } from '#shared/suppliers/schema.ts';
import { SupplierDue } from './supplier-due.tsx';

const supplier = aSupplier();
// Friday 16:00 in Stockholm: one of the eight hours is left that day, so they are over on Monday at 16:00.
const since = '2026-11-20T15:00:00.000Z';
const dueAt = '2026-11-23T15:00:00.000Z';

async function explained(of: Supplier | undefined): Promise<HTMLElement> {
  const place = { view: 'tickets' as const, params: {} };
  showScreen(<SupplierDue dueAt={dueAt} since={since} supplier={of} />, createFakeData(), place);
  fireEvent.click(screen.getByRole('button', { name: 'Varför denna tid? Leverantör' }));
  return await screen.findByRole('dialog', { name: 'Varför denna tid? Leverantör' });
}

afterEach(cleanup);

describe('why a supplier’s time is what it is', () => {
  it('is told day by day of their own hours', async () => {
    const told = await explained(supplier);
    expect(told.textContent).toMatch(/Skånedata har lovat vara klar inom 8 h/);
    const days = within(told)
      .getAllByRole('row')
      .map((row) => row.textContent ?? '');
    expect(days.some((text) => /20/.test(text) && /1 h/.test(text))).toBe(true);
    expect(days.some((text) => /23/.test(text) && /7 h/.test(text))).toBe(true);
    expect(told.textContent).not.toMatch(/har ändrats/);
  });

  it('says that the agreement has changed since it was counted', async () => {
    const told = await explained({ ...supplier, resolveWithinMinutes: 60 });
    expect(told.textContent).toMatch(/Avtalet med leverantören har ändrats/);
  });

  it.each([
    ['has no time agreed any more', { ...supplier, resolveWithinMinutes: null }],
    ['is not known here', undefined],
  ])('says that nothing is agreed where the supplier %s', async (_what, of) => {
    expect((await explained(of)).textContent).toMatch(/ingen tid avtalad längre/);
  });
});
