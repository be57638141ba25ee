export { calendarKeys } from './calendar-keys.ts';
