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

/** The commands about spare parts in store, in words. */
export const stockCommandDescriptions = {
  'stock.receive': {
    title: 'commands.stock_receive',
    about: aboutPart,
    makes: makesMovement,
    fields: [part, place, quantity, note],
  },
  'stock.take': {
    title: 'commands.stock_take',
    about: aboutPart,
    makes: makesMovement,
    fields: [part, place, quantity, ticket, note],
  },
  'stock.return': {
    title: 'commands.stock_return',
    about: aboutPart,
    makes: makesMovement,
    fields: [part, place, quantity, ticket, note],
  },
  'stock.move': {
    title: 'commands.stock_move',
    about: aboutPart,
    makes: makesMovement,
    fields: [
      part,
      place,
      {
        path: ['toPlaceId'],
        label: 'stock.field.toPlace',
        shape: { type: 'reference', kind: 'stockPlaces' },
        isOpen: true,
      },
      quantity,
      note,
    ],
  },
  'stock.count': {
    title: 'commands.stock_count',
    about: aboutPart,
    makes: makesMovement,
    fields: [
      part,
      place,
      { path: ['counted'], label: 'stock.field.counted', shape: { type: 'whole' }, isOpen: true },
      { path: ['countedAt'], label: 'stock.field.countedAt', shape: { type: 'instant' }, isOpen: false },
      note,
    ],
  },
} as const satisfies Record<string, CommandDescription>;
