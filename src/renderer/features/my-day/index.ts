export { myDayKeys } from './my-day-keys.ts';
export { MyDayScreen } from './my-day-screen.tsx';
