export {
  changedTypes, checkedValues, CODE, FIELD_TYPES, FIELDS_MAX, placeFieldOf, recordFieldsOf, REGISTER_CODE, registerFaults, TEXT_MAX, titleOf,
} from './register.ts';
export type { FieldType, FieldValue, RegisterDefinition, RegisterFault, RegisterField, ValueFault } from './register.ts';
export { inForceOn, LEGALITY_CHECKS, MINUTES_MAX, textChanges, VERSION_TEXT_MAX, versionFaults } from './versions.ts';
export type { LegalityCheck, TextChange, TextVersion, VersionFault } from './versions.ts';
