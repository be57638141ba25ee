import type { Translator } from '#shared/i18n/translator.ts';
import type { Id } from '#shared/identity/ids.ts';
import { ruleUserId } from '#shared/users/rule-user.ts';

/** Returns who wrote or did something, in words: a colleague, the rule, or somebody not known here. */
export function userName(id: Id, users: ReadonlyMap<Id, { name: string }>, { t }: Pick<Translator, 't'>): string {
  return id === ruleUserId ? t('ticketWork.byRule') : (users.get(id)?.name ?? t('tickets.unknownUser'));
}
