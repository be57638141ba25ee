import { useMemo, useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import { useT } from '#renderer/ui/index.ts';
import { valueAt, withValueAt } from '#shared/commands/descriptions.ts';
import type { RefusedCommand } from '#shared/commands/envelope.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import { CorrectField } from './correct-field.tsx';
import { argsToCorrect, argsToSend, type CorrectionProblem, fieldsToCorrect, problemsIn } from './correction.ts';
import styles from './not-carried-out.module.css';

export interface CorrectFormProps {
  refused: RefusedCommand;
  /** Why the last attempt was refused. */
  problem: string | null;
  isSending: boolean;
  onSend: (args: unknown) => Promise<void>;
  onLeave: () => void;
}

/** What was written, to be put right and sent again. Kept as a draft until it is sent. */
export function CorrectForm({ refused, problem, isSending, onSend, onLeave }: CorrectFormProps) {
  const t = useT();
  const { envelope } = refused;
  const initial = useMemo(() => argsToCorrect(refused), [refused]);
  const draft = useDraft<unknown>(`correction.${envelope.id}`, initial);
  const [isTried, setTried] = useState(false);
  const fields = fieldsToCorrect(refused, draft.value);
  const problems = isTried ? problemsIn(envelope.name, argsToSend(refused, draft.value), fields) : [];
  const elsewhere = problems.find(({ path }) => path.length === 0);

  async function submit() {
    setTried(true);
    const args = argsToSend(refused, draft.value);
    if (problemsIn(envelope.name, args, fields).length > 0) return;
    await onSend(args);
  }

  return (
    <div className={styles.form}>
      <h3>{t('notCarriedOut.correct.title')}</h3>
      <WorkForm
        label={t('notCarriedOut.correct.title')}
        takesFocus
        onSubmit={() => void submit()}
        onLeave={onLeave}
        problem={problem ?? (elsewhere === undefined ? null : problemWords(elsewhere, t))}
        problemCount={problems.filter(({ path }) => path.length > 0).length}
        actions={
          <DraftActions
            save={t('notCarriedOut.correct.send')}
            isSaving={isSending}
            leave={t('ui.cancel')}
            leaveKey="Escape"
            onLeave={onLeave}
            savedAt={draft.savedAt}
          />
        }
      >
        {fields.map((field) => {
          const found = problems.find(({ path }) => path === field.path);
          return (
            <CorrectField
              key={field.path.join('.')}
              field={field}
              value={valueAt(draft.value, field.path)}
              error={found === undefined ? undefined : problemWords(found, t)}
              onChange={(value) => draft.set(withValueAt(draft.value, field.path, value))}
            />
          );
        })}
      </WorkForm>
    </div>
  );
}

function problemWords({ kind, most }: CorrectionProblem, t: Translate): string {
  return t(`notCarriedOut.problem.${kind}`, { most: most ?? 0 });
}
