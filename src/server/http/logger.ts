import { type DestinationStream, type Logger, pino } from 'pino';
import { z } from 'zod';

export const logLevelSchema = z.enum(['debug', 'info', 'warn', 'error', 'silent']);
export type LogLevel = z.infer<typeof logLevelSchema>;

interface LoggedRequest {
  id: unknown;
  method: string;
  routeOptions?: { url?: string };
}

/**
 * Returns the log of the process: one JSON object per line, on standard error. A request is logged by its route, never
 * by its address, which may hold a token or what somebody searched for; addresses of people's machines are left out.
 */
export function createLogger(level: LogLevel, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        req: (request: LoggedRequest) => ({ id: request.id, method: request.method, route: request.routeOptions?.url }),
        res: (reply: { statusCode: number }) => ({ statusCode: reply.statusCode }),
        err: describeError,
      },
    },
    destination,
  );
}

/** What a log may say of an error. PostgreSQL's `detail` quotes values of rows, so it stays out. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? error.code : undefined;
  const constraint = 'constraint' in error ? error.constraint : undefined;
  return { type: error.name, message: error.message, code, constraint, stack: error.stack };
}
