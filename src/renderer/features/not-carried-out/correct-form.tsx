import { useMemo, useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { useT } from '#renderer/ui/index.ts';
import { valueAt, withValueAt } from '#shared/commands/descriptions.ts';
import type { RefusedCommand } from '#shared/commands/envelope.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import { CorrectField } from './correct-field.tsx';
import { argsToCorrect, argsToSend, type CorrectionProblem, fieldsToCorrect, problemsIn } from './correction.ts';

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
    <PanelForm
      label={t('notCarriedOut.correct.title')}
      title={t('notCarriedOut.correct.title')}
      save={t('notCarriedOut.correct.send')}
      problem={problem ?? (elsewhere === undefined ? null : problemWords(elsewhere, t))}
      problemCount={problems.filter(({ path }) => path.length > 0).length}
      isSaving={isSending}
      savedAt={draft.savedAt}
      onSave={() => void submit()}
      onLeave={onLeave}
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
    </PanelForm>
  );
}

function problemWords({ kind, most }: CorrectionProblem, t: Translate): string {
  return t(`notCarriedOut.problem.${kind}`, { most: most ?? 0 });
}
