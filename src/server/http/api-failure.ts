import type { ApiError } from '#shared/session/protocol.ts';

/** A failure with an answer for the caller. The message is for logs and developers, never shown to a person as is. */
export class ApiFailure extends Error {
  readonly statusCode: number;
  readonly answer: Omit<ApiError, 'requestId'>;

  constructor(statusCode: number, answer: Omit<ApiError, 'requestId'>) {
    super(answer.message);
    this.name = 'ApiFailure';
    this.statusCode = statusCode;
    this.answer = answer;
  }
}

/** Returns the failure for someone who may not do this. */
export function notPermitted(message: string): ApiFailure {
  return new ApiFailure(403, { error: 'not-permitted', message });
}
