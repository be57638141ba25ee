import type { SecretBox } from '../connectors/secrets.ts';
import type { Db } from '../database/connect.ts';
import type { Authenticator } from '../session/authenticate.ts';

/** What the routes about messages need. */
export interface MessageRouteOptions {
  db: Db;
  authenticator: Authenticator;
  secrets: SecretBox;
}
