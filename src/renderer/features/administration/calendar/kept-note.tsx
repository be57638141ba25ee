import { Banner, useTranslator } from '#renderer/ui/index.ts';
import type { KeptClosures } from '#shared/calendars/plan-closures.ts';
import { localDateWords } from '#shared/i18n/time-format.ts';

/** Events named; of more, only how many days they are is told. */
const mostNamed = 12;

/** Days taken in before that the file says nothing of: they stay, and somebody has to know it. */
export function KeptNote({ kept }: { kept: readonly KeptClosures[] }) {
  const translator = useTranslator();
  const { t } = translator;
  if (kept.length === 0) return null;
  const names = kept.slice(0, mostNamed).map(({ summary, dates }) => {
    const [first = '', last = first] = [dates[0], dates.at(-1)];
    const words = localDateWords(first, translator);
    const name = summary || t('administration.calendar.unnamed');
    return first === last ? `${name} ${words}` : `${name} ${words} – ${localDateWords(last, translator)}`;
  });
  const more = kept.length > mostNamed ? ['…'] : [];
  return (
    <Banner tone="soon">
      {t('administration.calendar.kept', {
        count: kept.reduce((sum, { dates }) => sum + dates.length, 0),
        names: [...names, ...more].join('; '),
      })}
    </Banner>
  );
}
