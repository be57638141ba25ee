import type { ReactNode } from 'react';
import { Dialog, useT } from '#renderer/ui/index.ts';
import type { Article } from '#shared/knowledge/schema.ts';
import { MarkdownText } from './markdown-text.tsx';

interface ArticleReaderProps {
  article: Article;
  onClose: () => void;
  /** What can be done with it, before "close". */
  actions?: ReactNode;
}

/** An article in large letters, to read aloud to whoever is on the line. Escape goes back to what was being done. */
export function ArticleReader({ article, onClose, actions }: ArticleReaderProps) {
  const t = useT();
  return (
    <Dialog title={article.title} isOpen isDismissable onClose={onClose} size="wide" actions={actions}>
      {article.body === '' ? <p>{t('knowledge.noBody')}</p> : <MarkdownText text={article.body} isLarge />}
    </Dialog>
  );
}
