import { newId } from '../identity/ids.ts';
import type { SparePart, StockPlace } from './schema.ts';

/** Returns a spare part of Burlöv of which there are none. */
export function aSparePart(change: Partial<SparePart> = {}): SparePart {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 0,
    name: 'Fixerenhet',
    articleNumber: '',
    unit: 'st',
    reorderLevel: 2,
    active: true,
    inStock: 0,
    ...change,
  };
}

/** Returns a store room of Burlöv. */
export function aStockPlace(change: Partial<StockPlace> = {}): StockPlace {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 0,
    name: 'Förrådet',
    type: 'room',
    userId: null,
    active: true,
    ...change,
  };
}
