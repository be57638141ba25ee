import { useState } from 'react';
import { type Draft, useDraft } from '#renderer/data/index.ts';
import { type SubmissionProblem, useSubmission } from '#renderer/parts/use-submission.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import { changeRecordArgs, createRecordArgs, type RecordDraft, type RecordWriting } from './record-draft.ts';

interface RecordEditorOptions<Fields, Problems extends object> {
  writing: RecordWriting<Fields, Problems>;
  draftKey: string;
  start: RecordDraft<Fields>;
  /** Undefined for a new record. */
  id: Id | undefined;
  /** Told once the record is saved on disk and its draft is gone. */
  onSaved: (id: Id, fields: Fields) => void;
  onLeave: () => void;
}

export interface RecordEditor<Fields, Problems> {
  draft: Draft<RecordDraft<Fields>>;
  fields: Fields;
  change: (some: Partial<Fields>) => void;
  /** Empty until the first attempt to save, so that nobody is told off before having written. */
  problems: Problems | Record<string, never>;
  problemCount: number;
  problem: SubmissionProblem | null;
  isSaving: boolean;
  save: () => Promise<void>;
  /** Throws away what was written. */
  discard: () => void;
}

/** Returns what an editor of one record needs: its draft, which survives everything, what is wrong in it, and its saving. */
export function useRecordEditor<Fields, Problems extends object>(
  options: RecordEditorOptions<Fields, Problems>,
): RecordEditor<Fields, Problems> {
  const { writing, draftKey, start, id, onSaved, onLeave } = options;
  const draft = useDraft<RecordDraft<Fields>>(draftKey, start);
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const { value } = draft;
  const problems = isTried ? writing.problemsOf(value) : {};

  async function save() {
    setTried(true);
    if (Object.keys(writing.problemsOf(value)).length > 0) return;
    const savedId = id ?? newId();
    if (id === undefined) {
      const args = createRecordArgs(writing, value, savedId);
      if (args === null || !(await submit('record.create', args))) return;
    } else {
      const args = changeRecordArgs(writing, value, savedId);
      if (args !== null && !(await submit('record.set', args))) return;
    }
    draft.clear();
    onSaved(savedId, value.fields);
  }

  return {
    draft,
    fields: value.fields,
    change: (some) => draft.set({ ...value, fields: { ...value.fields, ...some } }),
    problems,
    problemCount: Object.keys(problems).length,
    problem,
    isSaving,
    save,
    discard: () => {
      draft.clear();
      onLeave();
    },
  };
}
