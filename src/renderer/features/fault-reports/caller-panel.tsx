import { useCallerMatches, useRelated } from '#renderer/data/index.ts';
import { PersonField } from '#renderer/parts/person-field.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { Badge, Button, Select, TextField, useT } from '#renderer/ui/index.ts';
import { parsePhoneNumber } from '#shared/directory/phone-number.ts';
import type { Person } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { isOpen } from '#shared/tickets/status.ts';
import styles from './fault-report.module.css';
import { type Caller, withPerson } from './report-draft.ts';

interface CallerPanelProps {
  caller: Caller;
  onChange: (caller: Caller) => void;
  organisationError: string | undefined;
}

/** Who calls; can be filled in at any time, and several people on one number are all offered. */
export function CallerPanel({ caller, onChange, organisationError }: CallerPanelProps) {
  const t = useT();
  const organisations = useOrganisationOptions('ticket.write');
  const isUnknown = caller.choice.personId === null && caller.choice.name.trim() === '';
  const matches = useCallerMatches(isUnknown ? parsePhoneNumber(caller.phone) : null);
  const people = matches.flatMap((match) => (match.type === 'person' ? [match.person] : []));
  const choose = (person: Person) =>
    onChange(withPerson(caller, { personId: person.id, name: personName(person) }, person));

  return (
    <section className={styles.caller} aria-label={t('faultReports.caller')}>
      <div className={styles.callerFields}>
        <PersonField
          label={t('faultReports.caller.person')}
          value={caller.choice}
          onChange={(choice, person) => onChange(withPerson(caller, choice, person))}
        />
        <TextField
          label={t('faultReports.caller.phone')}
          value={caller.phone}
          onChange={(phone) => onChange({ ...caller, phone })}
        />
        <Select
          label={t('faultReports.caller.organisation')}
          options={organisations}
          value={caller.organisationId}
          onChange={(organisationId) => onChange({ ...caller, organisationId })}
          error={organisationError}
        />
        {caller.choice.personId !== null && <CallerCounts personId={caller.choice.personId} />}
      </div>
      {people.length > 0 && (
        <div className={styles.matches}>
          <span className={styles.quiet}>{t('faultReports.caller.several')}</span>
          {people.map((person) => (
            <Button key={person.id} size="small" onPress={() => choose(person)}>
              {person.title === '' ? personName(person) : `${personName(person)}, ${person.title}`}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

function CallerCounts({ personId }: { personId: Id }) {
  const t = useT();
  const tickets = useRelated('tickets', 'requesterPersonId', personId);
  const loans = useRelated('loans', 'borrowerPersonId', personId);
  const openTickets = tickets.filter((ticket) => isOpen(ticket.status)).length;
  const openLoans = loans.filter((loan) => loan.status === 'open').length;
  return (
    <div className={styles.counts}>
      <Badge tone={openTickets > 0 ? 'info' : 'neutral'}>
        {t('faultReports.caller.openTickets', { count: openTickets })}
      </Badge>
      <Badge tone={openLoans > 0 ? 'info' : 'neutral'}>
        {t('faultReports.caller.openLoans', { count: openLoans })}
      </Badge>
    </div>
  );
}
