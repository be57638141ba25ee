import { Banner, useTranslator } from '#renderer/ui/index.ts';
import type { CalendarFile } from './read-calendar-file.ts';

/** Why a file was not understood, with the line. */
export function CalendarFileProblem({ file }: { file: CalendarFile | null }) {
  const { t } = useTranslator();
  if (file === null) return null;
  if (file.type === 'too-big') {
    return <Banner tone="danger">{t('import.tooBig', { limit: file.limit })}</Banner>;
  }
  if (file.type === 'unreadable') return <Banner tone="danger">{t('import.unreadable')}</Banner>;
  if ('events' in file.read) {
    if (file.read.events.length > 0) return null;
    return <Banner tone="soon">{t('administration.calendar.noEvents')}</Banner>;
  }
  const { code, line, found } = file.read.problem;
  return (
    <Banner tone="danger" title={t('administration.calendar.problem', { line })}>
      {t(`administration.calendar.problem.${code}`, { found })}
    </Banner>
  );
}
