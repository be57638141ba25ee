import { stockMax } from '#shared/stock/schema.ts';
import type { RecordSpec } from '../field-spec.ts';

/** Spare parts that are kept in store. How many there are is kept by movements, in the stock view. */
export const sparePartsSpec: RecordSpec = {
  kind: 'spareParts',
  title: 'stock.parts',
  create: 'stock.parts.create',
  empty: 'stock.parts.empty',
  fields: [
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    {
      name: 'articleNumber',
      label: 'stock.field.articleNumber',
      help: 'stock.help.articleNumber',
      isOptional: true,
      input: { type: 'line' },
    },
    { name: 'unit', label: 'stock.field.unit', help: 'stock.help.unit', input: { type: 'line' } },
    {
      name: 'reorderLevel',
      label: 'stock.field.reorderLevel',
      help: 'stock.help.reorderLevel',
      input: { type: 'whole', min: 0, max: stockMax },
    },
  ],
  columns: [
    { name: 'name', width: 160, grow: 1 },
    { name: 'articleNumber', width: 110, hideBelow: 420 },
    { name: 'reorderLevel', width: 140, hideBelow: 520 },
  ],
  blank: { name: '', articleNumber: '', unit: 'st', reorderLevel: 0, active: true },
  mayShareName: true,
  unique: { field: 'articleNumber', taken: 'refusals.article-number-taken' },
};

/** Where spare parts lie. */
export const stockPlacesSpec: RecordSpec = {
  kind: 'stockPlaces',
  title: 'stock.places',
  create: 'stock.places.create',
  empty: 'stock.places.empty',
  fields: [
    { name: 'name', label: 'administration.field.name', input: { type: 'line' } },
    {
      name: 'type',
      label: 'stock.field.placeType',
      input: {
        type: 'choice',
        options: [
          { value: 'room', label: 'stock.placeType.room' },
          { value: 'car', label: 'stock.placeType.car' },
        ],
      },
    },
    {
      name: 'userId',
      label: 'stock.field.placeUser',
      help: 'stock.help.placeUser',
      isOptional: true,
      input: { type: 'reference', kind: 'users' },
    },
  ],
  columns: [
    { name: 'name', width: 160, grow: 1 },
    { name: 'type', width: 90 },
    { name: 'userId', width: 150, hideBelow: 420 },
  ],
  blank: { name: '', type: 'room', userId: null, active: true },
};
