import { useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { useServiceOptions } from '#renderer/parts/service-options.ts';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
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
import { type Id, newId } from '#shared/identity/ids.ts';
import { type Article, articleSchema } from '#shared/knowledge/schema.ts';
import {
  type ArticleDraft,
  type ArticleFields,
  articleBodyMax,
  articleProblems,
  articleTitleMax,
  changeArticleArgs,
  createArticleArgs,
  startArticle,
} from './article-draft.ts';
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
  const draft = useDraft<ArticleDraft>(`knowledge.article:${article?.id ?? 'new'}`, startArticle(article, only));
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const { value } = draft;
  const { fields } = value;
  const change = (some: Partial<ArticleFields>) => draft.set({ ...value, fields: { ...fields, ...some } });
  const problems = isTried ? articleProblems(value) : {};
  const heading = t(article === undefined ? 'knowledge.new' : 'knowledge.edit.heading');

  async function save() {
    setTried(true);
    if (Object.keys(articleProblems(value)).length > 0) return;
    const id = article?.id ?? newId();
    if (article === undefined) {
      const args = createArticleArgs(value, id);
      if (args === null || !(await submit('record.create', args))) return;
    } else {
      const args = changeArticleArgs(value, id);
      if (args !== null && !(await submit('record.set', args))) return;
    }
    draft.clear();
    announce(t('knowledge.edit.saved', { title: fields.title.trim() }));
    onSaved(id);
  }

  return (
    <DetailPane label={heading}>
      <DetailHeader title={heading} />
      <DetailBody>
        {draft.loaded && (
          <WorkForm
            label={heading}
            onSubmit={save}
            onLeave={onLeave}
            takesFocus
            problem={problem?.words ?? null}
            problemCount={Object.keys(problems).length}
            actions={
              <DraftActions
                save={t('knowledge.edit.save')}
                isSaving={isSaving}
                leave={t('knowledge.edit.discard')}
                onLeave={() => {
                  draft.clear();
                  onLeave();
                }}
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
                  value={value.organisationId}
                  onChange={(organisationId) => draft.set({ ...value, organisationId })}
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
