import { Copy, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useDataClient } from '#renderer/data/index.ts';
import { announce, Banner, Button, Dialog, useT } from '#renderer/ui/index.ts';
import type { KeptConnector } from '#shared/connectors/administration.ts';
import styles from '../administration.module.css';
import { type ConnectorProblem, useAskConnectors } from './use-connectors.ts';

interface ConnectorTokenProps {
  connector: KeptConnector;
  /** Where the exchange pushes to, while it can be seen. */
  path: string | null;
  onPath: (path: string) => void;
}

/** The address an exchange pushes to: shown once when it is made, and made anew when somebody else may know it. */
export function ConnectorToken({ connector, path, onPath }: ConnectorTokenProps) {
  const t = useT();
  const client = useDataClient();
  const ask = useAskConnectors();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ConnectorProblem | null>(null);
  if (connector.kind === 'asterisk') return null;

  async function renew(id: string) {
    setAsking(false);
    const answer = await ask({ type: 'renewToken', id });
    setProblem(answer.type === 'failed' ? answer.reason : null);
    if (answer.type === 'saved' && answer.saved.path !== null) onPath(answer.saved.path);
  }

  async function copy(text: string) {
    await client.copyText(text);
    announce(t('connectors.token.copied'));
  }

  return (
    <section aria-label={t('connectors.token')}>
      <h3>{t('connectors.token')}</h3>
      {path === null ? (
        <p className={styles.quiet}>{t('connectors.token.hidden')}</p>
      ) : (
        <Banner
          tone="soon"
          title={t('connectors.token.once')}
          actions={
            <Button size="small" icon={<Copy aria-hidden="true" />} onPress={() => copy(path)}>
              {t('connectors.token.copy')}
            </Button>
          }
        >
          <code className={styles.code}>{path}</code>
        </Banner>
      )}
      {problem !== null && <Banner tone="danger">{t(`connectors.problem.${problem}`)}</Banner>}
      <Button size="small" icon={<RefreshCw aria-hidden="true" />} onPress={() => setAsking(true)}>
        {t('connectors.token.renew')}
      </Button>
      <Dialog
        title={t('connectors.token.renew')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button variant="quiet" onPress={() => setAsking(false)}>
              {t('ui.cancel')}
            </Button>
            <Button variant="primary" onPress={() => renew(connector.id)}>
              {t('connectors.token.renew')}
            </Button>
          </>
        }
      >
        {t('connectors.token.renewHelp', { name: connector.name })}
      </Dialog>
    </section>
  );
}
