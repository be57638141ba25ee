import { useCallerMatches, useRow } from '#renderer/data/index.ts';
import { NameCell } from '#renderer/parts/name-cell.tsx';
import { toldName } from '#renderer/parts/person-name.ts';
import { useT } from '#renderer/ui/index.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import type { Call } from '#shared/calls/schema.ts';
import { partyNumberWords } from './call-words.ts';

/** Returns who a call was with: who it was found to be, else whoever has the number, else the number. */
export function usePartyName(call: Call): string {
  const t = useT();
  const person = useRow('people', call.personId);
  const [match, ...others] = useCallerMatches(call.personId === null ? otherNumber(call) : null);
  if (person !== undefined) return toldName(person, t);
  if (match === undefined) return partyNumberWords(call, t);
  const name = match.type === 'person' ? toldName(match.person, t) : match.unit.name;
  return others.length === 0 ? name : t('calls.matches', { name, count: others.length });
}

/** Who a call was with, in a list. */
export function PartyCell({ call }: { call: Call }) {
  return <NameCell name={usePartyName(call)} kind="calls" id={call.id} />;
}
