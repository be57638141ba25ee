export { calendarKeys } from './calendar-keys.ts';
export { CalendarScreen } from './calendar-screen.tsx';
