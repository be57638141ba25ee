import { z } from 'zod';
import { applied, defineCommand, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { instantSchema } from '../time/instant.ts';
import { countBalance } from './balance.ts';
import { movementOf, stockNoteSchema, stockRefs, withStock } from './move-stock.ts';
import { stockMax } from './schema.ts';

/**
 * Counts what lies at a place. The balance becomes what was counted, with everything that happened after the count on top of it,
 * whenever either becomes known. `expected` is what the balance said to the person: a difference from that has a reason.
 */
export const countStock = defineCommand({
  args: z.object({
    id: idSchema,
    sparePartId: idSchema,
    placeId: idSchema,
    counted: z.number().int().min(0).max(stockMax),
    expected: z.number().int(),
    /** When it was counted; a count that is corrected and sent again still says so. */
    countedAt: instantSchema,
    note: stockNoteSchema,
  }),
  reads: (args) => stockRefs(args, args.placeId),
  decide: (args, rows, context) =>
    withStock(args, [args.placeId], rows, context, (part, [balance]) => {
      const { id, counted, note } = args;
      if (balance === undefined) return refused('not-found', { what: 'stockPlace' });
      if (counted !== args.expected && note === '') return refused('reason-missing');
      const at = args.countedAt < context.at ? args.countedAt : context.at;
      const result = countBalance(balance, counted, at);
      if (result.type === 'too-old') return refused('stock-count-too-old', { part: part.name });
      if (result.type === 'contradicted') {
        const details = { part: part.name, counted: String(counted), taken: String(result.taken) };
        return refused('stock-count-contradicted', details);
      }
      const { change } = result;
      return applied(
        { kind: 'spareParts', row: { ...part, inStock: part.inStock + change } },
        { kind: 'stockBalances', row: result.balance },
        {
          kind: 'stockMovements',
          row: movementOf(id, balance, change, { type: 'counted', note, counted, at }, context),
        },
      );
    }),
});
