import { modelName } from '#shared/inventory/model-name.ts';
import type { Device, DeviceCategory } from '#shared/inventory/schema.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';

/** Whether a device can be handed out now: the same as the command judges. */
export function isFree(device: Device): boolean {
  const isKept = device.status !== 'retired' && device.status !== 'in-repair';
  return device.loaner && isKept && device.currentLoanId === null;
}

/** The loaners of one model in one organisation. */
export interface ModelStock {
  organisationId: OrganisationId;
  category: DeviceCategory;
  /** Manufacturer and model. */
  model: string;
  total: number;
  /** Can be handed out now, by tag. */
  free: readonly Device[];
}

const collator = new Intl.Collator('sv', { numeric: true });

/** Returns what each organisation has to lend, per model: what is free now first by tag, retired devices left out. */
export function stockByModel(devices: readonly Device[]): ModelStock[] {
  const stocks = new Map<string, ModelStock & { free: Device[] }>();
  const sorted = [...devices].sort((one, other) => collator.compare(one.assetTag, other.assetTag));
  for (const device of sorted) {
    if (!device.loaner || device.status === 'retired') continue;
    const { organisationId, category } = device;
    const model = modelName(device);
    const key = JSON.stringify([organisationId, category, model]);
    const stock = stocks.get(key) ?? { organisationId, category, model, total: 0, free: [] };
    stock.total += 1;
    if (isFree(device)) stock.free.push(device);
    stocks.set(key, stock);
  }
  return [...stocks.values()].sort(
    (one, other) =>
      collator.compare(one.organisationId, other.organisationId) ||
      one.category.localeCompare(other.category) ||
      collator.compare(one.model, other.model),
  );
}

/** Returns the sum of free and of all loaners in these stocks. */
export function stockTotals(stocks: readonly ModelStock[]): { free: number; total: number } {
  return stocks.reduce((sum, stock) => ({ free: sum.free + stock.free.length, total: sum.total + stock.total }), {
    free: 0,
    total: 0,
  });
}
