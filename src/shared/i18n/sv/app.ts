/** Words of the frame around the views: rail, top line, sign-in, palette, help, errors. */
export const app = {
  'app.name': 'Växelbord',
} as const;
