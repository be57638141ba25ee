import { Component, type ErrorInfo, type ReactNode, useState } from 'react';
import { Button, ErrorState, useT } from '../ui/index.ts';
import { useBridge } from './bridge.ts';
import styles from './frame.module.css';

interface ErrorBoundaryProps {
  /** Where it happened, for the report. */
  place: string;
  children: ReactNode;
}

interface ErrorBoundaryState {
  report: string | null;
}

/** Keeps a fault in one part from taking the rest with it, and turns it into words and a report. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { report: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { report: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.setState({ report: `${this.props.place}\n${what}\n${info.componentStack ?? ''}` });
  }

  override componentDidUpdate(previous: ErrorBoundaryProps): void {
    if (previous.place !== this.props.place && this.state.report !== null) this.setState({ report: null });
  }

  override render(): ReactNode {
    if (this.state.report === null) return this.props.children;
    return <Crash report={this.state.report} onRetry={() => this.setState({ report: null })} />;
  }
}

function Crash({ report, onRetry }: { report: string; onRetry: () => void }) {
  const t = useT();
  const bridge = useBridge();
  const [copy, setCopy] = useState<'copied' | 'failed' | null>(null);

  async function copyReport() {
    try {
      const { version, platform } = await bridge.app.info();
      await bridge.app.copyText(`Växelbord ${version}, ${platform}\n${report}`);
      setCopy('copied');
    } catch {
      setCopy('failed');
    }
  }

  return (
    <ErrorState
      title={t('app.crash.title')}
      onRetry={onRetry}
      actions={
        <>
          <Button onPress={copyReport}>{t('app.crash.copy')}</Button>
          <Button onPress={() => window.location.reload()}>{t('app.crash.reload')}</Button>
        </>
      }
    >
      <p>{t('app.crash.explain')}</p>
      {copy === 'copied' && <p role="status">{t('app.crash.copied')}</p>}
      {copy === 'failed' && (
        <>
          <p role="status">{t('app.crash.copyFailed')}</p>
          <pre className={styles.crashReport}>{report}</pre>
        </>
      )}
    </ErrorState>
  );
}
