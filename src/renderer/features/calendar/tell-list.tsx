import { Check, Copy } from 'lucide-react';
import { useDataClient, useLookup, useNamedRows } from '#renderer/data/index.ts';
import { DialButton } from '#renderer/parts/dial-button.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { announce, Banner, Button, Section, StatusPill, useTranslator } from '#renderer/ui/index.ts';
import type { Person } from '#shared/directory/schema.ts';
import { type CustomerToTell, customersToTell } from '#shared/maintenance/people-to-tell.ts';
import styles from './calendar.module.css';
import type { CalendarEntry } from './calendar-days.ts';
import { spanWords } from './calendar-words.ts';
import { useCommonIds } from './use-calendar.ts';

interface TellListProps {
  entry: CalendarEntry;
  mayWrite: boolean;
}

/** Att berätta: the customers a window concerns, whom to tell, a message ready to send, and who has been told. */
export function TellList({ entry, mayWrite }: TellListProps) {
  const translator = useTranslator();
  const { t } = translator;
  const agreements = useLookup('agreements');
  const services = useLookup('services');
  const organisations = useOrganisationsByKey();
  const commonIds = useCommonIds();
  const client = useDataClient();
  const { submit, problem, isSaving } = useSubmission();
  const { ticket } = entry;
  const { plannedFrom, plannedTo } = ticket;
  const customers =
    plannedFrom === null || plannedTo === null
      ? []
      : customersToTell({ ...ticket, plannedFrom, plannedTo }, agreements.values(), commonIds);
  const people = useNamedRows(
    customers.flatMap(({ contactPersonId: id }) => (id === null ? [] : [{ kind: 'people' as const, id }])),
  );
  const notes = useNamedRows(customers.map(({ noteId: id }) => ({ kind: 'ticketNotes' as const, id })));
  if (customers.length === 0) {
    return (
      <Section title={t('calendar.tell')}>
        <p className={styles.quiet}>{t('calendar.tell.nobody')}</p>
      </Section>
    );
  }
  const service = ticket.serviceId === null ? undefined : services.get(ticket.serviceId)?.name;
  const contactOf = ({ contactPersonId }: CustomerToTell): Person | undefined => {
    const found = contactPersonId === null ? undefined : people.get(contactPersonId);
    // Asked for by its kind: what comes under that kind is a row of it.
    const contact = found?.kind === 'people' ? (found.row as Person) : undefined;
    // Who a protected person is, is not told beside others' work.
    return contact?.protected === true ? undefined : contact;
  };
  const messageTo = (contact: Person | undefined) =>
    t('calendar.tell.message', {
      name: contact?.givenName ?? '',
      matter: service ?? ticket.title,
      when: spanWords(entry, translator),
      announcement: ticket.announcement,
      sender: organisations.get(ticket.organisationId)?.name ?? '',
    }).replace(/\n{3,}/g, '\n\n');

  async function tell(customer: CustomerToTell) {
    const contact = contactOf(customer);
    const name = organisations.get(customer.customerOrganisationId)?.shortName ?? customer.customerOrganisationId;
    const body = t('calendar.tell.note', {
      name: contact === undefined ? name : `${personName(contact)}, ${name}`,
      message: messageTo(contact),
    });
    const isSaved = await submit('ticket.addNote', {
      id: customer.noteId,
      ticketId: ticket.id,
      visibility: 'outward',
      attachmentIds: [],
      body,
    });
    if (isSaved) announce(t('calendar.tell.done', { name }));
  }

  async function copy(contact: Person | undefined) {
    const isCopied = await client.copyText(messageTo(contact)).then(
      () => true,
      () => false,
    );
    announce(t(isCopied ? 'calendar.tell.copied' : 'calendar.tell.notCopied'));
  }

  return (
    <Section title={t('calendar.tell')}>
      <p className={styles.quiet}>{t('calendar.tell.help')}</p>
      <ul className={styles.tell}>
        {customers.map((customer) => {
          const contact = contactOf(customer);
          const isTold = notes.has(customer.noteId);
          const name = organisations.get(customer.customerOrganisationId)?.shortName ?? customer.customerOrganisationId;
          const who = contact === undefined ? name : `${personName(contact)}, ${name}`;
          return (
            <li key={customer.noteId} className={styles.customer}>
              <div>
                <strong>{name}</strong>{' '}
                {contact === undefined ? t('calendar.tell.noContact') : `${personName(contact)}, ${contact.title}`}
                {contact !== undefined && (
                  <div className={styles.reach}>
                    {contact.email !== null && <span className={styles.quiet}>{contact.email}</span>}
                    {contact.phones.map(({ number }) => (
                      <DialButton key={number} number={number} organisationId={contact.organisationId} />
                    ))}
                  </div>
                )}
              </div>
              {isTold ? (
                <StatusPill tone="ready">{t('calendar.tell.told')}</StatusPill>
              ) : (
                <div className={styles.buttons}>
                  <Button
                    size="small"
                    icon={<Copy aria-hidden="true" />}
                    aria-label={`${t('calendar.tell.copy')}, ${who}`}
                    onPress={() => copy(contact)}
                  >
                    {t('calendar.tell.copy')}
                  </Button>
                  {mayWrite && (
                    <Button
                      size="small"
                      icon={<Check aria-hidden="true" />}
                      aria-label={`${t('calendar.tell.mark')}, ${who}`}
                      isDisabled={isSaving}
                      onPress={() => tell(customer)}
                    >
                      {t('calendar.tell.mark')}
                    </Button>
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
    </Section>
  );
}
