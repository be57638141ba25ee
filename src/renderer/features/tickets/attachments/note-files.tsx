import { X } from 'lucide-react';
import { useAttachmentFiles, useRow } from '#renderer/data/index.ts';
import type { FileDraft } from '#renderer/parts/attachments/file-draft.ts';
import { IconButton, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './attachments.module.css';
import { Thumbnail } from './thumbnail.tsx';

/** The files that came with a note, small; all that can be done with them is in the list of the ticket. */
export function NoteFiles({ ids }: { ids: readonly Id[] }) {
  if (ids.length === 0) return null;
  return (
    <ul className={styles.chips}>
      {ids.map((id) => (
        <NoteFile key={id} id={id} />
      ))}
    </ul>
  );
}

function NoteFile({ id }: { id: Id }) {
  const t = useT();
  const files = useAttachmentFiles();
  const attachment = useRow('attachments', id);
  // Taken away again, or not here yet: the history tells of the first.
  if (attachment === undefined) return null;
  const { name, hash, size, mediaType, thumbnailHash } = attachment;
  return (
    <li className={styles.chip}>
      <Thumbnail hash={thumbnailHash} mediaType={mediaType} name={name} />
      <button
        type="button"
        className={styles.name}
        aria-label={t('attachments.open', { name })}
        onClick={() => void files.open({ hash, name, size })}
      >
        {name}
      </button>
    </li>
  );
}

interface DraftFilesProps {
  files: readonly FileDraft[];
  onRemove: (id: Id) => void;
  /** What they will come with. */
  on: 'note' | 'ticket';
}

/** The files that something being written will come with. */
export function DraftFiles({ files, onRemove, on }: DraftFilesProps) {
  const t = useT();
  if (files.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t('attachments.title')}>
      {files.map(({ id, name, mediaType, thumbnailHash }) => (
        <li key={id} className={styles.chip}>
          <Thumbnail hash={thumbnailHash} mediaType={mediaType} name={name} />
          <span>{name}</span>
          <IconButton
            size="small"
            icon={<X aria-hidden="true" />}
            label={t(on === 'note' ? 'attachments.draftRemove' : 'attachments.draftRemoveTicket', { name })}
            onPress={() => onRemove(id)}
          />
        </li>
      ))}
    </ul>
  );
}
