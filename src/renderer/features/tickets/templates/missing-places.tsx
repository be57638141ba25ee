import { useT } from '#renderer/ui/index.ts';
import { fillTemplate } from '#shared/templates/fill-template.ts';
import styles from '../ticket-detail.module.css';

/** Names the places of a template that still stand open in a text, so that nobody sends a gap unseen. */
export function MissingPlaces({ text }: { text: string }) {
  const t = useT();
  const { missing } = fillTemplate(text, {});
  if (missing.length === 0) return null;
  return (
    <p className={styles.quiet} role="status">
      {t('ticketWork.template.missing', { names: missing.map((name) => `{${name}}`).join(', ') })}
    </p>
  );
}
