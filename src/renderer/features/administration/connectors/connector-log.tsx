import { useEffect, useState } from 'react';
import { Button, Skeleton, TimeText, useT } from '#renderer/ui/index.ts';
import type { ConnectorLogEntry, KeptConnector } from '#shared/connectors/administration.ts';
import { isMessageId, type Translate } from '#shared/i18n/translator.ts';
import styles from '../administration.module.css';
import { type ConnectorProblem, useAskConnectors } from './use-connectors.ts';

/** Why something was not taken; what the exchange or the format said stands in its own words. */
function reasonWords({ reason }: ConnectorLogEntry, t: Translate): string {
  if (reason === null) return '';
  const id = `connectors.ignored.${reason}`;
  return isMessageId(id) ? t(id) : reason;
}

/** The last hundred things a connector told, and what became of them. */
export function ConnectorLog({ connector: { id, state } }: { connector: KeptConnector }) {
  const t = useT();
  const ask = useAskConnectors();
  const [entries, setEntries] = useState<readonly ConnectorLogEntry[] | null>(null);
  const [problem, setProblem] = useState<ConnectorProblem | null>(null);
  const [asked, setAsked] = useState(0);
  const heardAt = state?.lastEventAt ?? '';

  useEffect(() => {
    let isCurrent = true;
    // What was told since, or somebody's wish, is what it is asked again for.
    const question = { id, heardAt, asked };
    ask({ type: 'log', id: question.id }).then((answer) => {
      if (!isCurrent) return;
      if (answer.type === 'log') setEntries(answer.entries);
      setProblem(answer.type === 'failed' ? answer.reason : null);
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, id, heardAt, asked]);

  return (
    <section aria-label={t('connectors.log')}>
      <div className={styles.headed}>
        <h3>{t('connectors.log')}</h3>
        <Button size="small" variant="quiet" onPress={() => setAsked((count) => count + 1)}>
          {t('connectors.again')}
        </Button>
      </div>
      {problem !== null && <p className={styles.quiet}>{t(`connectors.problem.${problem}`)}</p>}
      {entries === null && problem === null && <Skeleton />}
      {entries?.length === 0 && <p className={styles.quiet}>{t('connectors.log.empty')}</p>}
      {entries !== null && entries.length > 0 && (
        <div className={styles.scrolls}>
          <table className={styles.log}>
            <thead>
              <tr>
                <th scope="col">{t('connectors.log.at')}</th>
                <th scope="col">{t('connectors.log.event')}</th>
                <th scope="col">{t('connectors.log.result')}</th>
                <th scope="col">{t('connectors.log.call')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <td>
                    <TimeText instant={entry.at} />
                  </td>
                  <td>{entry.event}</td>
                  <td>
                    {t(`connectors.result.${entry.result}`)}
                    {entry.reason !== null && <span className={styles.quiet}> {reasonWords(entry, t)}</span>}
                  </td>
                  <td className={styles.clipped}>{entry.externalId ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
