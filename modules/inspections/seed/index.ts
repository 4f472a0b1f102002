export { seedManyObservations } from './bulk.ts';
export type { ManyObservations } from './bulk.ts';
