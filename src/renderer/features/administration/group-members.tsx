import { X } from 'lucide-react';
import { useLookup } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { announce, Banner, IconButton, Section, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { User } from '#shared/users/schema.ts';
import styles from './administration.module.css';
import inputs from './inputs/inputs.module.css';

const collator = new Intl.Collator('sv', { numeric: true });

/** Who is in a group: added and removed one by one, each at once, so that two who keep it do not undo each other. */
export function GroupMembers({ id, name }: { id: Id; name: string }) {
  const t = useT();
  const users = useLookup('users');
  const { submit, problem, isSaving } = useSubmission();
  const known = [...users.values()].sort((one, other) => collator.compare(one.name, other.name));
  const members = known.filter(({ groupIds }) => groupIds.includes(id));
  const others = known.filter(({ active, groupIds }) => active && !groupIds.includes(id));

  async function set(user: User, isMember: boolean) {
    if (!(await submit('group.setMember', { groupId: id, userId: user.id, isMember }))) return;
    announce(t(isMember ? 'groupMembers.added' : 'groupMembers.removed', { name: user.name, group: name }));
  }

  return (
    <Section title={t('groupMembers.title')}>
      <div className={styles.members}>
        <p className={styles.quiet}>{t('groupMembers.help')}</p>
        {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
        {members.length === 0 && <Banner tone="soon">{t('groupMembers.none')}</Banner>}
        {members.length > 0 && (
          <ul className={inputs.chosen} aria-label={t('groupMembers.title')}>
            {members.map((user) => (
              <li key={user.id} className={inputs.chosenRow}>
                <span className={inputs.chosenName}>
                  {user.title === '' ? user.name : `${user.name}, ${user.title}`}
                  {!user.active && ` (${t('groupMembers.outOfUse')})`}
                </span>
                <IconButton
                  size="small"
                  label={t('groupMembers.remove', { name: user.name })}
                  icon={<X aria-hidden="true" />}
                  isDisabled={isSaving}
                  onPress={() => void set(user, false)}
                />
              </li>
            ))}
          </ul>
        )}
        <div className={inputs.wide}>
          <ChoiceField
            isGathering
            label={t('groupMembers.add')}
            {...(others.length === 0 ? { help: t('groupMembers.allIn') } : {})}
            isOptional
            options={others.map((user) => ({ id: user.id, label: user.name, detail: user.title }))}
            value={null}
            onChange={(userId) => {
              const user = userId === null ? undefined : users.get(userId);
              if (user !== undefined) void set(user, true);
            }}
          />
        </div>
      </div>
    </Section>
  );
}
