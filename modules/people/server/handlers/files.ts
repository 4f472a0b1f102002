/** Handlers that take duties and roles in from files. */
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { assignmentImportTemplate, dutyImportTemplate, importAssignments, importDuties } from '../../contract/index.ts';
import { assignmentColumns, assignmentImport } from '../imports/assignments.ts';
import { dutyColumns, dutyImport } from '../imports/duties.ts';

export const importDutiesBound = bindWrite(importDuties, (ctx, { file, mode }) => importTable(ctx, { operation: importDuties, file, mode, definition: () => Promise.resolve(dutyImport(ctx)) }));

const dutyExample = [{ code: 'S-001', role: 'siteLeader', holder: 'P001', from: '2026-01-01' }, { code: 'S-001', role: 'responsibleUnit', holder: 'ORG-001' }, { code: 'G-001', role: 'gridLeader', holder: 'P002' }];
export const dutyImportTemplateBound = bindRead(dutyImportTemplate, (ctx, { format }) =>
  importTemplate(ctx, { zh: '责任导入模板', en: 'Duties to import' }, dutyColumns, { zh: dutyExample, en: dutyExample }, format));

export const importAssignmentsBound = bindWrite(importAssignments, (ctx, { file, mode }) => importTable(ctx, { operation: importAssignments, file, mode, definition: () => assignmentImport(ctx) }));

const roleExample = [{ code: 'P001', role: 'inspector', kind: 'programme' }, { code: 'P002', role: 'zoneCoordinator', kind: 'place', anchor: 'Z-01', from: '2026-01-01' }];
export const assignmentImportTemplateBound = bindRead(assignmentImportTemplate, (ctx, { format }) =>
  importTemplate(ctx, { zh: '角色分配导入模板', en: 'Roles to import' }, assignmentColumns, { zh: roleExample, en: roleExample }, format));
