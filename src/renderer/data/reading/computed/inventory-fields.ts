import type { Id } from '#shared/identity/ids.ts';
import { isToOrder } from '#shared/stock/schema.ts';
import { type ComputedFields, made, nameOf, type Surroundings } from './computed-field.ts';

function sparePartOf(around: Surroundings, id: Id) {
  return typeof id === 'string' ? around.get('spareParts', id) : undefined;
}

function deviceOf(around: Surroundings, id: Id) {
  return typeof id === 'string' ? around.get('devices', id) : undefined;
}

/** Of devices, loans and stock. */
export const inventoryFields = {
  devices: {
    /** Can be handed out now: kept to be lent, in stock and with nobody. */
    free: made(
      'devices',
      ['loaner', 'currentLoanId', 'status'],
      ({ loaner, currentLoanId, status }) => loaner && currentLoanId === null && status === 'in-stock',
    ),
    name: made('devices', ['manufacturer', 'model'], ({ manufacturer, model }) => `${manufacturer} ${model}`),
  },
  loans: {
    isOpen: made('loans', ['status'], ({ status }) => status === 'open'),
    device: made('loans', ['deviceId'], ({ deviceId }, around) => deviceOf(around, deviceId)?.assetTag ?? null, {
      devices: ['assetTag'],
    }),
    deviceName: made(
      'loans',
      ['deviceId'],
      ({ deviceId }, around) => {
        const device = deviceOf(around, deviceId);
        return device === undefined ? null : `${device.manufacturer} ${device.model}`;
      },
      { devices: ['manufacturer', 'model'] },
    ),
    lender: made('loans', ['lentByUserId'], ({ lentByUserId }, around) => nameOf(around, 'users', lentByUserId), {
      users: ['name'],
    }),
  },
  stockBalances: {
    part: made(
      'stockBalances',
      ['sparePartId'],
      ({ sparePartId }, around) => nameOf(around, 'spareParts', sparePartId),
      {
        spareParts: ['name'],
      },
    ),
    articleNumber: made(
      'stockBalances',
      ['sparePartId'],
      ({ sparePartId }, around) => sparePartOf(around, sparePartId)?.articleNumber ?? null,
      { spareParts: ['articleNumber'] },
    ),
    place: made('stockBalances', ['placeId'], ({ placeId }, around) => nameOf(around, 'stockPlaces', placeId), {
      stockPlaces: ['name'],
    }),
    /** Of the spare part, at all places together. */
    inStock: made(
      'stockBalances',
      ['sparePartId'],
      ({ sparePartId }, around) => sparePartOf(around, sparePartId)?.inStock ?? null,
      { spareParts: ['inStock'] },
    ),
    isToOrder: made(
      'stockBalances',
      ['sparePartId'],
      ({ sparePartId }, around) => {
        const part = sparePartOf(around, sparePartId);
        return part !== undefined && isToOrder(part);
      },
      { spareParts: ['active', 'inStock', 'reorderLevel'] },
    ),
  },
} as const satisfies ComputedFields;
