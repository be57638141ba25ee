import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components';
import { assertNever } from '#shared/assert-never.ts';
import { Button } from './button.tsx';
import { useT } from './i18n.tsx';
import styles from './states.module.css';

export interface EmptyStateProps {
  /** An icon of 24 px. */
  icon?: ReactNode;
  /** One sentence: what is not here. */
  title: string;
  /** What to do about it. */
  children?: ReactNode;
  action?: ReactNode;
}

/** A list or pane with nothing in it: one sentence and what to do. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      {icon !== undefined && <span className={styles.stateIcon}>{icon}</span>}
      <p className={styles.stateTitle}>{title}</p>
      {children !== undefined && <div className={styles.stateText}>{children}</div>}
      {action}
    </div>
  );
}

export interface ErrorStateProps {
  title?: string;
  /** What happened and what now, in words. */
  children: ReactNode;
  onRetry?: (() => void) | undefined;
  /** More ways on, beside trying again. */
  actions?: ReactNode;
}

/** Something could not be shown: what, why, and a way on. */
export function ErrorState({ title, children, onRetry, actions }: ErrorStateProps) {
  const t = useT();
  return (
    <div className={styles.state} role="alert">
      <span className={styles.errorIcon}>
        <CircleAlert aria-hidden="true" />
      </span>
      <p className={styles.stateTitle}>{title ?? t('ui.error.title')}</p>
      <div className={styles.stateText}>{children}</div>
      <div className={styles.stateActions}>
        {onRetry !== undefined && (
          <Button variant="primary" onPress={onRetry}>
            {t('ui.error.retry')}
          </Button>
        )}
        {actions}
      </div>
    </div>
  );
}

/** The place of text that is on its way; `width` in per cent of the line. Never longer than a blink. */
export function Skeleton({ width = 100, height = 12 }: { width?: number; height?: number }) {
  return <span className={styles.skeleton} style={{ width: `${width}%`, height }} aria-hidden="true" />;
}

export interface ProgressBarProps {
  label: string;
  /** 0 to 100; absent while the end is unknown. */
  value?: number | undefined;
  /** Words for the value ("12 400 av 30 000"); default the per cent. */
  valueLabel?: string;
  isLabelHidden?: boolean;
}

/** How far something has come. */
export function ProgressBar({ label, value, valueLabel, isLabelHidden = false }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className={styles.progress}
      value={value}
      isIndeterminate={value === undefined}
      valueLabel={valueLabel}
      aria-label={isLabelHidden ? label : undefined}
    >
      {({ percentage, valueText }) => (
        <>
          {!isLabelHidden && (
            <span className={styles.progressHead}>
              <Label>{label}</Label>
              <span>{valueText}</span>
            </span>
          )}
          <span className={styles.track} data-indeterminate={value === undefined || undefined}>
            <span className={styles.fill} style={{ width: `${percentage ?? 30}%` }} />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}

export type BannerTone = 'info' | 'soon' | 'danger' | 'in-time';

export interface BannerProps {
  tone?: BannerTone;
  title?: string;
  children?: ReactNode;
  /** Small buttons at the end. */
  actions?: ReactNode;
}

/** A message that stays where it concerns, until it is no longer true. Dangers are read out at once. */
export function Banner({ tone = 'info', title, children, actions }: BannerProps) {
  return (
    <div className={styles.banner} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <span className={styles.bannerIcon}>{bannerIcon(tone)}</span>
      <div className={styles.bannerText}>
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {actions !== undefined && <div className={styles.bannerActions}>{actions}</div>}
    </div>
  );
}

function bannerIcon(tone: BannerTone): ReactNode {
  switch (tone) {
    case 'info':
      return <Info aria-hidden="true" />;
    case 'soon':
      return <TriangleAlert aria-hidden="true" />;
    case 'danger':
      return <CircleAlert aria-hidden="true" />;
    case 'in-time':
      return <CircleCheck aria-hidden="true" />;
    default:
      return assertNever(tone);
  }
}
