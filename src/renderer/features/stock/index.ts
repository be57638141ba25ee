export { stockKeys } from './stock-keys.ts';
