export { knowledgeKeys } from './knowledge-keys.ts';
