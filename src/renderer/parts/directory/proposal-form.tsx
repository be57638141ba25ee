import { useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { announce, Select, TextArea, useT } from '#renderer/ui/index.ts';
import { readPhones } from '#shared/directory/phone-text.ts';
import type { DirectoryKind } from '#shared/directory/proposal-schema.ts';
import { newId } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Row } from '#shared/sync/kinds.ts';
import { DraftActions } from '../draft-actions.tsx';
import { useOrganisationOptions } from '../use-organisations.ts';
import { useSubmission } from '../use-submission.ts';
import { FieldRow, WorkForm } from '../work-form.tsx';
import styles from './entry-detail.module.css';
import {
  emptyOf,
  fieldsOfNew,
  type Input,
  type ProposedField,
  ProposedInput,
  proposedFields,
  readProposed,
  writeProposed,
} from './proposal-fields.tsx';

interface ProposalDraft {
  /** Fields as they are written. */
  written: Record<string, string>;
  note: string;
  /** Where somebody new belongs. */
  newIn: OrganisationId | null;
}

const untouched: ProposalDraft = { written: {}, note: '', newIn: null };

interface ProposalFormProps {
  kind: DirectoryKind;
  /** Null: a person whom the directory lacks. */
  record: Row<DirectoryKind> | null;
  onDone: () => void;
}

/** What should be changed of an entry, field by field or in words; kept as a draft until it is sent. */
export function ProposalForm({ kind, record, onDone }: ProposalFormProps) {
  const t = useT();
  const draft = useDraft<ProposalDraft>(`directory.proposal:${kind}:${record?.id ?? 'new'}`, untouched);
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const organisations = useOrganisationOptions('directory.read');
  const values: Readonly<Record<string, unknown>> = { ...record };
  const asked = record === null ? fieldsOfNew : proposedFields[kind];
  const { written, note } = draft.value;
  const newIn = draft.value.newIn ?? organisations[0]?.id ?? null;
  const shown = (name: string, input: Input) => written[name] ?? writeProposed(values[name], input);
  const changed = asked.filter(
    ({ name, input }) =>
      name in written &&
      JSON.stringify(readProposed(shown(name, input), input)) !== JSON.stringify(values[name] ?? emptyOf[input]),
  );
  const wrong = asked.flatMap(({ name, input }) =>
    input === 'phones' && name in written ? readPhones(shown(name, input).split('\n')).wrong : [],
  );
  const isNothing = changed.length === 0 && note.trim() === '';
  const isNameless = record === null && ['givenName', 'familyName'].every((name) => shown(name, 'line').trim() === '');

  async function send() {
    setTried(true);
    if (isNothing || isNameless || wrong.length > 0) return;
    const pick = (value: (name: string, input: Input) => unknown) =>
      Object.fromEntries(changed.map(({ name, input }) => [name, value(name, input)]));
    const isSaved = await submit('directory.propose', {
      id: newId(),
      kind,
      recordId: record?.id ?? newId(),
      newIn: record === null ? newIn : null,
      changes: pick((name, input) => {
        const value = readProposed(shown(name, input), input);
        return name === 'email' && value === '' ? null : value;
      }),
      seen: record === null ? {} : pick((name) => values[name]),
      note: note.trim(),
    });
    if (!isSaved) return;
    draft.clear();
    announce(t('directory.propose.sent'));
    onDone();
  }

  const change = (name: string, text: string) => draft.set({ ...draft.value, written: { ...written, [name]: text } });
  function formProblem(): string | null {
    if (!isTried) return null;
    if (isNameless) return null;
    return isNothing ? t('directory.propose.nothing') : null;
  }

  const fieldOf = (field: ProposedField) => (
    <ProposedInput
      key={field.name}
      field={field}
      organisationId={record?.organisationId ?? newIn ?? ''}
      value={shown(field.name, field.input)}
      onChange={(text) => change(field.name, text)}
      wrong={wrong}
      error={field.name === 'givenName' && isTried && isNameless ? t('directory.propose.nameless') : undefined}
    />
  );

  if (!draft.loaded) return null;
  const reason = (
    <TextArea
      label={t(record === null ? 'directory.propose.newNote' : 'directory.propose.note')}
      isOptional={record === null}
      rows={2}
      value={note}
      onChange={(next) => draft.set({ ...draft.value, note: next })}
    />
  );
  return (
    <WorkForm
      label={t(record === null ? 'directory.propose.new' : 'directory.propose')}
      onSubmit={() => void send()}
      onLeave={onDone}
      takesFocus
      problem={problem?.words ?? formProblem()}
      problemCount={isTried && isNameless ? 1 : 0}
      actionsStick
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
      <p className={styles.quiet}>{t(record === null ? 'directory.propose.newHelp' : 'directory.propose.help')}</p>
      {record !== null && reason}
      {record === null && organisations.length > 1 && (
        <Select
          label={t('directory.field.organisation')}
          options={organisations}
          value={newIn}
          onChange={(chosen) => draft.set({ ...draft.value, newIn: chosen, written: { ...written, unitId: '' } })}
        />
      )}
      {asked.some(({ isNamePart }) => isNamePart) && (
        <FieldRow>{asked.filter(({ isNamePart }) => isNamePart).map(fieldOf)}</FieldRow>
      )}
      {asked.filter(({ isNamePart }) => !isNamePart).map(fieldOf)}
      {record === null && reason}
    </WorkForm>
  );
}
