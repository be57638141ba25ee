import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ApiError } from '#shared/session/protocol.ts';
import { isUnreachable, isUnstorable } from '../database/errors.ts';
import { ApiFailure } from './api-failure.ts';

interface Answer {
  statusCode: number;
  body: Omit<ApiError, 'requestId'>;
}

/** Returns the status Fastify or a plugin put on an error, or 500. */
function statusOf(error: unknown): number {
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return 500;
}

/** Fastify's and its plugins' own client errors, by status. */
const namesByStatus: Record<number, ApiError['error']> = {
  401: 'not-signed-in',
  403: 'not-permitted',
  404: 'not-found',
  413: 'too-large',
  429: 'too-many-attempts',
  503: 'unavailable',
};

function answerTo(error: unknown): Answer {
  if (error instanceof ApiFailure) return { statusCode: error.statusCode, body: error.answer };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message: issue.message ?? '',
    }));
    return {
      statusCode: 400,
      body: { error: 'invalid-request', message: 'The request does not match its schema.', fields },
    };
  }
  if (isUnreachable(error)) {
    return { statusCode: 503, body: { error: 'unavailable', message: 'The database cannot be reached.' } };
  }
  if (isUnstorable(error)) {
    return { statusCode: 400, body: { error: 'invalid-request', message: 'A value cannot be stored.' } };
  }
  const statusCode = statusOf(error);
  if (statusCode < 500 && error instanceof Error) {
    return { statusCode, body: { error: namesByStatus[statusCode] ?? 'invalid-request', message: error.message } };
  }
  return {
    statusCode: 500,
    body: { error: 'internal', message: 'The server made a mistake; its log has the request.' },
  };
}

/**
 * Answers an error in the shape of apiErrorSchema: words and a request id, never a stack trace. Given to Fastify also for
 * what it refuses before there is a route (an address it cannot read), which passes by the error handler.
 */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { statusCode, body } = answerTo(error);
  // An ApiFailure was made on purpose, and its cause logged, where it was thrown.
  if (statusCode >= 500 && !(error instanceof ApiFailure)) request.log.error({ err: error }, 'request failed');
  if (body.retryAfterSeconds !== undefined) reply.header('retry-after', String(body.retryAfterSeconds));
  if (statusCode === 401) reply.header('www-authenticate', 'Bearer');
  return reply.status(statusCode).send({ ...body, requestId: request.id } satisfies ApiError);
}

/** Has the API answer every error, and every address there is nothing at, in one shape. */
export function registerErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) =>
    reply.status(404).send({
      error: 'not-found',
      message: 'There is nothing at this address.',
      requestId: request.id,
    } satisfies ApiError),
  );
}
