export { inLedger } from './in-ledger.ts';
