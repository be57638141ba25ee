import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { useDataClient, useRow } from '#renderer/data/index.ts';
import {
  announce,
  Banner,
  Button,
  FieldList,
  Section,
  StatusPill,
  TextField,
  TimeText,
  useT,
} from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { ChannelAnswer } from '#shared/messages/channel-administration.ts';
import type { ChannelState, ChannelTestResult } from '#shared/messages/channels.ts';
import { usableAddress } from '#shared/messages/recipients.ts';
import styles from './channel-panel.module.css';

interface ChannelPanelProps {
  id: Id;
  way: 'email' | 'sms';
}

type Failure = Extract<ChannelAnswer, { type: 'failed' }>['reason'];

/** What of a channel only the server knows: its secret, which goes one way, how the last messages went, and a test. */
export function ChannelPanel({ id, way }: ChannelPanelProps) {
  const t = useT();
  const client = useDataClient();
  const [state, setState] = useState<ChannelState | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const look = useCallback(async () => {
    const answer = await client.askChannels({ type: 'states' });
    if (answer.type === 'states') setState(answer.states.find((one) => one.id === id) ?? null);
    setFailure(answer.type === 'failed' ? answer.reason : null);
  }, [client, id]);
  const version = useRow(way === 'email' ? 'mailServers' : 'smsGateways', id)?.version;
  useEffect(() => {
    // One that the server does not have yet does not stand there; one that goes elsewhere now has lost its secret.
    if (version !== 0) void look();
  }, [look, version]);

  return (
    <Section title={t('channels.panel.title')}>
      {failure !== null && <Banner tone="soon">{t(`channels.panel.failed.${failure}`)}</Banner>}
      {state !== null && <ChannelStanding state={state} />}
      <SecretForm id={id} way={way} hasSecret={state?.hasSecret ?? false} onSaved={() => void look()} />
      <TestForm id={id} way={way} onTested={() => void look()} />
      {way === 'sms' && <ReportAddress id={id} hasOne={state?.hasReportAddress ?? false} />}
    </Section>
  );
}

function ChannelStanding({ state }: { state: ChannelState }) {
  const t = useT();
  const { lastSentAt, lastErrorAt, lastError, waiting } = state;
  const isFailing = lastErrorAt !== null && (lastSentAt === null || lastErrorAt > lastSentAt);
  const words = isFailing
    ? 'channels.panel.fails'
    : lastSentAt === null
      ? 'channels.panel.unused'
      : 'channels.panel.works';
  return (
    <>
      <StatusPill tone={isFailing ? 'danger' : lastSentAt === null ? 'neutral' : 'in-time'}>{t(words)}</StatusPill>
      <FieldList
        entries={[
          {
            label: t('channels.panel.lastSent'),
            value: lastSentAt === null ? t('channels.panel.never') : <TimeText instant={lastSentAt} />,
          },
          {
            label: t('channels.panel.lastError'),
            value:
              lastErrorAt === null ? (
                t('channels.panel.noError')
              ) : (
                <span>
                  <TimeText instant={lastErrorAt} /> · {lastError}
                </span>
              ),
          },
          { label: t('channels.panel.waiting'), value: String(waiting) },
        ]}
      />
    </>
  );
}

/** Stops the browser from leaving the page, and does what the form is for. */
const submitted = (act: () => Promise<void>) => (event: FormEvent) => {
  event.preventDefault();
  event.stopPropagation();
  void act();
};

function SecretForm({ id, way, hasSecret, onSaved }: ChannelPanelProps & { hasSecret: boolean; onSaved: () => void }) {
  const t = useT();
  const client = useDataClient();
  // Not a draft: it is never written to this workstation's disk.
  const [secret, setSecret] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save() {
    const answer = await client.askChannels({ type: 'setSecret', id, secret });
    setFailure(answer.type === 'failed' ? answer.reason : null);
    if (answer.type === 'failed') return;
    setSecret('');
    announce(t('channels.panel.secretSaved'));
    onSaved();
  }

  return (
    <form className={styles.line} aria-label={t('channels.panel.saveSecret')} onSubmit={submitted(save)}>
      <TextField
        label={t(`channels.panel.secret.${way}`)}
        help={t(hasSecret ? 'channels.panel.secretKept' : 'channels.panel.secretHelp')}
        type="password"
        autoComplete="off"
        maxLength={1_000}
        value={secret}
        onChange={setSecret}
        error={failure === null ? undefined : t(`channels.panel.failed.${failure}`)}
      />
      <Button type="submit" isDisabled={secret === ''}>
        {t('channels.panel.saveSecret')}
      </Button>
    </form>
  );
}

function TestForm({ id, way, onTested }: ChannelPanelProps & { onTested: () => void }) {
  const t = useT();
  const client = useDataClient();
  const [address, setAddress] = useState('');
  const [isTesting, setTesting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [result, setResult] = useState<ChannelTestResult | null>(null);

  async function test() {
    setResult(null);
    const usable = usableAddress(way, address);
    setProblem(usable === null ? t('channels.panel.badAddress') : null);
    if (usable === null) return;
    setTesting(true);
    const answer = await client.askChannels({ type: 'test', id, address: usable });
    setTesting(false);
    if (answer.type === 'tested') setResult(answer);
    if (answer.type === 'failed') setProblem(t(`channels.panel.failed.${answer.reason}`));
    onTested();
  }

  return (
    <>
      <form className={styles.line} aria-label={t('channels.panel.sendTest')} onSubmit={submitted(test)}>
        <TextField
          label={t(`channels.panel.test.${way}`)}
          inputMode={way === 'sms' ? 'tel' : 'email'}
          value={address}
          onChange={setAddress}
          error={problem ?? undefined}
        />
        <Button type="submit" isDisabled={isTesting}>
          {t(isTesting ? 'channels.panel.testing' : 'channels.panel.sendTest')}
        </Button>
      </form>
      {result !== null && (
        <Banner tone={result.isSent ? 'in-time' : 'danger'}>
          {t(result.isSent ? 'channels.panel.tested' : 'channels.panel.notTested', { words: result.words })}
        </Banner>
      )}
    </>
  );
}

function ReportAddress({ id, hasOne }: { id: Id; hasOne: boolean }) {
  const t = useT();
  const client = useDataClient();
  const [answer, setAnswer] = useState<ChannelAnswer | null>(null);
  const address = answer?.type === 'reportAddress' ? answer.address : null;

  async function copy(text: string) {
    await client.copyText(text);
    announce(t('channels.panel.copied'));
  }

  return (
    <div className={styles.report}>
      <h4>{t('channels.panel.report')}</h4>
      {hasOne && address === null && <p className={styles.quiet}>{t('channels.panel.hasReport')}</p>}
      {address !== null && (
        <>
          <p className={styles.quiet}>{t('channels.panel.reportHelp')}</p>
          <p className={styles.address}>{address}</p>
          <Button size="small" onPress={() => void copy(address)}>
            {t('channels.panel.copy')}
          </Button>
        </>
      )}
      {answer?.type === 'failed' && <Banner tone="danger">{t(`channels.panel.failed.${answer.reason}`)}</Banner>}
      <Button size="small" onPress={() => void client.askChannels({ type: 'newReportAddress', id }).then(setAnswer)}>
        {t('channels.panel.newReport')}
      </Button>
    </div>
  );
}
