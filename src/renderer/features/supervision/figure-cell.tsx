import { Running, usePictureTime } from '#renderer/parts/running.tsx';
import { ToneMark, useTranslator } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { clockTime } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { longestPressure, waitingPressure } from '#shared/queues/pressure.ts';
import type { QueueThresholds } from '#shared/queues/schema.ts';
import { type ColumnId, levelStanding, noValue, percentWords, secondsWords, standingTones } from './figure-words.ts';
import styles from './figures-table.module.css';
import type { Totals } from './totals.ts';

/** Returns a figure as it is read out; a wait going on is told by the clock it began at, so that the words stand still. */
export function figureText(figures: Totals, column: ColumnId, translator: Translator): string {
  const text = plainText(figures, column, translator);
  return text === noValue ? translator.t('supervision.noValue') : text;
}

function plainText(figures: Totals, column: ColumnId, translator: Translator): string {
  switch (column) {
    case 'waiting':
    case 'active':
    case 'offered':
    case 'answered':
    case 'answeredWithin':
    case 'abandoned':
      return String(figures[column]);
    case 'longestWaiting':
      return figures.longestWaitingSince === null
        ? noValue
        : translator.t('supervision.since', { time: clockTime(Date.parse(figures.longestWaitingSince)) });
    case 'serviceLevel':
      return levelText(figures, translator);
    case 'averageAnswer':
      return secondsWords(figures.averageAnswerSeconds);
    case 'longestAnswered':
      return secondsWords(figures.longestAnsweredSeconds);
    case 'longestAbandoned':
      return secondsWords(figures.longestAbandonedSeconds);
    default:
      return assertNever(column);
  }
}

/** The level with how it stands to its target, which the screen says by shape. */
function levelText(figures: Totals, translator: Translator): string {
  const percent = percentWords(figures.serviceLevelPercent, translator);
  const standing = levelStanding(figures.serviceLevelPercent, figures.rule);
  return standing === null ? percent : `${percent}, ${translator.t(`supervision.level.${standing}`)}`;
}

interface FigureCellProps {
  figures: Totals;
  column: ColumnId;
  /** Limits of the one queue the figure is of. */
  thresholds?: QueueThresholds | undefined;
}

const pressureTones = { calm: null, warning: 'soon', alarm: 'breached' } as const;

/** One figure: a running wait counts on by itself, a service level says by its shape how it stands to its target. */
export function FigureCell({ figures, column, thresholds }: FigureCellProps) {
  const translator = useTranslator();
  if (column === 'longestWaiting' && figures.longestWaitingSince !== null) {
    const threshold = figures.rule?.thresholdSeconds ?? null;
    return <RunningWait since={figures.longestWaitingSince} threshold={threshold} thresholds={thresholds} />;
  }
  const tone =
    column === 'waiting' && thresholds !== undefined
      ? pressureTones[waitingPressure(thresholds, figures.waiting)]
      : null;
  if (tone !== null) {
    return (
      <span className={styles.strong} data-breached={tone === 'breached' || undefined}>
        <ToneMark tone={tone} />
        {figures.waiting}
      </span>
    );
  }
  if (column !== 'serviceLevel') {
    const text = plainText(figures, column, translator);
    const isQuiet = text === noValue || text === '0';
    return <span className={isQuiet ? styles.quiet : styles.value}>{text}</span>;
  }
  const text = percentWords(figures.serviceLevelPercent, translator);
  const standing = levelStanding(figures.serviceLevelPercent, figures.rule);
  if (standing === null) return <span className={styles.quiet}>{text}</span>;
  const word = translator.t(`supervision.level.${standing}`);
  return (
    <span className={styles.level} title={word}>
      <span className={styles.standing}>{word}</span>
      <ToneMark tone={standingTones[standing]} />
      <span className={styles.strong}>{text}</span>
    </span>
  );
}

interface RunningWaitProps {
  since: string;
  /** Seconds of the service level, which counts where the queue has no limits of its own. */
  threshold: number | null;
  thresholds: QueueThresholds | undefined;
}

function RunningWait({ since, threshold, thresholds }: RunningWaitProps) {
  const now = usePictureTime();
  const seconds = Math.floor((now - Date.parse(since)) / 1000);
  const pressure = thresholds === undefined ? null : longestPressure(thresholds, seconds);
  const isLate = threshold !== null && seconds > threshold;
  const tone = pressureTones[pressure ?? (isLate ? 'alarm' : 'calm')];
  return (
    <span className={styles.strong} data-breached={tone === 'breached' || undefined}>
      {tone !== null && <ToneMark tone={tone} />}
      <Running since={since} />
    </span>
  );
}
