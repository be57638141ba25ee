import { useMemo } from 'react';
import { useCallerMatches, useRow } from '#renderer/data/index.ts';
import { Section, StatusPill, useT } from '#renderer/ui/index.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import type { Call } from '#shared/calls/schema.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { BlockedCaller } from './blocked-caller.tsx';
import { type CallDraft, type ChosenCaller, chosenCaller } from './call-draft.ts';
import { CallerChoice } from './caller-choice.tsx';
import { CallerHistory } from './caller-history.tsx';
import styles from './caller-panel.module.css';
import { unitsFirst } from './caller-words.ts';
import { PersonLines, UnitLines } from './contact-facts.tsx';

export interface CallerPanelProps {
  call: Call;
  chosen: CallDraft['chosen'];
  onChoose: (chosen: ChosenCaller) => void;
}

/** Who is on the line, as far as the number and the operator can tell, and what we already have of them. */
export function CallerPanel({ call, chosen, onChoose }: CallerPanelProps) {
  const t = useT();
  const number = otherNumber(call);
  const found = useCallerMatches(number);
  const matches = useMemo(() => unitsFirst(found), [found]);
  const caller = chosenCaller(chosen, matches);
  const person = useRow('people', caller?.type === 'person' ? caller.id : null);
  const unit = useRow('units', caller?.type === 'unit' ? caller.id : null);
  const isElsewhere = caller !== null && caller.id !== null && !matches.some((match) => isMatch(match, caller.id));
  return (
    <>
      <Section
        title={t('switchboard.caller')}
        actions={
          <>
            {person?.vip && <StatusPill tone="info">{t('switchboard.caller.vip')}</StatusPill>}
            {isElsewhere && <StatusPill tone="neutral">{t('switchboard.caller.chosenElsewhere')}</StatusPill>}
          </>
        }
      >
        <div className={styles.panel}>
          <BlockedCaller call={call} />
          {matches.length > 1 && <CallerChoice matches={matches} chosen={chosen} onChoose={onChoose} />}
          {matches.length === 0 && !isElsewhere && (
            <p className={styles.nobody}>
              {number === null
                ? t('switchboard.caller.hidden')
                : t('switchboard.caller.none', { number: formatPhoneNumber(number) })}
            </p>
          )}
          {person !== undefined && <PersonLines key={person.id} person={person} />}
          {unit !== undefined && <UnitLines unit={unit} />}
        </div>
      </Section>
      <CallerHistory call={call} caller={caller} />
    </>
  );
}

function isMatch(match: ReturnType<typeof useCallerMatches>[number], id: string | null): boolean {
  return (match.type === 'person' ? match.person.id : match.unit.id) === id;
}
