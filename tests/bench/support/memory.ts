import { z } from 'zod';
import type { App } from '../../e2e/support/app.ts';

const MEGABYTE = 1_000_000;

const usageSchema = z.object({ usedSize: z.number() });
const attachedSchema = z.object({ sessionId: z.string(), targetInfo: z.object({ type: z.string() }) });
const answerSchema = z.object({ id: z.number(), result: z.unknown() });

/** Returns megabytes (10⁶ bytes) of the replica worker's heap after a collection; buffers are not among them. */
export async function workerHeapMegabytes(app: App): Promise<number> {
  const session = await app.page.context().newCDPSession(app.page);
  try {
    const attached = new Promise<string>((resolve) => {
      session.on('Target.attachedToTarget', (event) => {
        const { sessionId, targetInfo } = attachedSchema.parse(event);
        if (targetInfo.type === 'worker') resolve(sessionId);
      });
    });
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false });
    const sessionId = await attached;
    let calls = 0;
    const call = async (method: string) => {
      calls += 1;
      const id = calls;
      const answered = new Promise<unknown>((resolve) => {
        session.on('Target.receivedMessageFromTarget', ({ message }) => {
          const answer = answerSchema.safeParse(JSON.parse(message)).data;
          if (answer?.id === id) resolve(answer.result);
        });
      });
      await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
      return await answered;
    };
    await call('HeapProfiler.enable');
    await call('HeapProfiler.collectGarbage');
    const { usedSize } = usageSchema.parse(await call('Runtime.getHeapUsage'));
    return usedSize / MEGABYTE;
  } finally {
    await session.detach();
  }
}

/** Returns megabytes (10⁶ bytes) of memory the operating system counts for the window's process, shared code included. */
export async function rendererMegabytes(app: App): Promise<number> {
  const kibibytes = await app.electron.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ type }) => type === 'Tab')?.memory.workingSetSize,
  );
  if (kibibytes === undefined) throw new Error('Electron counts no window.');
  return (kibibytes * 1024) / MEGABYTE;
}
