import { useCallerMatches, useRow } from '#renderer/data/index.ts';
import { toldName } from '#renderer/parts/person-name.ts';
import { useT } from '#renderer/ui/index.ts';
import { type CallEnds, otherNumber } from '#shared/calls/other-number.ts';
import type { Call } from '#shared/calls/schema.ts';
import { chosenCaller, useCallDraft } from './call-draft.ts';
import { callerWords } from './caller-words.ts';

/** Returns who is calling in one short text: whom the operator found it to be, else what the number tells. */
export function useCallerName(call: Pick<Call, 'id'> & CallEnds): string {
  const t = useT();
  const matches = useCallerMatches(otherNumber(call));
  const { value } = useCallDraft(call.id);
  const caller = chosenCaller(value.chosen, matches);
  const person = useRow('people', caller?.type === 'person' ? caller.id : null);
  const unit = useRow('units', caller?.type === 'unit' ? caller.id : null);
  if (person !== undefined) return toldName(person, t);
  return unit?.name ?? callerWords(otherNumber(call), matches, t);
}
