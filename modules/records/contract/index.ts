export { adoptRegisters, definitionsFile, downloadRegisters, exportRegisters, importDefinitions, listRegisters, readRegister, registerDefinition, registerField, registerRow, saveRegister } from './registers.ts';
export { attachPhoto, correctRecord, enterRecord, exportRecords, importRecords, listRecords, readRecord, recordEvent, recordImportTemplate, suggestValues, recordRow, withdrawRecord } from './records.ts';
export { addVersion, attachDocument, exportVersions, importVersions, listVersions, readVersion, versionImportTemplate, versionRow, withdrawVersion } from './versions.ts';
export { listPublicRecords, listPublicRegisters, readPublicRecord } from './public.ts';
export { fieldTypeWords, legalityWords, registerFaultWords, valueFaultWords, versionFaultWords } from './words.ts';
export { recordsPermissions } from './permissions.ts';
export { recordsProblems } from './problems.ts';
