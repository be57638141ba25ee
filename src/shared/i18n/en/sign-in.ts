import type { signIn as source } from '../sv/sign-in.ts';

export const signIn: Readonly<Record<keyof typeof source, string>> = {
  'signIn.title': 'Sign in',
  'signIn.username': 'User name',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.submitting': 'Signing in …',
  'signIn.usernameMissing': 'Write your user name.',
  'signIn.passwordMissing': 'Write your password.',
  'signIn.reason.expired': 'Your session has expired. Sign in again; what you have saved is still here.',
  'signIn.reason.revoked': 'Access from this computer has been revoked. Sign in again or ask your administrator.',
  'signIn.error.wrong-credentials': 'The user name or the password is not right.',
  'signIn.error.too-many-attempts':
    '{seconds, plural, =0 {Too many attempts. Wait a while and try again.} one {Too many attempts. Wait # second and try again.} other {Too many attempts. Wait # seconds and try again.}}',
  'signIn.error.unreachable': 'The server cannot be reached ({url}). Check the network and try again.',
  'signIn.error.schema-version':
    'The server and this program have different versions. The program must be updated before you can sign in.',
  'signIn.error.server-error': 'The server answered with an error. Try again in a while.',
  'signIn.error.never-signed-in-here':
    'The server cannot be reached, and you have not signed in on this computer before. The first time needs the network.',
  'signIn.server.checking': 'Looking for the server …',
  'signIn.server.reachable': 'Connected to {url}',
  'signIn.server.unreachable':
    'The server cannot be reached. If you have signed in here before you can unlock and work without the network.',
  'signIn.server.otherVersion':
    'The server has another version than this program. Ask your administrator for an update.',
  'signIn.server.retry': 'Try again',
  'signIn.demo.title': 'Try a demonstration account',
  'signIn.role.operator': 'Operator',
  'signIn.role.agent': 'Agent',
  'signIn.role.technician': 'Technician',
  'signIn.role.supervisor': 'Supervisor',
  'signIn.role.administrator': 'Administrator',
};
