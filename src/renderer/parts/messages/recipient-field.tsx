import { X } from 'lucide-react';
import { useState } from 'react';
import { useActor, useLookup, usePeopleSearch } from '#renderer/data/index.ts';
import { ComboBox, IconButton, type Option, Select, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import { recipientsMax } from '#shared/messages/schema.ts';
import { type WayTo, waysToPerson, waysToPlace, waysToWritten, wayToUser } from '#shared/messages/ways-to.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { matchesWords } from '../match-words.ts';
import { personName } from '../person-name.ts';
import type { ChosenRecipient } from './message-draft.ts';
import styles from './messages.module.css';

type Candidate = Omit<ChosenRecipient, 'id' | 'chosen'>;

/** Of each kind in the open list; more letters find others. */
const shownOfEach = 8;

/** Everybody who fits what is written, by the identifier of the choice. */
function useCandidates(text: string, organisationId: OrganisationId): { option: Option; candidate: Candidate }[] {
  const t = useT();
  const actor = useActor();
  const users = useLookup('users');
  const units = useLookup('units');
  const functions = useLookup('functions');
  const { people } = usePeopleSearch(text);
  if (text.trim() === '') return [];
  const colleagues = [...users.values()]
    .filter((user) => user.active && user.id !== actor.userId && user.organisationIds.includes(organisationId))
    .filter(({ name, title }) => matchesWords(`${name} ${title}`, text));
  const written = waysToWritten(text);
  return [
    ...colleagues.slice(0, shownOfEach).map((user) => ({
      option: {
        id: user.id,
        label: user.name,
        detail: [t('messages.option.colleague'), user.title].filter(Boolean).join(' · '),
      },
      candidate: { name: user.name, personId: null, unitId: null, ways: [wayToUser(user)] },
    })),
    ...people.slice(0, shownOfEach).map((person) => {
      const user = person.userId === null ? undefined : users.get(person.userId);
      const isColleague = user?.active === true && user.organisationIds.includes(organisationId);
      const ways = waysToPerson(person, isColleague && user.id !== actor.userId ? user : undefined);
      const unit = person.unitId === null ? undefined : units.get(person.unitId)?.name;
      const detail =
        ways.length === 0 ? t('messages.problem.noWay', { name: personName(person) }) : wayText(ways[0], t);
      return {
        option: {
          id: person.id,
          label: personName(person),
          detail: [person.title, unit, detail].filter(Boolean).join(' · '),
          isDisabled: ways.length === 0,
        },
        candidate: { name: personName(person), personId: person.id, unitId: null, ways },
      };
    }),
    ...[...units.values()]
      .filter(({ name }) => matchesWords(name, text))
      .slice(0, shownOfEach)
      .map((unit) => {
        const ways = waysToPlace(unit);
        const detail = ways.length === 0 ? t('messages.problem.noWay', { name: unit.name }) : wayText(ways[0], t);
        return {
          option: {
            id: unit.id,
            label: unit.name,
            detail: [t('messages.option.unit'), detail].join(' · '),
            isDisabled: ways.length === 0,
          },
          candidate: { name: unit.name, personId: null, unitId: unit.id, ways },
        };
      }),
    ...[...functions.values()]
      .filter(({ active, name, words }) => active && matchesWords([name, ...words].join(' '), text))
      .slice(0, shownOfEach)
      .map(({ id, name, personIds }) => ({
        option: {
          id,
          label: name,
          detail: [t('messages.option.function'), t('messages.option.functionTo', { count: personIds.length })].join(
            ' · ',
          ),
        },
        candidate: { name, personId: null, unitId: null, functionId: id, ways: [] },
      })),
    ...(written.length === 0
      ? []
      : [
          {
            option: { id: 'written', label: text.trim(), detail: t('messages.option.written') },
            candidate: { name: text.trim(), personId: null, unitId: null, ways: written },
          },
        ]),
  ];
}

/** Returns a way in words: "E-post anna@…", "Sms 070-…". */
function wayText(way: WayTo | undefined, t: Translate): string {
  if (way === undefined) return '';
  const address = way.way === 'sms' ? formatPhoneNumber(way.address) : way.address;
  return [t(`messages.way.${way.way}`), address].filter(Boolean).join(' ');
}

interface RecipientFieldProps {
  organisationId: OrganisationId;
  recipients: readonly ChosenRecipient[];
  typed: string;
  error: string | undefined;
  onType: (typed: string) => void;
  onAdd: (candidate: Candidate) => void;
  onChange: (recipients: ChosenRecipient[]) => void;
}

/** Whom a message is to: found while writing, each with the way it goes and a button that takes them out again. */
export function RecipientField({
  organisationId,
  recipients,
  typed,
  error,
  onType,
  onAdd,
  onChange,
}: RecipientFieldProps) {
  const t = useT();
  const [takenCount, setTakenCount] = useState(0);
  const candidates = useCandidates(typed, organisationId);
  const take = (candidate: Candidate | undefined) => {
    if (candidate === undefined) return;
    if (candidate.ways.length === 0 && candidate.functionId === undefined) return;
    setTakenCount((count) => count + 1);
    onAdd(candidate);
  };
  return (
    <div className={styles.recipients}>
      <ComboBox
        label={t('messages.field.to')}
        help={t('messages.field.toHelp')}
        error={error}
        isDisabled={recipients.length >= recipientsMax}
        options={candidates.map(({ option }) => option)}
        value={null}
        text={typed}
        isWhole={takenCount > 0 && typed === ''}
        takenCount={takenCount}
        onTextChange={(text) => {
          if (text !== typed) onType(text);
        }}
        onChange={(id) => take(candidates.find(({ option }) => option.id === id)?.candidate)}
      />
      {recipients.length > 0 && (
        <ul className={styles.chosen}>
          {recipients.map((recipient) => (
            <li key={recipient.id} className={styles.chosenRow}>
              <span className={styles.chosenName}>{recipient.name}</span>
              {recipient.ways.length > 1 ? (
                <Select
                  label={t('messages.field.way', { name: recipient.name })}
                  isLabelHidden
                  options={recipient.ways.map((way, place) => ({ id: String(place), label: wayText(way, t) }))}
                  value={String(recipient.chosen)}
                  onChange={(place) =>
                    onChange(
                      recipients.map((each) => (each.id === recipient.id ? { ...each, chosen: Number(place) } : each)),
                    )
                  }
                />
              ) : (
                <span className={styles.quiet}>
                  {recipient.functionId === undefined ? wayText(recipient.ways[0], t) : t('messages.option.function')}
                </span>
              )}
              <IconButton
                size="small"
                label={t('messages.field.remove', { name: recipient.name })}
                icon={<X aria-hidden="true" />}
                onPress={() => onChange(recipients.filter(({ id }) => id !== recipient.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
