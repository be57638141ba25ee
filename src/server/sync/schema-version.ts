import { oldestAcceptedSchemaVersion, schemaVersion } from '#shared/commands/envelope.ts';
import { ApiFailure } from '../http/api-failure.ts';

/** Answers 409 to a client whose schema this server does not speak; nothing is executed, so nothing is lost. */
export function assertSchemaVersion(version: number): void {
  if (version >= oldestAcceptedSchemaVersion && version <= schemaVersion) return;
  throw new ApiFailure(409, {
    error: 'schema-version',
    message: `Schema version ${version} is not spoken here: ${oldestAcceptedSchemaVersion} to ${schemaVersion} are.`,
  });
}
