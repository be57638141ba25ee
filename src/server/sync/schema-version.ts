import { oldestAcceptedSchemaVersion, schemaVersion } from '#shared/commands/envelope.ts';
import { ApiFailure } from '../http/api-failure.ts';

function refuse(version: number, oldest: number): never {
  throw new ApiFailure(409, {
    error: 'schema-version',
    message: `Schema version ${version} is not spoken here: ${oldest} to ${schemaVersion} are.`,
  });
}

/** Answers 409 to commands of a schema this server cannot bring up to date; nothing is executed, so nothing is lost. */
export function assertCommandSchema(version: number): void {
  if (version < oldestAcceptedSchemaVersion || version > schemaVersion) refuse(version, oldestAcceptedSchemaVersion);
}

/** Answers 409 to a client that would not understand the rows: it has to be updated, and can push until then. */
export function assertRowSchema(version: number): void {
  if (version !== schemaVersion) refuse(version, schemaVersion);
}
