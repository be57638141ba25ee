/** Keys of the application menu, which work whatever has the focus; the key help and the palette name them too. */
export const menuKeys = { newWindow: 'Ctrl+Shift+N' } as const;
