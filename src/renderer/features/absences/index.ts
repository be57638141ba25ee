export { absenceKeys } from './absence-keys.ts';
export { AbsencesScreen } from './absences-screen.tsx';
