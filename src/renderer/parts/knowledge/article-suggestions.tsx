import { BookOpen } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { announce, Banner, Button, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Article } from '#shared/knowledge/schema.ts';
import { ArticleReader } from './article-reader.tsx';
import styles from './article-suggestions.module.css';
import { useSuggestedArticles } from './use-articles.ts';

interface ArticleSuggestionsProps {
  /** What is being written. */
  text: string;
  serviceId: Id | null;
  /** The ticket that an article can be said to have solved, or who takes note of it while it is not filed; null for neither. */
  solves: ({ articleId: Id | null } & ({ ticketId: Id } | { take: (article: Article) => void })) | null;
  /** Puts the article's text where one is writing. */
  onInsert?: ((article: Article) => void) | undefined;
}

const most = 3;

/** Articles that may help with what is being written: read large, put in, counted when one solved it. Draws nothing without any. */
export function ArticleSuggestions({ text, serviceId, solves, onInsert }: ArticleSuggestionsProps) {
  const t = useT();
  // Finding waits for the writing, never the other way round.
  const found = useSuggestedArticles(useDeferredValue(text), serviceId, most);
  const [openId, setOpenId] = useState<Id | null>(null);
  const { submit, problem, isSaving } = useSubmission();
  const open = found.find(({ id }) => id === openId);

  async function solved(article: Article) {
    if (solves === null) return;
    if ('take' in solves) solves.take(article);
    else if (!(await submit('article.solved', { articleId: article.id, ticketId: solves.ticketId }))) return;
    announce(t('knowledge.solvedDone', { title: article.title }));
    setOpenId(null);
  }

  function insert(article: Article) {
    onInsert?.(article);
    announce(t('knowledge.inserted', { title: article.title }));
    setOpenId(null);
  }

  if (found.length === 0) return null;
  return (
    <section className={styles.suggestions} aria-label={t('knowledge.suggestions')}>
      <h3 className={styles.heading}>
        <BookOpen size={14} aria-hidden="true" />
        {t('knowledge.suggestions')}
      </h3>
      <ul className={styles.list}>
        {found.map((article) => (
          <li key={article.id} className={styles.item}>
            <Button size="small" variant="quiet" onPress={() => setOpenId(article.id)}>
              {article.title}
            </Button>
            {article.solvedCount > 0 && (
              <span className={styles.quiet}>{t('knowledge.solvedCount', { count: article.solvedCount })}</span>
            )}
            {solves?.articleId === article.id && <span className={styles.quiet}>{t('knowledge.solvedThis')}</span>}
          </li>
        ))}
      </ul>
      {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
      {open !== undefined && (
        <ArticleReader
          article={open}
          onClose={() => setOpenId(null)}
          actions={
            <>
              <Button onPress={() => setOpenId(null)}>{t('knowledge.close')}</Button>
              {solves !== null && solves.articleId !== open.id && (
                <Button isDisabled={isSaving} onPress={() => void solved(open)}>
                  {t('knowledge.solved')}
                </Button>
              )}
              {onInsert !== undefined && (
                <Button variant="primary" onPress={() => insert(open)}>
                  {t('knowledge.insert')}
                </Button>
              )}
            </>
          }
        />
      )}
    </section>
  );
}
