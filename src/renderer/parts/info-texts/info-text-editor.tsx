import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { MarkdownText } from '#renderer/parts/knowledge/markdown-text.tsx';
import { useRecordEditor } from '#renderer/parts/records/use-record-editor.ts';
import { UnitField } from '#renderer/parts/unit-field.tsx';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { FieldRow, WorkForm } from '#renderer/parts/work-form.tsx';
import { announce, DateField, Select, TextArea, TextField, useT } from '#renderer/ui/index.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { InfoText } from '#shared/info-texts/schema.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { bodyMax, infoTextWriting, startInfoText, titleMax } from './info-text-draft.ts';
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
  const editor = useRecordEditor({
    writing: infoTextWriting,
    draftKey: `info-text:${info?.id ?? 'new'}`,
    start: startInfoText(info, only),
    id: info?.id,
    onSaved: (id, { title }) => {
      announce(t('infoTexts.edit.saved', { title: title.trim() }));
      onSaved(id);
    },
    onLeave,
  });
  const { draft, fields, change, problems } = editor;
  const { value } = draft;
  const errorOf = (id: MessageId | undefined, max = 0) => (id === undefined ? undefined : t(id, { max }));

  if (!draft.loaded) return null;
  return (
    <WorkForm
      label={t(info === undefined ? 'infoTexts.new' : 'infoTexts.edit.heading')}
      onSubmit={() => void editor.save()}
      onLeave={onLeave}
      takesFocus
      problem={editor.problem?.words ?? null}
      problemCount={editor.problemCount}
      actions={
        <DraftActions
          save={t('infoTexts.edit.save')}
          isSaving={editor.isSaving}
          leave={t('infoTexts.edit.discard')}
          onLeave={editor.discard}
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
        label={t('infoTexts.edit.unit')}
        help={t('infoTexts.edit.unitHelp')}
        isOptional
        organisationId={value.organisationId ?? ''}
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
