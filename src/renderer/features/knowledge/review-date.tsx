import { useNow } from '#renderer/data/index.ts';
import { StatusPill, useTranslator } from '#renderer/ui/index.ts';
import { isoDateOf, localDateWords } from '#shared/i18n/time-format.ts';
import type { Article } from '#shared/knowledge/schema.ts';
import { isReviewDue } from './article-list-query.ts';
import styles from './knowledge.module.css';

/** When somebody must read the article again; marked in word and shape when the day has come. */
export function ReviewDate({ article }: { article: Pick<Article, 'reviewOn' | 'status'> }) {
  const translator = useTranslator();
  const { t } = translator;
  const today = isoDateOf(useNow(60_000).getTime());
  const { reviewOn, status } = article;
  if (reviewOn === null) return <span className={styles.quiet}>{t('knowledge.review.never')}</span>;
  const year = reviewOn.slice(0, 4) === today.slice(0, 4) ? '' : ` ${reviewOn.slice(0, 4)}`;
  const date = `${localDateWords(reviewOn, translator)}${year}`;
  if (status === 'retired' || !isReviewDue(reviewOn, today)) return <time dateTime={reviewOn}>{date}</time>;
  return (
    <time dateTime={reviewOn} title={date}>
      <StatusPill tone="breached" look="plain">
        {t('knowledge.review.due', { date })}
      </StatusPill>
    </time>
  );
}
