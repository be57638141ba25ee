export { CalendarFileProblem } from './calendar-file-problem.tsx';
export { type CalendarFile, calendarFileTypes, readCalendarFile } from './read-calendar-file.ts';
