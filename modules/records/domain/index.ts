export {
  changedTypes, checkedValues, CODE, FIELD_TYPES, FIELDS_MAX, placeFieldOf, REGISTER_CODE, registerFaults, TEXT_MAX, titleOf,
} from './register.ts';
export type { FieldType, FieldValue, RegisterDefinition, RegisterFault, RegisterField, ValueFault } from './register.ts';
