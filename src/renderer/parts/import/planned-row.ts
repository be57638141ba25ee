/** What one line of a file will do, as a plan says before anything is done. */
export interface PlannedRow {
  line: number;
  /** What the line is about. */
  name: string;
  outcome: 'create' | 'change' | 'same' | 'refused';
}

/** Whether carrying a line out changes something. */
export function doesSomething({ outcome }: PlannedRow): boolean {
  return outcome === 'create' || outcome === 'change';
}
