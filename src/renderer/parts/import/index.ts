export { decodeText } from './decode-text.ts';
export { FileChoice } from './file-choice.tsx';
export { type FilePlan, ImportSection } from './import-section.tsx';
export type { PlannedRow } from './planned-row.ts';
export type { ReadTable } from './read-table.ts';
export { SortedTable } from './sorted-table.tsx';
