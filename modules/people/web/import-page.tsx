/** 导入页 · Persons, duties and roles from files. */
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { TableImportPage } from '#platform/web/tasks/import-page.tsx';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { Notice, PageHeader } from '#platform/web/ui/index.ts';
import { assignmentImportTemplate, dutyImportTemplate, importAssignments, importDuties, importPersons, personImportTemplate } from '../contract/index.ts';
import { peopleMessages } from './messages.ts';

export function ImportPersonsPage() {
  const t = useT(peopleMessages);
  const send = useWrite(importPersons, { invalidates: ['people'] });
  return (
    <>
      <PageHeader title={t('importPersons')} about={t('importAbout')} trail={[{ text: t('persons'), to: '/persons' }]} actions={<TemplateDownloads operation={personImportTemplate} />} />
      <ImportPanel
        accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['people']} listTo="/persons" listText={t('persons')} problem={send.problem} pending={send.pending} onClear={send.clear}
        run={(file, mode) => send.run({ file, mode })}
      />
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importColumns')}</li><li>{t('importKey')}</li><li>{t('importLogin')}</li></ul></Notice>
    </>
  );
}

export function ImportDutiesPage() {
  return (
    <TableImportPage
      title={{ zh: '导入责任清单', en: 'Import responsibilities' }} operation={importDuties} template={dutyImportTemplate} invalidates={['people', 'places']} list={{ to: '/responsibilities', text: { zh: '责任清单', en: 'Responsibilities' } }}
      notes={[
        { zh: '点位长、联络员、网格长填人员编号或姓名；责任单位、牵头单位填单位编码或全称；点位和区域也是。', en: 'Site leaders, liaisons and grid leaders go by code or name; responsible and lead units, sites and places by code or exact name.' },
        { zh: '换人：改责任人，并把“自”写成换人当天（空着为今天）。前任当天结束，历史保留。', en: 'For another holder, change the holder and write the day of the change as the first day (today when left empty). The former one ends that day; history stays.' },
        { zh: '结束责任：填“至（不含）”。', en: 'To end a duty, fill in “Until (excluded)”.' },
      ]}
    />
  );
}

export function ImportAssignmentsPage() {
  return (
    <TableImportPage
      title={{ zh: '导入角色分配', en: 'Import roles' }} operation={importAssignments} template={assignmentImportTemplate} invalidates={['people']} list={{ to: '/roles', text: { zh: '角色与权限', en: 'Roles and permissions' } }}
      notes={[
        { zh: '一行一个角色：谁、什么角色、在哪个范围、从哪天起。范围为区域或单位时填其编码或全称；人填编号或姓名。', en: 'One row a role: who, which role, where and from when. For a place or an organisation, enter its code or exact name; a person goes by code or name.' },
        { zh: '结束角色：填“至（不含）”。', en: 'To end a role, fill in “Until (excluded)”.' },
        { zh: '系统管理员等能管理权限的角色不能用文件分配，请在人员页逐个办理。', en: 'Roles over rights, such as the IT administrator, are not given by file; use the page of the person.' },
      ]}
    />
  );
}
