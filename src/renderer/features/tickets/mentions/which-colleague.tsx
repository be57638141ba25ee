import { useLookup } from '#renderer/data/index.ts';
import { Select, useT } from '#renderer/ui/index.ts';
import type { User } from '#shared/users/schema.ts';
import { toldApart } from './told-apart.ts';
import type { UnclearName } from './use-colleagues.ts';

interface WhichColleagueProps {
  unclear: readonly UnclearName[];
  onChoose: (user: User) => void;
}

/** Asks who is meant by a name that several colleagues have. */
export function WhichColleague({ unclear, onChoose }: WhichColleagueProps) {
  const t = useT();
  const groups = useLookup('groups');
  return unclear.map(({ name, users }) => (
    <Select
      key={name}
      label={t('mentions.which', { name })}
      options={users.map((user) => ({ id: user.id, label: toldApart(user, users, groups) }))}
      value={null}
      onChange={(id) => {
        const user = users.find((one) => one.id === id);
        if (user !== undefined) onChoose(user);
      }}
      error={t('mentions.unclear')}
    />
  ));
}
