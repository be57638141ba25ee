import { useNow } from '#renderer/data/index.ts';
import { StatusPill, type Tone, useTranslator } from '#renderer/ui/index.ts';
import { isoDateOf, localDateWords } from '#shared/i18n/time-format.ts';
import { type InfoText, type InfoTextState, infoTextState } from '#shared/info-texts/schema.ts';

const tones: Readonly<Record<InfoTextState, Tone>> = {
  valid: 'ready',
  coming: 'info',
  over: 'breached',
  retired: 'neutral',
};

/** Returns the present local date. */
export function useToday(): string {
  return isoDateOf(useNow(60_000).getTime());
}

/** How an info text stands today: in word and shape, with the date that matters. */
export function InfoTextStatePill({ info }: { info: InfoText }) {
  const translator = useTranslator();
  const { t } = translator;
  const state = infoTextState(info, useToday());
  const date = state === 'coming' ? info.validFrom : info.validUntil;
  const words = date === null ? '' : localDateWords(date, translator);
  const isUntil = state === 'valid' && info.validUntil !== null;
  return (
    <StatusPill tone={tones[state]} look="plain">
      {isUntil ? t('infoTexts.until', { date: words }) : t(`infoTexts.state.${state}`, { date: words })}
    </StatusPill>
  );
}
