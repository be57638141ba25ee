import { ImageOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '#renderer/ui/index.ts';
import type { ContentHash } from '#shared/attachments/schema.ts';
import styles from './article-picture.module.css';

/** Seconds after which a picture that is not here is asked for again: its sender may be offline. */
const secondsBetween = 10;

/** A picture of an article; while it is not on this workstation, its name and that it is missing. */
export function ArticlePicture({ hash, alt }: { hash: ContentHash; alt: string }) {
  const t = useT();
  const [attempt, setAttempt] = useState(0);
  const [isMissing, setMissing] = useState(false);

  useEffect(() => {
    if (!isMissing) return undefined;
    const timer = setTimeout(() => {
      setMissing(false);
      setAttempt((count) => count + 1);
    }, secondsBetween * 1_000);
    return () => clearTimeout(timer);
  }, [isMissing]);

  if (isMissing) {
    return (
      <span className={styles.missing}>
        <ImageOff size={16} aria-hidden="true" />
        {t('knowledge.pictureMissing', { name: alt === '' ? '–' : alt })}
      </span>
    );
  }
  return (
    <img
      className={styles.picture}
      src={`/attachments/${hash}?${attempt}`}
      alt={alt}
      loading="lazy"
      onError={() => setMissing(true)}
    />
  );
}
