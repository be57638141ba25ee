import type { CommandDescription, CommandField } from '../command-description.ts';

const aboutPart = { kind: 'spareParts', path: ['sparePartId'] } as const;
const makesMovement = { kind: 'stockMovements', path: ['id'] } as const;
const part: CommandField = {
  path: ['sparePartId'],
  label: 'stock.field.part',
  shape: { type: 'reference', kind: 'spareParts' },
  isOpen: false,
};
const place: CommandField = {
  path: ['placeId'],
  label: 'stock.field.place',
  shape: { type: 'reference', kind: 'stockPlaces' },
  isOpen: true,
};
const quantity: CommandField = {
  path: ['quantity'],
  label: 'stock.field.quantity',
  shape: { type: 'whole' },
  isOpen: true,
};
const ticket: CommandField = {
  path: ['ticketId'],
  label: 'stock.field.ticket',
  shape: { type: 'reference', kind: 'tickets' },
  isOpen: false,
};
const note: CommandField = {
  path: ['note'],
  label: 'commands.field.note',
  shape: { type: 'text', isLong: true },
  isOpen: true,
};

/** The commands about spare parts in store, in words; how many comes first, as that is what is put right. */
export const stockCommandDescriptions = {
  'stock.receive': {
    title: 'commands.stock_receive',
    about: aboutPart,
    makes: makesMovement,
    fields: [part, quantity, place, note],
  },
  'stock.take': {
    title: 'commands.stock_take',
    about: aboutPart,
    makes: makesMovement,
    fields: [part, quantity, place, ticket, note],
  },
  'stock.return': {
    title: 'commands.stock_return',
    about: aboutPart,
    makes: makesMovement,
    fields: [part, quantity, place, ticket, note],
  },
  'stock.move': {
    title: 'commands.stock_move',
    about: aboutPart,
    makes: makesMovement,
    fields: [
      part,
      quantity,
      place,
      {
        path: ['toPlaceId'],
        label: 'stock.field.toPlace',
        shape: { type: 'reference', kind: 'stockPlaces' },
        isOpen: true,
      },
      note,
    ],
  },
  'stock.count': {
    title: 'commands.stock_count',
    about: aboutPart,
    makes: makesMovement,
    fields: [
      part,
      { path: ['counted'], label: 'stock.field.counted', shape: { type: 'whole' }, isOpen: true },
      place,
      { path: ['countedAt'], label: 'stock.field.countedAt', shape: { type: 'instant' }, isOpen: false },
      note,
    ],
  },
} as const satisfies Record<string, CommandDescription>;
