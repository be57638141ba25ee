import { useState } from 'react';
import { useLookup, useRelated, useRow, useRows } from '#renderer/data/index.ts';
import { Banner, Button, DetailHeader, FieldList, StatusPill, useNavigation, useT } from '#renderer/ui/index.ts';
import type { Person } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { AbsenceSummary } from '../absences/index.ts';
import { personName } from '../person-name.ts';
import { UnsentMark } from '../unsent-mark.tsx';
import { useOrganisationsByKey } from '../use-organisations.ts';
import styles from './entry-detail.module.css';
import type { EntryDetailProps } from './entry-detail-props.ts';
import { AddressLine, fact, known, Tags, useFunctionsWhere } from './entry-facts.tsx';
import { FunctionLinks, type OpenEntry, PersonLink, PersonLinks, UnitLinks } from './entry-link.tsx';
import { Gone } from './gone.tsx';
import { unitPath } from './hit-words.ts';
import { OpeningLine } from './opening-line.tsx';
import { PhoneList } from './phone-list.tsx';
import { ProposeButton } from './propose-button.tsx';
import { ProtectedGate } from './protected-gate.tsx';

const mostTickets = 3;

/** A person with everything the directory knows: what must be known before anything is said first. Protected details are asked for with a reason. */
export function PersonDetail({ personId, ...rest }: EntryDetailProps & { personId: Id }) {
  const t = useT();
  const person = useRow('people', personId);
  const [openedId, setOpenedId] = useState<Id | null>(null);
  if (person === undefined) return <Gone leading={rest.leading} />;
  if (person.protected && openedId !== personId) {
    return (
      <>
        <DetailHeader title={t('directory.lookUp.title')} leading={rest.leading} />
        <ProtectedGate key={personId} personId={personId} onOpened={() => setOpenedId(personId)} />
      </>
    );
  }
  return <OpenPerson person={person} {...rest} />;
}

function OpenPerson({ person, onOpen, actions, leading, onTransfer }: EntryDetailProps & { person: Person }) {
  const t = useT();
  const units = useLookup('units');
  const organisation = useOrganisationsByKey().get(person.organisationId);
  const path = unitPath(person.unitId, units);
  const [unit] = path;
  const functions = useFunctionsWhere(({ personIds }) => personIds.includes(person.id));
  const hasLeft = person.leftOn !== null;
  const { navigate } = useNavigation();
  const setAbsence = () => navigate({ view: 'absences', params: { new: 'yes', personId: person.id } });
  return (
    <>
      <DetailHeader
        title={personName(person)}
        eyebrow={[person.title, organisation?.shortName].filter(Boolean).join(' · ')}
        leading={leading}
        meta={
          <>
            {person.vip && <StatusPill tone="info">{t('directory.vip')}</StatusPill>}
            {person.protected && <StatusPill tone="danger">{t('directory.lookUp.title')}</StatusPill>}
            <UnsentMark kind="people" id={person.id} />
          </>
        }
        actions={
          <>
            {actions}
            <ProposeButton kind="people" record={person} name={personName(person)} />
          </>
        }
      />
      <div className={styles.body}>
        {hasLeft && <LeftBanner person={person} onOpen={onOpen} />}
        {!hasLeft && <AbsenceSummary personId={person.id} onSet={setAbsence} />}
        {person.note !== '' && <Banner title={t('directory.field.note')}>{person.note}</Banner>}
        <FieldList
          entries={known([
            {
              label: t('directory.field.numbers'),
              value: (
                <PhoneList
                  phones={hasLeft && person.phones.length === 0 ? (unit?.phones ?? []) : person.phones}
                  organisationId={person.organisationId}
                  label={t('directory.field.numbers')}
                  onTransfer={onTransfer}
                />
              ),
            },
            fact(
              t('directory.field.substitutes'),
              <PersonLinks ids={person.substituteIds} onOpen={onOpen} />,
              person.substituteIds.length > 0,
            ),
            fact(t('directory.field.unit'), <UnitLinks path={path} onOpen={onOpen} />, unit !== undefined),
            fact(
              t('directory.field.hours'),
              <OpeningLine path={path} organisationId={person.organisationId} />,
              unit !== undefined,
            ),
            unit === undefined
              ? null
              : fact(
                  t('directory.field.address'),
                  <AddressLine unit={unit} />,
                  unit.address !== '' || unit.place !== null,
                ),
            fact(t('directory.field.email'), person.email, person.email !== null && person.email !== ''),
            fact(t('directory.field.tasks'), <Tags words={person.tasks} />, person.tasks.length > 0),
            fact(
              t('directory.field.functions'),
              <FunctionLinks ids={functions} onOpen={onOpen} />,
              functions.length > 0,
            ),
          ])}
        />
        <OpenTickets personId={person.id} />
        {person.protected && <LookUps personId={person.id} />}
      </div>
    </>
  );
}

function LeftBanner({ person, onOpen }: { person: Person; onOpen: OpenEntry }) {
  const t = useT();
  const successor = useRow('people', person.successorId);
  const date = person.leftOn ?? '';
  if (successor === undefined) return <Banner tone="soon">{t('directory.left.noSuccessor', { date })}</Banner>;
  return (
    <Banner tone="soon" actions={<PersonLink id={successor.id} onOpen={onOpen} />}>
      {t('directory.left.successor', { date, name: personName(successor) })}
    </Banner>
  );
}

/** The open tickets of the person, the latest first, each leading to it. */
function OpenTickets({ personId }: { personId: Id }) {
  const t = useT();
  const { navigate } = useNavigation();
  const tickets = useRows({
    kind: 'tickets',
    where: [
      { field: 'requesterPersonId', op: 'in', values: [personId] },
      { field: 'isOpen', op: 'in', values: [true] },
    ],
    text: '',
    sort: [{ field: 'createdAt', descending: true }],
    range: { start: 0, end: mostTickets },
    facets: [],
  });
  if (tickets === null || tickets.total === 0) return null;
  return (
    <section className={styles.tickets} aria-label={t('directory.field.tickets')}>
      <h3 className={styles.subhead}>{t('directory.tickets.count', { count: tickets.total })}</h3>
      {tickets.rows.map((ticket) => (
        <Button
          key={ticket.id}
          size="small"
          variant="quiet"
          onPress={() => navigate({ view: 'tickets', params: { ticketId: ticket.id } })}
        >
          {`${ticketNumber(ticket)} · ${ticket.title}`}
        </Button>
      ))}
      {tickets.total > tickets.rows.length && (
        <span className={styles.quiet}>
          {t('directory.tickets.more', { count: tickets.total - tickets.rows.length })}
        </span>
      )}
    </section>
  );
}

/** Who has looked the person up, the latest first: those with the right see each other. */
function LookUps({ personId }: { personId: Id }) {
  const t = useT();
  const users = useLookup('users');
  const lookUps = useRelated('protectedLookUps', 'personId', personId).toReversed().slice(0, 5);
  return (
    <section className={styles.tickets} aria-label={t('directory.lookUp.log')}>
      <h3 className={styles.subhead}>{t('directory.lookUp.log')}</h3>
      {lookUps.map(({ id, userId, at, reason, note }) => (
        <p key={id} className={styles.quiet}>
          {[
            at.slice(0, 10),
            users.get(userId)?.name ?? t('tickets.unknownUser'),
            t(`directory.lookUp.reason.${reason}`),
            note,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ))}
    </section>
  );
}
