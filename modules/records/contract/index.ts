export { adoptRegisters, definitionsFile, downloadRegisters, exportRegisters, importDefinitions, listRegisters, readRegister, registerDefinition, registerField, registerRow, saveRegister } from './registers.ts';
export { attachPhoto, correctRecord, enterRecord, exportRecords, importRecords, listRecords, readRecord, recordEvent, recordImportTemplate, suggestValues, recordRow, withdrawRecord } from './records.ts';
export { fieldTypeWords, registerFaultWords, valueFaultWords } from './words.ts';
export { recordsPermissions } from './permissions.ts';
export { recordsProblems } from './problems.ts';
