import { useActor, useLookup, useRow } from '#renderer/data/index.ts';
import { DialButton } from '#renderer/parts/dial-button.tsx';
import { personName, toldName } from '#renderer/parts/person-name.ts';
import { ExclusionNotice } from '#renderer/parts/service/exclusion-notice.tsx';
import { ServiceTerms } from '#renderer/parts/service/service-terms.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import {
  Button,
  classNames,
  FieldList,
  type FieldListEntry,
  Section,
  TimeText,
  useT,
  useTranslator,
} from '#renderer/ui/index.ts';
import { useNavigation } from '#renderer/ui/navigation.tsx';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { feedbackWords } from '#shared/tickets/feedback.ts';
import type { Ticket, TicketFeedback } from '#shared/tickets/schema.ts';
import { isOpen } from '#shared/tickets/status.ts';
import { can, canSomewhere } from '#shared/users/permissions.ts';
import { SupplierDue } from './targets/supplier-due.tsx';
import styles from './ticket-detail.module.css';
import { ticketWorkKeys } from './ticket-work-keys.ts';

/** What is known: who reported it, about what, and what has been said. */
export function TicketFacts({ ticket }: { ticket: Ticket }) {
  const t = useT();
  return (
    <>
      <Section title={t('tickets.detail.description')}>
        {ticket.description === '' ? (
          <p className={styles.quiet}>{t('tickets.detail.noDescription')}</p>
        ) : (
          <p className={styles.prose}>{ticket.description}</p>
        )}
      </Section>
      <Section title={t('tickets.detail.facts')}>
        <div className={styles.facts}>
          <FieldList entries={[...useRequesterEntries(ticket), ...useJudgementEntries(ticket)]} />
          <FieldList entries={[...useWorkEntries(ticket), ...useGatheringEntries(ticket)]} />
        </div>
        <ExclusionNotice serviceId={ticket.serviceId} personId={ticket.requesterPersonId} />
        <ServiceTerms serviceId={ticket.serviceId} organisationId={ticket.organisationId} unitId={ticket.unitId} />
      </Section>
      {ticket.scriptAnswers.length > 0 && (
        <Section title={t('tickets.detail.answers')}>
          <dl className={styles.answers}>
            {ticket.scriptAnswers.map(({ stepId, question, answer }) => (
              <div key={stepId}>
                <dt>{question}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {ticket.resolution !== '' && (
        <Section title={t('tickets.detail.resolution')}>
          <p className={styles.prose}>{ticket.resolution}</p>
        </Section>
      )}
      {ticket.closedBecause !== null && ticket.closedBecause !== 'solved' && ticket.closedBecause !== 'merged' && (
        <Section title={t('tickets.status.closed')}>
          <p>{t(`ticketWork.closedBecause.${ticket.closedBecause}`)}</p>
        </Section>
      )}
      {ticket.feedback !== null && <FeedbackSection ticket={ticket} feedback={ticket.feedback} />}
    </>
  );
}

function FeedbackSection({ ticket, feedback }: { ticket: Ticket; feedback: TicketFeedback }) {
  const translator = useTranslator();
  const { t } = translator;
  const affected = useRow('people', ticket.affectedPersonId);
  const names = { requester: ticket.requesterName, affected: affected === undefined ? '' : toldName(affected, t) };
  return (
    <Section title={t('tickets.detail.feedback')}>
      <p>
        {feedbackWords(feedback, names, translator)}, <TimeText instant={feedback.at} />
      </p>
      {feedback.note !== '' && <p className={styles.prose}>{feedback.note}</p>}
    </Section>
  );
}

function useRequesterEntries(ticket: Ticket): FieldListEntry[] {
  const t = useT();
  const known = useRow('people', ticket.requesterPersonId);
  const unit = useRow('units', ticket.unitId);
  const organisations = useOrganisationsByKey();
  // What is told of a protected person is what stands in the ticket.
  const person = known?.protected === true ? undefined : known;
  const name = person === undefined ? ticket.requesterName : personName(person);
  const numbers = [ticket.requesterPhone, ...(person?.phones ?? []).map((phone) => phone.number)].filter(
    (number) => number !== '',
  );
  // Written in two ways it is still one number.
  const byDigits = new Map(numbers.map((number) => [formatPhoneNumber(number), number]));
  const entries: FieldListEntry[] = [
    {
      label: t('tickets.detail.requester'),
      value: (
        <>
          {name === '' ? t('tickets.detail.requesterUnknown') : name}
          {person !== undefined && person.title !== '' && <span className={styles.quiet}> · {person.title}</span>}
        </>
      ),
    },
  ];
  if (byDigits.size > 0) {
    entries.push({
      label: t('tickets.detail.phone'),
      value: (
        <span className={styles.numbers}>
          {[...byDigits.values()].map((number) => (
            <DialButton key={number} number={number} organisationId={ticket.organisationId} />
          ))}
        </span>
      ),
    });
  }
  const email = ticket.requesterPersonId === null ? ticket.requesterEmail : (person?.email ?? '');
  if (email !== '') entries.push({ label: t('tickets.detail.email'), value: email });
  if (unit !== undefined) entries.push({ label: t('tickets.detail.unit'), value: unit.name });
  if (ticket.place !== '') entries.push({ label: t('tickets.detail.place'), value: ticket.place });
  entries.push({
    label: t('tickets.detail.organisation'),
    value: organisations.get(ticket.organisationId)?.name ?? ticket.organisationId,
  });
  return entries;
}

/** Whom it concerns, and how pressing that makes it. */
function useJudgementEntries(ticket: Ticket): FieldListEntry[] {
  const t = useT();
  const affected = useRow('people', ticket.affectedPersonId);
  const { impact, urgency, priorityReason } = ticket;
  const entries: FieldListEntry[] = [];
  if (ticket.affectedPersonId !== null) {
    entries.push({ label: t('ticketWork.affected'), value: affected === undefined ? '…' : toldName(affected, t) });
  }
  if (impact !== null) entries.push({ label: t('ticketWork.impact'), value: t(`ticketWork.impact.${impact}`) });
  if (urgency !== null) entries.push({ label: t('ticketWork.urgency'), value: t(`ticketWork.urgency.${urgency}`) });
  if (priorityReason !== '') {
    const priority = t(`tickets.priority.${ticket.priority}`);
    entries.push({ label: t('tickets.form.priority'), value: `${priority}: ${priorityReason}` });
  }
  return entries;
}

/** Who else works on it, when, and what it is gathered under. */
function useGatheringEntries(ticket: Ticket): FieldListEntry[] {
  const t = useT();
  const tags = useLookup('tags');
  const suppliers = useLookup('suppliers');
  const entries: FieldListEntry[] = [];
  if (ticket.tagIds.length > 0) {
    const names = ticket.tagIds.map((id) => tags.get(id)?.name ?? '…');
    entries.push({ label: t('ticketWork.tags'), value: names.join(', ') });
  }
  if (ticket.supplierId !== null) {
    const { supplierId, supplierReference, supplierSince } = ticket;
    const supplier = suppliers.get(supplierId);
    const { name = '…', phone = '' } = supplier ?? {};
    entries.push({
      label: t('ticketWork.supplier'),
      value: (
        <>
          {[name, supplierReference].filter((part) => part !== '').join(' · ')}
          {phone !== '' && (
            <span className={classNames(styles.numbers, styles.below)}>
              <DialButton number={phone} organisationId={ticket.organisationId} />
            </span>
          )}
          {supplierSince !== null && (
            <span className={styles.quiet}>
              {' '}
              {t('ticketWork.supplierSince')} <TimeText instant={supplierSince} />
            </span>
          )}
          {ticket.status === 'waiting-for-supplier' && ticket.supplierDueAt !== null && supplierSince !== null && (
            <SupplierDue dueAt={ticket.supplierDueAt} since={supplierSince} supplier={supplier} />
          )}
        </>
      ),
    });
  }
  if (ticket.plannedFrom !== null || ticket.plannedTo !== null) {
    entries.push({
      label: t('ticketWork.planned'),
      value: (
        <>
          {ticket.plannedFrom !== null && <TimeText instant={ticket.plannedFrom} />} –{' '}
          {ticket.plannedTo !== null && <TimeText instant={ticket.plannedTo} />}
        </>
      ),
    });
  }
  return entries;
}

function useWorkEntries(ticket: Ticket): FieldListEntry[] {
  const t = useT();
  const actor = useActor();
  const { navigate } = useNavigation();
  const services = useLookup('services');
  const groups = useLookup('groups');
  const device = useRow('devices', ticket.deviceId);
  const service = ticket.serviceId === null ? undefined : services.get(ticket.serviceId);
  const group = ticket.groupId === null ? undefined : groups.get(ticket.groupId);
  const mayTakePart = canSomewhere(actor, 'stock.write') && can(actor, 'ticket.write', ticket.organisationId);
  const takePart = mayTakePart
    ? () => navigate({ view: 'stock', params: { act: 'take', ticketId: ticket.id } })
    : undefined;
  useViewKeys(ticketWorkKeys, { takePart });
  const entries: FieldListEntry[] = [
    { label: t('tickets.detail.service'), value: service?.name ?? t('tickets.form.noService') },
    { label: t('tickets.detail.group'), value: group?.name ?? t('tickets.assign.noGroup') },
    {
      label: t('tickets.detail.created'),
      value: (
        <>
          <TimeText instant={ticket.createdAt} /> · {t(`tickets.channel.${ticket.channel}`)}
        </>
      ),
    },
  ];
  if (device !== undefined) {
    entries.push({
      label: t('tickets.detail.device'),
      value: `${device.assetTag} · ${device.manufacturer} ${device.model}`,
    });
  }
  if (isOpen(ticket.status) && can(actor, 'loan.write', ticket.organisationId)) {
    const params = {
      new: 'yes',
      ticketId: ticket.id,
      ...(ticket.requesterPersonId === null ? {} : { personId: ticket.requesterPersonId }),
    };
    entries.push({
      label: t('tickets.detail.openLoans'),
      value: (
        <Button size="small" onPress={() => navigate({ view: 'loans', params })}>
          {t('tickets.detail.handOutLoaner')}
        </Button>
      ),
    });
  }
  if (takePart !== undefined) {
    entries.push({
      label: t('stock.ticket.label'),
      value: (
        <Button size="small" keyHint={ticketWorkKeys.takePart.keys} onPress={takePart}>
          {t('stock.ticket.take')}
        </Button>
      ),
    });
  }
  if (isOpen(ticket.status) && can(actor, 'call.take', ticket.organisationId)) {
    const params = {
      new: 'yes',
      ticketId: ticket.id,
      ...(ticket.requesterPhone === '' ? {} : { phone: ticket.requesterPhone }),
      ...(ticket.requesterPersonId === null ? {} : { personId: ticket.requesterPersonId }),
    };
    entries.push({
      label: t('callBacks.title'),
      value: (
        <Button size="small" onPress={() => navigate({ view: 'calls', params })}>
          {t('callBacks.action.new')}
        </Button>
      ),
    });
  }
  return entries;
}
