import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** An e-mail as the server took it. */
export interface TakenMail {
  from: string;
  to: string[];
  raw: string;
}

/** What a mail server does with the next e-mail: takes it, or answers what it is told; `drop` cuts the connection after all of it came. */
export type MailConduct = 'take' | { answer: number; words: string } | 'drop';

/** A real mail server on loopback. */
export interface TestMailServer {
  port: number;
  taken: TakenMail[];
  /** How often somebody handed an e-mail over, also one that was not taken. */
  attempts: number;
  /** The conduct of each e-mail in turn; the last holds on. */
  conducts: MailConduct[];
  stop(): Promise<void>;
}

/** Starts a mail server that lets in whoever says this name and password. */
export async function startMailServer(user: string, password: string): Promise<TestMailServer> {
  const sockets = new Set<Socket>();
  const state: TestMailServer = { port: 0, taken: [], attempts: 0, conducts: ['take'], stop: async () => undefined };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (auth, _session, answer) =>
      auth.username === user && auth.password === password
        ? answer(null, { user })
        : answer(Object.assign(new Error('Invalid credentials'), { responseCode: 535 })),
    onData: (stream, session, answer) => {
      text(stream).then((raw) => {
        state.attempts += 1;
        const conduct = (state.conducts.length > 1 ? state.conducts.shift() : state.conducts[0]) ?? 'take';
        const { mailFrom, rcptTo } = session.envelope;
        const mail = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map((to) => to.address), raw };
        if (conduct === 'drop') {
          // Taken by us, but nobody hears of it: what a network does at the worst moment.
          state.taken.push(mail);
          for (const socket of sockets) socket.destroy();
        } else if (conduct === 'take') {
          state.taken.push(mail);
          answer();
        } else answer(Object.assign(new Error(conduct.words), { responseCode: conduct.answer }));
      }, answer);
    },
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // A connection that is cut is what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.port = (server.server.address() as AddressInfo).port;
  state.stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return state;
}

/** Returns the value of a header, unfolded. */
export function headerOf({ raw }: TakenMail, name: string): string {
  const head = (raw.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
}
