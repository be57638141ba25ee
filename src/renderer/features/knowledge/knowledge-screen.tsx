import { BookOpen } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { useActor, useRow } from '#renderer/data/index.ts';
import { useListFocus } from '#renderer/parts/use-list-focus.ts';
import { EmptyState, SplitPane, useT } from '#renderer/ui/index.ts';
import { useNavigation, useParams } from '#renderer/ui/navigation.tsx';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { type Id, idOrNull } from '#shared/identity/ids.ts';
import { can, canSomewhere } from '#shared/users/permissions.ts';
import { ArticleDetail } from './article-detail.tsx';
import { ArticleEditor } from './article-editor.tsx';
import { ArticleList } from './article-list.tsx';
import styles from './knowledge.module.css';
import { knowledgeKeys } from './knowledge-keys.ts';

/** Kunskap: the articles, one beside the list. Parameters: `articleId` shows that one, with `edit` to write in it; `new`. */
export function KnowledgeScreen() {
  const t = useT();
  const actor = useActor();
  const params = useParams();
  const { replaceParams } = useNavigation();
  const search = useRef<HTMLInputElement>(null);
  const detail = useRef<HTMLElement>(null);
  const selectedId = idOrNull(params.articleId);
  const article = useRow('articles', selectedId);
  const mayWrite = canSomewhere(actor, 'knowledge.write');
  const mayEdit = article !== undefined && can(actor, 'knowledge.write', article.organisationId);
  const isNew = params.new !== undefined && mayWrite;
  const isEditing = params.edit !== undefined && mayEdit;

  const select = useCallback((id: Id) => replaceParams({ articleId: id }), [replaceParams]);
  const create = mayWrite ? () => replaceParams({ new: 'yes' }) : undefined;
  const { list, focusList } = useListFocus(!isNew && !isEditing);
  useViewKeys(knowledgeKeys, { create, search: () => search.current?.select(), back: focusList });

  function right() {
    if (isNew || isEditing) {
      return (
        <ArticleEditor
          key={isNew ? 'new' : article?.id}
          article={isNew ? undefined : article}
          onSaved={select}
          onLeave={() => {
            replaceParams(isNew || selectedId === null ? {} : { articleId: selectedId });
            focusList();
          }}
        />
      );
    }
    if (article === undefined || (article.status === 'draft' && !mayEdit)) {
      return (
        <EmptyState icon={<BookOpen aria-hidden="true" />} title={t('knowledge.pick')}>
          {t(mayWrite ? 'knowledge.pickHelp' : 'knowledge.pickHelpReader')}
        </EmptyState>
      );
    }
    const edit = () => replaceParams({ articleId: article.id, edit: 'yes' });
    return <ArticleDetail key={article.id} article={article} detailRef={detail} onEdit={mayEdit ? edit : undefined} />;
  }

  return (
    <SplitPane
      id="knowledge"
      fixed="second"
      initial={600}
      min={400}
      max={1000}
      first={
        <div ref={list} className={styles.fill}>
          <ArticleList
            mayWrite={mayWrite}
            selectedId={selectedId}
            onSelect={select}
            onOpen={() => detail.current?.focus()}
            onCreate={create}
            searchRef={search}
          />
        </div>
      }
      second={right()}
    />
  );
}
