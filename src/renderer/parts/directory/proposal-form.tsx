import { useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { announce, DateField, TextArea, TextField, useT } from '#renderer/ui/index.ts';
import { readPhones, writePhones } from '#shared/directory/phone-text.ts';
import type { DirectoryKind } from '#shared/directory/proposal-schema.ts';
import type { Phone } from '#shared/directory/schema.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import { newId } from '#shared/identity/ids.ts';
import type { Row } from '#shared/sync/kinds.ts';
import { DraftActions } from '../draft-actions.tsx';
import { useSubmission } from '../use-submission.ts';
import { WorkForm } from '../work-form.tsx';
import styles from './entry-detail.module.css';

type Input = 'line' | 'phones' | 'words' | 'date';

/** What can be filled in for each kind; the rest is said in words. */
const fields: Readonly<Record<DirectoryKind, readonly { name: string; label: MessageId; input: Input }[]>> = {
  people: [
    { name: 'title', label: 'directory.field.title', input: 'line' },
    { name: 'phones', label: 'directory.propose.numbers', input: 'phones' },
    { name: 'email', label: 'directory.field.email', input: 'line' },
    { name: 'tasks', label: 'directory.propose.tasks', input: 'words' },
    { name: 'leftOn', label: 'directory.field.leftOn', input: 'date' },
  ],
  units: [
    { name: 'name', label: 'directory.field.name', input: 'line' },
    { name: 'phones', label: 'directory.propose.numbers', input: 'phones' },
    { name: 'address', label: 'directory.field.address', input: 'line' },
    { name: 'tasks', label: 'directory.propose.tasks', input: 'words' },
  ],
  functions: [
    { name: 'phones', label: 'directory.propose.numbers', input: 'phones' },
    { name: 'words', label: 'directory.propose.tasks', input: 'words' },
  ],
};

interface ProposalDraft {
  /** Fields as they are written. */
  written: Record<string, string>;
  note: string;
}

const untouched: ProposalDraft = { written: {}, note: '' };

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function write(value: unknown, input: Input): string {
  if (input === 'phones') return writePhones(value as readonly Phone[]).join('\n');
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'string' ? value : '';
}

function read(text: string, input: Input): unknown {
  switch (input) {
    case 'phones':
      return readPhones(text.split('\n')).phones;
    case 'words':
      return linesOf(text);
    case 'date':
      return text === '' ? null : text;
    case 'line':
      return text.trim();
  }
}

interface ProposalFormProps {
  kind: DirectoryKind;
  record: Row<DirectoryKind>;
  onDone: () => void;
}

/** What should be changed of an entry, field by field or in words; kept as a draft until it is sent. */
export function ProposalForm({ kind, record, onDone }: ProposalFormProps) {
  const t = useT();
  const draft = useDraft<ProposalDraft>(`directory.proposal:${kind}:${record.id}`, untouched);
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const values = record as unknown as Readonly<Record<string, unknown>>;
  const { written, note } = draft.value;
  const shown = (name: string, input: Input) => written[name] ?? write(values[name], input);
  const changed = fields[kind].filter(
    ({ name, input }) =>
      name in written &&
      JSON.stringify(read(shown(name, input), input)) !==
        JSON.stringify(values[name] ?? (input === 'line' ? '' : null)),
  );
  const wrong = fields[kind].flatMap(({ name, input }) =>
    input === 'phones' && name in written ? readPhones(shown(name, input).split('\n')).wrong : [],
  );
  const isNothing = changed.length === 0 && note.trim() === '';

  async function send() {
    setTried(true);
    if (isNothing || wrong.length > 0) return;
    const pick = (value: (name: string, input: Input) => unknown) =>
      Object.fromEntries(changed.map(({ name, input }) => [name, value(name, input)]));
    const isSaved = await submit('directory.propose', {
      id: newId(),
      kind,
      recordId: record.id,
      changes: pick((name, input) => {
        const value = read(shown(name, input), input);
        return name === 'email' && value === '' ? null : value;
      }),
      seen: pick((name) => values[name]),
      note: note.trim(),
    });
    if (!isSaved) return;
    draft.clear();
    announce(t('directory.propose.sent'));
    onDone();
  }

  const change = (name: string, text: string) => draft.set({ ...draft.value, written: { ...written, [name]: text } });
  if (!draft.loaded) return null;
  return (
    <WorkForm
      label={t('directory.propose')}
      onSubmit={() => void send()}
      onLeave={onDone}
      takesFocus
      problem={problem?.words ?? (isTried && isNothing ? t('directory.propose.nothing') : null)}
      actions={
        <DraftActions
          save={t('directory.propose.send')}
          isSaving={isSaving}
          leave={t('ui.cancel')}
          leaveKey="Esc"
          onLeave={onDone}
          savedAt={draft.savedAt}
        />
      }
    >
      <p className={styles.quiet}>{t('directory.propose.help')}</p>
      <TextArea
        label={t('directory.propose.note')}
        rows={2}
        value={note}
        onChange={(next) => draft.set({ ...draft.value, note: next })}
      />
      {fields[kind].map(({ name, label, input }) => {
        const value = shown(name, input);
        const onChange = (text: string) => change(name, text);
        if (input === 'line') {
          return <TextField key={name} label={t(label)} isOptional value={value} onChange={onChange} />;
        }
        if (input === 'date') {
          return (
            <DateField
              key={name}
              label={t(label)}
              isOptional
              value={value === '' ? null : value}
              onChange={(date) => change(name, date ?? '')}
            />
          );
        }
        const error = input === 'phones' && wrong.length > 0;
        return (
          <TextArea
            key={name}
            label={t(label)}
            {...(input === 'phones' ? { help: t('directory.propose.numbersHelp') } : {})}
            isOptional
            rows={2}
            value={value}
            onChange={onChange}
            error={error ? t('directory.propose.numbersWrong', { text: wrong.join(', ') }) : undefined}
          />
        );
      })}
    </WorkForm>
  );
}
