export { knowledgeKeys } from './knowledge-keys.ts';
export { KnowledgeScreen } from './knowledge-screen.tsx';
