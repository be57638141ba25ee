import { useTranslator } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { refusalWords } from '#shared/i18n/refusal-words.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { TicketNumber } from '../../ticket-looks.tsx';
import styles from './bulk.module.css';
import type { Foreseen } from './bulk-work.ts';

interface BulkPreviewProps {
  /** False until it is chosen what changes. */
  isAsked: boolean;
  foreseen: readonly Foreseen[] | null;
}

/** Nobody reads further than this; the sums say the rest. */
const shownAtMost = 200;

/** What a change would do, in sums and ticket by ticket; refusals with their reasons first. */
export function BulkPreview({ isAsked, foreseen }: BulkPreviewProps) {
  const translator = useTranslator();
  const { t } = translator;
  if (!isAsked) return <p className={styles.quiet}>{t('tickets.bulk.choose')}</p>;
  if (foreseen === null) return <p className={styles.quiet}>{t('tickets.bulk.counting')}</p>;
  const count = (type: Foreseen['type']) => foreseen.filter((each) => each.type === type).length;
  const ordered = [...foreseen].sort((one, other) => rank(one) - rank(other));
  return (
    <>
      <p role="status">
        {t('tickets.bulk.summary', {
          changes: count('changes'),
          same: count('same'),
          refused: count('refused') + count('gone'),
        })}
      </p>
      <ul className={styles.preview} aria-label={t('tickets.bulk.preview')}>
        {ordered.slice(0, shownAtMost).map((each) => (
          <li key={each.id} className={styles.foreseen} data-type={each.type}>
            {each.type !== 'gone' && <TicketNumber ticket={each.ticket} />}
            <span className={styles.title}>{each.type === 'gone' ? '' : each.ticket.title}</span>
            <span>{foreseenWords(each, translator)}</span>
          </li>
        ))}
        {ordered.length > shownAtMost && <li>{t('tickets.bulk.more', { count: ordered.length - shownAtMost })}</li>}
      </ul>
    </>
  );
}

function rank({ type }: Foreseen): number {
  return ['refused', 'gone', 'changes', 'same'].indexOf(type);
}

function foreseenWords(each: Foreseen, translator: Translator): string {
  const { t } = translator;
  switch (each.type) {
    case 'gone':
      return t('tickets.bulk.gone');
    case 'changes':
      return t(each.canBeUndone ? 'tickets.bulk.will' : 'tickets.bulk.willForGood');
    case 'same':
      return t('tickets.bulk.same');
    case 'refused':
      return refusalWords(each.refusal, translator, Date.now());
    default:
      return assertNever(each);
  }
}
