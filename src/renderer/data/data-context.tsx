import { createContext, type ReactNode, useContext } from 'react';
import type { DataClient } from './data-client.ts';

const DataContext = createContext<DataClient | null>(null);

/** Gives the screens below it their data. */
export function DataProvider({ client, children }: { client: DataClient; children: ReactNode }): ReactNode {
  return <DataContext value={client}>{children}</DataContext>;
}

/** Returns the client of the nearest DataProvider; throws without one, which is a mistake in the composition. */
export function useDataClient(): DataClient {
  const client = useContext(DataContext);
  if (client === null) throw new Error('A screen is used outside DataProvider');
  return client;
}
