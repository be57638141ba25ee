import { useNow } from '#renderer/data/index.ts';
import { useLevelOf } from '#renderer/parts/use-levels.ts';
import { Section, StatusPill, TimeText, type Tone, useTranslator } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { dayAndTime } from '#shared/i18n/time-format.ts';
import { addServiceMinutes } from '#shared/service-hours/service-minutes.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { standingSince, type TargetState, targetKinds, targetState } from '#shared/tickets/target-standing.ts';
import styles from '../ticket-detail.module.css';
import { DueExplanation } from './due-explanation.tsx';
import targets from './ticket-targets.module.css';

const tones: Record<TargetState['type'], Tone> = {
  'not-promised': 'neutral',
  standing: 'paused',
  running: 'in-time',
  overdue: 'breached',
  met: 'ready',
  missed: 'breached',
  dropped: 'neutral',
};

/** What is promised of the ticket: first answer, start and solution, each with its time, how it stands and why. */
export function TicketTargets({ ticket }: { ticket: Ticket }) {
  const translator = useTranslator();
  const { t } = translator;
  const levelOf = useLevelOf();
  const now = useNow(15_000).toISOString();
  const level = levelOf(ticket);
  const isShut = level !== undefined && addServiceMinutes(level.hours, ticket.createdAt, 1) === null;
  const since = standingSince(ticket);
  const states = targetKinds
    .map((kind) => ({ kind, state: targetState(kind, ticket, level, now) }))
    .filter(({ state }) => state.type !== 'not-promised');
  return (
    <Section title={t('ticketWork.targets')}>
      {since !== null && (
        <p className={styles.prose}>
          {t('ticketWork.standingSince', { since: dayAndTime(Date.parse(since), Date.parse(now), translator) })}
        </p>
      )}
      {states.length === 0 ? (
        <p className={styles.quiet}>
          {isShut ? t('ticketWork.neverOpen', { level: level.name }) : t('ticketWork.noTargets')}
        </p>
      ) : (
        <ul className={targets.list}>
          {states.map(({ kind, state }) => (
            <li key={kind} className={targets.target}>
              <span className={targets.name}>{t(`ticketWork.target.${kind}`)}</span>
              <StatusPill tone={tones[state.type]} look="plain">
                {t(`ticketWork.targetState.${state.type}`)}
              </StatusPill>
              <span className={targets.when}>
                <When state={state} />
              </span>
              <DueExplanation ticket={ticket} target={kind} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function When({ state }: { state: TargetState }) {
  const { t } = useTranslator();
  switch (state.type) {
    case 'running':
    case 'overdue':
      return (
        <>
          {t('ticketWork.targetDue')} <TimeText instant={state.dueAt} />
        </>
      );
    case 'met':
    case 'missed':
      return (
        <>
          <TimeText instant={state.at} />
          {state.dueAt !== null && (
            <span className={styles.quiet}>
              {' '}
              ({t('ticketWork.targetDue')} <TimeText instant={state.dueAt} />)
            </span>
          )}
        </>
      );
    case 'standing':
    case 'dropped':
    case 'not-promised':
      return null;
    default:
      return assertNever(state);
  }
}
