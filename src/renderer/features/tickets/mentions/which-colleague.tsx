import { Select, useT } from '#renderer/ui/index.ts';
import type { User } from '#shared/users/schema.ts';
import type { UnclearName } from './use-colleagues.ts';

interface WhichColleagueProps {
  unclear: readonly UnclearName[];
  onChoose: (user: User) => void;
}

/** Asks who is meant by a name that several colleagues have. */
export function WhichColleague({ unclear, onChoose }: WhichColleagueProps) {
  const t = useT();
  return unclear.map(({ name, users }) => (
    <Select
      key={name}
      label={t('mentions.which', { name })}
      options={users.map(({ id, title, initials }) => ({
        id,
        label: title === '' ? initials : `${title} (${initials})`,
      }))}
      value={null}
      onChange={(id) => {
        const user = users.find((one) => one.id === id);
        if (user !== undefined) onChoose(user);
      }}
      error={t('mentions.unclear')}
    />
  ));
}
