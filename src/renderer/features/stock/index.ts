export { stockKeys } from './stock-keys.ts';
export { StockScreen } from './stock-screen.tsx';
