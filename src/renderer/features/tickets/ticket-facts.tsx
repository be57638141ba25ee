import { useActor, useLookup, useRow } from '#renderer/data/index.ts';
import { personName } from '#renderer/parts/person-name.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { Button, FieldList, type FieldListEntry, Section, TimeText, useT } from '#renderer/ui/index.ts';
import { useNavigation } from '#renderer/ui/navigation.tsx';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { isOpen } from '#shared/tickets/status.ts';
import { can } from '#shared/users/permissions.ts';
import styles from './ticket-detail.module.css';

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
          <FieldList entries={useRequesterEntries(ticket)} />
          <FieldList entries={useWorkEntries(ticket)} />
        </div>
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
      {ticket.feedback !== null && (
        <Section title={t('tickets.detail.feedback')}>
          <p>
            {t(`tickets.feedback.${ticket.feedback.how}`)}, <TimeText instant={ticket.feedback.at} />
          </p>
          {ticket.feedback.note !== '' && <p className={styles.prose}>{ticket.feedback.note}</p>}
        </Section>
      )}
    </>
  );
}

function useRequesterEntries(ticket: Ticket): FieldListEntry[] {
  const t = useT();
  const person = useRow('people', ticket.requesterPersonId);
  const unit = useRow('units', ticket.unitId);
  const organisations = useOrganisationsByKey();
  const name = person === undefined ? ticket.requesterName : personName(person);
  const numbers = [ticket.requesterPhone, ...(person?.phones ?? []).map((phone) => phone.number)]
    .filter((number) => number !== '')
    .map(formatPhoneNumber);
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
  if (numbers.length > 0) entries.push({ label: t('tickets.detail.phone'), value: [...new Set(numbers)].join(', ') });
  if (person?.email) entries.push({ label: t('tickets.detail.email'), value: person.email });
  if (unit !== undefined) entries.push({ label: t('tickets.detail.unit'), value: unit.name });
  entries.push({
    label: t('tickets.detail.organisation'),
    value: organisations.get(ticket.organisationId)?.name ?? ticket.organisationId,
  });
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
  return entries;
}
