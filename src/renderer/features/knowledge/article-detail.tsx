import { BookOpen, Pencil, Volume2 } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { ArticleReader } from '#renderer/parts/knowledge/article-reader.tsx';
import { MarkdownText } from '#renderer/parts/knowledge/markdown-text.tsx';
import { RecordHistory } from '#renderer/parts/records/record-history.tsx';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import {
  Button,
  DetailBody,
  DetailHeader,
  DetailPane,
  FieldList,
  Section,
  StatusPill,
  type Tone,
  useT,
} from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Article } from '#shared/knowledge/schema.ts';
import styles from './knowledge.module.css';
import { knowledgeKeys } from './knowledge-keys.ts';
import { ReviewDate } from './review-date.tsx';

const statusTone: Readonly<Record<Article['status'], Tone>> = {
  draft: 'paused',
  published: 'ready',
  retired: 'neutral',
};

interface ArticleDetailProps {
  article: Article;
  detailRef: RefObject<HTMLElement | null>;
  /** Absent for whoever may only read. */
  onEdit: (() => void) | undefined;
}

/** One article: its text, what it is about, how often it helped, and who changed what. */
export function ArticleDetail({ article, detailRef, onEdit }: ArticleDetailProps) {
  const t = useT();
  const [isReading, setReading] = useState(false);
  useViewKeys(knowledgeKeys, { edit: onEdit, read: () => setReading(true) });
  return (
    <DetailPane paneRef={detailRef} label={article.title}>
      <DetailHeader
        title={article.title}
        meta={
          <>
            <StatusPill tone={statusTone[article.status]}>{t(`knowledge.status.${article.status}`)}</StatusPill>
            <span>{t('knowledge.solvedCount', { count: article.solvedCount })}</span>
            <UnsentMark kind="articles" id={article.id} />
          </>
        }
        actions={
          <>
            <Button icon={<Volume2 aria-hidden="true" />} keyHint="l" onPress={() => setReading(true)}>
              {t('knowledge.read')}
            </Button>
            {onEdit !== undefined && (
              <Button icon={<Pencil aria-hidden="true" />} keyHint="e" onPress={onEdit}>
                {t('knowledge.edit')}
              </Button>
            )}
          </>
        }
      />
      <DetailBody>
        {article.body === '' ? (
          <p className={styles.quiet}>{t('knowledge.noBody')}</p>
        ) : (
          <MarkdownText text={article.body} />
        )}
      </DetailBody>
      <ArticleFacts article={article} />
      <RecordHistory
        id={article.id}
        title="knowledge.history"
        created="knowledge.history.created"
        changed="knowledge.history.changed"
        fieldWords={fieldWords}
        createdIcon={<BookOpen aria-hidden="true" />}
      />
      {isReading && (
        <ArticleReader
          article={article}
          onClose={() => setReading(false)}
          actions={<Button onPress={() => setReading(false)}>{t('knowledge.close')}</Button>}
        />
      )}
    </DetailPane>
  );
}

function ArticleFacts({ article }: { article: Article }) {
  const t = useT();
  const services = useLookup('services');
  const users = useLookup('users');
  const organisations = useOrganisationsByKey();
  const serviceNames = article.serviceIds.flatMap((id) => services.get(id)?.name ?? []);
  return (
    <Section title={t('knowledge.facts')}>
      <FieldList
        entries={[
          { label: t('knowledge.edit.services'), value: listOr(serviceNames, t('knowledge.noServices')) },
          { label: t('knowledge.edit.keywords'), value: listOr(article.keywords, t('knowledge.noKeywords')) },
          { label: t('knowledge.edit.reviewOn'), value: <ReviewDate article={article} /> },
          { label: t('knowledge.author'), value: users.get(article.authorUserId)?.name ?? t('tickets.unknownUser') },
          {
            label: t('knowledge.column.organisation'),
            value: organisations.get(article.organisationId)?.name ?? article.organisationId,
          },
        ]}
      />
    </Section>
  );
}

function listOr(names: readonly string[], none: string): string {
  return names.length === 0 ? none : names.join(', ');
}

const fieldWords: Readonly<Record<string, MessageId>> = {
  title: 'knowledge.edit.title',
  body: 'knowledge.edit.body',
  keywords: 'knowledge.edit.keywords',
  serviceIds: 'knowledge.edit.services',
  reviewOn: 'knowledge.edit.reviewOn',
  status: 'knowledge.edit.status',
};
