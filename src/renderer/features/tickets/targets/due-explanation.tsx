import { useLookup } from '#renderer/data/index.ts';
import { useLevelOf } from '#renderer/parts/use-levels.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useT, useTranslator } from '#renderer/ui/index.ts';
import type { Service } from '#shared/catalogue/schema.ts';
import { explainServiceMinutes } from '#shared/service-hours/service-minutes.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { standingSince, type TargetKind } from '#shared/tickets/target-standing.ts';
import type { CountedLevel } from '#shared/tickets/targets.ts';
import { signedTime } from '../work/signed-time.ts';
import styles from './due-explanation.module.css';
import { ServiceDayTable, WorkingDayTable } from './due-tables.tsx';
import { WhyThisTime } from './why-this-time.tsx';

interface DueExplanationProps {
  ticket: Ticket;
  target: TargetKind;
}

/** "Varför denna tid?": how a due time was counted, day by day, with pauses. Draws nothing where no level gives one. */
export function DueExplanation({ ticket, target }: DueExplanationProps) {
  const { t } = useTranslator();
  const services = useLookup('services');
  const levelOf = useLevelOf();
  const service = ticket.serviceId === null ? undefined : services.get(ticket.serviceId);
  const level = levelOf(ticket);
  if (level === undefined || service === undefined) return null;
  const known = { ticket, service, level };
  return (
    <WhyThisTime what={t(`ticketWork.target.${target}`)}>
      <AgreedBy ticket={ticket} />
      <WhoseHours level={level} ticket={ticket} />
      {target === 'answer' ? <AnswerDays {...known} /> : <ServiceTime {...known} target={target} />}
    </WhyThisTime>
  );
}

/** Which agreement gave the level, when one did. */
function AgreedBy({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const agreements = useLookup('agreements');
  if (ticket.agreementId === null) return null;
  const name = agreements.get(ticket.agreementId)?.name;
  return <p>{name === undefined ? t('ticketWork.due.agreementUnknown') : t('ticketWork.due.agreement', { name })}</p>;
}

/** That the customer's hours count too, when the level says so. */
function WhoseHours({ ticket, level }: { ticket: Ticket; level: CountedLevel }) {
  const t = useT();
  const organisation = useOrganisationsByKey().get(ticket.organisationId)?.name ?? ticket.organisationId;
  if ('week' in level.hours) return null;
  return <p>{t('ticketWork.due.customerHours', { level: level.name, organisation })}</p>;
}

interface Known {
  ticket: Ticket;
  service: Service;
  level: CountedLevel;
}

function ServiceTime({ ticket, service, level, target }: Known & { target: Exclude<TargetKind, 'answer'> }) {
  const translator = useTranslator();
  const { t } = translator;
  const isStart = target === 'start';
  const minutes = isStart ? level.startWithinMinutes : level.resolveWithinMinutes[ticket.priority];
  const dueAt = isStart ? ticket.startDueAt : ticket.dueAt;
  const { days, end } = explainServiceMinutes(level.hours, ticket.createdAt, minutes, ticket.pauses);
  const values = { service: service.name, level: level.name, duration: signedTime(minutes, translator) };
  const left = minutes - (days.at(-1)?.total ?? 0);
  const stands = end === null && standingSince(ticket) !== null;
  return (
    <>
      <p>
        {isStart
          ? t('ticketWork.due.startRule', values)
          : t('tickets.due.rule', { ...values, priority: t(`tickets.priority.${ticket.priority}`) })}
      </p>
      <ServiceDayTable days={days} />
      {stands && <p>{t('ticketWork.due.rest', { left: signedTime(left, translator) })}</p>}
      {end !== dueAt && !stands && <p className={styles.quiet}>{t('tickets.due.levelChanged')}</p>}
    </>
  );
}

function AnswerDays({ ticket, service, level }: Known) {
  const { t } = useTranslator();
  const days = level.answerWithinWorkingDays;
  if (days === null) return <p>{t('ticketWork.targetState.not-promised')}</p>;
  return (
    <>
      <p>{t('ticketWork.due.answerRule', { service: service.name, level: level.name, days })}</p>
      <WorkingDayTable hours={level.hours} from={ticket.createdAt} days={days} />
    </>
  );
}
