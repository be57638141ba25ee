import {
  FileArchive,
  File as FileIcon,
  FileSpreadsheet,
  FileText,
  Film,
  Image as ImageIcon,
  Music,
} from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { ContentHash } from '#shared/attachments/schema.ts';
import styles from './attachments.module.css';

/** Seconds after which a picture that is not here is asked for again: its sender may be offline. */
const secondsBetween = 10;

function iconOf(mediaType: string, name: string): ReactNode {
  const end = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (mediaType.startsWith('image/')) return <ImageIcon aria-hidden="true" />;
  if (mediaType.startsWith('video/')) return <Film aria-hidden="true" />;
  if (mediaType.startsWith('audio/')) return <Music aria-hidden="true" />;
  if (['xlsx', 'xls', 'ods', 'csv'].includes(end)) return <FileSpreadsheet aria-hidden="true" />;
  if (['zip', '7z', 'gz', 'tar', 'rar'].includes(end)) return <FileArchive aria-hidden="true" />;
  if (mediaType.startsWith('text/') || ['pdf', 'docx', 'doc', 'odt', 'log'].includes(end)) {
    return <FileText aria-hidden="true" />;
  }
  return <FileIcon aria-hidden="true" />;
}

interface ThumbnailProps {
  hash: ContentHash | null;
  mediaType: string;
  name: string;
}

/** A small picture of a file, or a sign of its kind until there is one. Adds nothing to the name beside it. */
export function Thumbnail({ hash, mediaType, name }: ThumbnailProps) {
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

  return (
    <span className={styles.thumbnail}>
      {hash === null || isMissing ? (
        iconOf(mediaType, name)
      ) : (
        <img src={`/attachments/${hash}?${attempt}`} alt="" loading="lazy" onError={() => setMissing(true)} />
      )}
    </span>
  );
}
