import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { useRecordEditor } from '#renderer/parts/records/use-record-editor.ts';
import { useServiceOptions } from '#renderer/parts/service-options.ts';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { FieldRow, WorkForm } from '#renderer/parts/work-form.tsx';
import {
  announce,
  Button,
  DateField,
  DetailBody,
  DetailHeader,
  DetailPane,
  Select,
  TextField,
  useT,
} from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { type Article, articleSchema } from '#shared/knowledge/schema.ts';
import { articleBodyMax, articleTitleMax, articleWriting, startArticle } from './article-draft.ts';
import { BodyField } from './body-field.tsx';
import styles from './knowledge.module.css';

interface ArticleEditorProps {
  /** Undefined for a new one. */
  article: Article | undefined;
  onSaved: (id: Id) => void;
  onLeave: () => void;
}

/** Writes an article, with how it will look; the draft survives everything. */
export function ArticleEditor({ article, onSaved, onLeave }: ArticleEditorProps) {
  const t = useT();
  const organisations = useOrganisationOptions('knowledge.write');
  const only = organisations.length === 1 ? (organisations[0]?.id ?? null) : null;
  const editor = useRecordEditor({
    writing: articleWriting,
    draftKey: `knowledge.article:${article?.id ?? 'new'}`,
    start: startArticle(article, only),
    id: article?.id,
    onSaved: (id, { title }) => {
      announce(t('knowledge.edit.saved', { title: title.trim() }));
      onSaved(id);
    },
    onLeave,
  });
  const { draft, fields, change, problems } = editor;
  const heading = t(article === undefined ? 'knowledge.new' : 'knowledge.edit.heading');

  return (
    <DetailPane label={heading}>
      <DetailHeader title={heading} />
      <DetailBody>
        {draft.loaded && (
          <WorkForm
            label={heading}
            onSubmit={() => void editor.save()}
            onLeave={onLeave}
            takesFocus
            problem={editor.problem?.words ?? null}
            problemCount={editor.problemCount}
            actions={
              <DraftActions
                save={t('knowledge.edit.save')}
                isSaving={editor.isSaving}
                leave={t('knowledge.edit.discard')}
                onLeave={editor.discard}
                savedAt={draft.savedAt}
              />
            }
          >
            <TextField
              label={t('knowledge.edit.title')}
              help={t('knowledge.edit.titleHelp')}
              value={fields.title}
              onChange={(title) => change({ title })}
              error={problems.title === undefined ? undefined : t(problems.title, { max: articleTitleMax })}
            />
            <BodyField
              value={fields}
              onChange={change}
              error={problems.body === undefined ? undefined : t(problems.body, { max: articleBodyMax })}
            />
            <TextField
              label={t('knowledge.edit.keywords')}
              help={t('knowledge.edit.keywordsHelp')}
              value={fields.keywords}
              onChange={(keywords) => change({ keywords })}
              error={problems.keywords === undefined ? undefined : t(problems.keywords)}
            />
            <ServicesField value={fields.serviceIds} onChange={(serviceIds) => change({ serviceIds })} />
            <FieldRow>
              <Select
                label={t('knowledge.edit.status')}
                options={articleSchema.shape.status.options.map((id) => ({ id, label: t(`knowledge.status.${id}`) }))}
                value={fields.status}
                onChange={(status) => change({ status })}
              />
              <DateField
                label={t('knowledge.edit.reviewOn')}
                isOptional
                value={fields.reviewOn}
                onChange={(reviewOn) => change({ reviewOn })}
              />
              {article === undefined && organisations.length > 1 && (
                <Select
                  label={t('knowledge.column.organisation')}
                  options={organisations}
                  value={draft.value.organisationId}
                  onChange={(organisationId) => draft.set({ ...draft.value, organisationId })}
                  error={problems.organisationId === undefined ? undefined : t(problems.organisationId)}
                />
              )}
            </FieldRow>
          </WorkForm>
        )}
      </DetailBody>
    </DetailPane>
  );
}

/** The services an article is about: chosen one by one, taken away by a press. */
function ServicesField({ value, onChange }: { value: readonly Id[]; onChange: (ids: Id[]) => void }) {
  const t = useT();
  const options = useServiceOptions(value);
  const nameOf = (id: Id) => options.find((option) => option.id === id)?.label ?? id;
  return (
    <div>
      <ChoiceField
        isGathering
        label={t('knowledge.edit.services')}
        help={t('knowledge.edit.servicesHelp')}
        isOptional
        options={options.filter(({ id }) => !value.includes(id))}
        value={null}
        onChange={(id) => {
          if (id !== null) onChange([...value, id]);
        }}
      />
      {value.length > 0 && (
        <ul className={styles.chips} aria-label={t('knowledge.edit.services')}>
          {value.map((id) => (
            <li key={id}>
              <Button
                size="small"
                aria-label={t('knowledge.edit.removeService', { name: nameOf(id) })}
                onPress={() => onChange(value.filter((other) => other !== id))}
              >
                {`${nameOf(id)} ×`}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
