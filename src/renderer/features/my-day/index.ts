export { myDayKeys } from './my-day-keys.ts';
