import { BookOpen } from 'lucide-react';
import { useRow } from '#renderer/data/index.ts';
import { useRecordView } from '#renderer/parts/records/use-record-view.ts';
import { EmptyState, SplitPane, useT } from '#renderer/ui/index.ts';
import { useParams } from '#renderer/ui/navigation.tsx';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { idOrNull } from '#shared/identity/ids.ts';
import { ArticleDetail } from './article-detail.tsx';
import { ArticleEditor } from './article-editor.tsx';
import { ArticleList } from './article-list.tsx';
import styles from './knowledge.module.css';
import { knowledgeKeys } from './knowledge-keys.ts';

/** Kunskap: the articles, one beside the list. Parameters: `articleId` shows that one, with `edit` to write in it; `new`. */
export function KnowledgeScreen() {
  const t = useT();
  const selectedId = idOrNull(useParams().articleId);
  const article = useRow('articles', selectedId);
  const view = useRecordView({ param: 'articleId', selectedId, row: article, permission: 'knowledge.write' });
  const { isNew, isEditing, mayWrite, create, select, search, detail } = view;
  useViewKeys(knowledgeKeys, { create, search: () => search.current?.select(), back: view.focusList });

  function right() {
    if (isNew || isEditing) {
      return (
        <ArticleEditor
          key={isNew ? 'new' : article?.id}
          article={isNew ? undefined : article}
          onSaved={select}
          onLeave={view.leave}
        />
      );
    }
    if (article === undefined || (article.status === 'draft' && !view.mayEdit)) {
      return (
        <EmptyState icon={<BookOpen aria-hidden="true" />} title={t('knowledge.pick')}>
          {t(mayWrite ? 'knowledge.pickHelp' : 'knowledge.pickHelpReader')}
        </EmptyState>
      );
    }
    return <ArticleDetail key={article.id} article={article} detailRef={detail} onEdit={view.edit} />;
  }

  return (
    <SplitPane
      id="knowledge"
      fixed="second"
      initial={600}
      min={400}
      max={1000}
      first={
        <div ref={view.list} className={styles.fill}>
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
