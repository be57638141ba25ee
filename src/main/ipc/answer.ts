import type { z } from 'zod';

/** Why a call from a page was not answered. The message is all the page learns. */
export class IpcRefusal extends Error {
  override readonly name = 'IpcRefusal';

  constructor(step: 'sender' | 'arguments' | 'result') {
    super(`refused: ${step}`);
  }
}

/**
 * Parses the arguments, answers, parses the result. Throws IpcRefusal when either does not fit the contract, so that a
 * wrong shape never crosses in either direction.
 */
export async function answerIpc(
  method: { readonly args: z.ZodType; readonly result: z.ZodType },
  received: unknown,
  answer: (args: unknown) => unknown,
): Promise<unknown> {
  const args = method.args.safeParse(received);
  if (!args.success) throw new IpcRefusal('arguments');
  const result = method.result.safeParse(await answer(args.data));
  if (!result.success) throw new IpcRefusal('result');
  return result.data;
}
