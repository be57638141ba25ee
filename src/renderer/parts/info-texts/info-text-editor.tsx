import { useMemo, useState } from 'react';
import { useDraft, useLookup } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { MarkdownText } from '#renderer/parts/knowledge/markdown-text.tsx';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { FieldRow, WorkForm } from '#renderer/parts/work-form.tsx';
import { announce, DateField, Select, TextArea, TextField, useT } from '#renderer/ui/index.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { InfoText } from '#shared/info-texts/schema.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import {
  bodyMax,
  changeInfoTextArgs,
  createInfoTextArgs,
  type InfoTextDraft,
  type InfoTextFields,
  infoTextProblems,
  startInfoText,
  titleMax,
} from './info-text-draft.ts';
import styles from './info-texts.module.css';

interface InfoTextEditorProps {
  /** Undefined for a new one. */
  info: InfoText | undefined;
  /** Whose a new one is, unless something else is chosen. */
  organisationId?: OrganisationId | null;
  onSaved: (id: Id) => void;
  onLeave: () => void;
}

/** Writes an info text where it is read, with how it will look; the draft survives everything. */
export function InfoTextEditor({ info, organisationId = null, onSaved, onLeave }: InfoTextEditorProps) {
  const t = useT();
  const organisations = useOrganisationOptions('infoText.write');
  const only = organisations.length === 1 ? (organisations[0]?.id ?? null) : organisationId;
  const draft = useDraft<InfoTextDraft>(`info-text:${info?.id ?? 'new'}`, startInfoText(info, only));
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const { value } = draft;
  const { fields } = value;
  const change = (some: Partial<InfoTextFields>) => draft.set({ ...value, fields: { ...fields, ...some } });
  const problems = isTried ? infoTextProblems(value) : {};
  const errorOf = (id: MessageId | undefined, max = 0) => (id === undefined ? undefined : t(id, { max }));

  async function save() {
    setTried(true);
    if (Object.keys(infoTextProblems(value)).length > 0) return;
    const id = info?.id ?? newId();
    if (info === undefined) {
      const args = createInfoTextArgs(value, id);
      if (args === null || !(await submit('record.create', args))) return;
    } else {
      const args = changeInfoTextArgs(value, id);
      if (args !== null && !(await submit('record.set', args))) return;
    }
    draft.clear();
    announce(t('infoTexts.edit.saved', { title: fields.title.trim() }));
    onSaved(id);
  }

  if (!draft.loaded) return null;
  return (
    <WorkForm
      label={t(info === undefined ? 'infoTexts.new' : 'infoTexts.edit.heading')}
      onSubmit={() => void save()}
      onLeave={onLeave}
      takesFocus
      problem={problem?.words ?? null}
      problemCount={Object.keys(problems).length}
      actions={
        <DraftActions
          save={t('infoTexts.edit.save')}
          isSaving={isSaving}
          leave={t('infoTexts.edit.discard')}
          onLeave={() => {
            draft.clear();
            onLeave();
          }}
          savedAt={draft.savedAt}
        />
      }
    >
      <TextField
        label={t('infoTexts.edit.title')}
        help={t('infoTexts.edit.titleHelp')}
        value={fields.title}
        onChange={(title) => change({ title })}
        error={errorOf(problems.title, titleMax)}
      />
      <TextArea
        label={t('infoTexts.edit.body')}
        help={t('infoTexts.edit.bodyHelp')}
        rows={6}
        value={fields.body}
        onChange={(body) => change({ body })}
        error={errorOf(problems.body, bodyMax)}
      />
      {fields.body.trim() !== '' && (
        <section className={styles.preview} aria-label={t('infoTexts.edit.preview')}>
          <MarkdownText text={fields.body} headingLevel={4} />
        </section>
      )}
      <TextField
        label={t('infoTexts.edit.keywords')}
        help={t('infoTexts.edit.keywordsHelp')}
        isOptional
        value={fields.keywords}
        onChange={(keywords) => change({ keywords })}
        error={errorOf(problems.keywords)}
      />
      {info === undefined && organisations.length > 1 && (
        <Select
          label={t('infoTexts.edit.organisation')}
          options={organisations}
          value={value.organisationId}
          onChange={(chosen) => draft.set({ ...value, organisationId: chosen, fields: { ...fields, unitId: null } })}
          error={errorOf(problems.organisationId)}
        />
      )}
      <UnitField
        organisationId={value.organisationId}
        value={fields.unitId}
        onChange={(unitId) => change({ unitId })}
      />
      <FieldRow>
        <DateField
          label={t('infoTexts.edit.validFrom')}
          isOptional
          value={fields.validFrom}
          onChange={(validFrom) => change({ validFrom })}
        />
        <DateField
          label={t('infoTexts.edit.validUntil')}
          isOptional
          value={fields.validUntil}
          onChange={(validUntil) => change({ validUntil })}
          error={errorOf(problems.validUntil)}
        />
      </FieldRow>
    </WorkForm>
  );
}

interface UnitFieldProps {
  organisationId: OrganisationId | null;
  value: Id | null;
  onChange: (id: Id | null) => void;
}

/** The unit it is about, among those of the organisation. */
function UnitField({ organisationId, value, onChange }: UnitFieldProps) {
  const t = useT();
  const units = useLookup('units');
  const options = useMemo(
    () =>
      [...units.values()]
        .filter((unit) => unit.organisationId === organisationId)
        .map(({ id, name }) => ({ id, label: name }))
        .sort((one, other) => one.label.localeCompare(other.label, 'sv')),
    [units, organisationId],
  );
  return (
    <ChoiceField
      label={t('infoTexts.edit.unit')}
      help={t('infoTexts.edit.unitHelp')}
      isOptional
      options={options}
      value={value}
      onChange={onChange}
    />
  );
}
