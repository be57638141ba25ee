import { useCallback, useEffect, useState } from 'react';
import { useDataClient, useLive } from '#renderer/data/index.ts';
import type { ConnectorAnswer, ConnectorQuestion, KeptConnector } from '#shared/connectors/administration.ts';

/** Why connectors could not be read or changed. */
export type ConnectorProblem = Extract<ConnectorAnswer, { type: 'failed' }>['reason'];

export interface Connectors {
  /** Null until the first answer. */
  all: readonly KeptConnector[] | null;
  problem: ConnectorProblem | null;
  reload: () => void;
}

/** Asks the API about connectors; what main cannot be asked counts as unreachable. */
export function useAskConnectors(): (question: ConnectorQuestion) => Promise<ConnectorAnswer> {
  const client = useDataClient();
  return useCallback(
    async (question) => await client.askConnectors(question).catch(() => ({ type: 'failed', reason: 'unreachable' })),
    [client],
  );
}

/** Returns the connectors as the API has them: asked when the section is opened and each time one becomes another. */
export function useConnectors(isWanted: boolean): Connectors {
  const ask = useAskConnectors();
  const live = useLive();
  const [all, setAll] = useState<readonly KeptConnector[] | null>(null);
  const [problem, setProblem] = useState<ConnectorProblem | null>(null);
  // The live picture knows at once when a way is lost; what only administrators see is asked for then.
  const word = [...live.organisations.values()]
    .flatMap(({ connectors }) => connectors.map(({ name, state, since }) => `${name} ${state} ${since}`))
    .join();
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    // Named here: a change of either is what the question is asked again for.
    const question = { type: 'list', word, asked } as const;
    ask({ type: question.type }).then((answer) => {
      if (!isCurrent) return;
      if (answer.type === 'list') setAll(answer.connectors);
      setProblem(answer.type === 'failed' ? answer.reason : null);
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, word, asked, isWanted]);

  const reload = useCallback(() => setAsked((count) => count + 1), []);
  return { all, problem, reload };
}
