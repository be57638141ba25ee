import { z } from 'zod';
import { contentHashSchema } from './schema.ts';

/** POST /api/v1/attachments/missing: asked before sending, and after a restored backup, so that nothing is sent for nothing. */
export const missingRequestSchema = z.object({ hashes: z.array(contentHashSchema).min(1).max(1_000) });
export const missingResponseSchema = z.object({ missing: z.array(contentHashSchema) });

/** Where uploads are begun (tus 1.0.0), with the file's hash as metadata `hash`. */
export const uploadsPath = '/api/v1/attachments/uploads';
