import { type FormEvent, useEffect, useRef, useState } from 'react';
import { oldestAcceptedSchemaVersion, schemaVersion } from '#shared/commands/envelope.ts';
import type { AppInfo, SessionState, SignInError, SignInResult } from '#shared/ipc/types.ts';
import type { ServerInfo } from '#shared/session/protocol.ts';
import { Badge, Banner, Button, StatusPill, TextField, useT } from '../ui/index.ts';
import { useBridge } from './bridge.ts';
import { LanguageAndTheme } from './language-and-theme.tsx';
import { Mark } from './mark.tsx';
import styles from './sign-in-page.module.css';

type ServerState = { type: 'checking' } | { type: 'unreachable' } | { type: 'reached'; info: ServerInfo };

const lookAgainMilliseconds = 5_000;

/** Who are you? With the ways it can fail in words at the place, and the server's state below. */
export function SignInPage({ reason }: { reason: Extract<SessionState, { type: 'signed-out' }>['reason'] }) {
  const t = useT();
  const bridge = useBridge();
  const [info, setInfo] = useState<AppInfo | null>(null);
  const [server, setServer] = useState<ServerState>({ type: 'checking' });
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Extract<SignInResult, { ok: false }> | null>(null);
  const passwordInput = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.documentElement.dataset.ready = 'sign-in';
    bridge.app.info().then(setInfo, () => setInfo(null));
  }, [bridge]);

  useEffect(() => {
    if (server.type !== 'checking') return;
    bridge.session.serverInfo().then(
      (answer) => setServer(answer === null ? { type: 'unreachable' } : { type: 'reached', info: answer }),
      () => setServer({ type: 'unreachable' }),
    );
  }, [bridge, server]);

  // A server that comes back is found without being asked for; the words stay still until it is.
  useEffect(() => {
    if (server.type !== 'unreachable') return;
    const timer = setInterval(() => {
      bridge.session.serverInfo().then(
        (answer) => answer !== null && setServer({ type: 'reached', info: answer }),
        () => undefined,
      );
    }, lookAgainMilliseconds);
    return () => clearInterval(timer);
  }, [bridge, server]);

  const accounts = server.type === 'reached' ? server.info.demoAccounts : [];
  const preselected = accounts.find((account) => account.role === info?.demoRole);
  const [isFilled, setIsFilled] = useState(false);
  if (preselected !== undefined && !isFilled) {
    setIsFilled(true);
    setUsername(preselected.username);
    setPassword(preselected.password);
  }

  async function signIn(event: FormEvent) {
    event.preventDefault();
    setIsTried(true);
    setFailure(null);
    if (username.trim() === '' || password === '' || isBusy) return;
    setIsBusy(true);
    try {
      const result = await bridge.session.signIn({ username: username.trim(), password });
      if (!result.ok) {
        setFailure(result);
        if (result.error === 'wrong-credentials') passwordInput.current?.select();
      }
    } catch {
      setFailure({ ok: false, error: 'server-error', retryAfterSeconds: null });
    } finally {
      setIsBusy(false);
    }
  }

  const failureWords = (error: SignInError, seconds: number | null) =>
    t(`signIn.error.${error}`, { url: info?.apiUrl ?? '', seconds: seconds ?? 0 });
  const isPasswordWrong = failure?.error === 'wrong-credentials';
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <div className={styles.brand}>
          <Mark size={36} />
          <span className={styles.name}>{t('app.name')}</span>
        </div>
        <form className={styles.form} aria-label={t('signIn.title')} onSubmit={signIn} noValidate>
          <h1 className={styles.title}>{t('signIn.title')}</h1>
          {(reason === 'expired' || reason === 'revoked') && failure === null && (
            <Banner tone="soon">{t(`signIn.reason.${reason}`)}</Banner>
          )}
          {failure !== null && !isPasswordWrong && (
            <Banner tone="danger">{failureWords(failure.error, failure.retryAfterSeconds)}</Banner>
          )}
          <TextField
            label={t('signIn.username')}
            name="username"
            autoComplete="username"
            autoFocus
            value={username}
            onChange={setUsername}
            error={isTried && username.trim() === '' ? t('signIn.usernameMissing') : undefined}
          />
          <TextField
            label={t('signIn.password')}
            name="password"
            type="password"
            autoComplete="current-password"
            inputRef={passwordInput}
            value={password}
            onChange={(next) => {
              setPassword(next);
              if (isPasswordWrong) setFailure(null);
            }}
            error={passwordProblem()}
          />
          <Button type="submit" variant="primary" wide isPending={isBusy}>
            {t(isBusy ? 'signIn.submitting' : 'signIn.submit')}
          </Button>
        </form>
        {/* The form has just said so itself. */}
        {!(server.type === 'unreachable' && failure?.error === 'unreachable') && (
          <ServerLine server={server} url={info?.apiUrl ?? ''} onRetry={() => setServer({ type: 'checking' })} />
        )}
        {accounts.length > 0 && (
          <section className={styles.demo} aria-label={t('signIn.demo.title')}>
            <h2 className={styles.demoTitle}>{t('signIn.demo.title')}</h2>
            <div className={styles.accounts}>
              {accounts.map((account) => (
                <Button
                  key={account.username}
                  size="small"
                  onPress={() => {
                    setUsername(account.username);
                    setPassword(account.password);
                    setFailure(null);
                  }}
                >
                  {`${account.name}, ${t(`signIn.role.${account.role}`)}`}
                </Button>
              ))}
            </div>
          </section>
        )}
      </main>
      <footer className={styles.foot}>
        <LanguageAndTheme />
        {info !== null && <Badge>{info.version}</Badge>}
      </footer>
    </div>
  );

  function passwordProblem(): string | undefined {
    if (isTried && password === '') return t('signIn.passwordMissing');
    return isPasswordWrong ? t('signIn.error.wrong-credentials') : undefined;
  }
}

function ServerLine({ server, url, onRetry }: { server: ServerState; url: string; onRetry: () => void }) {
  const t = useT();
  if (server.type === 'checking') return <p className={styles.server}>{t('signIn.server.checking')}</p>;
  if (server.type === 'unreachable') {
    return (
      <Banner
        tone="soon"
        actions={
          <Button size="small" onPress={onRetry}>
            {t('signIn.server.retry')}
          </Button>
        }
      >
        {t('signIn.server.unreachable')}
      </Banner>
    );
  }
  const { info } = server;
  const fits = info.oldestAcceptedSchemaVersion <= schemaVersion && info.schemaVersion >= oldestAcceptedSchemaVersion;
  if (!fits) return <Banner tone="danger">{t('signIn.server.otherVersion')}</Banner>;
  return (
    <p className={styles.server}>
      <StatusPill tone="ready" look="plain">
        {t('signIn.server.reachable', { url: url.replace(/^https?:\/\//, '') })}
      </StatusPill>
    </p>
  );
}
