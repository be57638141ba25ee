import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useNow, useRow } from '#renderer/data/index.ts';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { Checkbox, IconButton, KeyHint, TextArea, TextField, useT, useTranslator } from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { feedbackWords } from '../feedback-draft.ts';
import { FeedbackFields } from '../feedback-fields.tsx';
import { newTicketKeys } from './new-ticket-keys.ts';
import { type SolvedDraft, solvedProblems } from './solved-draft.ts';
import styles from './solved-fields.module.css';

interface SolvedFieldsProps {
  value: SolvedDraft;
  onChange: (value: SolvedDraft) => void;
  /** Whom one can have told. */
  told: Pick<Ticket, 'affectedPersonId' | 'requesterName'>;
  isTried: boolean;
}

/** "Solved at once": how, by which article, who was told and how long it took. The ticket is then filed closed. */
export function SolvedFields({ value, onChange, told, isTried }: SolvedFieldsProps) {
  const t = useT();
  const { isSolved } = value;
  const solution = useRef<HTMLFieldSetElement>(null);
  const [isAskedFor, setAskedFor] = useState(false);
  const toggle = () => {
    setAskedFor(!isSolved);
    onChange({ ...value, isSolved: !isSolved });
  };
  // Whoever ticks it writes next; a draft that was ticked before leaves the focus where the form puts it.
  useEffect(() => {
    if (isAskedFor && isSolved) solution.current?.querySelector('textarea')?.focus();
  }, [isAskedFor, isSolved]);
  useViewKeys(newTicketKeys, { solved: toggle });
  return (
    <>
      <div className={styles.choice}>
        <Checkbox isSelected={isSolved} onChange={toggle}>
          {t('tickets.form.solved')}
        </Checkbox>
        <KeyHint keys={newTicketKeys.solved.keys} />
      </div>
      {isSolved && (
        <fieldset ref={solution} className={styles.solution} aria-label={t('tickets.form.solvedGroup')}>
          <Solution value={value} onChange={onChange} told={told} isTried={isTried} />
        </fieldset>
      )}
    </>
  );
}

function Solution({ value, onChange, told, isTried }: SolvedFieldsProps) {
  const translator = useTranslator();
  const { t } = translator;
  const now = useNow(60_000);
  const problems = isTried ? solvedProblems(value, told.affectedPersonId, now.toISOString()) : {};
  const change = (some: Partial<SolvedDraft>) => onChange({ ...value, ...some });
  return (
    <>
      <TextArea
        label={t('tickets.resolve.resolution')}
        help={t('tickets.resolve.help')}
        rows={3}
        value={value.resolution}
        onChange={(resolution) => change({ resolution })}
        error={problems.resolution === undefined ? undefined : t('tickets.resolve.missing')}
      />
      <SolvingArticle value={value} onRemove={() => change({ articleId: null })} />
      <FeedbackFields
        ticket={told}
        value={value.feedback}
        onChange={(feedback) => change({ feedback })}
        problems={problems.feedback === undefined ? {} : feedbackWords(problems.feedback, translator, now.getTime())}
        today={null}
      />
      <FieldRow>
        <TextField
          label={t('ticketWork.time.minutes')}
          help={t('tickets.form.timeHelp')}
          isOptional
          value={value.time}
          onChange={(time) => change({ time })}
          error={problems.time === undefined ? undefined : t('ticketWork.time.unreadable')}
        />
      </FieldRow>
    </>
  );
}

function SolvingArticle({ value, onRemove }: { value: SolvedDraft; onRemove: () => void }) {
  const t = useT();
  const article = useRow('articles', value.articleId);
  if (article === undefined) return null;
  return (
    <p className={styles.article}>
      {t('tickets.form.solvedBy', { title: article.title })}
      <IconButton
        size="small"
        label={t('tickets.form.notSolvedBy', { title: article.title })}
        icon={<X aria-hidden="true" />}
        onPress={onRemove}
      />
    </p>
  );
}
