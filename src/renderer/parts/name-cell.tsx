import { ClippedText } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import styles from './name-cell.module.css';
import { UnsentMark } from './unsent-mark.tsx';

/** What a row of a list is called, with the mark of what has not reached the server. */
export function NameCell({ name, kind, id }: { name: string; kind: RowKind; id: Id }) {
  return (
    <span className={styles.cell}>
      <ClippedText>{name}</ClippedText>
      <UnsentMark kind={kind} id={id} />
    </span>
  );
}
