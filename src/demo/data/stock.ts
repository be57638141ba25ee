import { stockBalanceId } from '#shared/stock/balance.ts';
import type { SparePart, StockBalance, StockMovement, StockPlace } from '#shared/stock/schema.ts';
import { instant } from './calendar.ts';
import { namedId } from './ids.ts';
import { provider } from './organisations.ts';
import { type Random, randomStream } from './random.ts';
import { userId, usersWithRole } from './staff.ts';

const DAY = 86_400_000;

const partTexts: readonly (readonly [name: string, articleNumber: string, unit: string, reorderLevel: number])[] = [
  ['Laddare USB-C 65 W', 'CH-65-C', 'st', 10],
  ['Laddare USB-C 100 W', 'CH-100-C', 'st', 4],
  ['Batteri till Latitude 5440', 'BT-5440', 'st', 3],
  ['SSD 512 GB NVMe', 'SSD-512', 'st', 5],
  ['Minne 16 GB DDR5 SO-DIMM', 'DDR5-16', 'st', 4],
  ['Fixerenhet till skrivare KM 4050', 'FX-4050', 'st', 1],
  ['Matarrulle till skrivare KM 4050', 'FR-4050', 'st', 4],
  ['Nätverkskabel Cat6 2 m', 'C6-2', 'st', 30],
  ['Nätverkskabel Cat6 på rulle', 'C6-R', 'm', 100],
  ['HDMI-kabel 3 m', 'HD-3', 'st', 8],
  ['Dockningsstation USB-C', 'DK-20', 'st', 3],
  ['Tangentbord svenskt', 'KB-SE', 'st', 10],
  ['Mus', 'MS-1', 'st', 12],
  ['Skyddsfodral till elevplatta', 'CV-10', 'st', 15],
  ['Headset till växeltelefon', 'HS-2', 'st', 5],
];

const placeTexts = [
  { key: 'store', name: 'Förrådet Service Desk', type: 'room', username: null },
  { key: 'tove', name: 'Toves bil', type: 'car', username: 'tove.technician' },
  { key: 'tomas', name: 'Tomas bil', type: 'car', username: 'tomas.technician' },
] as const;

function makePlaces(): StockPlace[] {
  return placeTexts.map(({ key, name, type, username }) => ({
    id: namedId(`stock-place:${key}`),
    organisationId: provider,
    version: 0,
    name,
    type,
    userId: username === null ? null : userId(username),
    active: true,
  }));
}

interface Stock {
  stockPlaces: StockPlace[];
  spareParts: SparePart[];
  stockBalances: StockBalance[];
  stockMovements: StockMovement[];
}

/** What came into a place in the last months, what was taken out, and what the balance therefore is. */
function makeHistory(part: SparePart, place: StockPlace, isCar: boolean, end: number, random: Random) {
  const keepers = usersWithRole('technician');
  const received = isCar
    ? random.integer(1, 4)
    : Math.max(2, Math.round(part.reorderLevel * (1 + random.next() * 1.5)));
  const taken = random.integer(0, Math.floor(received * 0.7));
  const movement = (name: string, daysAgo: number, change: number): StockMovement => ({
    id: namedId(`stock-movement:${part.articleNumber}:${place.name}:${name}`),
    organisationId: provider,
    version: 0,
    sparePartId: part.id,
    placeId: place.id,
    type: change > 0 ? 'received' : 'taken',
    change,
    otherPlaceId: null,
    ticketId: null,
    counted: null,
    ofMovementId: null,
    userId: place.userId ?? random.pick(keepers),
    at: instant(end - daysAgo * DAY),
    note: change > 0 ? 'Leverans från Skånedata Service' : 'Utbytt hos användaren',
  });
  const movements = [movement('in', random.integer(30, 90), received)];
  if (taken > 0) movements.push(movement('out', random.integer(1, 28), -taken));
  const balance: StockBalance = {
    id: stockBalanceId(part.id, place.id),
    organisationId: provider,
    version: 0,
    sparePartId: part.id,
    placeId: place.id,
    quantity: received - taken,
    changedAt: movements.at(-1)?.at ?? instant(end),
    countedAt: null,
    recent: movements.map(({ at, change }) => ({ at, change })),
    recentFrom: null,
  };
  return { movements, balance };
}

/** Returns the provider's spare parts: all in the store room, some in the cars as well. */
export function makeStock(seed: number, end: number): Stock {
  const random = randomStream(seed, 'stock');
  const stockPlaces = makePlaces();
  const stock: Stock = { stockPlaces, spareParts: [], stockBalances: [], stockMovements: [] };
  for (const [name, articleNumber, unit, reorderLevel] of partTexts) {
    const part: SparePart = {
      id: namedId(`spare-part:${articleNumber}`),
      organisationId: provider,
      version: 0,
      name,
      articleNumber,
      unit,
      reorderLevel,
      active: true,
      inStock: 0,
    };
    for (const place of stockPlaces) {
      const isCar = place.type === 'car';
      if (isCar && random.chance(0.6)) continue;
      const { movements, balance } = makeHistory(part, place, isCar, end, random);
      stock.stockMovements.push(...movements);
      stock.stockBalances.push(balance);
      part.inStock += balance.quantity;
    }
    stock.spareParts.push(part);
  }
  return stock;
}
