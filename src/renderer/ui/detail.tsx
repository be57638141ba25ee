import type { ReactNode, Ref } from 'react';
import styles from './detail.module.css';

export interface DetailPaneProps {
  /** Names the pane for screen readers. */
  label: string;
  /** For a pane that is gone to from a list; it then takes the focus as a whole. */
  paneRef?: Ref<HTMLElement>;
  children: ReactNode;
}

/** The pane beside a list: what is looked at, or a form. It scrolls for itself. */
export function DetailPane({ label, paneRef, children }: DetailPaneProps) {
  return (
    <section ref={paneRef} className={styles.pane} tabIndex={paneRef === undefined ? undefined : -1} aria-label={label}>
      {children}
    </section>
  );
}

/** What stands in a pane without a heading of its own. */
export function DetailBody({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}

export interface DetailHeaderProps {
  title: string;
  /** A quiet line above: number, kind. */
  eyebrow?: ReactNode;
  /** A line below: state pills, person, time. */
  meta?: ReactNode;
  leading?: ReactNode;
  actions?: ReactNode;
}

/** The head of a detail pane: what this is, how it stands, what can be done. */
export function DetailHeader({ title, eyebrow, meta, leading, actions }: DetailHeaderProps) {
  return (
    <header className={styles.header}>
      {leading}
      <div className={styles.headerText}>
        {eyebrow !== undefined && <div className={styles.eyebrow}>{eyebrow}</div>}
        <h2 className={styles.title}>{title}</h2>
        {meta !== undefined && <div className={styles.meta}>{meta}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}

export interface FieldListEntry {
  label: string;
  value: ReactNode;
}

/** Labels and values under each other, aligned. */
export function FieldList({ entries }: { entries: readonly FieldListEntry[] }) {
  return (
    <dl className={styles.fields}>
      {entries.map((entry) => (
        <div key={entry.label} className={styles.fieldRow}>
          <dt>{entry.label}</dt>
          <dd>{entry.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface SectionProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a pane under its own heading. */
export function Section({ title, actions, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h3>{title}</h3>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** A framed surface for one thing among others of its kind. */
export function Card({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <article className={styles.card} aria-label={label}>
      {children}
    </article>
  );
}

/** A bar above a list or pane: filters left, actions right. */
export function PaneBar({ children, actions }: { children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={styles.bar}>
      <div className={styles.barMain}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

export interface TimelineEntry {
  id: string;
  /** An icon of 14 px. */
  icon?: ReactNode;
  /** Who did what. */
  title: ReactNode;
  time: ReactNode;
  body?: ReactNode;
}

/** What happened, in order. */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.event}>
          <span className={styles.eventIcon}>{entry.icon}</span>
          <div className={styles.eventText}>
            <div className={styles.eventHead}>
              <span>{entry.title}</span>
              <span className={styles.eventTime}>{entry.time}</span>
            </div>
            {entry.body !== undefined && <div className={styles.eventBody}>{entry.body}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
