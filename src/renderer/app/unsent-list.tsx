import { Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { UnsentCommand } from '#shared/commands/envelope.ts';
import { refusalWords } from '#shared/i18n/refusal-words.ts';
import { exactInstant } from '#shared/i18n/time-format.ts';
import { useDataClient, useUnsentCommands } from '../data/index.ts';
import { type CommandSurroundings, commandWords, writtenAsLines } from '../parts/command-text.ts';
import { useCommandSurroundings } from '../parts/use-command-surroundings.ts';
import { Button, StatusPill, TimeText, useT } from '../ui/index.ts';
import styles from './frame.module.css';

/** So many are named; the rest are counted. */
const namedAtMost = 30;

/** What is saved here and not yet sent: what, when, and whether the server is likely to say no. */
export function UnsentList() {
  const t = useT();
  const unsent = useUnsentCommands();
  const named = unsent.slice(0, namedAtMost);
  const envelopes = useMemo(() => unsent.map(({ envelope }) => envelope), [unsent]);
  const surroundings = useCommandSurroundings(envelopes);
  if (unsent.length === 0) return null;
  return (
    <section className={styles.unsent} aria-label={t('app.unsent.title')}>
      <h3>{t('app.unsent.title')}</h3>
      <p className={styles.quiet}>{t('app.sync.explain.unsent', { count: unsent.length })}</p>
      <ul>
        {named.map((command) => (
          <Unsent key={command.envelope.id} command={command} surroundings={surroundings} />
        ))}
      </ul>
      {unsent.length > namedAtMost && (
        <p className={styles.quiet}>{t('app.unsent.more', { count: unsent.length - namedAtMost })}</p>
      )}
      <CopyAll unsent={unsent} surroundings={surroundings} />
    </section>
  );
}

/** Returns all that waits with everything written in it, for whoever must carry it over by hand. */
function unsentAsText(unsent: readonly UnsentCommand[], surroundings: CommandSurroundings): string {
  const { translator } = surroundings;
  const paragraphs = unsent.map(({ envelope }) =>
    [
      commandWords(envelope, surroundings),
      translator.t('notCarriedOut.export.done', { when: exactInstant(Date.parse(envelope.at), translator) }),
      ...writtenAsLines(envelope, surroundings),
    ].join('\n'),
  );
  return `${paragraphs.join('\n\n')}\n`;
}

function CopyAll({ unsent, surroundings }: { unsent: readonly UnsentCommand[]; surroundings: CommandSurroundings }) {
  const t = useT();
  const client = useDataClient();
  const [last, setLast] = useState<{ of: readonly UnsentCommand[]; state: 'copied' | 'failed' } | null>(null);
  // Said of what was copied, not of what has been done since.
  const state = last?.of === unsent ? last.state : null;
  const copy = () =>
    client.copyText(unsentAsText(unsent, surroundings)).then(
      () => setLast({ of: unsent, state: 'copied' }),
      () => setLast({ of: unsent, state: 'failed' }),
    );
  return (
    <div className={styles.unsentHead}>
      <Button size="small" icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
        {t(state === 'copied' ? 'ui.copied' : 'notCarriedOut.copy')}
      </Button>
      {state === 'failed' && <span role="alert">{t('notCarriedOut.copyFailed')}</span>}
    </div>
  );
}

function Unsent({ command, surroundings }: { command: UnsentCommand; surroundings: CommandSurroundings }) {
  const { envelope, foreseen } = command;
  const { translator, now } = surroundings;
  return (
    <li className={styles.unsentItem}>
      <div className={styles.unsentHead}>
        <span className={styles.unsentWhat}>{commandWords(envelope, surroundings)}</span>
        <span className={styles.quiet}>
          <TimeText instant={envelope.at} />
        </span>
      </div>
      {foreseen !== null && (
        <StatusPill tone="soon" look="plain">
          {translator.t('app.unsent.foreseen', { why: refusalWords(foreseen, translator, now) })}
        </StatusPill>
      )}
    </li>
  );
}
