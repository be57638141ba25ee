import { countStock } from './count-stock.ts';
import { moveStock, receiveStock, returnStock, takeStock } from './move-stock.ts';

export const stockCommands = {
  'stock.receive': receiveStock,
  'stock.take': takeStock,
  'stock.return': returnStock,
  'stock.move': moveStock,
  'stock.count': countStock,
} as const;
