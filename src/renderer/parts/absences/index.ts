export { AbsenceForm } from './absence-form.tsx';
export { AbsenceIcon } from './absence-icon.tsx';
export { AbsenceMark } from './absence-mark.tsx';
export { AbsenceSummary } from './absence-summary.tsx';
export { usePeople } from './form-people.ts';
export { useAbsenceClock, useAbsenceNow, useAbsencesAround, useReasons } from './use-absences.ts';
export { useMaySet } from './use-may-set.ts';
