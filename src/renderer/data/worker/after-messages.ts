/**
 * Returns a function that runs another one after the messages that wait now. A message to itself is behind those that came
 * before it and, unlike a timer that another timer has set, does not wait for 4 ms.
 */
export function createAfterMessages(): (run: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return (run) => {
    waiting.push(run);
    port2.postMessage(null);
  };
}
